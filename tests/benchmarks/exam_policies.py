"""What students do on each day before an exam: with other programs' rules, and with the app's own planner."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studyapp.scheduling.calibration import Observations, believe
from studyapp.scheduling.day_plan import rank_cards
from studyapp.scheduling.exam_cards import (
    FAILURE_SECONDS,
    NEW_SECONDS,
    SUCCESS_SECONDS,
    CardArrays,
    Learner,
    first_grade_shares,
    pace_of,
)
from studyapp.scheduling.fsrs_arrays import ArrayModel, Floats
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.price_of_time import Budget
from studyapp.scheduling.price_table import LONGEST_HORIZON_DAYS, PriceTable, build_price_table
from tests.benchmarks.true_memories import FsrsStudent

USUAL_NEW = 20
MOST_REVIEWS = 200
RETENTION = 0.90


@dataclass
class Course:
    """What the student and every program can see: the calendar and the answers so far, as FSRS keeps them."""

    cards: int
    exam_day: int
    minutes: float
    model: ArrayModel
    day: int = 0
    stability: Floats = field(init=False)
    difficulty: Floats = field(init=False)
    last_day: Floats = field(init=False)
    first_counts: NDArray[np.intp] = field(default_factory=lambda: np.zeros(4, dtype=np.intp))
    measured_seconds: float = 0.0
    expected_seconds: float = 0.0
    observed: Observations = field(default_factory=Observations.none)

    def __post_init__(self) -> None:
        self.stability, self.difficulty, self.last_day = (np.full(self.cards, np.nan) for _ in range(3))

    @property
    def is_new(self) -> NDArray[np.bool_]:
        return np.isnan(self.stability)

    @property
    def days_left(self) -> int:
        return self.exam_day - self.day

    @property
    def arrays(self) -> CardArrays:
        days = self.day - self.last_day
        return CardArrays(self.stability.copy(), self.difficulty.copy(), days, ~(days < 1))

    @property
    def learner(self) -> Learner:
        return Learner(
            self.model.parameters,
            first_grade_shares([int(count) for count in self.first_counts]),
            pace_of(self.measured_seconds, self.expected_seconds),
            believe(self.observed, self.model).best,
        )

    def recall(self) -> Floats:
        return self.arrays.recall_in(0, Learner(self.model.parameters))

    def record_first(self, cards: NDArray[np.intp], grades: NDArray[np.intp]) -> None:
        stability, difficulty = self.model.first_stability(grades), self.model.first_difficulty(grades)
        self._record(cards, *self._after_repeat(stability, difficulty, grades))
        self.first_counts += np.bincount(grades, minlength=5)[1:]

    def record(self, cards: NDArray[np.intp], grades: NDArray[np.intp]) -> None:
        days = self.day - self.last_day[cards]
        self.observed = self.observed.with_more(days, self.stability[cards], grades > Grade.AGAIN)
        stability = self.model.next_stability(self.stability[cards], self.difficulty[cards], days, grades)
        difficulty = self.model.next_difficulty(self.difficulty[cards], grades)
        self._record(cards, *self._after_repeat(stability, difficulty, grades))

    def _after_repeat(
        self, stability: Floats, difficulty: Floats, grades: NDArray[np.intp]
    ) -> tuple[Floats, Floats]:
        failed = grades == Grade.AGAIN
        return (
            np.where(failed, self.model.stability_same_day(stability, Grade.GOOD), stability),
            np.where(failed, self.model.next_difficulty(difficulty, Grade.GOOD), difficulty),
        )

    def _record(self, cards: NDArray[np.intp], stability: Floats, difficulty: Floats) -> None:
        self.stability[cards], self.difficulty[cards], self.last_day[cards] = stability, difficulty, self.day


class Policy(Protocol):
    """`order` gives the cards of the day; `minutes` the time for it; `record` tells what was answered.

    `repeats_new` says that a first look is repeated the same day, as Anki's learning steps do.
    """

    repeats_new: bool

    def order(self, course: Course) -> NDArray[np.intp]: ...

    def minutes(self, course: Course) -> float: ...

    def record(self, course: Course, cards: NDArray[np.intp], grades: NDArray[np.intp]) -> None: ...


class Usual:
    """FSRS at 90 %, due cards first by lowest recall and so many new ones a day in the author's order."""

    repeats_new = False

    def __init__(self, new_per_day: int = USUAL_NEW) -> None:
        self.new_per_day = new_per_day

    def minutes(self, course: Course) -> float:
        return course.minutes

    def order(self, course: Course) -> NDArray[np.intp]:
        recall = course.recall()
        due = np.flatnonzero(~course.is_new & (recall <= RETENTION) & (course.last_day < course.day))
        due = due[np.argsort(recall[due], kind="stable")][:MOST_REVIEWS]
        return np.concatenate([due, np.flatnonzero(course.is_new)[: self.new_per_day]])

    def record(self, course: Course, cards: NDArray[np.intp], grades: NDArray[np.intp]) -> None:
        """Nothing beyond what the course keeps."""


