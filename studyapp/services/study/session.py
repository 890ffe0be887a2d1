"""A study sitting: which card comes, what its grades lead to, and how to take them back."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from studyapp.cards.card import Card, CardId
from studyapp.errors import StudyAppError
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.queue import (
    MOST_OF_AN_ENTRY,
    SIBLINGS_APART,
    QueueLimits,
    apart,
    build_queue,
    keeps_slipping,
    new_cards,
    place_to_ask,
)
from studyapp.services.changes import ANSWERS, Changes
from studyapp.services.clock import Clock
from studyapp.services.settings import Settings
from studyapp.services.study.sitting import (
    CardInHand,
    LastAnswer,
    SittingSummary,
    SlippingCard,
    StudyResponse,
)
from studyapp.services.study_frame import StudyFrame
from studyapp.services.study_questions import StudyQuestions, grade_of
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.queue_store import QueueStore
from studyapp.storage.review_store import LoggedAnswer, NewAnswer, ReviewStore
from studyapp.storage.suspension_store import SuspensionStore

if TYPE_CHECKING:
    from studyapp.questions.question import Question
    from studyapp.services.question_source import AskableDeck, Cancelled

FAILED_COMES_BACK_AFTER = 6
"""Cards between a miss and its return, so that the answer is recalled and not just held in mind."""
LEARN_MORE_CARDS = 10
LONGEST_RESPONSE = 1000
SITTING_PREFIX = "study-"
PAIRED_CARDS = 300
"""Beyond this many cards into a sitting, confusable ones are not brought together."""
TOLD_LESS_AMONG = 20
"""Waiting cards among which one is sought that the last ones have not told."""


class StudySession:
    """One sitting at a time; `start` begins it, ending needs nothing since every answer is saved when given."""

    def __init__(
        self,
        decks: DeckStore,
        reviews: ReviewStore,
        *,
        day: QueueStore,
        suspensions: SuspensionStore,
        settings: Settings,
        frame: StudyFrame,
        questions: StudyQuestions,
        planned: Callable[[], tuple[CardId, ...] | None],
        clock: Clock,
    ) -> None:
        """`planned` gives the cards that an exam plan wants today, or None where no exam lies ahead."""
        self._decks = decks
        self._reviews = reviews
        self._day = day
        self._suspensions = suspensions
        self._settings = settings
        self._frame = frame
        self._questions = questions
        self._planned = planned
        self._clock = clock
        self._queue: deque[CardId] = deque()
        self._put_away: list[CardId] = []
        self._done: list[CardId] = []
        self._answers: list[LoggedAnswer] = []
        self._shown: deque[Card] = deque(maxlen=SIBLINGS_APART)
        self._sitting_id = ""
        self._response: StudyResponse | None = None
        self._started_at = clock.now_at()
        self._shown_at = self._started_at

    def start(
        self, deck_id: str | None = None, cards: Sequence[CardId] | None = None, extra_new: int = 0
    ) -> None:
        """Begin a sitting over what is due, of one deck or of all; or over given cards, due or not. With an exam ahead
        a sitting over all decks follows its plan.

        `extra_new` adds that many new cards to today's number. Suspended cards are left out.
        """
        self._begin()
        if cards is not None:
            away = self._suspensions.suspended()
            self._queue = deque(apart([card for card in self._decks.installed(cards) if card not in away]))
            return
        limits = self._frame.today()
        planned = self._planned() if deck_id is None and not extra_new else None
        if planned is not None:
            waiting = self._decks.installed(planned)
            self._queue = deque(apart([card for card in waiting if card not in limits.left_out]))
            return
        self._queue = deque(
            self._todays_cards(deck_id, replace(limits, new_left=limits.new_left + extra_new))
        )

    def learn_more(self, deck_id: str | None = None, number: int = LEARN_MORE_CARDS) -> None:
        """Begin a sitting beyond today's number: due cards that were left for other days, then new ones."""
        self._begin()
        limits = self._frame.today()
        due = self._day.due(self._clock.study_date())
        waiting = sum(deck_id in {None, card.deck_id} and card not in limits.left_out for card in due)
        more = replace(limits, level=None, most=number, new_left=max(0, number - waiting))
        self._queue = deque(self._todays_cards(deck_id, more))

    def _begin(self) -> None:
        self._started_at = self._clock.now_at()
        self._sitting_id = f"{SITTING_PREFIX}{self._started_at.isoformat(timespec='microseconds')}"
        self._done, self._answers, self._put_away = [], [], []
        self._shown.clear()
        self._shown_at = self._started_at

    def _todays_cards(self, deck_id: str | None, limits: QueueLimits) -> tuple[CardId, ...]:
        today, model = self._clock.study_date(), self._settings.memory_model
        due = self._day.due(today)
        cards = [card for card in due if deck_id in {None, card.deck_id}]
        away = self._suspensions.suspended()
        met = {card[:2] for card in (*due, *limits.left_out) if card not in away}
        unseen = self._day.unseen(MOST_OF_AN_ENTRY * limits.new_left, deck_id)
        new = new_cards(unseen, limits.new_left, met)
        chosen = build_queue([*cards, *new], due, today, limits, model)
        near = chosen[:PAIRED_CARDS]
        return apart(near, self._decks.confusable(near)) + chosen[PAIRED_CARDS:]

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
            today, model = self._clock.study_date(), self._settings.memory_model
            intervals = model.intervals_days(state, today, card_id)
            return CardInHand(card, intervals, state is None)
        return None

    def preparations(self) -> "tuple[Callable[[Cancelled], AskableDeck | None], ...]":
        """For each installed deck that is not ready for questions yet the slow part of it, for another thread; it gives
        None soon after it was cancelled."""
        found = (self._questions.preparation(deck.id) for deck in self._decks.decks())
        return tuple(one for one in found if one is not None)

    def keep(self, prepared: "AskableDeck") -> None:
        """Use a deck that was made ready."""
        self._questions.keep(prepared)

    def question(self) -> "Question | None":
        """In which form the card in hand is asked: a question to judge, or None for a flashcard or no card."""
        in_hand = self.current()
        return (
            None
            if in_hand is None
            else self._questions.question(in_hand.card, self._reviews.state(in_hand.card.id))
        )

    def typed_question(self) -> "Question | None":
        """The card in hand as a question to type, or None where it has no such form."""
        in_hand = self.current()
        return (
            None
            if in_hand is None
            else self._questions.typed(in_hand.card, self._reviews.state(in_hand.card.id))
        )

    def respond(self, question: "Question", response: str) -> "StudyResponse":
        """Judge a response to the card in hand. What `grade` keeps next is said about this response."""
        verdict = self._questions.judged(question, response)
        self._response = StudyResponse(question, response, verdict, grade_of(verdict))
        return self._response

    def shown(self) -> None:
        """Tell that the question came on the screen: thinking time runs from here."""
        self._response = None
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
        self._shown.append(in_hand.card)
        self._response = None
        self._queue.popleft()
        if grade is Grade.AGAIN:
            self._queue.insert(min(FAILED_COMES_BACK_AFTER, len(self._queue)), card_id)
            next_date = None
        else:
            self._done.append(card_id)
            next_date = self._clock.study_date() + timedelta(days=in_hand.intervals_days[grade])
        self._bring_forward()
        return LastAnswer(grade, next_date), ANSWERS

    def _bring_forward(self) -> None:
        """Have the card in front change places with one that the last cards do not tell."""
        from studyapp.questions.telling import tells

        cards = {card.id: card for card in self._shown}

        def is_told(shown: CardId, asked: CardId) -> bool:
            if asked not in cards:
                cards.update({card.id: card for card in self._decks.cards_by_id([asked])})
            return asked in cards and tells(cards[shown], cards[asked])

        ahead = list(islice(self._queue, TOLD_LESS_AMONG))
        place = place_to_ask(ahead, [card.id for card in self._shown], is_told)
        if place:
            self._queue[0], self._queue[place] = self._queue[place], self._queue[0]

    def _answer(self, card_id: CardId, grade: Grade) -> NewAnswer:
        now_at, given = self._clock.now_at(), self._response
        return NewAnswer(
            card_id=card_id,
            answered_at=now_at,
            study_date=self._clock.study_date(),
            question_kind=given.question.kind if given else "recall",
            seed=given.question.seed if given else 0,
            response=given.response[:LONGEST_RESPONSE] if given else grade.name.lower(),
            is_right=grade is not Grade.AGAIN,
            score=float(grade is not Grade.AGAIN),
            grade=grade,
            duration_ms=_milliseconds(now_at - self._shown_at),
            sitting_id=self._sitting_id,
        )

    def suspend(self) -> Changes:
        """Put the card in hand away until it is resumed, and go on with the next.

        :raises StudyAppError: when there is no card in hand.
        """
        in_hand = self.current()
        if in_hand is None:
            raise StudyAppError("There is no card to put away.")
        card_id = in_hand.card.id
        self._suspensions.suspend([card_id], self._clock.now_at())
        self._queue.popleft()
        self._put_away.append(card_id)
        self._bring_forward()
        return ANSWERS

    def put_away(self, card_id: CardId) -> Changes:
        """Suspend any card, in hand or not."""
        self._suspensions.suspend([card_id], self._clock.now_at())
        if card_id in self._queue:
            self._queue.remove(card_id)
            self._put_away.append(card_id)
        return ANSWERS

    def resume(self, card_id: CardId) -> Changes:
        """Ask a suspended card again; one that was put away in this sitting comes into hand."""
        self._suspensions.resume([card_id])
        if card_id in self._put_away:
            self._put_away.remove(card_id)
            self._queue.appendleft(card_id)
        return ANSWERS

    def swap(self, leaving: Sequence[CardId], joining: Sequence[CardId]) -> None:
        """Have cards that wait in this sitting replaced by others, at the place of the first that leaves."""
        waiting = [card_id for card_id in leaving if card_id in self._queue]
        if not waiting:
            return
        place = min(self._queue.index(card_id) for card_id in waiting)
        for card_id in waiting:
            self._queue.remove(card_id)
        for card_id in reversed(joining):
            self._queue.insert(place, card_id)

    def suspended(self) -> tuple[Card, ...]:
        """The cards that are put away, of installed decks."""
        return tuple(map(self._decks.card, self._decks.installed(sorted(self._suspensions.suspended()))))

    def slipping(self) -> tuple[SlippingCard, ...]:
        """Cards that were failed again and again, the worst in front; suspended ones are not among them."""
        found = []
        for card_id, state in self._day.slipping():
            if keeps_slipping(state):
                card = self._decks.card(card_id)
                others = self._decks.cards_of_entries(card_id.deck_id, card.confusable_with, card_id.facet)
                found.append(SlippingCard(card, state.failures, others))
        return tuple(found)

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
        is_studied = bool(newest) and newest[0].answer.sitting_id.startswith(SITTING_PREFIX)
        return newest[0] if is_of_today and is_studied else None

    def summary(self) -> SittingSummary:
        """What this sitting came to so far."""
        missed_ids = dict.fromkeys(one.answer.card_id for one in self._answers if not one.answer.is_right)
        seconds = sum(one.answer.duration_ms for one in self._answers) / 1000
        tomorrow = self._clock.study_date() + timedelta(days=1)
        missed = self._decks.installed(tuple(missed_ids))
        return SittingSummary(
            done=len(self._done),
            answers=len(self._answers),
            right=sum(one.answer.is_right for one in self._answers),
            missed=tuple(map(self._decks.card, missed)),
            minutes=seconds / 60,
            due_tomorrow=self._day.due_count(tomorrow),
        )


def _milliseconds(span: timedelta) -> int:
    """Never negative, whatever the clock did."""
    return max(0, round(span / timedelta(milliseconds=1)))
