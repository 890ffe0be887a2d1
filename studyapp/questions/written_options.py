"""Wrong options that authors wrote: sentences to be chosen among, and dates and figures, which must be read to be
put in order."""

from collections.abc import Iterable, Iterator

from studyapp.cards.card import AnswerKind, Card
from studyapp.cards.templates import ABOUT, number_words
from studyapp.content.dates import parse_date
from studyapp.content.deck import Deck
from studyapp.content.entry import ChoiceEntry, EntryBase, Question, WrongOption
from studyapp.content.references import Finding
from studyapp.questions.date_text import read_typed_date
from studyapp.questions.distractor import CONFUSABLE_BONUS, Distractor
from studyapp.questions.number_text import read_typed_number, tolerance_of
from studyapp.questions.wrong_numbers import number_shape

ORDERED = frozenset({AnswerKind.DATE, AnswerKind.NUMBER})
"""Answers whose options stand in order."""


def written_sentences(card: Card, entry: EntryBase) -> tuple[WrongOption, ...]:
    """The wrong options that the author wrote for the card, where they alone stand beside its answer."""
    if card.answer_kind in ORDERED:
        return ()
    if card.id.facet in entry.wrong_options:
        return entry.wrong_options[card.id.facet]
    match entry:
        case ChoiceEntry() if card.id.facet == entry.chosen_facet:
            return entry.distractors
        case Question(asks="multiple_choice"):
            return entry.distractors
    return ()


def written_values(card: Card, entry: EntryBase) -> Iterator[Distractor]:
    """The dates or figures that the author wrote for the card, in the shape of its answer; without those that cannot be
    read or may be right."""
    if card.answer_kind not in ORDERED:
        return
    for option in entry.wrong_options.get(card.id.facet, ()):
        value = _value_of(card, option.text)
        if value is not None:
            yield Distractor(*value, CONFUSABLE_BONUS, option.why)


def option_hints(deck: Deck, cards: Iterable[Card]) -> Iterator[Finding]:
    """Dates and figures among the wrong options that are of no use, so that nobody is ever offered them."""
    for card in cards:
        options = deck.entry_by_id[card.id.entry_id].wrong_options.get(card.id.facet, ())
        for index, option in enumerate(options if card.answer_kind in ORDERED else ()):
            if _value_of(card, option.text) is None:
                sort = "date" if card.answer_kind is AnswerKind.DATE else "figure"
                message = f"This {sort} cannot be read, or may be right as well; it is never offered."
                field = f"wrong_options.{card.id.facet}.{index}.text"
                yield Finding("unusable_option", message, card.id.entry_id, field, option.text[:80])


def _value_of(card: Card, text: str) -> tuple[str, float] | None:
    """A date or figure as the answer would write it, and its place in order; None where it cannot be read or may be
    right."""
    if card.answer_kind is AnswerKind.DATE:
        date, right = read_typed_date(text), parse_date(card.date)
        if date is None or date.overlaps(right):
            return None
        return date.words, date.earliest.ordinal
    figure, asked = read_typed_number(text, card.unit), card.number or 0.0
    tolerance = tolerance_of(asked, card.unit, is_about=card.answer.startswith(ABOUT))
    if figure is None or abs(figure - asked) <= tolerance:
        return None
    return number_shape(card).replace("{}", number_words(figure)), figure
