"""What the plan is likely to bring: many courses of the same plan, played with students such as this one may be.

The forecast is a band: the simulated students differ in how long memory lasts as far as the answers so far leave it
open. Takes about a second for a month; meant for a worker. Imports numpy: not for the start.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from studyapp.scheduling.calibration import Belief
from studyapp.scheduling.day_plan import score_cards
from studyapp.scheduling.exam import Exam, Goal
from studyapp.scheduling.exam_cards import (
    FAILURE_SECONDS,
    NEW_SECONDS,
    SUCCESS_SECONDS,
    CardArrays,
    Learner,
)
from studyapp.scheduling.exam_plan import days_budget
from studyapp.scheduling.fsrs_arrays import Floats
from studyapp.scheduling.price_of_time import Budget
from studyapp.scheduling.price_table import PriceTable, build_price_table

STUDENTS = 5
"""How many different students are played; each stands for an even share of what the belief leaves open."""
COURSES, COURSES_FAR_OFF = 8, 2
"""How often each of them plays the plan; an exam far off takes long to play, and its band is wide anyway."""
FAR_OFF_DAYS = 180
MOST_CARDS = 200
"""More cards are represented by so many, with a like share of the minutes."""
BAND = (0.1, 0.9)
CARD_SPREAD = 0.3
"""How much longer or shorter single cards last than FSRS says (standard deviation of the logarithm)."""
COURSE_SPREAD = 0.25
"""The same for all cards of a course: what the planner will not have learnt of the student."""


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """What a day of the plan is expected to hold; minutes at the student's pace."""

    date: date
    minutes: float
    new: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Recall over all cards on the exam morning, unseen cards counting 0; every share is from 0 to 1.

    `low` and `high` enclose four fifths of the simulated courses. `recall_by_day` and `stopped_by_day` run from this
    morning to the exam morning, with the plan and without another look.
    """

    expected: float
    low: float
    high: float
    if_you_stop: float
    by_topic: Mapping[str, float]
    days: tuple[PlannedDay, ...]
    recall_by_day: tuple[float, ...]
    stopped_by_day: tuple[float, ...]


@dataclass(frozen=True)
class _Played:
    """Courses of one student.

    `spent` holds usual seconds, first looks and reviews by day and course; `recall` the mean over the cards with the
    plan and without another look by day and course; `at_exam` recall by course and card.
    """

    spent: Floats
    recall: Floats
    at_exam: Floats


def forecast(
    exam: Exam,
    cards: CardArrays,
    topics: Sequence[str],
    study_date: date,
    learner: Learner,
    *,
    belief: Belief,
    rng: np.random.Generator,
    table_for: Callable[[Learner, int], PriceTable] = build_price_table,
    on_day: Callable[[], None] = lambda: None,
    spent_minutes: float = 0.0,
) -> Forecast:
    """The forecast for the cards of an exam, `topics` naming the topic of each.

    `table_for` may keep tables between calls. `on_day` is called before every day that is played and may raise to stop.
    For an exam of today or the past it is the recall of now.
    """
    days_left = max(exam.days_left(study_date), 0)
    if not len(cards):
        dates = (study_date + timedelta(days=day) for day in range(days_left))
        nothing = (0.0,) * (days_left + 1)
        empty = tuple(PlannedDay(day, 0.0, 0, 0) for day in dates)
        return Forecast(0.0, 0.0, 0.0, 0.0, {}, empty, nothing, nothing)
    sample = _sample(topics)
    scale = len(cards) / len(sample)
    whole = days_budget(exam, study_date, learner.pace, spent_minutes)
    budget, factors = Budget(whole.seconds / scale), belief.quantiles(STUDENTS)
    target = exam.target if exam.goal is Goal.REACH_TARGET else None
    each = COURSES if days_left <= FAR_OFF_DAYS else COURSES_FAR_OFF
    played: list[_Played] = []
    for factor in sorted(set(factors)):
        student = replace(learner, lasting=factor)
        table = table_for(student, days_left) if days_left else None
        courses = _Courses(cards.take(sample), student, each * factors.count(factor), rng)
        played.append(_play(courses, budget, table, target, on_day))
    return _joined(played, [topics[int(at)] for at in sample], scale, learner.pace, study_date)


def _sample(topics: Sequence[str]) -> NDArray[np.intp]:
    """Positions at even distances in the author's order, with at least one card of every topic."""
    count = len(topics)
    if count <= MOST_CARDS:
        return np.arange(count)
    even = ((np.arange(MOST_CARDS) + 0.5) * count / MOST_CARDS).astype(np.intp)
    of_each = {topic: position for position, topic in enumerate(topics)}
    met = {topics[int(position)] for position in even}
    missing = [position for topic, position in of_each.items() if topic not in met]
    return np.sort(np.concatenate([even, np.array(missing, dtype=np.intp)]))


