"""The cards that each kind of entry yields, and the words in which they ask.

`TEMPLATES` has one function per kind. An entry may put its own words in place of a generated prompt, or skip a
facet; a card whose answer would already stand in its prompt is not made.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from studyapp.cards.card import AnswerKind, Card, CardId, PageRef
from studyapp.content.dates import HistoricalDate, Precision
from studyapp.content.deck import Deck
from studyapp.content.entry import (
    Argument,
    Citation,
    Decision,
    EntryBase,
    Event,
    Figure,
    Note,
    Organisation,
    Question,
    Role,
    Series,
    Statistic,
    Term,
)
from studyapp.content.gaps import blanked, gaps_of

ABOUT, OVER = "about ", "over "
"""What stands before a figure that is not exact, and before one that is exceeded."""


TRUE_OR_FALSE = "True or false? "
"""What stands before a statement, so that a flashcard asks something."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A card without what it shares with its entry's other cards. `told` stands in front of the context; `context` and
    `sources` replace those of the entry."""

    facet: str
    prompt: str
    answer: str
    answer_kind: AnswerKind
    aliases: tuple[str, ...] = ()
    answer_refs: tuple[str, ...] = ()
    number: float | None = None
    unit: str = ""
    date: str = ""
    told: str = ""
    context: str | None = None
    sources: tuple[Citation, ...] = ()


def cards_of(deck: Deck) -> tuple[Card, ...]:
    """Every card of a deck, in the author's order."""
    return tuple(card for entry in deck.entries for card in cards_of_entry(entry, deck))


def cards_of_entry(entry: EntryBase, deck: Deck) -> Iterator[Card]:
    """The cards of one entry, in the order of its facets."""
    for draft in TEMPLATES[_kind(entry)](entry, deck):
        if draft.facet in entry.skip:
            continue
        given = entry.prompts.get(draft.facet)
        wording = replace(draft, prompt=given) if given else draft
        if given is None and _gives_itself_away(wording, deck):
            continue
        yield _card(wording, entry, deck)


def _kind(entry: EntryBase) -> str:
    kind: str = getattr(entry, "kind", "")
    return kind


def _card(draft: Draft, entry: EntryBase, deck: Deck) -> Card:
    shorts = {source.id: source.short or source.citation for source in deck.sources}
    own_date = getattr(entry, "date", None)
    return Card(
        id=CardId(deck.id, entry.id, draft.facet),
        kind=_kind(entry),
        label=entry.title,
        topic=entry.topic,
        theme=entry.theme or "",
        importance=entry.importance,
        prompt=draft.prompt,
        answer=draft.answer,
        answer_kind=draft.answer_kind,
        aliases=draft.aliases,
        answer_refs=draft.answer_refs,
        context=" ".join(text for text in (draft.told, draft.context or entry.context) if text),
        sources=tuple(
            PageRef(shorts.get(cite.source, cite.source), cite.pages or "")
            for cite in draft.sources or entry.sources
        ),
        date=draft.date or (str(own_date) if own_date else ""),
        number=draft.number,
        unit=draft.unit,
        side=getattr(entry, "side", ""),
        confusable_with=entry.confusable_with,
    )


def _gives_itself_away(draft: Draft, deck: Deck) -> bool:
    """Whether every name that the answer asks for can be read in the prompt."""
    if draft.prompt.startswith(TRUE_OR_FALSE):
        return False
    prompt = draft.prompt.casefold()
    if draft.answer_refs:
        return all(any(name.casefold() in prompt for name in deck.names_of(ref)) for ref in draft.answer_refs)
    return draft.answer.casefold().rstrip(".") in prompt


def _figure(entry: Figure, _deck: Deck) -> Iterator[Draft]:
    name, aliases, refs = entry.name, entry.aliases, (entry.id,)
    office = _role_words(entry.roles[0])
    yield Draft("identify", f"Who was {office}?", name, AnswerKind.FIGURE, aliases, refs)
    roles = [_sentence(_role_words(role)) for role in entry.roles]
    yield _listed("role", f"Who was {entry.name}?", roles)
    for deed in entry.known_for:
        prompt = f"Who {deed.text.rstrip('.')}?"
        yield Draft(
            f"known_for.{deed.id}",
            prompt,
            name,
            AnswerKind.FIGURE,
            aliases,
            refs,
            context=deed.context,
            sources=deed.sources,
        )


def _role_words(role: Role) -> str:
    """The title, with the years in office where they are given and not already in its words."""
    span = _span_words(role.since, role.until)
    return f"{role.title} ({span})" if span and not any(c.isdigit() for c in role.title) else role.title


