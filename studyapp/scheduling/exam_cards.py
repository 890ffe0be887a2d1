"""What the exam planner knows of the cards and of the student, as arrays. Imports numpy: not for the start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studyapp.cards.card import CardId
from studyapp.scheduling.fsrs_arrays import DEFAULT_PARAMETERS, ArrayModel, Floats
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryState

SUCCESS_SECONDS, FAILURE_SECONDS, NEW_SECONDS = 13.0, 37.0, 21.0
"""Usual time of one answer of a seen card, right or wrong (its repeat included), and of a first look."""
USUAL_FIRST_GRADES = (0.24, 0.09, 0.50, 0.17)
FEWEST_FIRST_LOOKS = 50
PACE_PRIOR_SECONDS = 900.0


class Outcomes(NamedTuple):
    """What may follow when a seen card is asked: probability of recall, and memory after either result."""

    recall: Floats
    stability_right: Floats
    difficulty_right: Floats
    stability_wrong: Floats
    difficulty_wrong: Floats

    @property
    def seconds(self) -> Floats:
        """Expected time at the usual pace."""
        return FAILURE_SECONDS + (SUCCESS_SECONDS - FAILURE_SECONDS) * self.recall


def first_grade_shares(counts: Sequence[int]) -> tuple[float, ...]:
    """Shares of Again, Hard, Good, Easy among first looks: the usual ones until 50 of the student's are known."""
    total = sum(counts)
    if total < FEWEST_FIRST_LOOKS:
        return USUAL_FIRST_GRADES
    return tuple(count / total for count in counts)


def pace_of(measured_seconds: float, expected_seconds: float) -> float:
    """How slow the student is against the usual times; drawn to 1 while little has been measured."""
    return (measured_seconds + PACE_PRIOR_SECONDS) / (expected_seconds + PACE_PRIOR_SECONDS)


@dataclass(frozen=True)
class Learner:
    """What has been measured of one student.

    Parameters of FSRS, shares of first grades, pace (1.0 is usual), and how long memory lasts against FSRS (1.0 as
    predicted; see `calibration`).
    """

    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    first_grades: tuple[float, ...] = USUAL_FIRST_GRADES
    pace: float = 1.0
    lasting: float = 1.0

    @cached_property
    def model(self) -> ArrayModel:
        return ArrayModel(self.parameters)

    @cached_property
    def first_memory(self) -> tuple[Floats, Floats]:
        """Stability and difficulty at the end of the day of a first look, by grade.

        A card failed at first comes back in the sitting until right once.
        """
        grades = np.arange(1, 5)
        stability, difficulty = self.model.first_stability(grades), self.model.first_difficulty(grades)
        stability[0] = self.model.stability_same_day(stability[0], Grade.GOOD)
        difficulty[0] = self.model.next_difficulty(difficulty[0], Grade.GOOD)
        return stability, difficulty

    def recall(self, days: ArrayLike, stability: Floats) -> Floats:
        """This student's probability of recall so many days after the last answer."""
        return self.model.recall(days, stability * self.lasting)

    def outcomes(self, stability: Floats, difficulty: Floats, days: ArrayLike) -> Outcomes:
        """What follows when cards are asked so many days (at least 1) after their last answer.

        The states are those that FSRS will keep, also where this student's recall differs from its prediction.
        """
        model = self.model
        recall = model.recall(days, stability)
        failed = model.stability_after_failure(stability, difficulty, recall)
        again = model.next_difficulty(difficulty, Grade.AGAIN)
        return Outcomes(
            self.recall(days, stability),
            model.stability_after_success(stability, difficulty, recall),
            model.next_difficulty(difficulty, Grade.GOOD),
            model.stability_same_day(failed, Grade.GOOD),
            model.next_difficulty(again, Grade.GOOD),
        )


@dataclass(frozen=True)
class CardArrays:
    """Memory of many cards in the author's order.

    `days_since` counts study days since the last answer. Unseen cards have NaN in all three. `is_waiting` says
    whether a card may still be asked today: an answer of today rests until another day.
    """

    stability: Floats
    difficulty: Floats
    days_since: Floats
    is_waiting: NDArray[np.bool_]

    @cached_property
    def is_seen(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.stability)

    def __len__(self) -> int:
        return len(self.stability)

    def take(self, chosen: NDArray[np.intp]) -> "CardArrays":
        """The cards at these positions."""
        return CardArrays(
            self.stability[chosen], self.difficulty[chosen], self.days_since[chosen], self.is_waiting[chosen]
        )

    def recall_in(self, days: float, learner: Learner) -> Floats:
        """Predicted recall of each card so many days from today without another look; 0 for unseen cards."""
        recall = np.zeros(len(self))
        seen = self.is_seen
        recall[seen] = learner.recall(self.days_since[seen] + days, self.stability[seen])
        return recall


def card_arrays(ids: Sequence[CardId], states: Mapping[CardId, MemoryState], study_date: date) -> CardArrays:
    """The memory of `ids` on a study day. States of other cards are ignored; a card without one is unseen.

    A card failed today is still waiting for its right answer, but that is the sitting's business, not the plan's.
    """
    ordinal = study_date.toordinal()
    rows = [
        (state.stability, state.difficulty, ordinal - state.answered_date.toordinal())
        if (state := states.get(card))
        else (np.nan, np.nan, np.nan)
        for card in ids
    ]
    table = np.array(rows, dtype=np.float64).reshape(-1, 3)
    days = np.maximum(table[:, 2], 0.0)
    return CardArrays(table[:, 0].copy(), table[:, 1].copy(), days, ~(days < 1.0))
