"""Wrong options that are wrong for certain, look like the right one, and teach when chosen.

The rules are those of the design's QUESTIONS document: never also right (when unsure, leave it out), same shape, no
cue by length, place or shared words, and each carries what it really is.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from studyapp.cards.card import AnswerKind, Card
from studyapp.cards.templates import date_phrase, number_words
from studyapp.content.dates import HistoricalDate, parse_date
from studyapp.content.entry import (
    HISTORIAN,
    ChoiceEntry,
    Decision,
    EntryBase,
    Event,
    Figure,
    Organisation,
    Term,
    WrongOption,
)
from studyapp.questions.asked_sorts import asks_alike, is_of_its_sort
from studyapp.questions.happening_words import lies_in, then, titled
from studyapp.questions.library import Library
from studyapp.questions.neighbour_dates import neighbour_dates
from studyapp.questions.neighbour_numbers import is_clearly_other, is_of_the_size, neighbour_numbers
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words, echo

T = TypeVar("T")

SHORTEST_RATIO, LONGEST_RATIO = 0.6, 1.6
CONFUSABLE_BONUS = 8.0
MOST_DISTRACTORS = 3
FEWEST_DISTRACTORS = 2
FEWEST_REAL = 3
"""Where a deck has fewer real figures or dates of the shape, all wrong options are made up: a mixture would tell."""
SHARING_BONUS = 5.0
MANNER_BONUS, MOST_ABOUT = 4.0, 3
"""An answer fits another question the better the more alike the two are: in manner, and in the words they are about."""
YEAR_DIGITS = 4
FEWEST_OF_A_SIDE = 2
"""Somebody from a side of their own is offered nowhere: alone among others they are known not to belong."""
SIDE_LETTERS = 4
"""So many letters of a side's name tell it, one fewer where it has no more."""
MOST_DAYS_OFF = 3000
"""A date further off is wrong at a glance."""
MOST_TIMES_AS_LONG = 4.0
NOTHING_THEN = "Nothing in this deck has that date."
NO_SUCH_FIGURE = "No fact in this deck has that figure."


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option. `measure` is what a guesser could compare: a day, a number or a length."""

    text: str
    measure: float
    nearness: float
    really: str
    entry_id: str = ""


def candidates(card: Card, library: Library) -> tuple[Distractor, ...]:
    """Every option that is certainly wrong for this card, with how near it lies; empty where none is sure."""
    return library.kept(("candidates", card.id), lambda: tuple(_found(card, library)))


def _found(card: Card, library: Library) -> Iterable[Distractor]:
    find = _FINDERS.get(card.answer_kind)
    if find is None:
        return ()
    own = {fold_text(text) for text in (card.answer, *card.aliases)}
    unique: dict[str, Distractor] = {}
    for found in find(card, library):
        key = fold_text(found.text)
        if key not in own and (key not in unique or unique[key].nearness < found.nearness):
            unique[key] = found
    return unique.values()


def _figures(card: Card, library: Library) -> Iterator[Distractor]:
    deck = library.deck_of(card)
    prompt_words = content_words(card.prompt)
    for figure in _companions(card, library):
        if figure.id in card.answer_refs or _named_in(card.prompt, deck.names_of(figure.id)):
            continue
        if _may_also_fit(figure, card, prompt_words, library):
            continue
        nearness = 3.0 * (figure.side in _sides(card, library)) + 1.0 * (figure.topic == card.topic)
        nearness += CONFUSABLE_BONUS * _is_confusable(figure.id, card, library)
        really = f"{figure.name} was {figure.roles[0].title}."
        yield Distractor(figure.name, len(figure.name), nearness, really, figure.id)


def _companions(card: Card, library: Library) -> Iterator[Figure]:
    """People whose names could stand beside the answer's: those of its side; and those who acted for other sides, where
    nothing tells that they did not act here."""
    everybody = library.figures(card.id.deck_id)
    of_side = Counter(one.side for one in everybody)
    sides = _sides(card, library)
    is_open = HISTORIAN not in sides and not _tells_a_side(card, library)
    for one in everybody:
        acted_with_others = one.side != HISTORIAN and of_side[one.side] >= FEWEST_OF_A_SIDE
        if one.side in sides or (is_open and acted_with_others):
            yield one


def _sides(card: Card, library: Library) -> set[str]:
    """For whom the people who are the answer acted."""
    entries = library.deck_of(card).entry_by_id
    found = (entries.get(ref) for ref in card.answer_refs)
    return {figure.side for figure in found if isinstance(figure, Figure)}


def _tells_a_side(card: Card, library: Library) -> bool:
    """Whether the prompt says for whom the answer acted, or for whom not: then names of other sides could be ruled
    out. Who held an office is told by the office."""
    if card.id.facet == "identify":
        return True
    names = {word for one in library.figures(card.id.deck_id) for word in one.side.split()}
    # "Chinese" tells China, and "Laotian" Laos; the capital tells "United" from "units".
    starts = tuple(name[: min(SIDE_LETTERS, len(name) - 1)] for name in names if len(name) >= SIDE_LETTERS)
    return any(word.startswith(starts) for word in card.prompt.split())


def other_figures(card: Card, library: Library) -> tuple[Distractor, ...]:
    """For a card that asks for several people: others who certainly do not belong to them, nearest first."""
    entries = library.deck_of(card).entry_by_id
    if not card.answer_refs or not all(isinstance(entries.get(ref), Figure) for ref in card.answer_refs):
        return ()
    return tuple(sorted(_figures(card, library), key=lambda one: -one.nearness))


def _may_also_fit(figure: Figure, card: Card, prompt_words: frozenset[str], library: Library) -> bool:
    """Whether the prompt could be true of this figure too: by an office, or by taking part in what it tells of."""
    if not prompt_words:
        return True
    if any(prompt_words <= content_words(role.title) for role in figure.roles):
        return True
    for happening in library.happenings(card.id.deck_id):
        taking_part = happening.figures if isinstance(happening, Event) else happening.deciders
        if figure.id in taking_part:
            told = content_words(f"{happening.label} {_deed(happening)}")
            if happening.id == card.id.entry_id or len(prompt_words & told) >= max(2, len(prompt_words) / 2):
                return True
    return False


def _deed(happening: Event | Decision) -> str:
    return happening.what if isinstance(happening, Event) else happening.choice


def _dates(card: Card, library: Library) -> Iterator[Distractor]:
    right = parse_date(card.date)
    told = _years_told(card)
    real = [found for found in _real_dates(card, right, library) if told <= _words_of(found.text)]
    if len({found.text for found in real}) >= FEWEST_REAL:
        yield from real
        return
    happenings = library.happenings(card.id.deck_id)
    for made in neighbour_dates(right):
        if told <= _words_of(made.words):
            other = next((one for one in happenings if lies_in(one.date, made)), None)
            really = then(other) if other else NOTHING_THEN
            yield Distractor(made.words, made.earliest.ordinal, _date_nearness(made, right), really)


def _years_told(card: Card) -> frozenset[str]:
    """Years of the right date that the prompt names already: a date without them would be ruled out."""
    both = _words_of(card.prompt) & _words_of(card.answer)
    return frozenset(word for word in both if word.isdigit() and len(word) == YEAR_DIGITS)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(fold_text(text).split())


def _real_dates(card: Card, right: HistoricalDate, library: Library) -> Iterator[Distractor]:
    for other in library.happenings(card.id.deck_id):
        if other.id == card.id.entry_id or not _same_shape(other.date, right) or other.date.overlaps(right):
            continue
        if abs(other.date.earliest.ordinal - right.earliest.ordinal) > MOST_DAYS_OFF:
            continue
        nearness = _date_nearness(other.date, right) + 1.0 * (other.topic == card.topic)
        nearness += CONFUSABLE_BONUS * _is_confusable(other.id, card, library)
        yield Distractor(other.date.words, other.date.earliest.ordinal, nearness, then(other), other.id)


def _same_shape(date: HistoricalDate, right: HistoricalDate) -> bool:
    if date.start is None or date.end is None:
        return False
    shapes = [(one.precision, one.is_interval, one.approximate) for one in (date, right)]
    return shapes[0] == shapes[1] and (not right.is_interval or _last_alike(date, right))


def _last_alike(date: HistoricalDate, right: HistoricalDate) -> bool:
    """Whether two spans of time are about as long: asked for two months, nobody takes a span of four years."""
    days, right_days = (1 + one.latest.ordinal - one.earliest.ordinal for one in (date, right))
    return 1 / MOST_TIMES_AS_LONG <= days / right_days <= MOST_TIMES_AS_LONG


def _date_nearness(date: HistoricalDate, right: HistoricalDate) -> float:
    days = abs(date.earliest.ordinal - right.earliest.ordinal)
    return 4.0 * math.exp(-days / 500)


def _numbers(card: Card, library: Library) -> Iterator[Distractor]:
    if card.number is None:
        return
    shape = _number_shape(card)
    real = [
        other
        for other in library.cards
        if other.id.deck_id == card.id.deck_id
        and other.number is not None
        and other.unit == card.unit
        and is_clearly_other(other.number, card.number)
    ]
    near = [other for other in real if is_of_the_size(other.number or 0.0, card.number)]
    if len({other.number for other in near}) >= FEWEST_REAL:
        for other in near:
            text = shape.replace("{}", number_words(other.number or 0.0))
            really = f"{text}: {other.label}."
            yield Distractor(text, other.number or 0.0, 3.0, really, other.id.entry_id)
        return
    told = {other.number: other.label for other in real}
    for value in neighbour_numbers(card.number):
        # "1 months" would be known by its grammar.
        if is_clearly_other(value, card.number) and value != 1:
            text = shape.replace("{}", number_words(value))
            nearness = 2.0 - abs(math.log(value / card.number)) if card.number > 0 else 0.0
            really = f"{text}: {told[value]}." if value in told else NO_SUCH_FIGURE
            yield Distractor(text, value, nearness, really)


def _number_shape(card: Card) -> str:
    """The answer with a hole for its figure and without whose figure it is."""
    figure = number_words(card.number or 0.0)
    about = "about " if card.answer.startswith("about ") else ""
    return f"{about}{{}} {card.unit}" if figure in card.answer else "{}"


def shown_answer(card: Card) -> str:
    """The right answer in the shape that all options of its question have."""
    if card.answer_kind is AnswerKind.NUMBER and card.number is not None:
        return _number_shape(card).replace("{}", number_words(card.number))
    return card.answer


def measure_of(card: Card) -> float:
    """What a guesser could compare of the right answer; see `Distractor.measure`."""
    if card.answer_kind is AnswerKind.DATE:
        return parse_date(card.date).earliest.ordinal
    if card.answer_kind is AnswerKind.NUMBER and card.number is not None:
        return card.number
    return len(shown_answer(card))


ASKABLE_TEXTS = frozenset({"what", "place", "define", "name", "purpose", "claim"})
"""Facets whose other answers in the deck are wrong for certain; a further cause or effect might be right too."""


def _texts(card: Card, library: Library) -> Iterator[Distractor]:
    if card.id.facet not in ASKABLE_TEXTS:
        return
    written = written_for(card, library)
    if written:
        for option in written:
            yield Distractor(option.text, len(option.text), 0.0, option.why)
        return
    right_date = parse_date(card.date) if card.date else None
    echoes = echo(card.answer, card.prompt) > 0
    about = content_words(card.prompt)
    for other in _of_a_shape(card, library):
        other_date = parse_date(other.date) if other.date else None
        if _may_be_the_same(card, other, right_date, other_date):
            continue
        nearness = 1.5 * (other.topic == card.topic) + 1.0 * (other.theme == card.theme)
        nearness += CONFUSABLE_BONUS * _is_confusable(other.id.entry_id, card, library)
        nearness += SHARING_BONUS * ((echo(other.answer, card.prompt) > 0) == echoes)
        if card.id.facet == "what":
            nearness += MANNER_BONUS * asks_alike(other, card)
            nearness += min(MOST_ABOUT, len(content_words(other.prompt) & about))
        if right_date and other_date:
            nearness += _date_nearness(other_date, right_date) / 2
        yield Distractor(
            other.answer, len(other.answer), nearness, _really(other, other_date, library), other.id.entry_id
        )


def written_for(card: Card, library: Library) -> tuple[WrongOption, ...]:
    """The wrong options that the author wrote for the card."""
    entry = library.entry_of(card)
    if isinstance(entry, ChoiceEntry) and card.id.facet == entry.chosen_facet:
        return entry.distractors
    return ()


def _of_a_shape(card: Card, library: Library) -> Sequence[Card]:
    """Those whose answers could stand beside the card's: of its sort where the author tells it, else of its length."""
    # An answer with wrong options of its own would be an option more often than these are.
    pool = [
        other
        for other in library.like(card)
        if is_of_its_sort(other, card) and not written_for(other, library)
    ]
    sort = library.entry_of(card).tags[:1]
    if card.id.facet == "name" and sort:
        return [other for other in pool if sort[0] in library.entry_of(other).tags]
    return _same_length(card.answer, pool, lambda item: item.answer)


