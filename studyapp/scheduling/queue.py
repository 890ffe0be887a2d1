"""Which cards a sitting asks, and in which order: due ones first, then new ones, siblings apart."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryModel, MemoryState

DEFAULT_NEW_PER_DAY = 10


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """`new_left` is how many cards may still be shown for the first time on this study day."""

    new_left: int


@dataclass(frozen=True, slots=True)
class DueParts:
    """Today's cards by what they are: missed on an earlier day, other reviews, and new ones within the limit."""

    missed: int
    review: int
    new: int

    @property
    def total(self) -> int:
        return self.missed + self.review + self.new


def build_queue(
    cards: Sequence[CardId],
    states: Mapping[CardId, MemoryState],
    study_date: date,
    limits: QueueLimits,
    model: MemoryModel,
) -> tuple[CardId, ...]:
    """The cards to ask on a study day.

    Due cards come first, those least likely to be recalled in front; then new ones in the author's order, which is
    the order of `cards`. Two cards of one entry do not follow each other while others wait.
    """
    due = [card for card in cards if (state := states.get(card)) and state.due_date <= study_date]
    due.sort(key=lambda card: model.recall_on(states[card], study_date))
    new = [card for card in cards if card not in states][: max(0, limits.new_left)]
    return apart(due) + apart(new)


def due_parts(
    cards: Iterable[CardId], states: Mapping[CardId, MemoryState], study_date: date, limits: QueueLimits
) -> DueParts:
    """How many cards of each part `build_queue` would give."""
    missed = review = new = 0
    for card in cards:
        state = states.get(card)
        if state is None:
            new += 1
        elif state.due_date <= study_date:
            is_missed = state.last_grade is Grade.AGAIN and state.answered_date < study_date
            missed, review = missed + is_missed, review + (not is_missed)
    return DueParts(missed, review, min(new, max(0, limits.new_left)))


def apart(cards: Sequence[CardId]) -> tuple[CardId, ...]:
    """The same cards with as little change of order as keeps two of one entry from following each other."""
    waiting = deque(cards)
    ordered: list[CardId] = []
    while waiting:
        last = ordered[-1] if ordered else None
        position = next((i for i, card in enumerate(waiting) if not _siblings(card, last)), 0)
        ordered.append(waiting[position])
        del waiting[position]
    return tuple(ordered)


def _siblings(one: CardId, other: CardId | None) -> bool:
    return other is not None and one[:2] == other[:2]
