"""What there is to do today, and how each deck stands."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from studyapp.cards.card import CardId
from studyapp.scheduling.memory import MemoryModel, MemoryState
from studyapp.scheduling.queue import DueParts, due_parts, parts_of_list
from studyapp.services.clock import Clock
from studyapp.services.installed_deck import InstalledDeck, installed_decks
from studyapp.services.settings import Settings
from studyapp.services.study_frame import StudyFrame
from studyapp.storage.attempt_store import AttemptStore
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.review_store import ReviewStore

EXPECTED_SECONDS = 20.0
"""Per card, until the student's own pace is known (LEARNING: pass 13 s, fail 37 s, new 21 s)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How some cards stand. `recall` is the mean predicted recall now of cards seen, 0 to 1, or None before any."""

    known: int
    learning: int
    new: int
    recall: float | None

    @property
    def cards(self) -> int:
        return self.known + self.learning + self.new


@dataclass(frozen=True, slots=True)
class TopicToday:
    id: str
    title: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class DeckToday:
    """`due` counts what would be asked today, new cards included."""

    deck: InstalledDeck
    standing: Standing
    due: int
    topics: tuple[TopicToday, ...]


@dataclass(frozen=True, slots=True)
class OpenExam:
    """A quiz in exam mode that was not handed in; `given` of its `asked` questions have an answer."""

    attempt_id: str
    deck_id: str
    deck_title: str
    started_at: datetime
    given: int
    asked: int


@dataclass(frozen=True, slots=True)
class Overview:
    """`minutes` are rounded up; `next_due` is the next study day on which something is due, None when never."""

    today: date
    due: DueParts
    minutes: int
    decks: tuple[DeckToday, ...]
    new_waiting: int
    next_due: date | None
    open_exam: OpenExam | None


@dataclass(slots=True)
class _Tally:
    known: int = 0
    learning: int = 0
    new: int = 0
    recalls: list[float] = field(default_factory=list)

    def add(self, state: MemoryState | None, model: MemoryModel, day: date) -> None:
        if state is None:
            self.new += 1
            return
        self.known += state.is_known
        self.learning += not state.is_known
        self.recalls.append(model.recall_on(state, day))

    def standing(self) -> Standing:
        recall = sum(self.recalls) / len(self.recalls) if self.recalls else None
        return Standing(self.known, self.learning, self.new, recall)


class Today:
    def __init__(
        self,
        decks: DeckStore,
        reviews: ReviewStore,
        *,
        attempts: AttemptStore,
        settings: Settings,
        frame: StudyFrame,
        planned: Callable[[], tuple[CardId, ...] | None],
        clock: Clock,
    ) -> None:
        """`planned` gives the cards that an exam plan wants today, or None where there is no such list yet."""
        self._decks = decks
        self._reviews = reviews
        self._attempts = attempts
        self._settings = settings
        self._frame = frame
        self._planned = planned
        self._clock = clock

    def overview(self) -> Overview:
        """Counts for the page, from what is stored now."""
        today, model = self._clock.study_date(), self._settings.memory_model
        topics, states = self._decks.card_topics(), self._reviews.states()
        limits = self._frame.today()
        due = due_parts(topics, states, today, limits)
        planned = self._planned()
        waiting = [card for card in planned or () if card in topics and card not in limits.left_out]
        if planned is not None:
            due = parts_of_list(waiting, states, today)
        by_deck, by_topic = _tallies(topics, states, model, today)
        due_by_deck = (
            Counter(card.deck_id for card in waiting)
            if planned is not None
            else {
                deck_id: due_parts(
                    [card for card in topics if card.deck_id == deck_id], states, today, limits
                ).total
                for deck_id in by_deck
            }
        )
        decks = tuple(
            DeckToday(
                deck,
                by_deck[deck.id].standing(),
                due_by_deck.get(deck.id, 0),
                tuple(
                    TopicToday(topic.id, topic.title, by_topic[deck.id, topic.id].standing())
                    for topic in deck.topics
                    if (deck.id, topic.id) in by_topic
                ),
            )
            for deck in installed_decks(self._decks)
        )
        later = [
            state.due_date for card, state in states.items() if card in topics and state.due_date > today
        ]
        return Overview(
            today=today,
            due=due,
            minutes=self.minutes_for(due.total),
            decks=decks,
            new_waiting=sum(card not in states and card not in limits.left_out for card in topics) - due.new,
            next_due=min(later, default=None),
            open_exam=self.open_exam(),
        )

    def open_exam(self) -> OpenExam | None:
        """The newest exam of an installed deck that was not handed in, or None."""
        attempt = self._attempts.open_exam()
        if attempt is None or attempt.deck_id not in {deck.id for deck in self._decks.decks()}:
            return None
        given = self._attempts.given(attempt.id)
        return OpenExam(
            attempt.id, attempt.deck_id, attempt.deck_title, attempt.started_at, given, attempt.asked
        )

    def minutes_for(self, cards: int) -> int:
        """How long that many cards take at the student's pace, rounded up."""
        seconds = self._reviews.mean_seconds() or EXPECTED_SECONDS
        return math.ceil(cards * seconds / 60)


def _tallies(
    topics: Mapping[CardId, str], states: Mapping[CardId, MemoryState], model: MemoryModel, today: date
) -> tuple[dict[str, _Tally], dict[tuple[str, str], _Tally]]:
    by_deck: dict[str, _Tally] = defaultdict(_Tally)
    by_topic: dict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for card, topic in topics.items():
        state = states.get(card)
        by_deck[card.deck_id].add(state, model, today)
        by_topic[card.deck_id, topic].add(state, model, today)
    return by_deck, by_topic