def _span_words(since: HistoricalDate | None, until: HistoricalDate | None) -> str:
    if since and until:
        return since.words if since == until else f"{since.words} to {until.words}"
    if since:
        return f"from {since.words}"
    return f"until {until.words}" if until else ""


def _event(entry: Event, deck: Deck) -> Iterator[Draft]:
    title = entry.label
    yield Draft("date", f"When did this happen: {title}?", entry.date.words, AnswerKind.DATE)
    people = [deck.name_of(ref) for ref in (*entry.figures, *entry.organisations)]
    involving = f", involving {_join(people[:3])}" if people else ""
    yield Draft("what", f"What happened {date_phrase(entry.date)}{involving}?", entry.what, AnswerKind.TEXT)
    if entry.place:
        yield Draft("place", f"Where did this happen: {title}?", entry.place, AnswerKind.PLACE)
    if people:
        yield _named("who", f"Who took part: {title}?", (*entry.figures, *entry.organisations), deck)
    if entry.causes:
        yield _listed("cause", f"What led to this: {title}?", _resolved(entry.causes, deck))
    if entry.effects:
        yield _listed("effect", f"What followed from this: {title}?", _resolved(entry.effects, deck))


def _decision(entry: Decision, deck: Deck) -> Iterator[Draft]:
    title = entry.label
    problem = entry.problem if entry.problem.endswith((".", "?")) else f"{entry.problem}."
    yield Draft("what", f"{problem} What was decided?", entry.choice, AnswerKind.TEXT)
    if entry.deciders:
        yield _named("who", f"Who took this decision: {title}?", entry.deciders, deck)
    yield Draft("when", f"When was this decided: {title}?", entry.date.words, AnswerKind.DATE)
    if entry.reasons:
        yield _listed("why", f"Why was this decided: {title}?", entry.reasons)
    if entry.alternatives:
        options = [
            f"{option.option.rstrip('.')} ({option.rejected_because.rstrip('.')})"
            if option.rejected_because
            else option.option
            for option in entry.alternatives
        ]
        yield _listed("alternatives", f"What else was considered: {title}?", options)
    if entry.consequences:
        prompt = f"What followed from this decision: {title}?"
        yield _listed("outcome", prompt, _resolved(entry.consequences, deck))


def _term(entry: Term, _deck: Deck) -> Iterator[Draft]:
    yield Draft("define", f"What does “{entry.term}” mean in this story?", entry.definition, AnswerKind.TEXT)
    definition = entry.definition.rstrip(".")
    yield Draft(
        "name", f"Which term is meant: {definition}?", entry.term, AnswerKind.TERM, entry.aliases, (entry.id,)
    )


def _organisation(entry: Organisation, deck: Deck) -> Iterator[Draft]:
    purpose = entry.purpose.rstrip(".")
    yield Draft("purpose", f"What did {_the(entry.name)} do?", f"It {purpose}.", AnswerKind.TEXT)
    names = deck.names_of(entry.id)[1:]
    yield Draft("name", f"Which body {purpose}?", entry.name, AnswerKind.ORGANISATION, names, (entry.id,))
    heads = tuple(member.figure for member in entry.members if member.head)
    if heads:
        yield _named("head", f"Who led {_the(entry.name)}?", heads, deck)
    others = tuple(member.figure for member in entry.members)
    if len(others) > 1:
        yield _named("members", f"Who belonged to {_the(entry.name)}?", others, deck)


def _statistic(entry: Statistic, _deck: Deck) -> Iterator[Draft]:
    figure = number_words(float(entry.value))
    about = OVER if entry.lower_bound else ABOUT if entry.approximate else ""
    said_by = f" (according to {entry.according_to})" if entry.according_to else ""
    yield Draft(
        "value",
        f"{entry.subject}, {entry.as_of.words}: how many {entry.unit}?",
        f"{about}{figure} {entry.unit}{said_by}",
        AnswerKind.NUMBER,
        number=float(entry.value),
        unit=entry.unit,
        date=str(entry.as_of),
    )


