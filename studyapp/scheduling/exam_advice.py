"""What an exam's minutes can reach, and what would make its target reachable. Imports numpy: not for the start.

Quick enough for every move of a slider: it reads the dual of the price of time instead of playing the plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from studyapp.scheduling.exam import DEFAULT_MINUTES, Exam, Goal
from studyapp.scheduling.exam_cards import CardArrays, Learner
from studyapp.scheduling.exam_plan import days_budget
from studyapp.scheduling.price_of_time import TARGET_MARGIN, Valuation
from studyapp.scheduling.price_table import PriceTable

MOST_MINUTES_A_DAY = 240.0
LATER_DAYS = (3, 7, 14, 21, 30, 45, 60)
LEAST_FRUITFUL = 0.3
ENOUGH_SHARE = 0.85
"""Fewer minutes are proposed only when they save at least a seventh."""


class AdviceKind(StrEnum):
    """What to say in one sentence about an exam."""

    PAST = "past"
    TODAY = "today"
    NO_CARDS = "no_cards"
    NO_MINUTES = "no_minutes"
    ON_TARGET = "on_target"
    FEWER_MINUTES = "fewer_minutes"
    MORE_MINUTES = "more_minutes"
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, slots=True)
class Advice:
    """Values for the sentence and its button; recall from 0 to 1.

    `expected` is what the present minutes reach. `minutes_a_day` on study days would reach the target, or is None
    where nothing within four hours does. `best_recall` is what four hours a day could reach. `later_date` is an exam
    date at which the present minutes would do, `fewer_topics` the topics that the present minutes can bring to the
    target, the first of the course kept; None and empty where there are none or none are needed. `fruitful` is the
    share of the minutes that counts in these estimates.
    """

    kind: AdviceKind
    expected: float = 0.0
    minutes_a_day: int | None = None
    best_recall: float = 0.0
    later_date: date | None = None
    fewer_topics: tuple[str, ...] = ()
    fruitful: float = 1.0


def advise(
    exam: Exam,
    cards: CardArrays,
    topics: Sequence[str],
    study_date: date,
    learner: Learner,
    *,
    table: PriceTable | None,
    forecast_expected: float | None = None,
    fruitful: float = 1.0,
) -> Advice:
    """One piece of advice. `topics` names the topic of each card.

    `table` serves the learner; later dates are tried as far as it reaches. `forecast_expected` is the mean of a
    forecast of this exam as it stands. It corrects the quick estimate, which takes too bright a view, most of all
    where time is short: from both follows what share of the minutes bears fruit. `fruitful` is that share where it is
    known from a forecast of nearly the same exam.
    """
    days_left = exam.days_left(study_date)
    if days_left < 0:
        return Advice(AdviceKind.PAST)
    if not len(cards):
        return Advice(AdviceKind.NO_CARDS)
    if days_left == 0 or table is None:
        expected = float(cards.recall_in(days_left, learner).mean())
        return Advice(AdviceKind.TODAY, expected, best_recall=expected)
    case = _Case(exam, cards, tuple(topics), study_date, learner, table, fruitful)
    estimate = case.reach()
    expected = estimate.recall_with(estimate.minutes)
    if exam.goal is Goal.REACH_TARGET:
        expected = min(expected, max(exam.target + TARGET_MARGIN, estimate.recall_with(0)))
    if forecast_expected is not None:
        case = replace(case, fruitful=estimate.fruitful_share(forecast_expected, expected))
        expected = forecast_expected
    reach = case.reach()
    needed = reach.minutes_for(exam.target)
    if needed is not None and not _is_reached(exam.target, expected):
        needed = max(needed, int(reach.minutes) + 1)
    best = max(reach.recall_with(MOST_MINUTES_A_DAY), expected)
    kind = _kind(exam, reach.minutes, expected, needed)
    advice = Advice(kind, expected, needed, best, fruitful=case.fruitful)
    if advice.kind not in (AdviceKind.MORE_MINUTES, AdviceKind.OUT_OF_REACH):
        return advice
    return replace(
        advice, later_date=case.later_date(exam.target), fewer_topics=case.fewer_topics(exam.target)
    )


def _kind(exam: Exam, minutes: float, expected: float, needed: int | None) -> AdviceKind:
    if minutes <= 0:
        return AdviceKind.NO_MINUTES
    if _is_reached(exam.target, expected):
        # A plan that stops at the target takes no more than it needs by itself.
        is_generous = (
            exam.goal is Goal.USE_MINUTES and needed is not None and needed <= ENOUGH_SHARE * minutes
        )
        return AdviceKind.FEWER_MINUTES if is_generous else AdviceKind.ON_TARGET
    return AdviceKind.OUT_OF_REACH if needed is None else AdviceKind.MORE_MINUTES


def _is_reached(target: float, expected: float) -> bool:
    """As the two are shown, in whole percentage points: an estimate is no finer."""
    return round(100 * expected) >= round(100 * target)


class _Reach:
    """Recall against minutes a day, for the study days of an exam."""

    def __init__(
        self,
        exam: Exam,
        cards: CardArrays,
        study_date: date,
        learner: Learner,
        *,
        table: PriceTable,
        fruitful: float,
    ) -> None:
        """`fruitful` is the share of the minutes that counts."""
        self._fruitful = fruitful
        given = [minutes for _, minutes in exam.study_days(study_date) if minutes > 0]
        self.minutes = float(np.mean(given)) if given else 0.0
        self._usual_minutes = self.minutes or DEFAULT_MINUTES
        if not given:
            # What would studying on every day bring.
            exam = replace(exam, minutes_by_weekday=(DEFAULT_MINUTES,) * 7, minutes_by_date=())
        self._count = len(cards)
        self._valuation = Valuation(cards, days_budget(exam, study_date, learner.pace), learner, table)
        self._stopped = float(cards.recall_in(exam.days_left(study_date), learner).mean())

    def recall_with(self, minutes: float) -> float:
        """Mean recall at the exam with so many minutes on each study day, none of them less than without study."""
        if minutes <= 0:
            return self._stopped
        scale = self._fruitful * minutes / self._usual_minutes
        return max(self._valuation.recall_with(scale) / self._count, self._stopped)

    def fruitful_share(self, played: float, estimated: float) -> float:
        """The share of the present minutes that would be estimated to bring what playing the plan brought."""
        if played >= estimated or self.minutes <= 0:
            return 1.0
        shares = np.linspace(LEAST_FRUITFUL, 1.0, 36)
        reached = np.array([self.recall_with(float(share) * self.minutes) for share in shares])
        return float(np.interp(played, reached, shares))

    def minutes_for(self, recall: float) -> int | None:
        """The fewest whole minutes a day that reach a recall, None when four hours do not."""
        few, many = 0, int(MOST_MINUTES_A_DAY)
        if self.recall_with(many) < recall:
            return None
        while few < many:
            middle = (few + many) // 2
            few, many = (few, middle) if self.recall_with(middle) >= recall else (middle + 1, many)
        return many


@dataclass(frozen=True)
class _Case:
    """What is asked about, so that it can be asked again with another date or fewer topics."""

    exam: Exam
    cards: CardArrays
    topics: tuple[str, ...]
    study_date: date
    learner: Learner
    table: PriceTable
    fruitful: float

    def reach(self) -> _Reach:
        return _Reach(
            self.exam, self.cards, self.study_date, self.learner, table=self.table, fruitful=self.fruitful
        )

    def _reaches(self, recall: float) -> bool:
        reach = self.reach()
        return reach.recall_with(reach.minutes) >= recall

    def later_date(self, recall: float) -> date | None:
        """The first of some later dates at which the present minutes reach the recall."""
        for days in LATER_DAYS:
            if (date.max - self.exam.exam_date).days < days:
                return None
            exam = replace(self.exam, exam_date=self.exam.exam_date + timedelta(days=days))
            if not self.table.serves(self.learner, exam.days_left(self.study_date)):
                return None
            if replace(self, exam=exam)._reaches(recall):
                return exam.exam_date
        return None

    def fewer_topics(self, recall: float) -> tuple[str, ...]:
        """As many topics in the author's order as the present minutes bring to the recall."""
        names, of_card = tuple(dict.fromkeys(self.topics)), np.array(self.topics)
        for kept in range(len(names) - 1, 0, -1):
            chosen = np.flatnonzero(np.isin(of_card, names[:kept]))
            if replace(self, cards=self.cards.take(chosen))._reaches(recall):
                return names[:kept]
        return ()
