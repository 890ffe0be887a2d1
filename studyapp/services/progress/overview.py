"""How far a student is: in short, and in figures by deck, topic and period."""

import math
import statistics
from collections.abc import Sequence
from datetime import date, timedelta

from studyapp.cards.card import Card, CardId
from studyapp.errors import StudyAppError
from studyapp.scheduling.memory import MemoryModel
from studyapp.scheduling.queue import due_parts
from studyapp.services.clock import Clock
from studyapp.services.installed_deck import InstalledDeck, installed_decks
from studyapp.services.progress.card_history import card_history
from studyapp.services.progress.spans import spans_of
from studyapp.services.progress.values import (
    CardHistory,
    DueDay,
    Figures,
    Predicted,
    ProgressFilter,
    ProgressReport,
    StudyDay,
    SurenessScore,
    TopicProgress,
)
from studyapp.services.settings import Settings
from studyapp.services.study_frame import StudyFrame
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.exam_store import ExamStore
from studyapp.storage.figure_store import FigureStore, LoggedGrade, Scope, TopicCount
from studyapp.storage.review_store import ReviewStore

SHOWN_FROM = 20
"""Fewer answers than these say more about chance than about the student."""
DUE_DAYS, HEAT_WEEKS = 14, 18
SITTING_CARDS = 20
LISTED_CARDS = 50
MEANINGS = {"certain": 0.95, "fairly": 0.70, "guess": 0.35}
"""How often an answer should be right that is given with each word. A guess among four options, one of which can
often be ruled out, is right every third time."""