def _series(entry: Series, _deck: Deck) -> Iterator[Draft]:
    top = max(entry.points, key=lambda point: point.value)
    yield Draft(
        "peak",
        f"When was the peak: {entry.subject}?",
        top.date.words,
        AnswerKind.DATE,
        date=str(top.date),
        told=f"The figure was {number_words(float(top.value))} {entry.unit}.",
    )
    yield _listed(
        "trend",
        f"How did this develop: {entry.subject}?",
        [f"{point.date.words}: {number_words(float(point.value))}" for point in entry.points],
    )
    for point in entry.points:
        if point.ask:
            yield Draft(
                f"point.{point.date.text.replace(' ', '-')}",
                f"{entry.subject}, {point.date.words}: how many {entry.unit}?",
                f"{number_words(float(point.value))} {entry.unit}",
                AnswerKind.NUMBER,
                number=float(point.value),
                unit=entry.unit,
                date=str(point.date),
            )


def _argument(entry: Argument, deck: Deck) -> Iterator[Draft]:
    holder = deck.name_of(entry.holder)
    yield Draft(
        "claim", f"What does {holder} conclude from this: {entry.evidence[0]}", entry.claim, AnswerKind.TEXT
    )
    yield _listed("evidence", f"{holder} argues: {entry.claim} On what evidence?", entry.evidence)
    if entry.counter:
        yield _listed("counter", f"What speaks against this claim of {holder}: {entry.claim}", entry.counter)


def _note(entry: Note, _deck: Deck) -> Iterator[Draft]:
    if entry.prompt and entry.answer:
        yield Draft("note", entry.prompt, entry.answer, AnswerKind.TEXT, entry.aliases)
        if entry.reverse:
            yield Draft("reverse", entry.reverse, entry.prompt, AnswerKind.TEXT)
    if entry.cloze:
        gaps = gaps_of(entry.cloze)
        aliases = entry.aliases if len(gaps) == 1 else ()
        for number, answer in enumerate(gaps, start=1):
            yield Draft(f"cloze.{number}", blanked(entry.cloze, number), answer, AnswerKind.TERM, aliases)


def _question(entry: Question, _deck: Deck) -> Iterator[Draft]:
    if entry.asks == "multiple_answer":
        draft = _listed("question", entry.stem, entry.answers)
    elif entry.asks == "true_false":
        draft = Draft("question", f"{TRUE_OR_FALSE}{entry.stem}", entry.answers[0], AnswerKind.TEXT)
    else:
        draft = Draft("question", entry.stem, entry.answers[0], AnswerKind.TEXT, entry.answers[1:])
    yield replace(draft, told=entry.explanation)


def _named(facet: str, prompt: str, refs: tuple[str, ...], deck: Deck) -> Draft:
    """A card that asks for people or bodies: one name, or a list of them."""
    if len(refs) > 1:
        return replace(_listed(facet, prompt, [deck.name_of(ref) for ref in refs]), answer_refs=refs)
    names = deck.names_of(refs[0]) if refs[0] in deck.entry_by_id else (refs[0],)
    kind = AnswerKind.FIGURE if isinstance(deck.entry_by_id.get(refs[0]), Figure) else AnswerKind.ORGANISATION
    return Draft(facet, prompt, names[0], kind, names[1:], refs)


def _listed(facet: str, prompt: str, items: list[str] | tuple[str, ...]) -> Draft:
    if len(items) == 1:
        return Draft(facet, prompt, items[0], AnswerKind.TEXT)
    return Draft(facet, prompt, "\n".join(items), AnswerKind.LIST)


def _resolved(refs_or_texts: tuple[str, ...], deck: Deck) -> list[str]:
    return [_sentence(deck.name_of(item)) for item in refs_or_texts]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _the(name: str) -> str:
    return name if name.startswith(("The ", "the ")) else f"the {name}"


def _join(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def date_phrase(date: HistoricalDate) -> str:
    """The words of a date as they stand in a sentence: "on 5 August 1964", "in early April 1965", "in May and June
    1965", "between 3 and 5 July 1964"."""
    words = date.words
    is_open = date.start is None or date.end is None
    if is_open or words.startswith("around "):
        return words
    if date.is_interval and not date.is_pair:
        return f"between {words.replace(' to ', ' and ')}"
    return f"on {words}" if date.precision is Precision.DAY else f"in {words}"


def number_words(value: float) -> str:
    """Figures as people write them: "320,000", "1.5"."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


TEMPLATES: dict[str, Callable[[Any, Deck], Iterator[Draft]]] = {
    "figure": _figure,
    "event": _event,
    "decision": _decision,
    "term": _term,
    "organisation": _organisation,
    "statistic": _statistic,
    "series": _series,
    "argument": _argument,
    "note": _note,
    "question": _question,
}
"""Kind of entry -> what makes its cards; the same kinds as `content.entry.ENTRY_KINDS`."""
