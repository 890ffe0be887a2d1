"""A wrong option, and how much nearer it lies when students mix it up with the right one."""

from dataclasses import dataclass

from studyapp.cards.card import Card
from studyapp.questions.library import Library

CONFUSABLE_BONUS = 8.0
FEWEST_REAL = 3
"""Where a deck has fewer real figures or dates of the shape, all wrong options are made up: a mixture would tell."""


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option. `measure` is what a guesser could compare: a day, a number or a length."""

    text: str
    measure: float
    nearness: float
    really: str
    entry_id: str = ""


def is_confusable(other_id: str, card: Card, library: Library) -> bool:
    """Whether an author marked the entry as confusable with the card's entry or with its answer."""
    entries = library.deck_of(card).entry_by_id
    own = {card.id.entry_id, *card.answer_refs}
    pairs = {ref for entry_id in own if entry_id in entries for ref in entries[entry_id].confusable_with}
    other = entries.get(other_id)
    return other_id in pairs or (other is not None and not own.isdisjoint(other.confusable_with))
