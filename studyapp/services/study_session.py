"""A study sitting: which card comes, what its grades lead to, and how to take them back."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from studyapp.cards.card import Card, CardId
from studyapp.errors import StudyAppError
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.queue import QueueLimits, build_queue
from studyapp.services.changes import ANSWERS, Changes
from studyapp.services.clock import Clock
from studyapp.services.settings import Settings
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.review_store import LoggedAnswer, NewAnswer, ReviewStore

__all__ = ["CardInHand", "Grade", "LastAnswer", "SittingSummary", "StudySession"]

FAILED_COMES_BACK_AFTER = 6
"""Cards between a miss and its return, so that the answer is recalled and not just held in mind."""


@dataclass(frozen=True, slots=True)
class CardInHand:
    """The card that is asked now. `intervals_days` says for each grade when it would return; 0 is this sitting."""

    card: Card
    intervals_days: dict[Grade, int]
    is_new: bool


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """What the last grade led to; `next_date` is None when the card returns in this sitting."""

    grade: Grade
    next_date: date | None


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """`done` cards were recalled or learnt, `missed` cards failed at least once, in the order of missing."""

    done: int
    answers: int
    right: int
    missed: tuple[Card, ...]
    minutes: float
    due_tomorrow: int


class StudySession:
    """One sitting at a time; `start` begins it, ending needs nothing since every answer is saved when given."""

    def __init__(self, decks: DeckStore, reviews: ReviewStore, settings: Settings, clock: Clock) -> None:
        self._decks = decks
        self._reviews = reviews
        self._settings = settings
        self._clock = clock
        self._queue: deque[CardId] = deque()
        self._done: list[CardId] = []
        self._answers: list[LoggedAnswer] = []
        self._sitting_id = ""
        self._started_at = clock.now_at()
        self._shown_at = self._started_at

    def start(
        self, deck_id: str | None = None, cards: Sequence[CardId] | None = None, extra_new: int = 0
    ) -> None:
        """Begin a sitting over what is due, of one deck or of all; or over given cards, due or not.

        `extra_new` adds that many new cards to today's number.
        """
        self._started_at = self._clock.now_at()
        self._sitting_id = f"study-{self._started_at.isoformat(timespec='microseconds')}"
        self._done, self._answers = [], []
        if cards is not None:
            known = self._decks.card_topics()
            self._queue = deque(card for card in cards if card in known)
        else:
            self._queue = deque(self._todays_cards(deck_id, extra_new))
        self._shown_at = self._clock.now_at()

    def _todays_cards(self, deck_id: str | None, extra_new: int) -> tuple[CardId, ...]:
        today = self._clock.study_date()
        cards = [card for card in self._decks.card_topics() if deck_id in {None, card.deck_id}]
        seen_today = self._reviews.first_seen_on(today)
        limits = QueueLimits(max(0, self._settings.new_per_day - seen_today) + extra_new)
        return build_queue(cards, self._reviews.states(), today, limits, self._settings.memory_model)

    @property
    def done(self) -> int:
        return len(self._done)

    @property
    def total(self) -> int:
        """Cards of this sitting, done or waiting."""
        return len(self._done) + len(self._queue)

    @property
    def can_undo(self) -> bool:
        return self._undoable() is not None

    def current(self) -> CardInHand | None:
        """The card to ask, or None at the end."""
        while self._queue:
            card_id = self._queue[0]
            try:
                card = self._decks.card(card_id)
            except StudyAppError:
                self._queue.popleft()  # its deck was removed or updated meanwhile
                continue
            state = self._reviews.state(card_id)
            intervals = self._settings.memory_model.intervals_days(state, self._clock.study_date())
            return CardInHand(card, intervals, state is None)
        return None

    def shown(self) -> None:
        """Tell that the question came on the screen: thinking time runs from here."""
        self._shown_at = self._clock.now_at()

    def grade(self, grade: Grade) -> tuple[LastAnswer, Changes]:
        """Keep a grade for the current card and go on. When this returns, the answer is on the disk.

        :raises StorageError: when it could not be kept; the card stays in hand.
        :raises StudyAppError: when there is no card in hand.
        """
        in_hand = self.current()
        if in_hand is None:
            raise StudyAppError("There is no card to grade.")
        card_id = in_hand.card.id
        logged = self._reviews.record(self._answer(card_id, grade), self._settings.memory_model)
        self._answers.append(logged)
        self._queue.popleft()
        if grade is Grade.AGAIN:
            self._queue.insert(min(FAILED_COMES_BACK_AFTER, len(self._queue)), card_id)
            return LastAnswer(grade, None), ANSWERS
        self._done.append(card_id)
        days = in_hand.intervals_days[grade]
        return LastAnswer(grade, self._clock.study_date() + timedelta(days=days)), ANSWERS

    def _answer(self, card_id: CardId, grade: Grade) -> NewAnswer:
        now_at = self._clock.now_at()
        return NewAnswer(
            card_id=card_id,
            answered_at=now_at,
            study_date=self._clock.study_date(),
            question_kind="recall",
            seed=0,
            response=grade.name.lower(),
            is_right=grade is not Grade.AGAIN,
            score=float(grade is not Grade.AGAIN),
            grade=grade,
            duration_ms=_milliseconds(now_at - self._shown_at),
            sitting_id=self._sitting_id,
        )

    def undo(self) -> tuple[CardInHand, Changes]:
        """Take back the newest grade and put its card in hand again, also one of an earlier sitting of today.

        :raises StudyAppError: when there is nothing to take back.
        """
        logged = self._undoable()
        if logged is None:
            raise StudyAppError("There is no grade of today to take back.")
        self._reviews.undo(logged.id, self._clock.now_at(), self._settings.memory_model)
        card_id = logged.answer.card_id
        if self._answers and self._answers[-1].id == logged.id:
            self._answers.pop()
        if card_id in self._queue:
            self._queue.remove(card_id)
        if self._done and self._done[-1] == card_id:
            self._done.pop()
        self._queue.appendleft(card_id)
        in_hand = self.current()
        if in_hand is None:
            raise StudyAppError("The grade was taken back; its card is no longer in a deck.")
        return in_hand, ANSWERS

    def _undoable(self) -> LoggedAnswer | None:
        if self._answers:
            return self._answers[-1]
        newest = self._reviews.latest(1)
        is_of_today = bool(newest) and newest[0].answer.study_date == self._clock.study_date()
        is_recall = bool(newest) and newest[0].answer.question_kind == "recall"
        return newest[0] if is_of_today and is_recall else None

    def summary(self) -> SittingSummary:
        """What this sitting came to so far."""
        missed_ids = dict.fromkeys(one.answer.card_id for one in self._answers if not one.answer.is_right)
        seconds = sum(one.answer.duration_ms for one in self._answers) / 1000
        tomorrow = self._clock.study_date() + timedelta(days=1)
        topics = self._decks.card_topics()
        return SittingSummary(
            done=len(self._done),
            answers=len(self._answers),
            right=sum(one.answer.is_right for one in self._answers),
            missed=tuple(self._decks.card(card_id) for card_id in missed_ids if card_id in topics),
            minutes=seconds / 60,
            due_tomorrow=sum(
                state.due_date <= tomorrow for card, state in self._reviews.states().items() if card in topics
            ),
        )


def _milliseconds(span: timedelta) -> int:
    """Never negative, whatever the clock did."""
    return max(0, round(span / timedelta(milliseconds=1)))
