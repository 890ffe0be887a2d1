"""Backups that are known to work: made through SQLite, opened and compared before they get their name."""

import contextlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studyapp.errors import StorageError
from studyapp.storage.database import ProgressDatabase, storage_errors
from studyapp.storage.disk import sync_file, sync_folder
from studyapp.storage.migrations import applied_steps, known_steps

NAME = re.compile(r"progress-(\d{8}-\d{6})(?:-\d+)?\.sqlite3")
STAMP = "%Y%m%d-%H%M%S"
DUE_AFTER = timedelta(days=1)
KEEP_ALL = timedelta(days=2)
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 12, 10, 9
COMPARED_TABLES = ("reviews", "memory", "decks", "cards", "settings", "suspended", "exams")
"""An older file lacks the later ones."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file. `made_at` is UTC, `answers` the length of its log."""

    file: Path
    made_at: datetime
    answers: int
    newest_answer_at: datetime | None
    file_bytes: int


def make_backup(database: ProgressDatabase, folder: Path, now_at: datetime) -> Backup:
    """Copy the progress file, open the copy, compare it with the original, and only then name it; thin old ones.

    Copy and comparison see one moment of the file, so answers may be written meanwhile, from another thread.

    :raises StorageError: when it could not be made or does not equal the original; no half-made file stays.
    """
    with storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, now_at)
        partial = target.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        try:
            with contextlib.closing(_open_copy(database.file)) as moment:
                moment.execute("BEGIN")
                moment.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                _copy(moment, partial)
                _compare(moment, partial)
            sync_file(partial)
            partial.replace(target)
            sync_folder(folder)
        finally:
            partial.unlink(missing_ok=True)
    _thin(folder, now_at)
    return read_backup(target)


def backup_is_due(folder: Path, now_at: datetime) -> bool:
    """Whether the newest backup is older than a day, or there is none. A date in the future counts as none."""
    newest = max((made for _, made in _named(folder) if made <= now_at), default=None)
    return newest is None or now_at - newest > DUE_AFTER


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """All readable backups, newest first; damaged ones are left out."""
    found = []
    for file, _ in _named(folder):
        with contextlib.suppress(StorageError):
            found.append(read_backup(file))
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def read_backup(file: Path) -> Backup:
    """What a backup holds.

    :raises StorageError: when it is damaged, not a progress file, or from a newer version.
    """
    advice = "Choose another backup: studyapp data backups lists them."
    try:
        with contextlib.closing(_open_copy(file)) as copy:
            result = copy.execute("PRAGMA integrity_check").fetchone()[0]
            steps = applied_steps(copy)
            answers, newest = copy.execute("SELECT count(*), max(answered_at) FROM reviews").fetchone()
            newest_at = datetime.fromisoformat(newest) if newest else None
    except (sqlite3.DatabaseError, OSError, TypeError, ValueError) as error:
        raise StorageError(
            f"{file} is no backup that can be read.", safe="It was not changed.", advice=advice
        ) from error
    if result != "ok":
        raise StorageError(f"{file} is damaged.", safe="It was not changed.", advice=advice)
    if steps - known_steps():
        raise StorageError(
            f"{file} was made by a newer version of StudyApp.",
            safe="It was not changed.",
            advice="Install the newest version to restore it.",
        )
    made_at = _made_at(file) or datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Backup(file, made_at, answers, newest_at, file.stat().st_size)


def put_in_place(backup: Path, progress_file: Path, before_swap: Callable[[], object] | None = None) -> None:
    """Make a copy of a checked backup the progress file. Nothing may have that file open.

    The present file must be safe elsewhere, at the latest after `before_swap`, which is called when the new one is
    ready: its write-ahead log is dropped with it.

    :raises StorageError: when the backup cannot be read or the file not be written; the present file then stays.
    """
    read_backup(backup)
    incoming = progress_file.with_suffix(".incoming")
    with storage_errors(progress_file):
        try:
            with (
                contextlib.closing(_open_copy(backup)) as source,
                contextlib.closing(sqlite3.connect(incoming)) as copy,
            ):
                source.backup(copy)
            sync_file(incoming)
            if before_swap:
                before_swap()
            for suffix in ("-wal", "-shm"):
                Path(f"{progress_file}{suffix}").unlink(missing_ok=True)
            incoming.replace(progress_file)
            progress_file.with_suffix(".tail").unlink(missing_ok=True)
            sync_folder(progress_file.parent)
        finally:
            incoming.unlink(missing_ok=True)


