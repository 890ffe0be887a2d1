"""Joins the parts. The only place with the real clock and the real dice."""

import random
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from studyapp.paths import Paths
from studyapp.services.backups import Backups
from studyapp.services.clock import Clock
from studyapp.services.library import Library
from studyapp.services.progress import Progress
from studyapp.services.settings import Settings
from studyapp.services.study_session import StudySession
from studyapp.services.timeline import Timeline
from studyapp.services.today import Today
from studyapp.storage.attempt_store import AttemptStore
from studyapp.storage.backups import make_backup
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.settings_store import SettingsStore

if TYPE_CHECKING:
    from studyapp.services.quiz_session import QuizSession

LARGEST_SEED = 2**31 - 1


class Services:
    """Everything that a window or a command can ask for, over one open progress file."""

    def __init__(
        self, paths: Paths, database: ProgressDatabase, clock: Clock, dice: Callable[[], int]
    ) -> None:
        self.paths = paths
        self.clock = clock
        self.dice = dice
        self._database = database
        self._decks = DeckStore(database)
        self._reviews = ReviewStore(database)
        self.settings = Settings(SettingsStore(database), self._reviews)
        self.library = Library(self._decks, clock, paths.shipped_decks)
        self.today = Today(self._decks, self._reviews, self.settings, clock)
        self.study = StudySession(self._decks, self._reviews, self.settings, clock)
        self.progress = Progress(self._decks, self._reviews, self.settings, clock)
        self.timeline = Timeline(self._decks)
        self.backups = Backups(database, self._reviews, self.settings, paths.backups, clock)

    @cached_property
    def quiz(self) -> "QuizSession":
        """Made when a quiz is first wanted: questions need whole decks, and with them pydantic."""
        from studyapp.services.question_source import QuestionSource
        from studyapp.services.quiz_session import QuizSession

        source = QuestionSource(self._decks)
        return QuizSession(source, self._reviews, AttemptStore(self._database), self.settings, self.clock)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences about what was noticed when the progress file was opened."""
        return self._database.warnings

    def close(self) -> None:
        """Close the progress file. Nothing waits to be saved: every answer was, when it was given."""
        self._database.close()


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
    return Services(paths, database, clock, lambda: rng.randrange(LARGEST_SEED))


def _keep_old_version(database: ProgressDatabase, paths: Paths, clock: Clock) -> None:
    make_backup(database, paths.backups, clock.now_at())


def _local_now() -> datetime:
    return datetime.now().astimezone()
