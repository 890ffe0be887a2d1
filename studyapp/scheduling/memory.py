"""The memory of one card after FSRS-6; the only home of the `fsrs` package.

Elapsed time is counted in study days, as Anki does, so that the hour of the day and a change of zone do not matter.
Learning and relearning steps and fuzz are off: a failed card stays due on its day until it is right once. Due dates
are spread by a few per cent, the same way whenever the log is replayed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import fsrs
from fsrs import scheduler as fsrs_6

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.spread import spread_days

DEFAULT_RETENTION = 0.90
LOWEST_RETENTION, HIGHEST_RETENTION = 0.70, 0.97
LONGEST_INTERVAL_DAYS = 36_500
KNOWN_STABILITY_DAYS = 21.0
CLOCK_SLIP_DAYS = 2
"""A journey over the date line moves the clock back by a day; more than two is a clock that was set wrongly."""
RULES_VERSION = 2
"""Goes up whenever the same log would give other states, so that states kept by an older version are made anew."""

DEFAULT_PARAMETERS: tuple[float, ...] = tuple(fsrs_6.DEFAULT_PARAMETERS)
LOWEST_PARAMETERS: tuple[float, ...] = tuple(fsrs_6.LOWER_BOUNDS_PARAMETERS)
HIGHEST_PARAMETERS: tuple[float, ...] = tuple(fsrs_6.UPPER_BOUNDS_PARAMETERS)


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

    def is_due_on(self, day: date) -> bool:
        """Whether the card can be asked on a study day.

        An answer dated days ahead comes from a clock that was set wrongly; its card is due, or else it could not be
        reached until that date.
        """
        return self.due_date <= day or (self.answered_date - day).days > CLOCK_SLIP_DAYS


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

    def after(
        self, state: MemoryState | None, answer: GradedAnswer, card_id: CardId | None = None
    ) -> MemoryState:
        """The state that follows from one more answer. A clock that ran backwards counts as no time.

        The due date is spread by the card's id; without one it is where FSRS puts it.
        """
        day = effective_day(state.answered_date if state else None, answer.study_date)
        card, _ = self._scheduler.review_card(_fsrs_card(state, day), fsrs.Rating(answer.grade), _noon(day))
        if card.stability is None or card.difficulty is None:
            raise ValueError("fsrs returned a card without memory")
        failed = answer.grade is Grade.AGAIN
        answers = (state.answers if state else 0) + 1
        interval_days = 0 if failed else spread_days((card.due - _noon(day)).days, card_id, answers)
        return MemoryState(
            stability=card.stability,
            difficulty=card.difficulty,
            answered_date=day,
            due_date=_days_after(day, interval_days),
            last_grade=answer.grade,
            answers=answers,
            failures=(state.failures if state else 0) + failed,
        )

    def fold(self, answers: Iterable[GradedAnswer], card_id: CardId | None = None) -> MemoryState | None:
        """The state after a whole history in order, or None for an empty one."""
        state: MemoryState | None = None
        for answer in answers:
            state = self.after(state, answer, card_id)
        return state

    def rescheduled(self, state: MemoryState, card_id: CardId | None = None) -> MemoryState:
        """The same memory with its due date for this model's desired retention."""
        if state.last_grade is Grade.AGAIN:
            return state
        days = spread_days(self.interval_days(state.stability), card_id, state.answers)
        return replace(state, due_date=_days_after(state.answered_date, days))

    def interval_days(self, stability: float) -> int:
        """After how many days predicted recall falls to the desired retention; at least 1.

        R(t, S) = (1 + F t / S) ** -w20 with F = 0.9 ** (-1 / w20) - 1, solved for t (FSRS-6).
        """
        decay = self.decay
        factor = 0.9 ** (-1 / decay) - 1
        days = stability / factor * (self.desired_retention ** (-1 / decay) - 1)
        return int(min(max(round(days), 1), LONGEST_INTERVAL_DAYS))

    def recall_on(self, state: MemoryState, day: date) -> float:
        """Predicted probability, 0 to 1, of recalling the card on a study day."""
        moment = max(day, state.answered_date)
        return self._scheduler.get_card_retrievability(_fsrs_card(state, moment), _noon(moment))

    @property
    def decay(self) -> float:
        """The exponent w20 of the forgetting curve, positive."""
        return float(self._scheduler.parameters[20])

    def intervals_days(
        self, state: MemoryState | None, study_date: date, card_id: CardId | None = None
    ) -> dict[Grade, int]:
        """For each grade, in how many days the card would come back; 0 means within this study day."""
        following = (self.after(state, GradedAnswer(grade, study_date), card_id) for grade in Grade)
        return {after.last_grade: (after.due_date - after.answered_date).days for after in following}

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


def effective_day(answered_date: date | None, study_date: date) -> date:
    """The day that an answer counts for, given that of the one before: a clock that slipped back counts as no time."""
    if answered_date is None or (answered_date - study_date).days > CLOCK_SLIP_DAYS:
        return study_date
    return max(study_date, answered_date)


def _days_after(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _fsrs_card(state: MemoryState | None, day: date) -> fsrs.Card:
    if state is None:
        # A fixed id and date: fsrs would otherwise ask the clock for both.
        return fsrs.Card(card_id=1, due=_noon(date(2000, 1, 1)))
    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=state.stability,
        difficulty=state.difficulty,
        due=_noon(state.due_date),
        last_review=_noon(min(state.answered_date, day)),
    )


def recall_after(days: float, stability: float, decay: float) -> float:
    """Predicted recall, 0 to 1, so many days after the last answer, for many cards where a `MemoryState` is too much.

    R(t, S) = (1 + F t / S) ** -w20 with F = 0.9 ** (-1 / w20) - 1 (FSRS-6); days before the answer count as none.
    """
    factor = 0.9 ** (-1 / decay) - 1
    return float((1 + factor * max(0.0, days) / stability) ** -decay)


def usable_parameters(values: object) -> tuple[float, ...] | None:
    """The 21 parameters that a file holds, or None where they are not FSRS-6 parameters within their bounds."""
    if not isinstance(values, (list, tuple)) or len(values) != len(DEFAULT_PARAMETERS):
        return None
    if not all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values):
        return None
    within = zip(LOWEST_PARAMETERS, values, HIGHEST_PARAMETERS, strict=True)
    return tuple(map(float, values)) if all(low <= value <= high for low, value, high in within) else None