def set_aside(progress_file: Path, folder: Path) -> Path:
    """Keep a progress file that cannot be opened, with its log, under a free name in a folder.

    Where the drive can, the file also stays under its own name until another replaces it: a process that dies in
    between must not leave a place where an empty profile would be made.

    :raises StorageError: when it cannot be kept.
    """
    with storage_errors(progress_file):
        folder.mkdir(parents=True, exist_ok=True)
        names = (folder / f"damaged-{number}.sqlite3" for number in range(1, 10_000))
        target = next(name for name in names if not name.exists())
        if progress_file.exists():
            _keep_as(progress_file, target)
        for suffix in ("-wal", "-shm"):
            side = Path(f"{progress_file}{suffix}")
            if side.exists():
                side.replace(f"{target}{suffix}")
        return target


def _keep_as(file: Path, target: Path) -> None:
    try:
        target.hardlink_to(file)
    except OSError:
        file.replace(target)


def kept(made: Iterable[datetime], now_at: datetime) -> set[datetime]:
    """Which backups stay: all of two days, then the newest of 12 days, 10 weeks and 9 months, and always the newest.

    Backups with a date in the future stay too.
    """
    newest_first = sorted(made, reverse=True)
    staying = {moment for moment in newest_first if now_at - moment <= KEEP_ALL}
    staying.update(newest_first[:1])
    for limit, key in ((KEPT_DAYS, "%Y-%m-%d"), (KEPT_WEEKS, "%G-%V"), (KEPT_MONTHS, "%Y-%m")):
        periods: dict[str, datetime] = {}
        for moment in newest_first:
            periods.setdefault(moment.strftime(key), moment)
        staying.update(list(periods.values())[:limit])
    return staying


def _named(folder: Path) -> Iterator[tuple[Path, datetime]]:
    if folder.is_dir():
        for file in sorted(folder.iterdir()):
            made_at = _made_at(file)
            if made_at:
                yield file, made_at


def _made_at(file: Path) -> datetime | None:
    match = NAME.fullmatch(file.name)
    if match is None:
        return None
    with contextlib.suppress(ValueError):
        return datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
    return None


def _free_name(folder: Path, now_at: datetime) -> Path:
    stamp = now_at.astimezone(UTC).strftime(STAMP)
    names = (
        f"progress-{stamp}{suffix}.sqlite3" for suffix in ("", *(f"-{number}" for number in range(2, 1000)))
    )
    return next(folder / name for name in names if not (folder / name).exists())


def _copy(moment: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        moment.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _compare(moment: sqlite3.Connection, copy_file: Path) -> None:
    def rows(connection: sqlite3.Connection, table: str) -> int:
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", [table]).fetchone() is None:
            return -1
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - own names

    with contextlib.closing(_open_copy(copy_file)) as copy:
        sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        equal = all(rows(copy, table) == rows(moment, table) for table in COMPARED_TABLES)
    if not (sound and equal):
        raise StorageError(
            "The backup does not equal the progress file, so it was not kept.",
            safe="The progress file was not changed.",
            advice="Try again; if it happens twice, run studyapp data check.",
        )


def _thin(folder: Path, now_at: datetime) -> None:
    named = list(_named(folder))
    staying = kept((made_at for _, made_at in named), now_at)
    for file, made_at in named:
        if made_at not in staying:
            with contextlib.suppress(OSError):
                file.unlink()


def _open_copy(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
