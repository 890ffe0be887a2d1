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
from studyapp.services.memory_care import MemoryCare
from studyapp.services.own_answers import OwnAnswers
from studyapp.services.progress.overview import Progress
from studyapp.services.services import Services
from studyapp.services.settings import Settings
from studyapp.services.study_frame import StudyFrame
from studyapp.services.study_questions import StudyQuestions
from studyapp.services.study_session import StudySession
from studyapp.services.timeline import Timeline
from studyapp.services.today import Today
from studyapp.storage.attempt_store import AttemptStore
from studyapp.storage.backups import make_backup
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.exam_store import ExamStore
from studyapp.storage.figure_store import FigureStore
from studyapp.storage.file_cache import FileCache
from studyapp.storage.own_note_store import OwnNoteStore
from studyapp.storage.queue_store import QueueStore
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.settings_store import SettingsStore
from studyapp.storage.suspension_store import SuspensionStore

if TYPE_CHECKING:
    from studyapp.services.own_cards import OwnCards
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


def _joined(
    paths: Paths, database: ProgressDatabase, clock: Clock, dice: Callable[[], int], *, read_only: bool
) -> Services:
    decks, reviews, attempts = DeckStore(database), ReviewStore(database), AttemptStore(database)
    settings = Settings(SettingsStore(database), reviews)
    if not read_only:
        reviews.follow_rules(settings.memory_model)
    queue, suspensions, own_notes = QueueStore(database), SuspensionStore(database), OwnNoteStore(database)
    frame = StudyFrame(reviews, queue, suspensions, settings, clock)

    @functools.cache
    def question_source() -> "QuestionSource":
        from studyapp.services.question_source import QuestionSource

        return QuestionSource(decks, own_notes)

    exams = ExamStore(database)
    planner = ExamPlanner(
        exams,
        decks,
        reviews,
        suspensions=suspensions,
        settings=settings,
        tables=TableCache(FileCache(paths.cache / "tables", KEPT_FILES)),
        clock=clock,
    )

    def make_quiz() -> "QuizSession":
        from studyapp.services.quiz.session import QuizSession
        from studyapp.services.quiz.setup import QuizSetups

        setups = QuizSetups(question_source(), reviews, attempts, settings, clock)
        return QuizSession(setups, reviews, attempts, settings, clock)

    def make_quiz_history() -> "QuizHistory":
        from studyapp.services.quiz.history import QuizHistory

        return QuizHistory(attempts)

    def make_own_cards() -> "OwnCards":
        from studyapp.services.own_cards import OwnCards

        return OwnCards(
            database,
            decks=decks,
            notes=own_notes,
            suspensions=suspensions,
            deck_of=lambda deck_id: question_source().library(deck_id).decks[deck_id],
            clock=clock,
        )

    return Services(
        clock=clock,
        settings=settings,
        library=Library(decks, own_notes, clock, paths.shipped_decks),
        today=Today(
            decks,
            reviews,
            attempts=attempts,
            settings=settings,
            frame=frame,
            planned=planner.kept_list,
            clock=clock,
        ),
        study=StudySession(
            decks,
            reviews,
            day=queue,
            suspensions=suspensions,
            settings=settings,
            frame=frame,
            questions=StudyQuestions(question_source, reviews, attempts, settings),
            planned=planner.todays_cards,
            clock=clock,
        ),
        memory_care=MemoryCare(reviews, queue, settings, clock),
        progress=Progress(
            decks,
            reviews,
            figures=FigureStore(database),
            exams=exams,
            settings=settings,
            frame=frame,
            clock=clock,
        ),
        own_answers=OwnAnswers(attempts, decks, clock),
        timeline=Timeline(decks),
        backups=Backups(database, reviews, settings, paths.backups, clock),
        planner=planner,
        make_quiz=make_quiz,
        make_quiz_history=make_quiz_history,
        make_own_cards=make_own_cards,
        dice=dice,
        warnings=database.warnings,
        close=database.close,
    )


def _keep_old_version(database: ProgressDatabase, paths: Paths, clock: Clock) -> None:
    make_backup(database, paths.backups, clock.now_at())


def _local_now() -> datetime:
    return datetime.now().astimezone()
