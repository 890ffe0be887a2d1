"""Joins the parts. The only place with the real clock and the real dice."""

import functools
import random
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from studyapp.paths import Paths
from studyapp.services.backups import Backups
from studyapp.services.clock import Clock
from studyapp.services.exam_plan.planner import ExamPlanner
from studyapp.services.exam_plan.table_cache import TableCache
from studyapp.services.library import Library
from studyapp.services.own_answers import OwnAnswers
from studyapp.services.services import Services
from studyapp.services.settings import Settings
from studyapp.services.study.session import StudySession
from studyapp.services.study_frame import StudyFrame
from studyapp.services.study_questions import StudyQuestions
from studyapp.services.timeline import Timeline
from studyapp.services.today import Today
from studyapp.storage.attempt_store import AttemptStore
from studyapp.storage.backups import make_backup
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.exam_store import ExamStore
from studyapp.storage.file_cache import FileCache
from studyapp.storage.own_note_store import OwnNoteStore
from studyapp.storage.queue_store import QueueStore
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.settings_store import SettingsStore
from studyapp.storage.suspension_store import SuspensionStore

if TYPE_CHECKING:
    from studyapp.services.memory_care import MemoryCare
    from studyapp.services.own_cards import OwnCards
    from studyapp.services.progress.overview import Progress
    from studyapp.services.question_source import QuestionSource
    from studyapp.services.quiz.history import QuizHistory
    from studyapp.services.quiz.session import QuizSession

LARGEST_SEED = 2**31 - 1
KEPT_FILES = 6
"""Price tables on the disk; one for a year takes 7 MB."""


def build_services(
    paths: Paths,
    *,
    now: Callable[[], datetime] | None = None,
    seed: int | None = None,
    read_only: bool = False,
) -> Services:
    """Open the progress in `paths.data` and join all services over it.

    `now` (aware local time) and `seed` stand in for the machine's clock and dice.

    :raises StorageError: when the progress cannot be opened; `AlreadyOpen` when another window has it.
    """
    clock = Clock(now or _local_now)
    database = open_database(
        paths.progress_file,
        read_only=read_only,
        before_migration=lambda opened: _keep_old_version(opened, paths, clock),
    )
    rng = random.Random(seed) if seed is not None else random.SystemRandom()  # noqa: S311 - dice, no secret
    return _joined(paths, database, clock, lambda: rng.randrange(LARGEST_SEED), read_only=read_only)


class _Parts:
    """The stores over one open progress file, and the services over them; what starts late is imported late."""

    def __init__(self, paths: Paths, database: ProgressDatabase, clock: Clock) -> None:
        self.paths, self.database, self.clock = paths, database, clock
        self.decks, self.reviews, self.attempts = (
            DeckStore(database),
            ReviewStore(database),
            AttemptStore(database),
        )
        self.queue, self.suspensions = QueueStore(database), SuspensionStore(database)
        self.exams, self.own_notes = ExamStore(database), OwnNoteStore(database)
        self.settings = Settings(SettingsStore(database), self.reviews)
        self.frame = StudyFrame(self.reviews, self.queue, self.suspensions, self.settings, clock)

    @functools.cached_property
    def question_source(self) -> "QuestionSource":
        from studyapp.services.question_source import QuestionSource

        return QuestionSource(self.decks, self.own_notes)

    def planner(self) -> ExamPlanner:
        return ExamPlanner(
            self.exams,
            self.decks,
            self.reviews,
            suspensions=self.suspensions,
            settings=self.settings,
            tables=TableCache(FileCache(self.paths.cache / "tables", KEPT_FILES)),
            clock=self.clock,
        )

    def study(self, planner: ExamPlanner) -> StudySession:
        questions = StudyQuestions(lambda: self.question_source, self.reviews, self.attempts, self.settings)
        return StudySession(
            self.decks,
            self.reviews,
            day=self.queue,
            suspensions=self.suspensions,
            settings=self.settings,
            frame=self.frame,
            questions=questions,
            planned=planner.todays_cards,
            clock=self.clock,
        )

    def today(self, planner: ExamPlanner) -> Today:
        return Today(
            self.decks,
            self.reviews,
            attempts=self.attempts,
            settings=self.settings,
            frame=self.frame,
            planned=planner.kept_list,
            clock=self.clock,
        )

    def quiz(self) -> "QuizSession":
        from studyapp.services.quiz.session import QuizSession
        from studyapp.services.quiz.setup import QuizSetups

        setups = QuizSetups(self.question_source, self.reviews, self.attempts, self.settings, self.clock)
        return QuizSession(setups, self.reviews, self.attempts, self.settings, self.clock)

    def quiz_history(self) -> "QuizHistory":
        from studyapp.services.quiz.history import QuizHistory

        return QuizHistory(self.attempts)

    def own_cards(self) -> "OwnCards":
        from studyapp.services.own_cards import OwnCards

        return OwnCards(
            self.database,
            decks=self.decks,
            notes=self.own_notes,
            suspensions=self.suspensions,
            deck_of=lambda deck_id: self.question_source.library(deck_id).decks[deck_id],
            clock=self.clock,
        )

    def memory_care(self) -> "MemoryCare":
        from studyapp.services.memory_care import MemoryCare

        return MemoryCare(self.reviews, self.queue, self.settings, self.clock)

    def progress(self) -> "Progress":
        from studyapp.services.progress.overview import Progress
        from studyapp.storage.figure_store import FigureStore

        return Progress(
            self.decks,
            self.reviews,
            figures=FigureStore(self.database),
            exams=self.exams,
            settings=self.settings,
            frame=self.frame,
            clock=self.clock,
        )


def _joined(
    paths: Paths, database: ProgressDatabase, clock: Clock, dice: Callable[[], int], *, read_only: bool
) -> Services:
    parts = _Parts(paths, database, clock)
    if not read_only:
        parts.reviews.follow_rules(parts.settings.memory_model)
    planner = parts.planner()
    return Services(
        clock=clock,
        settings=parts.settings,
        library=Library(parts.decks, parts.own_notes, clock, paths.shipped_decks),
        today=parts.today(planner),
        study=parts.study(planner),
        own_answers=OwnAnswers(parts.attempts, parts.decks, clock),
        timeline=Timeline(parts.decks),
        backups=Backups(database, parts.reviews, parts.settings, paths.backups, clock),
        planner=planner,
        make_quiz=parts.quiz,
        make_quiz_history=parts.quiz_history,
        make_own_cards=parts.own_cards,
        make_memory_care=parts.memory_care,
        make_progress=parts.progress,
        dice=dice,
        warnings=database.warnings,
        close=database.close,
    )


def _keep_old_version(database: ProgressDatabase, paths: Paths, clock: Clock) -> None:
    make_backup(database, paths.backups, clock.now_at())


def _local_now() -> datetime:
    return datetime.now().astimezone()
