"""The memory of one card after FSRS-6; the only home of the `fsrs` package.

Elapsed time is counted in study days, as Anki does, so that the hour of the day and a change of zone do not matter.
Learning and relearning steps and fuzz are off: a failed card stays due on its day until it is right once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import fsrs

from studyapp.scheduling.grade import Grade

DEFAULT_RETENTION = 0.90
LOWEST_RETENTION, HIGHEST_RETENTION = 0.70, 0.97
LONGEST_INTERVAL_DAYS = 36_500
KNOWN_STABILITY_DAYS = 21.0


@dataclass(frozen=True, slots=True)
class MemoryState:
    """What the answers so far say about one card; a card never asked has None instead.

    `stability` is the number of days after which recall is predicted to be 90 %, `difficulty` runs from 1 to 10.
    Dates are study days. `answers` counts graded answers, `failures` those graded Again.
    """

    stability: float
    difficulty: float
    answered_date: date
    due_date: date
    last_grade: Grade
    answers: int
    failures: int

    @property
    def is_known(self) -> bool:
        """Right last time and stable for three weeks or more; anything seen but less firm is "learning"."""
        return self.last_grade is not Grade.AGAIN and self.stability >= KNOWN_STABILITY_DAYS


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """The part of a logged answer that memory depends on."""

    grade: Grade
    study_date: date


@dataclass(frozen=True, slots=True)
class MemoryModel:
    """FSRS-6 with the student's parameters (None for the defaults) and desired retention (0.70 to 0.97)."""

    desired_retention: float = DEFAULT_RETENTION
    parameters: tuple[float, ...] | None = None

    def after(self, state: MemoryState | None, answer: GradedAnswer) -> MemoryState:
        """The state that follows from one more answer. A clock that ran backwards counts as no time."""
        day = max(answer.study_date, state.answered_date) if state else answer.study_date
        card, _ = self._scheduler.review_card(_fsrs_card(state), fsrs.Rating(answer.grade), _noon(day))
        if card.stability is None or card.difficulty is None:
            raise ValueError("fsrs returned a card without memory")
        failed = answer.grade is Grade.AGAIN
        interval_days = 0 if failed else (card.due - _noon(day)).days
        return MemoryState(
            stability=card.stability,
            difficulty=card.difficulty,
            answered_date=day,
            due_date=day + timedelta(days=min(interval_days, (date.max - day).days)),
            last_grade=answer.grade,
            answers=(state.answers if state else 0) + 1,
            failures=(state.failures if state else 0) + failed,
        )

    def fold(self, answers: Iterable[GradedAnswer]) -> MemoryState | None:
        """The state after a whole history in order, or None for an empty one."""
        state: MemoryState | None = None
        for answer in answers:
            state = self.after(state, answer)
        return state

    def rescheduled(self, state: MemoryState) -> MemoryState:
        """The same memory with its due date for this model's desired retention."""
        if state.last_grade is Grade.AGAIN:
            return state
        due_date = state.answered_date + timedelta(days=self.interval_days(state.stability))
        return replace(state, due_date=due_date)

    def interval_days(self, stability: float) -> int:
        """After how many days predicted recall falls to the desired retention; at least 1.

        R(t, S) = (1 + F t / S) ** -w20 with F = 0.9 ** (-1 / w20) - 1, solved for t (FSRS-6).
        """
        decay = float(self._scheduler.parameters[20])
        factor = 0.9 ** (-1 / decay) - 1
        days = stability / factor * (self.desired_retention ** (-1 / decay) - 1)
        return int(min(max(round(days), 1), LONGEST_INTERVAL_DAYS))

    def recall_on(self, state: MemoryState, day: date) -> float:
        """Predicted probability, 0 to 1, of recalling the card on a study day."""
        moment = _noon(max(day, state.answered_date))
        return self._scheduler.get_card_retrievability(_fsrs_card(state), moment)

    def intervals_days(self, state: MemoryState | None, study_date: date) -> dict[Grade, int]:
        """For each grade, in how many days the card would come back; 0 means within this study day."""
        return {grade: self._days_after(state, GradedAnswer(grade, study_date)) for grade in Grade}

    def _days_after(self, state: MemoryState | None, answer: GradedAnswer) -> int:
        following = self.after(state, answer)
        return (following.due_date - following.answered_date).days

    @property
    def _scheduler(self) -> fsrs.Scheduler:
        return _scheduler(self.desired_retention, self.parameters)


@lru_cache(maxsize=8)
def _scheduler(desired_retention: float, parameters: tuple[float, ...] | None) -> fsrs.Scheduler:
    given = {} if parameters is None else {"parameters": parameters}
    return fsrs.Scheduler(
        desired_retention=desired_retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL_DAYS,
        enable_fuzzing=False,
        **given,
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _fsrs_card(state: MemoryState | None) -> fsrs.Card:
    if state is None:
        # A fixed id and date: fsrs would otherwise ask the clock for both.
        return fsrs.Card(card_id=1, due=_noon(date(2000, 1, 1)))
    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=state.stability,
        difficulty=state.difficulty,
        due=_noon(state.due_date),
        last_review=_noon(state.answered_date),
    )
