"""FSRS-6 over numpy arrays, for many cards at once; `memory` holds the same model for one card.

Formulas after open-spaced-repetition, "The Algorithm" (FSRS-6), with the limits that the `fsrs` package sets.
Not imported at start-up, because numpy is heavy.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studyapp.scheduling.grade import Grade

Floats: TypeAlias = NDArray[np.float64]

DEFAULT_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
LOWEST_STABILITY_DAYS = 0.001
LOWEST_DIFFICULTY, HIGHEST_DIFFICULTY = 1.0, 10.0


@dataclass(frozen=True)
class ArrayModel:
    """FSRS-6 with 21 parameters, w[0] to w[20]. Arguments broadcast against each other; grades are 1 to 4."""

    parameters: tuple[float, ...] = DEFAULT_PARAMETERS

    @cached_property
    def _factor(self) -> float:
        return float(0.9 ** (-1 / self.parameters[20]) - 1)

    def recall(self, days: ArrayLike, stability: ArrayLike) -> Floats:
        """Probability of recall so many days after the last answer: R(t, S) = (1 + F t / S) ** -w20."""
        elapsed = np.maximum(np.asarray(days, dtype=np.float64), 0.0)
        # Plain exp and log are vectorised in numpy; power, expm1 and log1p are not, at several times the cost.
        ratio = elapsed / np.asarray(stability, dtype=np.float64)
        return np.asarray(np.exp(-self.parameters[20] * np.log(1.0 + self._factor * ratio)))

    def first_stability(self, grade: ArrayLike) -> Floats:
        """Days until recall falls to 90 % after the first answer of a card."""
        by_grade = np.maximum(np.asarray(self.parameters[:4], dtype=np.float64), LOWEST_STABILITY_DAYS)
        return np.asarray(by_grade[np.asarray(grade, dtype=np.intp) - 1])

    def first_difficulty(self, grade: ArrayLike) -> Floats:
        """Difficulty, 1 to 10, after the first answer of a card."""
        return np.clip(self._unlimited_first_difficulty(grade), LOWEST_DIFFICULTY, HIGHEST_DIFFICULTY)

    def next_difficulty(self, difficulty: ArrayLike, grade: ArrayLike) -> Floats:
        """Difficulty after one more answer: linear damping, then a step back towards that of a first Easy."""
        w = self.parameters
        now = np.asarray(difficulty, dtype=np.float64)
        moved = now - w[6] * (np.asarray(grade, dtype=np.float64) - 3.0) * (10.0 - now) / 9.0
        reverted = w[7] * self._unlimited_first_difficulty(Grade.EASY) + (1.0 - w[7]) * moved
        return np.clip(reverted, LOWEST_DIFFICULTY, HIGHEST_DIFFICULTY)

    def next_stability(
        self, stability: ArrayLike, difficulty: ArrayLike, days: ArrayLike, grade: ArrayLike
    ) -> Floats:
        """Stability in days after one more answer, `days` after the one before; under one day is the same day."""
        asked, elapsed = np.asarray(grade), np.asarray(days, dtype=np.float64)
        recall = self.recall(elapsed, stability)
        later = np.where(
            asked == Grade.AGAIN,
            self.stability_after_failure(stability, difficulty, recall),
            self.stability_after_success(stability, difficulty, recall, asked),
        )
        return np.where(elapsed < 1.0, self.stability_same_day(stability, asked), later)

    def stability_after_success(
        self,
        stability: ArrayLike,
        difficulty: ArrayLike,
        recall: ArrayLike,
        grade: ArrayLike = Grade.GOOD,
    ) -> Floats:
        """Stability after Hard, Good or Easy on another day, `recall` being the predicted recall at that moment."""
        w, s, asked = self.parameters, np.asarray(stability, dtype=np.float64), np.asarray(grade)
        extra = np.where(asked == Grade.HARD, w[15], np.where(asked == Grade.EASY, w[16], 1.0))
        surprise = np.exp(w[10] * (1.0 - np.asarray(recall, dtype=np.float64))) - 1.0
        room = 11.0 - np.asarray(difficulty, dtype=np.float64)
        grown = s + np.exp(w[8] + (1.0 - w[9]) * np.log(s)) * room * surprise * extra
        return np.maximum(grown, LOWEST_STABILITY_DAYS)

    def stability_after_failure(
        self, stability: ArrayLike, difficulty: ArrayLike, recall: ArrayLike
    ) -> Floats:
        """Stability after Again on another day, never above what a same-day failure leaves."""
        w, s = self.parameters, np.asarray(stability, dtype=np.float64)
        hardness = np.exp(-w[12] * np.log(np.asarray(difficulty, dtype=np.float64)))
        kept = np.exp(w[13] * np.log(1.0 + s)) - 1.0
        forgotten = np.exp(w[14] * (1.0 - np.asarray(recall, dtype=np.float64)))
        shrunk: Floats = np.minimum(w[11] * hardness * kept * forgotten, s * np.exp(-w[17] * w[18]))
        return np.maximum(shrunk, LOWEST_STABILITY_DAYS)

    def stability_same_day(self, stability: ArrayLike, grade: ArrayLike) -> Floats:
        """Stability after one more answer on the study day of the last one; a success never lowers it."""
        w, s, asked = self.parameters, np.asarray(stability, dtype=np.float64), np.asarray(grade)
        change = np.exp(w[17] * (asked - 3.0 + w[18]) - w[19] * np.log(s))
        change = np.where(asked == Grade.AGAIN, change, np.maximum(change, 1.0))
        return np.maximum(s * change, LOWEST_STABILITY_DAYS)

    def _unlimited_first_difficulty(self, grade: ArrayLike) -> Floats:
        w = self.parameters
        steps = np.asarray(grade, dtype=np.float64) - 1.0
        unlimited: Floats = w[4] + 1.0 - np.exp(w[5] * steps)
        return unlimited
