"""Backups of the progress file, and going back to one."""

from pathlib import Path

from studyapp.errors import StorageError
from studyapp.services.changes import EVERYTHING, Changes
from studyapp.services.clock import Clock
from studyapp.services.settings import Settings
from studyapp.storage.backups import (
    Backup,
    backup_is_due,
    list_backups,
    make_backup,
    put_in_place,
    read_backup,
    set_aside,
)
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.file_lock import AlreadyOpen
from studyapp.storage.review_store import ReviewStore

__all__ = ["Backup", "Backups", "backups_in", "restore_damaged"]


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Readable backups in a folder, newest first; for when the progress file itself cannot be opened."""
    return list_backups(folder)


def restore_damaged(file: Path, progress_file: Path, folder: Path) -> bool:
    """Put a backup in place of a progress file that cannot be opened, and keep that one, byte for byte.

    Gives False, and does nothing, when the progress file can be opened or is absent.

    :raises StorageError: when the backup cannot be used, or another window has the file; nothing is changed then.
    """
    read_backup(file)
    try:
        open_database(progress_file).close()
    except AlreadyOpen:
        raise
    except StorageError:
        put_in_place(file, progress_file, lambda: set_aside(progress_file, folder))
        return True
    return False


class Backups:
    def __init__(
        self, database: ProgressDatabase, reviews: ReviewStore, settings: Settings, folder: Path, clock: Clock
    ) -> None:
        self._database = database
        self._reviews = reviews
        self._settings = settings
        self._folder = folder
        self._clock = clock

    @property
    def folder(self) -> Path:
        return self._folder

    def make(self) -> Backup:
        """:raises StorageError: when it could not be made, or does not equal the progress file."""
        return make_backup(self._database, self._folder, self._clock.now_at())

    def make_when_due(self) -> Backup | None:
        """Make one when the newest is older than a day; None when none was needed or there is nothing to keep."""
        if self._reviews.latest(1) and backup_is_due(self._folder, self._clock.now_at()):
            return self.make()
        return None

    def all(self) -> tuple[Backup, ...]:
        """Readable backups, newest first."""
        return list_backups(self._folder)

    def restore(self, file: Path) -> tuple[Backup, Changes]:
        """Go back to a backup; the present state becomes a backup first, so that this can be undone.

        :raises StorageError: when the backup cannot be used; nothing is changed then.
        """
        read_backup(file)
        before = self.make()
        self._database.replaced_by(lambda target: put_in_place(file, target))
        self._settings.reload()
        self._reviews.follow_rules(self._settings.memory_model)
        return before, EVERYTHING

    def check(self) -> tuple[str, ...]:
        """Sentences about what is wrong with the progress file; empty when all is well."""
        found = [f"SQLite reports: {line}." for line in self._database.integrity_problems()]
        damaged = self._reviews.damaged_rows()
        if damaged:
            found.append(
                f"{len(damaged)} answers do not fit their checksum, the first is number {damaged[0]}."
            )
        missing = self._reviews.missing_rows()
        if missing:
            found.append(f"{missing} answers are missing from between the others.")
        if self._reviews.replayed(self._settings.memory_model) != self._reviews.states():
            found.append("The memory states do not follow from the answers.")
        return (*found, *self._database.warnings)
