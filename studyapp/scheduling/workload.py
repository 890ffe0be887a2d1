"""What a desired retention costs: minutes a day, played through for the coming months.

Not imported at start-up, because numpy is heavy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from studyapp.scheduling.fsrs_arrays import ArrayModel, Floats
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import DEFAULT_PARAMETERS, LONGEST_INTERVAL_DAYS, MemoryModel, MemoryState
from studyapp.scheduling.worth import FAIL_SECONDS, NEW_SECONDS, PASS_SECONDS

PLAYED_DAYS = 90
PLAYED_CARDS = 3000
FIRST_GRADES = (0.24, 0.09, 0.50, 0.17)
"""Shares of Again, Hard, Good and Easy at a first look, until the student's own are known."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What there is to study: the memory of cards seen, how many were never asked, and how many of them come a day.

    `pace` is the student's time for a card over the expected one.
    """

    states: Sequence[MemoryState]
    unseen: int
    new_per_day: int
    pace: float = 1.0


def minutes_per_day(work: Workload, study_date: date, model: MemoryModel, seed: int = 0) -> float:
    """Mean minutes a day over the next `PLAYED_DAYS`, when every card is asked at the model's desired retention.

    An estimate: answers are played with seeded dice, of at most `PLAYED_CARDS` cards that stand for all.
    """
    rng = np.random.default_rng(seed)
    players = _Players(work, study_date, model, rng)
    if not players.share:
        return 0.0
    for day in range(PLAYED_DAYS):
        players.play(day, rng)
    return players.seconds / players.share * work.pace / 60 / PLAYED_DAYS


class _Players:
    """A sample of the cards; `share` is how much of all cards it is, 0 when there are none."""

    def __init__(
        self, work: Workload, study_date: date, model: MemoryModel, rng: np.random.Generator
    ) -> None:
        new = min(work.unseen, work.new_per_day * PLAYED_DAYS)
        every = len(work.states) + new
        self.share = min(1.0, PLAYED_CARDS / every) if every else 0.0
        self.seconds = 0.0
        self._model, self._retention = (
            ArrayModel(model.parameters or DEFAULT_PARAMETERS),
            model.desired_retention,
        )
        picked = rng.choice(len(work.states), round(len(work.states) * self.share), replace=False)
        states = [work.states[place] for place in picked]
        starting = round(new * self.share)
        today = study_date.toordinal()
        self._stability = np.array([state.stability for state in states] + [1.0] * starting)
        self._difficulty = np.array([state.difficulty for state in states] + [5.0] * starting)
        answered = np.array([state.answered_date.toordinal() - today for state in states], dtype=np.float64)
        self._answered = np.concatenate([np.minimum(answered, 0.0), np.zeros(starting)])
        self._is_new = np.array([False] * len(states) + [True] * starting)
        failed = np.array([state.last_grade is Grade.AGAIN for state in states], dtype=np.bool_)
        due = np.where(
            failed, 0.0, self._answered[: len(states)] + self._intervals(self._stability[: len(states)])
        )
        starts = np.arange(starting) / (work.new_per_day * self.share) if starting else np.empty(0)
        self._due = np.concatenate([np.maximum(due, 0.0), np.floor(starts)])

    def play(self, day: int, rng: np.random.Generator) -> None:
        """Ask everything that is due on a day; a failed card is repeated until right, which its time includes."""
        asked = np.flatnonzero(self._due <= day)
        new = self._is_new[asked]
        elapsed = day - self._answered[asked]
        recall = self._model.recall(elapsed, self._stability[asked])
        grade = np.where(rng.random(len(asked)) < recall, Grade.GOOD, Grade.AGAIN)
        first = rng.choice(4, len(asked), p=FIRST_GRADES) + 1
        stability = np.where(
            new,
            self._model.first_stability(first),
            self._model.next_stability(self._stability[asked], self._difficulty[asked], elapsed, grade),
        )
        difficulty = np.where(
            new,
            self._model.first_difficulty(first),
            self._model.next_difficulty(self._difficulty[asked], grade),
        )
        failed = np.where(new, first, grade) == Grade.AGAIN
        self._stability[asked] = np.where(
            failed, self._model.stability_same_day(stability, Grade.GOOD), stability
        )
        self._difficulty[asked] = difficulty
        self._answered[asked], self._is_new[asked] = day, False
        self._due[asked] = day + self._intervals(self._stability[asked])
        seconds = np.where(new, NEW_SECONDS, np.where(failed, FAIL_SECONDS, PASS_SECONDS))
        self.seconds += float(seconds.sum())

    def _intervals(self, stability: Floats) -> Floats:
        """Days until recall falls to the desired retention, as `MemoryModel.interval_days` gives them."""
        decay = self._model.parameters[20]
        factor = 0.9 ** (-1 / decay) - 1
        days = stability / factor * (self._retention ** (-1 / decay) - 1)
        return np.asarray(np.clip(np.round(days), 1, LONGEST_INTERVAL_DAYS))
