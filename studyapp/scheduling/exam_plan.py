"""Today's cards for all exams together. Imports numpy: not for the start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from studyapp.cards.card import CardId
from studyapp.scheduling.day_plan import Ranking, rank_cards
from studyapp.scheduling.exam import Exam, Goal
from studyapp.scheduling.exam_cards import Learner, card_arrays
from studyapp.scheduling.memory import MemoryState
from studyapp.scheduling.price_of_time import Budget
from studyapp.scheduling.price_table import PriceTable


@dataclass(frozen=True, slots=True)
class ExamTask:
    """An exam with the cards that count for it today, in the author's order: none suspended, none that vanished."""

    exam: Exam
    cards: tuple[CardId, ...]


@dataclass(frozen=True, slots=True)
class TodayPlan:
    """The cards to ask today, those worth most per second first.

    `minutes` is what they are expected to take at the student's pace; `given_minutes` what the exams allow, less what
    was studied today. `new` and `reviews` count the cards.
    """

    cards: tuple[CardId, ...]
    minutes: float
    given_minutes: float
    new: int

    @property
    def reviews(self) -> int:
        return len(self.cards) - self.new


def days_budget(exam: Exam, study_date: date, pace: float, spent_minutes: float = 0.0) -> Budget:
    """The seconds of each day to the exam at the usual pace; `spent_minutes` of today's are gone already."""
    days_left = max(exam.days_left(study_date), 0)
    seconds = np.zeros(days_left + 1)
    for offset, (_, minutes) in enumerate(exam.study_days(study_date)):
        seconds[days_left - offset] = minutes * 60.0 / pace
    if days_left:
        seconds[-1] = max(seconds[-1] - spent_minutes * 60.0 / pace, 0.0)
    return Budget(seconds)


def plan_today(
    tasks: Sequence[ExamTask],
    states: Mapping[CardId, MemoryState],
    study_date: date,
    learner: Learner,
    table: PriceTable | None = None,
    *,
    spent_minutes: float = 0.0,
) -> TodayPlan:
    """One list for all exams, by falling break-even price, filling the sum of their minutes.

    Exams of today or the past have no part in it. `table` must serve the learner (see `PriceTable.serves`) up to the
    last exam; None plans greedily. `spent_minutes` were studied for these exams today.
    """
    open_tasks = [task for task in tasks if task.exam.days_left(study_date) > 0]
    given = {id(task): task.exam.minutes_on(study_date) for task in open_tasks}
    total_minutes = sum(given.values())
    left_share = max(1.0 - spent_minutes / total_minutes, 0.0) if total_minutes else 0.0
    worth: dict[CardId, tuple[float, float]] = {}
    for task in sorted(open_tasks, key=lambda one: one.exam.exam_date):
        spent = given[id(task)] * (1.0 - left_share)
        ranking = _rank(task, states, study_date, learner, table=table, spent_minutes=spent)
        for at, price, seconds in zip(ranking.order, ranking.prices, ranking.seconds, strict=True):
            card = task.cards[int(at)]
            best, _ = worth.get(card, (-np.inf, 0.0))
            worth[card] = (max(best, float(price)), float(seconds))
    return _filled(worth, states, total_minutes * left_share, learner.pace)


def _rank(
    task: ExamTask,
    states: Mapping[CardId, MemoryState],
    study_date: date,
    learner: Learner,
    *,
    table: PriceTable | None,
    spent_minutes: float,
) -> Ranking:
    target = task.exam.target if task.exam.goal is Goal.REACH_TARGET else None
    budget = days_budget(task.exam, study_date, learner.pace, spent_minutes)
    return rank_cards(card_arrays(task.cards, states, study_date), budget, learner, table, target)


def _filled(
    worth: Mapping[CardId, tuple[float, float]],
    states: Mapping[CardId, MemoryState],
    minutes: float,
    pace: float,
) -> TodayPlan:
    chosen: list[CardId] = []
    taken, allowed = 0.0, minutes * 60.0
    # Cards of one worth, such as all new ones, stay in the author's order, since sorting is stable.
    for card in sorted(worth, key=lambda one: -worth[one][0]):
        if taken >= allowed:
            break
        chosen.append(card)
        taken += worth[card][1] * pace
    new = sum(card not in states for card in chosen)
    return TodayPlan(tuple(chosen), taken / 60.0, minutes, new)