def _may_be_the_same(
    card: Card, other: Card, right_date: HistoricalDate | None, other_date: HistoricalDate | None
) -> bool:
    if card.kind in {"event", "decision"} and card.id.facet == "what":
        return right_date is None or other_date is None or other_date.overlaps(right_date)
    one, two = fold_text(card.answer), fold_text(other.answer)
    if one in two or two in one or fold_text(other.answer) in fold_text(card.prompt):
        return True
    return any(fold_text(alias) == two for alias in card.aliases)


def _really(other: Card, date: HistoricalDate | None, library: Library) -> str:
    label = _capital(titled(other.label))
    match other.id.facet:
        case "what" if date is not None:
            return f"{label}: that was {date_phrase(date)}."
        case "place":
            return f"{other.answer} belongs to another event: {label}."
        case "name":
            return f"{other.answer}: {_meaning(library.entry_of(other))}"
        case "claim":
            return f"It answers another question: {other.prompt}"
        case "define":
            return f"That is the meaning of “{other.label}”."
        case _:
            return f"That tells of another body: {label}."


def _meaning(entry: EntryBase) -> str:
    if isinstance(entry, Term):
        return entry.definition
    return f"it {entry.purpose.rstrip('.')}." if isinstance(entry, Organisation) else entry.title


def _same_length(answer: str, pool: Sequence[T], text_of: Callable[[T], str]) -> Sequence[T]:
    """Those with a length near the answer's, or all where that would leave too few."""
    low, high = len(answer) * SHORTEST_RATIO, len(answer) * LONGEST_RATIO
    near = [item for item in pool if low <= len(text_of(item)) <= high]
    return near if len(near) >= MOST_DISTRACTORS else pool


def _is_confusable(other_id: str, card: Card, library: Library) -> bool:
    entries = library.deck_of(card).entry_by_id
    own = {card.id.entry_id, *card.answer_refs}
    pairs = {ref for entry_id in own if entry_id in entries for ref in entries[entry_id].confusable_with}
    other = entries.get(other_id)
    return other_id in pairs or (other is not None and not own.isdisjoint(other.confusable_with))


def _named_in(text: str, names: Sequence[str]) -> bool:
    spaced = f" {fold_text(text)} "
    return any(f" {fold_text(name)} " in spaced for name in names)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_FINDERS: dict[AnswerKind, Callable[[Card, Library], Iterator[Distractor]]] = {
    AnswerKind.FIGURE: _figures,
    AnswerKind.DATE: _dates,
    AnswerKind.NUMBER: _numbers,
    AnswerKind.TERM: _texts,
    AnswerKind.ORGANISATION: _texts,
    AnswerKind.PLACE: _texts,
    AnswerKind.TEXT: _texts,
}


def askable(card: Card) -> bool:
    """Whether wrong answers can be found for answers of the card's kind."""
    return card.answer_kind in _FINDERS
