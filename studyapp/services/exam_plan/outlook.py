"""The slow part of a plan: from what was read to forecast, advice and today's cards. Runs in another thread."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from studyapp.scheduling.exam import Exam
from studyapp.services.exam_plan.as_planned import planned, shown, topic_key, topic_of_key
from studyapp.services.exam_plan.values import ExamCase, ExamOutlook, PlanDay, TodaysList, TopicOutlook

if TYPE_CHECKING:
    from studyapp.scheduling.calibration import Belief
    from studyapp.scheduling.exam_advice import Advice
    from studyapp.scheduling.exam_cards import Learner
    from studyapp.scheduling.forecast import Forecast
    from studyapp.services.exam_plan.quick_outlook import QuickOutlook

SEED = 1964
"""The same case gives the same forecast: a figure that trembles at each look says nothing."""


class _CancelledError(Exception):
    """The estimate is no longer wanted."""


class Estimate(NamedTuple):
    """The outlook of an exam, and what says at once about what changes of the exam bring."""

    outlook: ExamOutlook
    quick: "QuickOutlook"


def estimate_unless(cancelled: Callable[[], bool], case: ExamCase) -> Estimate | None:
    """The estimate for the first exam of a case; None as soon as `cancelled` says yes."""

    def look() -> None:
        if cancelled():
            raise _CancelledError

    try:
        return estimate(case, on_day=look)
    except _CancelledError:
        return None


def estimate(case: ExamCase, place: int = 0, on_day: Callable[[], None] = lambda: None) -> Estimate:
    """For one exam of a case. Takes a quarter of a second for three weeks, eight for two years.

    `on_day` is called before every day that is played, and may raise to stop.
    """
    import numpy as np

    from studyapp.scheduling.exam_advice import advise
    from studyapp.scheduling.exam_cards import card_arrays
    from studyapp.scheduling.forecast import forecast
    from studyapp.services.exam_plan.quick_outlook import QuickOutlook

    exam, cards = planned(case.exams[place]), case.cards[place]
    learner, belief = _learner(case)
    topics = [topic_key(card, case) for card in cards]
    arrays = card_arrays(cards, case.states, case.study_date)
    found = forecast(
        exam,
        arrays,
        topics,
        case.study_date,
        learner,
        belief=belief,
        rng=np.random.default_rng(SEED),
        table_for=case.tables.table,
        on_day=on_day,
        spent_minutes=case.spent_minutes,
    )
    days_left = exam.days_left(case.study_date)
    table = case.tables.table(learner, days_left) if days_left > 0 else None
    advice = advise(
        exam, arrays, topics, case.study_date, learner, table=table, forecast_expected=found.expected
    )
    outlook = _outlook(found, advice, exam, case)
    return Estimate(outlook, QuickOutlook.after(case, place, outlook, learner, advice.fruitful))


def _outlook(found: "Forecast", advice: "Advice", exam: Exam, case: ExamCase) -> ExamOutlook:
    return ExamOutlook(
        expected=found.expected,
        low=found.low,
        high=found.high,
        if_you_stop=found.if_you_stop,
        by_topic=tuple(
            TopicOutlook(*topic_of_key(key, case), recall) for key, recall in found.by_topic.items()
        ),
        # The forecast plays a sample of the cards, whose last card of a day stands for several.
        days=tuple(
            PlanDay(one.date, round(min(one.minutes, exam.minutes_on(one.date))), one.new, one.reviews)
            for one in found.days
        ),
        recall_by_day=found.recall_by_day,
        stopped_by_day=found.stopped_by_day,
        advice=shown(advice, case),
    )


def todays_list(case: ExamCase) -> TodaysList:
    """The cards to ask today for all exams of a case, those worth most per second first."""
    from studyapp.scheduling.exam_plan import ExamTask, plan_today

    tasks = [ExamTask(planned(exam), cards) for exam, cards in zip(case.exams, case.cards, strict=True)]
    furthest = max((task.exam.days_left(case.study_date) for task in tasks), default=0)
    learner, _ = _learner(case)
    table = case.tables.table(learner, furthest) if furthest > 0 else None
    plan = plan_today(tasks, case.states, case.study_date, learner, table, spent_minutes=case.spent_minutes)
    return TodaysList(plan.cards, case.key)


def _learner(case: ExamCase) -> "tuple[Learner, Belief]":
    """The student as measured by the answers so far, at the pace of the newest."""
    found = case.student.measured(case.model)
    return replace(found.learner, pace=case.pace), found.belief
