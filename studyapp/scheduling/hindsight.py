"""What was predicted for each answer of a log before it was given, worked out for all cards at once.

Not imported at start-up, because numpy is heavy.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyapp.scheduling.fsrs_arrays import ArrayModel, Floats
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import CLOCK_SLIP_DAYS, KNOWN_STABILITY_DAYS

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Hindsight:
    """For each answer in the order of the log: `predicted` recall at its moment, 0 to 1, NaN for the first of a card;
    whether its card was known after it; and that card's number."""

    predicted: Floats
    was_known: NDArray[np.bool_]
    cards: Integers
    days: Integers

    def known_on(self, day: int, counted: NDArray[np.bool_]) -> int:
        """Cards that were known at the end of a day, by the answers that are `counted`; days as ordinals."""
        seen = np.flatnonzero(counted & (self.days <= day))
        newest_first = seen[::-1]
        _, place = np.unique(self.cards[newest_first], return_index=True)
        return int(self.was_known[newest_first[place]].sum())


def hindsight(cards: Integers, grades: Integers, days: Integers, model: ArrayModel) -> Hindsight:
    """Replay a log: for each answer, oldest first, its card's number, its grade (1 to 4) and study day (ordinal).

    The parameters are those of `model`, as fitted until now, and not those that were in use then.
    """
    count = len(cards)
    predicted, was_known = np.full(count, np.nan), np.zeros(count, dtype=np.bool_)
    size = int(cards.max(initial=-1)) + 1
    stability, difficulty = np.ones(size), np.ones(size)
    last_day = np.zeros(size, dtype=np.int64)
    for number, places in enumerate(_rounds(cards)):
        card, grade = cards[places], grades[places]
        day = _effective(last_day[card], days[places]) if number else days[places]
        if number == 0:
            stability[card], difficulty[card] = model.first_stability(grade), model.first_difficulty(grade)
        else:
            before, hardness = stability[card], difficulty[card]
            elapsed = (day - last_day[card]).astype(np.float64)
            predicted[places] = model.recall(elapsed, before)
            stability[card] = model.next_stability(before, hardness, elapsed, grade)
            difficulty[card] = model.next_difficulty(hardness, grade)
        last_day[card] = day
        was_known[places] = (stability[card] >= KNOWN_STABILITY_DAYS) & (grade != Grade.AGAIN)
    return Hindsight(predicted, was_known, cards, days)


def _rounds(cards: Integers) -> list[NDArray[np.intp]]:
    """Places in the log of the first answers of all cards, of the second ones, and so on."""
    by_card = np.argsort(cards, kind="stable")
    _, starts, lengths = np.unique(cards[by_card], return_index=True, return_counts=True)
    number = np.arange(len(cards)) - np.repeat(starts, lengths)
    by_round = by_card[np.argsort(number, kind="stable")]
    return np.split(by_round, np.cumsum(np.bincount(number))[:-1]) if len(cards) else []


def _effective(last_day: Integers, day: Integers) -> Integers:
    """`memory.effective_day` over arrays: a clock that slipped back by days was wrong before, a little one counts as
    no time."""
    return np.where(last_day - day > CLOCK_SLIP_DAYS, day, np.maximum(last_day, day))
