"""How far a student is, over all decks."""

from dataclasses import dataclass

from studyapp.scheduling.queue import due_parts
from studyapp.services.clock import Clock
from studyapp.services.installed_deck import installed_decks
from studyapp.services.settings import Settings
from studyapp.services.study_frame import StudyFrame
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.review_store import ReviewStore


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """`recall` is the mean predicted recall now of the topic's cards that were seen, None before any."""

    deck_id: str
    id: str
    title: str
    cards: int
    known: int
    recall: float | None


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """`retention` is the share of right answers among repeated ones, 0 to 1, None before the first of them."""

    cards: int
    known: int
    learning: int
    new: int
    due: int
    answers: int
    retention: float | None
    by_topic: tuple[TopicProgress, ...]


class Progress:
    def __init__(
        self, decks: DeckStore, reviews: ReviewStore, settings: Settings, frame: StudyFrame, clock: Clock
    ) -> None:
        self._decks = decks
        self._reviews = reviews
        self._settings = settings
        self._frame = frame
        self._clock = clock

    def report(self) -> ProgressReport:
        """Counts and recall as of now."""
        topics, states = self._decks.card_topics(), self._reviews.states()
        today = self._clock.study_date()
        seen = {card: state for card, state in states.items() if card in topics}
        known = sum(state.is_known for state in seen.values())
        answers, repeated, repeated_right = self._reviews.totals()
        return ProgressReport(
            cards=len(topics),
            known=known,
            learning=len(seen) - known,
            new=len(topics) - len(seen),
            due=due_parts(topics, states, today, self._frame.today()).total,
            answers=answers,
            retention=repeated_right / repeated if repeated else None,
            by_topic=self._by_topic(),
        )

    def _by_topic(self) -> tuple[TopicProgress, ...]:
        topics, states = self._decks.card_topics(), self._reviews.states()
        model, today = self._settings.memory_model, self._clock.study_date()
        found = []
        for deck in installed_decks(self._decks):
            for topic in deck.topics:
                cards = [
                    card for card, place in topics.items() if card.deck_id == deck.id and place == topic.id
                ]
                seen = [states[card] for card in cards if card in states]
                recall = sum(model.recall_on(state, today) for state in seen) / len(seen) if seen else None
                known = sum(state.is_known for state in seen)
                if cards:
                    found.append(TopicProgress(deck.id, topic.id, topic.title, len(cards), known, recall))
        return tuple(found)