class Progress:
    """Counts and adds up; nothing is changed. `predicted` may be called from another thread."""

    def __init__(
        self,
        decks: DeckStore,
        reviews: ReviewStore,
        *,
        figures: FigureStore,
        exams: ExamStore,
        settings: Settings,
        frame: StudyFrame,
        clock: Clock,
    ) -> None:
        self._decks = decks
        self._reviews = reviews
        self._figures = figures
        self._exams = exams
        self._settings = settings
        self._frame = frame
        self._clock = clock

    def report(self) -> ProgressReport:
        """Counts and recall as of now, over all decks."""
        topics, states = self._decks.card_topics(), self._reviews.states()
        today = self._clock.study_date()
        by_topic = self._titled(self._figures.topics(Scope(), today, self._model))
        recalls = self._figures.recalls(Scope())
        asked, right = sum(day.asked for day in recalls), sum(day.right for day in recalls)
        seen, known = sum(card in states for card in topics), sum(topic.known for topic in by_topic)
        return ProgressReport(
            cards=len(topics),
            known=known,
            learning=seen - known,
            new=len(topics) - seen,
            due=due_parts(topics, states, today, self._frame.today()).total,
            answers=self._figures.answer_count(),
            retention=right / asked if asked else None,
            by_topic=by_topic,
        )

    def decks(self) -> tuple[InstalledDeck, ...]:
        """The decks and their topics that a filter can name."""
        return installed_decks(self._decks)

    def answers(self) -> int:
        """How many answers were given in all."""
        return self._figures.answer_count()

    # figures

    def figures(self, wanted: ProgressFilter) -> Figures:
        """All figures for a filter, in 0.1 s over 100,000 answers."""
        today = self._clock.study_date()
        scope = self._scope(wanted, today)
        recalls = self._figures.recalls(scope)
        first_recall = recalls[0].study_date if recalls else today
        first_day = min(scope.since or first_recall, today)
        spans, by_month = spans_of(recalls, first_day, today)
        studied = self._studied(scope, today)
        in_period = [day.minutes for day in studied if scope.since is None or day.date >= scope.since]
        monday = today - timedelta(days=today.weekday())
        heat_from = monday - timedelta(weeks=HEAT_WEEKS - 1)
        counts = self._figures.topics(scope, today, self._model)
        cards, seen = sum(one.cards for one in counts), sum(one.seen for one in counts)
        known = sum(one.known for one in counts)
        per_day, until = self._pace_of_new(scope, today)
        return Figures(
            filter=wanted,
            today=today,
            first_day=first_day,
            answers=self._figures.answer_count(),
            asked=sum(span.asked for span in spans),
            right=sum(span.right for span in spans),
            target=self._model.desired_retention,
            cards=cards,
            known=known,
            learning=seen - known,
            new=cards - seen,
            week_minutes=sum(day.minutes for day in studied if day.date >= monday),
            usual_minutes=statistics.median(in_period) if in_period else None,
            new_per_day=per_day,
            new_until=until,
            by_month=by_month,
            spans=spans,
            due=self._due(scope, today),
            study_days=tuple(day for day in studied if day.date >= heat_from),
            topics=tuple(sorted(self._titled(counts), key=_weakness)),
            sureness=self._sureness(scope),
        )

    def predicted(self, figures: Figures) -> Predicted:
        """What memory predicted for the answers in some figures; half a second for 100,000 answers."""
        import numpy as np

        from studyapp.scheduling.fsrs_arrays import DEFAULT_PARAMETERS, ArrayModel
        from studyapp.scheduling.hindsight import hindsight

        log = self._figures.log(Scope(figures.filter.deck_id, figures.filter.topic_id))
        cards, grades, days = _columns(log)
        found = hindsight(
            np.array(cards, dtype=np.int64),
            np.array(grades, dtype=np.int64),
            np.array(days, dtype=np.int64),
            ArrayModel(self._model.parameters or DEFAULT_PARAMETERS),
        )
        asked = np.array([one.asked_memory for one in log], dtype=np.bool_)
        is_installed = np.array([one.is_installed for one in log], dtype=np.bool_)

        def mean(first_day: date, last_day: date) -> float | None:
            within = asked & (found.days >= first_day.toordinal()) & (found.days <= last_day.toordinal())
            return float(found.predicted[within].mean()) if within.any() else None

        return Predicted(
            recall=mean(figures.first_day, figures.today),
            by_span=tuple(mean(span.first_day, span.last_day) for span in figures.spans),
            known_last_week=found.known_on(figures.today.toordinal() - 7, is_installed),
        )

    @property
    def _model(self) -> MemoryModel:
        return self._settings.memory_model

    @staticmethod
    def _scope(wanted: ProgressFilter, today: date) -> Scope:
        since = None if wanted.days is None else today - timedelta(days=wanted.days - 1)
        return Scope(wanted.deck_id, wanted.topic_id, since)

    def _titled(self, counts: Sequence[TopicCount]) -> tuple[TopicProgress, ...]:
        """Topics with their titles, in the order of the decks."""
        by_id = {(one.deck_id, one.topic_id): one for one in counts}
        return tuple(
            TopicProgress(deck.id, topic.id, topic.title, one.cards, one.known, one.recall)
            for deck in installed_decks(self._decks)
            for topic in deck.topics
            if (one := by_id.get((deck.id, topic.id))) is not None
        )

    def _studied(self, scope: Scope, today: date) -> list[StudyDay]:
        """The days of the period and of the last weeks."""
        heat_from = today - timedelta(weeks=HEAT_WEEKS)
        since = scope.since and min(scope.since, heat_from)
        return [
            StudyDay(day.study_date, day.answers, day.seconds / 60)
            for day in self._figures.studied(Scope(scope.deck_id, scope.topic_id, since))
        ]

    def _due(self, scope: Scope, today: date) -> tuple[DueDay, ...]:
        reviews = self._figures.due(scope, today, DUE_DAYS)
        new = (0,) * DUE_DAYS
        if not self._has_exam_ahead(today):
            new = self._figures.new(scope, self._new_left(today), self._settings.new_per_day, DUE_DAYS)
        pairs = zip(reviews, new, strict=True)
        return tuple(DueDay(today + timedelta(days=ahead), *pair) for ahead, pair in enumerate(pairs))

    def _new_left(self, today: date) -> int:
        return max(0, self._settings.new_per_day - self._reviews.first_seen_on(today))

    def _has_exam_ahead(self, today: date) -> bool:
        return any(exam.archived_at is None and exam.exam_date > today for exam in self._exams.exams())

    def _pace_of_new(self, scope: Scope, today: date) -> tuple[int | None, date | None]:
        per_day = self._settings.new_per_day
        if self._has_exam_ahead(today):
            return None, None
        is_whole = not scope.topic_id and scope.deck_id in {"", *self._only_deck()}
        unseen = self._figures.unseen(scope)
        if not per_day or not unseen or not is_whole:
            return per_day, None
        later = max(0, unseen - self._new_left(today))
        return per_day, today + timedelta(days=math.ceil(later / per_day))

    def _only_deck(self) -> tuple[str, ...]:
        decks = self._decks.decks()
        return (decks[0].id,) if len(decks) == 1 else ()

    def _sureness(self, scope: Scope) -> tuple[SurenessScore, ...]:
        found = {one.sureness: one for one in self._figures.by_sureness(scope)}
        return tuple(
            SurenessScore(word, found[word].asked, found[word].right, meant)
            for word, meant in MEANINGS.items()
            if word in found
        )

    # cards

    def cards_to_strengthen(self, topics: Sequence[TopicProgress]) -> tuple[CardId, ...]:
        """Cards of some topics that are least likely to be recalled, for one sitting. Those asked today rest."""
        scopes = [Scope(topic.deck_id, topic.id) for topic in topics]
        return self._figures.least_recalled(
            scopes, self._clock.study_date(), self._model, SITTING_CARDS, rested=True
        )

    def cards(self, text: str, wanted: ProgressFilter) -> tuple[Card, ...]:
        """Cards in which all words of a text occur; for no text those that were asked, the least sure in front."""
        scope = self._scope(wanted, self._clock.study_date())
        if text.strip():
            topics = self._decks.card_topics()
            found = [
                card
                for card in self._decks.search(text)
                if scope.deck_id in {"", card.deck_id} and scope.topic_id in {"", topics.get(card)}
            ]
        else:
            found = list(
                self._figures.least_recalled([scope], self._clock.study_date(), self._model, LISTED_CARDS)
            )
        return tuple(map(self._decks.card, found[:LISTED_CARDS]))

    def history(self, card_id: CardId) -> CardHistory:
        """The answers to a card and its forgetting curve.

        :raises StudyAppError: when the card is no longer there.
        """
        card = self._decks.card(card_id)
        deck = next((one for one in installed_decks(self._decks) if one.id == card_id.deck_id), None)
        if deck is None:
            raise StudyAppError("The deck of this card is no longer installed.", safe="Its history is kept.")
        topic = next((one.title for one in deck.topics if one.id == card.topic), card.topic)
        logged = self._reviews.history(card_id)
        return card_history(card, topic, logged, self._clock.study_date(), self._model)


def _weakness(topic: TopicProgress) -> float:
    return math.inf if topic.recall is None else topic.recall


def _columns(log: Sequence[LoggedGrade]) -> tuple[list[int], list[int], list[int]]:
    """Cards as numbers, grades, and days as ordinals."""
    numbers: dict[tuple[str, str, str], int] = {}
    ordinals: dict[str, int] = {}
    cards = [numbers.setdefault(one.card, len(numbers)) for one in log]
    for one in log:
        if one.study_date not in ordinals:
            ordinals[one.study_date] = date.fromisoformat(one.study_date).toordinal()
    return cards, [one.grade for one in log], [ordinals[one.study_date] for one in log]
