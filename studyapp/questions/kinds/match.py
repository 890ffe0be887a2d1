"""Match pairs: people with what they were, events with their dates, terms with their meanings."""

from random import Random

from studyapp.cards.card import Card
from studyapp.content.entry import Decision, Event, Figure, Organisation, Term
from studyapp.questions.dated_sets import tell_their_order, tells_a_figure
from studyapp.questions.happening_words import title_of
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Item, Option, Outcome, Question, Verdict
from studyapp.questions.text_match import fold_text
from studyapp.questions.wrong_answers import other_answers

FEWEST, MOST = 3, 5
NEAREST = 24
LETTERS = "ABCDEF"
STEMS = {
    "figure": "Match each description with the person.",
    "event": "Match each event with its date.",
    "decision": "Match each decision with its date.",
    "term": "Match each meaning with the term.",
    "organisation": "Match each task with the body.",
}


def build(card: Card, library: Library, rng: Random) -> Question | Declined:
    """Every right side must be certainly wrong for every other left side."""
    left = _left(card, library)
    if left is None:
        return Declined("the card is no half of a pair")
    chosen = [card]
    others = [other for other in library.like(card) if _left(other, library) is not None]
    others.sort(key=lambda other: (other.topic != card.topic, other.side != card.side))
    others = others[:NEAREST]
    rng.shuffle(others)
    wanted = rng.randint(FEWEST, MOST)
    wrong_for = {card.id: _wrong(card, library)}
    for other in others:
        if len(chosen) == wanted:
            break
        wrong = _wrong(other, library)
        if all(
            fold_text(other.answer) in wrong_for[one.id]
            and fold_text(one.answer) in wrong
            and not _hard_to_tell_apart(one, other, library)
            for one in chosen
        ):
            chosen.append(other)
            wrong_for[other.id] = wrong
    if len(chosen) < FEWEST:
        return Declined("fewer than three pairs are certain")
    return _question(card, chosen, library, rng)


def _question(card: Card, chosen: list[Card], library: Library, rng: Random) -> Question:
    rights = list(chosen)
    rng.shuffle(chosen)
    rng.shuffle(rights)
    items = tuple(Item(_left(one, library) or "", rights.index(one), one.answer, one.id) for one in chosen)
    options = tuple(Option(one.answer, True, entry_id=one.id.entry_id) for one in rights)
    answer = "\n".join(f"{item.text} = {item.told}" for item in items)
    return Question(card.id, "match", STEMS[card.kind], answer, options, items=items)


def _hard_to_tell_apart(one: Card, other: Card, library: Library) -> bool:
    """Whether two happenings are steps of one story, or titled nearly alike."""
    first, second = library.entry_of(one), library.entry_of(other)
    return (
        isinstance(first, (Event, Decision))
        and isinstance(second, (Event, Decision))
        and tell_their_order(first, second)
    )


def _wrong(card: Card, library: Library) -> frozenset[str]:
    return library.kept(
        ("wrong", card.id), lambda: frozenset(fold_text(found.text) for found in other_answers(card, library))
    )


def _left(card: Card, library: Library) -> str | None:
    """The left side of a card's pair, None where it has none."""
    return library.kept(("left", card.id), lambda: _left_side(card, library))


def _left_side(card: Card, library: Library) -> str | None:
    entry = library.entry_of(card)
    facet = card.id.facet
    if isinstance(entry, Figure):
        return _capital(entry.roles[0].title) if facet == "identify" else None
    if isinstance(entry, Term):
        return entry.definition.rstrip(".") if facet == "name" else None
    if isinstance(entry, Organisation):
        return f"It {entry.purpose.rstrip('.')}" if facet == "name" else None
    if isinstance(entry, (Event, Decision)) and facet in {"date", "when"}:
        return None if tells_a_figure(entry) else title_of(entry)
    return None


def judge(question: Question, response: str, _library: Library) -> Verdict:
    """`response` is pairs of the letter of a left side and the number of a right one: "A2 B1 C3"."""
    given: dict[int, int] = {}
    for pair in response.upper().replace(",", " ").split():
        if len(pair) == 2 and pair[0] in LETTERS and pair[1].isdigit():
            given[LETTERS.index(pair[0])] = int(pair[1]) - 1
    parts = tuple(given.get(place) == item.place for place, item in enumerate(question.items))
    share = sum(parts) / len(parts) if parts else 0.0
    return Verdict(Outcome.RIGHT if all(parts) and parts else Outcome.WRONG, share, parts=parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
