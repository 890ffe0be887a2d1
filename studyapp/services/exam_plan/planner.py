"""Exams that are planned for: entering, changing and ending them, and the cards that the plan wants today."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from studyapp.cards.card import CardId
from studyapp.errors import StudyAppError
from studyapp.services.changes import ANSWERS, Changes
from studyapp.services.clock import Clock
from studyapp.services.exam_plan.measured_student import MeasuredStudent
from studyapp.services.exam_plan.table_cache import TableCache
from studyapp.services.exam_plan.values import ExamCase, StoredExam, TodaysList
from studyapp.services.installed_deck import installed_decks
from studyapp.services.settings import Settings
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.exam_store import ExamStore
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.suspension_store import SuspensionStore

DEFAULT_DAYS, DEFAULT_MINUTES, DEFAULT_TARGET = 21, 15, 0.9
LONGEST_NAME = 200
LIST_KEY = "todays_plan"


class ExamPlanner:
    """Reads and keeps exams. What is slow is handed out as an `ExamCase` for another thread."""

    def __init__(
        self,
        exams: ExamStore,
        decks: DeckStore,
        reviews: ReviewStore,
        *,
        suspensions: SuspensionStore,
        settings: Settings,
        tables: TableCache,
        clock: Clock,
    ) -> None:
        self._exams = exams
        self._decks = decks
        self._reviews = reviews
        self._suspensions = suspensions
        self._settings = settings
        self._tables = tables
        self._student = MeasuredStudent(reviews)
        self._clock = clock

    def today(self) -> date:
        """The present study day."""
        return self._clock.study_date()

    # exams

    def exams(self) -> tuple[StoredExam, ...]:
        """Exams that are planned for or wait for their result, the next one first."""
        return tuple(exam for exam in self._exams.exams() if exam.archived_at is None)

    def archived(self) -> tuple[StoredExam, ...]:
        """Exams of the past that were put away, with what was predicted and how they went; the newest first."""
        return tuple(exam for exam in reversed(self._exams.exams()) if exam.archived_at is not None)

    def exam(self, exam_id: str) -> StoredExam:
        """:raises StudyAppError: when there is no such exam."""
        return self._exams.exam(exam_id)

    def draft(self, name: str) -> StoredExam:
        """A new exam over all installed decks in three weeks, a quarter of an hour a day; not kept yet.

        :raises StudyAppError: when no deck is installed.
        """
        decks = tuple(deck.id for deck in self._decks.decks())
        if not decks:
            raise StudyAppError("There is no deck to plan for.", advice="Install a deck first.")
        minutes = DEFAULT_MINUTES
        return StoredExam(
            id=f"exam-{self._clock.now_at().isoformat(timespec='microseconds')}-{len(self._exams.exams()) + 1}",
            name=name,
            exam_date=self.today() + timedelta(days=DEFAULT_DAYS),
            deck_ids=decks,
            topics=(),
            weekday_minutes=(minutes, minutes, minutes, minutes, minutes, minutes, minutes),
            single_days=(),
            target=DEFAULT_TARGET,
            predicted=None,
            result=None,
            created_at=self._clock.now_at(),
            archived_at=None,
        )

    def save(self, exam: StoredExam) -> Changes:
        """Keep an exam, new or changed.

        :raises StudyAppError: when it has no name or no deck.
        """
        name = " ".join(exam.name.split())[:LONGEST_NAME]
        if not name or not exam.deck_ids:
            raise StudyAppError("An exam needs a name and a deck.", safe="Nothing was changed.")
        self._exams.save(replace(exam, name=name))
        return ANSWERS

    def remove(self, exam_id: str) -> StoredExam:
        """Take an exam away; no answer is lost. Gives it back, so that it can be saved again.

        :raises StudyAppError: when there is no such exam.
        """
        exam = self._exams.exam(exam_id)
        self._exams.delete(exam_id)
        return exam

    def archive(self, exam_id: str, result: float | None) -> Changes:
        """Put an exam of the past away with how it went, 0 to 1, or None when that is not to be told."""
        exam = replace(self._exams.exam(exam_id), result=result, archived_at=self._clock.now_at())
        self._exams.save(exam)
        return ANSWERS

    def note_prediction(self, exam_id: str, predicted: float) -> None:
        """Keep what is expected as long as the exam lies ahead, to be shown beside its result."""
        exam = self._exams.exam(exam_id)
        if exam.exam_date >= self.today() and exam.predicted != predicted:
            self._exams.save(replace(exam, predicted=predicted))

    # plans

    def case(self, exams: Sequence[StoredExam] | None = None) -> ExamCase:
        """All that a plan for these exams needs, for another thread; for all that lie ahead where none are given."""
        planned = tuple(self._ahead() if exams is None else exams)
        topics, away = self._decks.card_topics(), self._suspensions.suspended()
        open_cards = tuple(card for card in topics if card not in away)
        cards = tuple(
            tuple(card for card in open_cards if _covers(exam, card, topics[card])) for exam in planned
        )
        today = self.today()
        return ExamCase(
            exams=planned,
            cards=cards,
            open_cards=open_cards,
            topic_of=dict(topics),
            titles={
                (deck.id, topic.id): topic.title
                for deck in installed_decks(self._decks)
                for topic in deck.topics
            },
            states=self._reviews.states(),
            study_date=today,
            model=self._settings.memory_model,
            pace=self._reviews.pace(),
            spent_minutes=self._reviews.seconds_on(today) / 60,
            student=self._student,
            tables=self._tables,
            key=self._key(planned),
        )

    def _ahead(self) -> list[StoredExam]:
        today = self.today()
        return [exam for exam in self.exams() if exam.exam_date > today]

    def _key(self, exams: Sequence[StoredExam]) -> str:
        """Names the day and what matters of the exams: a list made for others is not used."""
        plain = [asdict(replace(exam, name="", predicted=None, result=None)) for exam in exams]
        text = json.dumps([self.today().isoformat(), plain], default=str)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]

    @property
    def plans_today(self) -> bool:
        """Whether an exam that lies ahead says what to study."""
        return bool(self._ahead())

    def keep_list(self, made: TodaysList) -> Changes:
        """Use a list of today's cards until the day or the exams change."""
        cards = [list(card) for card in made.cards]
        self._settings.remember(LIST_KEY, {"key": made.key, "cards": cards})
        return ANSWERS

    def todays_cards(self) -> tuple[CardId, ...] | None:
        """`kept_list`, made now where it is still to be made; None when no exam lies ahead."""
        if self.kept_list() is None and self.plans_today:
            from studyapp.services.exam_plan.outlook import todays_list

            self.keep_list(todays_list(self.case()))
        return self.kept_list()

    def kept_list(self) -> tuple[CardId, ...] | None:
        """Today's cards of the plan in the order to ask them, done or not; None when no exam lies ahead, or when the
        list for today is still to be made."""
        ahead = self._ahead()
        kept = self._settings.remembered(LIST_KEY)
        if not ahead or not isinstance(kept, dict) or kept.get("key") != self._key(ahead):
            return None
        return tuple(CardId(*card) for card in kept["cards"])


def _covers(exam: StoredExam, card: CardId, topic: str) -> bool:
    return card.deck_id in exam.deck_ids and (not exam.topics or (card.deck_id, topic) in exam.topics)