class _Courses:
    """The memory of some cards in several courses of the same student, one course after the other in each array."""

    def __init__(self, cards: CardArrays, student: Learner, count: int, rng: np.random.Generator) -> None:
        self.count, self.size, self.student, self._rng = count, len(cards), student, rng
        spread = rng.normal(-0.5 * CARD_SPREAD**2, CARD_SPREAD, count * self.size)
        spread += np.repeat(rng.normal(0.0, COURSE_SPREAD, count), self.size)
        self._lasting = np.exp(spread) * student.lasting
        self._stability = np.tile(cards.stability, count)
        self._difficulty = np.tile(cards.difficulty, count)
        self._last_day = -np.tile(cards.days_since, count)
        self._stopped = self._stability.copy(), self._last_day.copy()

    def recall(self, day: int) -> Floats:
        """True recall by (course, card) so many days from now."""
        return self._true_recall(day, self._stability, self._last_day)

    def stopped_recall(self, day: int) -> Floats:
        """The same without any look from now on."""
        return self._true_recall(day, *self._stopped)

    def _true_recall(self, day: int, stability: Floats, last_day: Floats) -> Floats:
        chance = self.student.model.recall(day - last_day, stability * self._lasting)
        return np.nan_to_num(chance).reshape(self.count, self.size)

    def study(self, day: int, budget: Budget, table: PriceTable | None, target: float | None) -> Floats:
        """One day of the plan in every course: usual seconds, first looks and reviews (first axis) by course."""
        days_since = day - self._last_day
        cards = CardArrays(self._stability, self._difficulty, days_since, ~(days_since < 1))
        scores = score_cards(cards, Budget(budget.seconds * self.count), self.student, table, target)
        worth = np.where(scores.worth > scores.least, scores.worth, -np.inf).reshape(self.count, self.size)
        right = self._rng.random(worth.shape) < self.recall(day)
        unseen = ~cards.is_seen.reshape(worth.shape)
        seconds = np.where(unseen, NEW_SECONDS, np.where(right, SUCCESS_SECONDS, FAILURE_SECONDS))
        order = np.argsort(-worth, axis=1, kind="stable")
        seconds = np.where(np.isneginf(worth), 0.0, seconds)
        in_order = np.take_along_axis(seconds, order, axis=1)
        fits = (np.cumsum(in_order, axis=1) - in_order < budget.seconds[-1]) & (in_order > 0)
        asked = np.zeros(worth.shape, dtype=np.bool_)
        np.put_along_axis(asked, order, fits, axis=1)
        new, reviews = asked & unseen, asked & ~unseen
        self._learn(
            day, np.flatnonzero(new), np.flatnonzero(reviews & right), np.flatnonzero(reviews & ~right)
        )
        return np.stack([(seconds * asked).sum(axis=1), new.sum(axis=1), reviews.sum(axis=1)])

    def _learn(
        self, day: int, new: NDArray[np.intp], right: NDArray[np.intp], wrong: NDArray[np.intp]
    ) -> None:
        reviewed = np.concatenate([right, wrong])
        days = day - self._last_day[reviewed]
        after = self.student.outcomes(self._stability[reviewed], self._difficulty[reviewed], days)
        is_right = np.arange(len(reviewed)) < len(right)
        self._stability[reviewed] = np.where(is_right, after.stability_right, after.stability_wrong)
        self._difficulty[reviewed] = np.where(is_right, after.difficulty_right, after.difficulty_wrong)
        grades = self._rng.choice(4, size=len(new), p=self.student.first_grades)
        stability, difficulty = self.student.first_memory
        self._stability[new], self._difficulty[new] = stability[grades], difficulty[grades]
        self._last_day[np.concatenate([reviewed, new])] = day


def _play(
    courses: _Courses,
    budget: Budget,
    table: PriceTable | None,
    target: float | None,
    on_day: Callable[[], None],
) -> _Played:
    days = budget.days_left
    spent, recall = np.zeros((3, days, courses.count)), np.zeros((2, days + 1, courses.count))
    for day in range(days + 1):
        on_day()
        recall[0, day] = courses.recall(day).mean(axis=1)
        recall[1, day] = courses.stopped_recall(day).mean(axis=1)
        if day < days and budget.seconds[days - day] > 0:
            left = Budget(budget.seconds[: days - day + 1])
            spent[:, day] = courses.study(day, left, table, target)
    return _Played(spent, recall, courses.recall(days))


def _joined(
    played: Sequence[_Played], topics: Sequence[str], scale: float, pace: float, study_date: date
) -> Forecast:
    """One forecast of all courses, the counts multiplied by `scale`."""
    seconds, new, reviews = np.concatenate([one.spent for one in played], axis=2).mean(axis=2) * scale
    recall = np.concatenate([one.recall for one in played], axis=2)
    by_day, stopped = recall.mean(axis=2)
    by_card = np.concatenate([one.at_exam for one in played]).mean(axis=0)
    names = np.array(topics)
    # Rounded sums, so that the days add up to what the plan holds in all.
    new, reviews = (np.diff(np.round(np.cumsum(one)), prepend=0.0) for one in (new, reviews))
    days = (
        PlannedDay(
            study_date + timedelta(days=day),
            float(seconds[day]) * pace / 60,
            int(new[day]),
            int(reviews[day]),
        )
        for day in range(len(seconds))
    )
    low, high = np.quantile(recall[0, -1], BAND)
    return Forecast(
        expected=float(by_day[-1]),
        low=float(low),
        high=float(high),
        if_you_stop=float(stopped[-1]),
        by_topic={str(name): float(by_card[names == name].mean()) for name in dict.fromkeys(topics)},
        days=tuple(days),
        recall_by_day=tuple(by_day.tolist()),
        stopped_by_day=tuple(stopped.tolist()),
    )
