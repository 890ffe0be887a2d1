"""Wrong options that are wrong for certain, look like the right one, and teach when chosen.

The rules are those of the design's QUESTIONS document: never also right (when unsure, leave it out), same shape, no
cue by length, place or shared words, and each carries what it really is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from studyapp.cards.card import AnswerKind, Card
from studyapp.cards.templates import date_phrase, number_words
from studyapp.content.dates import HistoricalDate, parse_date
from studyapp.content.entry import WrongOption
from studyapp.questions.asked_sorts import asks_alike, is_of_its_sort
from studyapp.questions.distractor import CONFUSABLE_BONUS, Distractor, is_confusable
from studyapp.questions.happening_words import titled
from studyapp.questions.library import Library
from studyapp.questions.meaning import meaning
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words, echo
from studyapp.questions.written_options import written_sentences, written_values
from studyapp.questions.wrong_dates import date_nearness, wrong_dates
from studyapp.questions.wrong_numbers import number_shape, wrong_numbers
from studyapp.questions.wrong_people import wrong_people

T = TypeVar("T")

SHORTEST_RATIO, LONGEST_RATIO = 0.6, 1.6
MOST_DISTRACTORS = 3
FEWEST_DISTRACTORS = 2
SHARING_BONUS = 5.0
MANNER_BONUS, MOST_ABOUT = 4.0, 3
"""An answer fits another question the better the more alike the two are: in manner, and in the words they are about."""


def candidates(card: Card, library: Library) -> tuple[Distractor, ...]:
    """Every option that may stand beside the card's answer, with how near it lies: those that its author wrote, or else
    what the library has that is certainly wrong; empty where there is none."""
    written = written_for(card, library)
    if written:
        return tuple(Distractor(option.text, len(option.text), 0.0, option.why) for option in written)
    return other_answers(card, library)


def other_answers(card: Card, library: Library) -> tuple[Distractor, ...]:
    """Dates and figures that the card's author wrote, or else what the library has that is certainly wrong for it."""
    return library.kept(("other answers", card.id), lambda: tuple(_found(card, library)))


def _found(card: Card, library: Library) -> Iterable[Distractor]:
    find = _FINDERS.get(card.answer_kind)
    if find is None:
        return ()
    own = {fold_text(text) for text in (card.answer, *card.aliases)}
    unique: dict[str, Distractor] = {}
    for found in tuple(written_values(card, library.entry_of(card))) or find(card, library):
        key = fold_text(found.text)
        if key not in own and (key not in unique or unique[key].nearness < found.nearness):
            unique[key] = found
    return unique.values()


def shown_answer(card: Card) -> str:
    """The right answer in the shape that all options of its question have."""
    if card.answer_kind is AnswerKind.NUMBER and card.number is not None:
        return number_shape(card).replace("{}", number_words(card.number))
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
    right_date = parse_date(card.date) if card.date else None
    echoes = echo(card.answer, card.prompt) > 0
    about = content_words(card.prompt)
    for other in _of_a_shape(card, library):
        other_date = parse_date(other.date) if other.date else None
        if _may_be_the_same(card, other, right_date, other_date):
            continue
        nearness = 1.5 * (other.topic == card.topic) + 1.0 * (other.theme == card.theme)
        nearness += CONFUSABLE_BONUS * is_confusable(other.id.entry_id, card, library)
        nearness += SHARING_BONUS * ((echo(other.answer, card.prompt) > 0) == echoes)
        if card.id.facet == "what":
            nearness += MANNER_BONUS * asks_alike(other, card)
            nearness += min(MOST_ABOUT, len(content_words(other.prompt) & about))
        if right_date and other_date:
            nearness += date_nearness(other_date, right_date) / 2
        yield Distractor(
            other.answer, len(other.answer), nearness, _really(other, other_date, library), other.id.entry_id
        )


def written_for(card: Card, library: Library) -> tuple[WrongOption, ...]:
    """The sentences that the author wrote to stand beside the card's answer, to be chosen among."""
    return written_sentences(card, library.entry_of(card))


def _of_a_shape(card: Card, library: Library) -> Sequence[Card]:
    """Those whose answers could stand beside the card's: of its sort where the author tells it, else of its length."""
    # What has wrong options of its own would be an option more often than the others are.
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
            return f"{other.answer}: {meaning(library.entry_of(other))}"
        case "claim":
            return f"It answers another question: {other.prompt}"
        case "define":
            return f"That is the meaning of “{other.label}”."
        case _:
            return f"That tells of another body: {label}."


def _same_length(answer: str, pool: Sequence[T], text_of: Callable[[T], str]) -> Sequence[T]:
    """Those with a length near the answer's, or all where that would leave too few."""
    low, high = len(answer) * SHORTEST_RATIO, len(answer) * LONGEST_RATIO
    near = [item for item in pool if low <= len(text_of(item)) <= high]
    return near if len(near) >= MOST_DISTRACTORS else pool


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_FINDERS: dict[AnswerKind, Callable[[Card, Library], Iterator[Distractor]]] = {
    AnswerKind.FIGURE: wrong_people,
    AnswerKind.DATE: wrong_dates,
    AnswerKind.NUMBER: wrong_numbers,
    AnswerKind.TERM: _texts,
    AnswerKind.ORGANISATION: _texts,
    AnswerKind.PLACE: _texts,
    AnswerKind.TEXT: _texts,
}


def askable(card: Card) -> bool:
    """Whether wrong answers can be found for answers of the card's kind."""
    return card.answer_kind in _FINDERS