class Anki(Usual):
    """SM-2 as Anki ships it: ease 2.5, 20 new a day among the reviews, steps of 1 and 10 minutes."""

    repeats_new = True

    def __init__(self, cards: int) -> None:
        super().__init__()
        self.ease, self.interval, self.due = np.full(cards, 2.5), np.zeros(cards), np.full(cards, np.inf)

    def order(self, course: Course) -> NDArray[np.intp]:
        due = np.flatnonzero(self.due <= course.day)
        due = due[np.argsort(self.due[due], kind="stable")][:MOST_REVIEWS]
        new = np.flatnonzero(course.is_new)[: self.new_per_day]
        places = np.concatenate([(np.arange(len(part)) + 0.5) / max(len(part), 1) for part in (due, new)])
        return np.concatenate([due, new])[np.argsort(places, kind="stable")]

    def record(self, course: Course, cards: NDArray[np.intp], grades: NDArray[np.intp]) -> None:
        first = np.isinf(self.due[cards])
        late = np.maximum(course.day - np.where(first, course.day, self.due[cards]), 0)
        old, ease = self.interval[cards], self.ease[cards]
        hard, good = old * 1.2, (old + late / 2) * ease
        easy = (old + late) * ease * 1.3
        later = np.choose(grades - 1, [np.ones(len(cards)), hard, good, easy])
        later = np.where(grades > Grade.AGAIN, np.maximum(later, old + 1), 1)
        later = np.where(first, np.where(grades == Grade.EASY, 4, 1), later)
        change = np.where(first, 0.0, np.choose(grades - 1, [-0.2, -0.15, 0.0, 0.15]))
        self.ease[cards] = np.maximum(ease + change, 1.3)
        self.interval[cards] = np.round(later)
        self.due[cards] = course.day + self.interval[cards]


class Spread(Usual):
    """FSRS at 90 % with the deck spread evenly over the days that are left."""

    def order(self, course: Course) -> NDArray[np.intp]:
        self.new_per_day = int(np.ceil(course.is_new.sum() / max(course.days_left - 1, 1)))
        return super().order(course)


class LastLook(Spread):
    """As RemNote: the deck is spread so that the last days leave time for one more look at every card."""

    def order(self, course: Course) -> NDArray[np.intp]:
        daily = course.minutes * 60 / SUCCESS_SECONDS
        look_days = int(min(np.ceil(course.cards / daily), course.exam_day // 3, course.exam_day - 1))
        if course.days_left > look_days:
            self.new_per_day = int(np.ceil(course.is_new.sum() / max(course.days_left - look_days, 1)))
            return Usual.order(self, course)
        started = course.exam_day - look_days
        waiting = np.flatnonzero(~course.is_new & (course.last_day < started))
        recall = course.recall()
        waiting = waiting[np.argsort(recall[waiting], kind="stable")]
        return np.concatenate([waiting, np.flatnonzero(course.is_new)])


class Cram(Usual):
    """Nothing until the last 15 % of the days, then four times the minutes: all new cards, then the weakest."""

    def minutes(self, course: Course) -> float:
        return 4 * course.minutes if course.days_left <= max(round(0.15 * course.exam_day), 1) else 0.0

    def order(self, course: Course) -> NDArray[np.intp]:
        recall = course.recall()
        seen = np.flatnonzero(~course.is_new & (course.last_day < course.day))
        return np.concatenate([np.flatnonzero(course.is_new), seen[np.argsort(recall[seen])]])


@lru_cache(maxsize=64)
def price_table(parameters: tuple[float, ...], lasting: float) -> PriceTable:
    return build_price_table(Learner(parameters, lasting=lasting), LONGEST_HORIZON_DAYS)


class Planned(Usual):
    """The app's own planner: greedy, or by the price of time."""

    def __init__(self, by_price: bool, target: float | None = None) -> None:
        super().__init__()
        self.by_price, self.target = by_price, target

    def order(self, course: Course) -> NDArray[np.intp]:
        learner = course.learner
        table = price_table(learner.parameters, learner.lasting) if self.by_price else None
        seconds = np.full(course.days_left + 1, course.minutes * 60 / learner.pace)
        return rank_cards(course.arrays, Budget(seconds), learner, table, self.target).order


class KnownStudent(Usual):
    """The upper bound: the price of time with the true parameters, memory and pace of an FSRS student."""

    def meet(self, memory: object, pace: float) -> None:
        if not isinstance(memory, FsrsStudent):
            raise TypeError("only an FSRS student can be known")
        self.memory, self.pace = memory, pace
        self.table: PriceTable | None = None

    def order(self, course: Course) -> NDArray[np.intp]:
        memory = self.memory
        parameters = memory.model.parameters
        self.table = self.table or build_price_table(Learner(parameters), course.days_left)
        days = np.where(course.is_new, np.nan, course.day - memory.last_day)
        cards = CardArrays(memory.stability.copy(), memory.difficulty.copy(), days, ~(days < 1))
        learner = Learner(parameters, pace=self.pace)
        seconds = np.full(course.days_left + 1, course.minutes * 60 / self.pace)
        return rank_cards(cards, Budget(seconds), learner, self.table).order


def usual_seconds(grades: NDArray[np.intp], is_first: NDArray[np.bool_]) -> Floats:
    return np.where(is_first, NEW_SECONDS, np.where(grades > Grade.AGAIN, SUCCESS_SECONDS, FAILURE_SECONDS))
