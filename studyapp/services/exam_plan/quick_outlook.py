"""What a change of an exam brings, said at once from the last estimate. Imports numpy: not for the start."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from studyapp.scheduling.exam import Exam
from studyapp.scheduling.exam_advice import advise
from studyapp.scheduling.exam_cards import CardArrays, Learner, card_arrays
from studyapp.scheduling.fsrs_arrays import Floats
from studyapp.scheduling.price_table import LONGEST_HORIZON_DAYS
from studyapp.services.exam_plan.as_planned import planned, shown, topic_key
from studyapp.services.exam_plan.values import ExamCase, ExamOutlook, Expectation, PlanDay, StoredExam

LEAST_SHARE = 0.6
"""A plan with more minutes than it needs says little about the share of them that bears fruit."""
MOST_CARDS = 200
"""As many cards stand for all in the line of those who stop."""
LEAST_GAIN = 0.005
"""What a plan must gain for its line to have a shape."""


@dataclass(frozen=True)
class QuickOutlook:
    """Reads the dual of the price of time instead of playing the plan, and is set so that for the exam of the last
    estimate it says what that said. Where a change leaves so little time that new cards must go first, or so much that
    they need not, it may be ten points off until the estimate follows. `topics` has the `topic_key` of each of `cards`."""

    case: ExamCase
    exam_id: str
    last_exam: Exam
    last: ExamOutlook
    cards: CardArrays
    topics: tuple[str, ...]
    learner: Learner
    fruitful: float
    plan_factor: float = 1.0
    stop_factor: float = 1.0

    @classmethod
    def after(
        cls, case: ExamCase, place: int, last: ExamOutlook, learner: Learner, fruitful: float
    ) -> "QuickOutlook":
        """Ready for changes of one exam of a case, to which every card that may be asked may come to belong."""
        cards = card_arrays(case.open_cards, case.states, case.study_date)
        topics = tuple(topic_key(card, case) for card in case.open_cards)
        share = max(LEAST_SHARE, fruitful)
        exam = case.exams[place]
        plain = cls(case, exam.id, planned(exam), last, cards, topics, learner, share)
        found = plain.outlook(exam, case.study_date)
        if found is None:
            return plain
        return replace(
            plain,
            plan_factor=last.expected / found.expected if found.expected else 1.0,
            stop_factor=last.if_you_stop / found.if_you_stop if found.if_you_stop else 1.0,
        )

    def outlook(self, exam: StoredExam, today: date) -> Expectation | None:
        """About what the exam will bring now; None for another exam or study day than those of the last estimate, for
        an exam that is here, and where it would take longer than a moment."""
        if (exam.id, today) != (self.exam_id, self.case.study_date):
            return None
        one = planned(exam)
        days_left = one.days_left(today)
        cards, topics = self._belonging(exam)
        table = self.case.tables.at_hand(self.learner, days_left) if days_left > 0 else None
        if table is None or not len(cards):
            return None
        advice = advise(one, cards, topics, today, self.learner, table=table, fruitful=self.fruitful)
        stopped = self._stopped(cards, days_left)
        expected = min(1.0, max(advice.expected * self.plan_factor, float(stopped[-1])))
        return Expectation(
            expected=expected,
            if_you_stop=float(stopped[-1]),
            days=self._days(one),
            recall_by_day=self._line(stopped, expected),
            stopped_by_day=tuple(stopped.tolist()),
            advice=shown(advice, self.case),
        )

    def reach_further(self) -> None:
        """Have at hand what dates up to the furthest need: half a second once, for another thread."""
        if self.case.tables.at_hand(self.learner, LONGEST_HORIZON_DAYS) is None:
            self.case.tables.table(self.learner, LONGEST_HORIZON_DAYS)

    def _belonging(self, exam: StoredExam) -> tuple[CardArrays, tuple[str, ...]]:
        wanted = {f"{deck_id}/{topic}" for deck_id, topic in exam.topics}
        places = [
            place
            for place, key in enumerate(self.topics)
            if key.partition("/")[0] in exam.deck_ids and (not wanted or key in wanted)
        ]
        return self.cards.take(np.array(places, dtype=np.intp)), tuple(self.topics[at] for at in places)

    def _stopped(self, cards: CardArrays, days_left: int) -> Floats:
        """Mean recall by day without another look."""
        chosen = cards.take(np.linspace(0, len(cards) - 1, min(len(cards), MOST_CARDS)).astype(np.intp))
        means = [chosen.recall_in(day, self.learner).mean() for day in range(days_left + 1)]
        return np.minimum(1.0, np.array(means) * self.stop_factor)

    def _line(self, stopped: Floats, expected: float) -> tuple[float, ...]:
        """From this morning to the exam, in the shape of the last estimate's line."""
        gained = np.array(self.last.recall_by_day) - np.array(self.last.stopped_by_day)
        way = np.linspace(0.0, 1.0, len(stopped))
        is_flat = gained[-1] < LEAST_GAIN
        shape = way if is_flat else np.interp(way, np.linspace(0.0, 1.0, len(gained)), gained / gained[-1])
        return tuple((stopped + shape * (expected - stopped[-1])).tolist())

    def _days(self, exam: Exam) -> tuple[PlanDay, ...]:
        """Each day as full as it was in the last estimate; a day beyond that is full."""
        before, known = dict(self.last_exam.study_days(self.case.study_date)), self.last.by_date
        days: list[PlanDay] = []
        for day, minutes in exam.study_days(self.case.study_date):
            found = known.get(day)
            if found is None or not before.get(day):
                days.append(PlanDay(day, round(minutes), 0, 0))
                continue
            share = minutes / before[day]
            scaled = (round(one * share) for one in (found.minutes, found.new, found.reviews))
            days.append(PlanDay(day, *scaled))
        return tuple(days)
