"""Opening the progress file: durable, by one writer, and never in place of a damaged one."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studyapp.errors import StorageError
from studyapp.scheduling.memory import recall_after
from studyapp.storage.disk import sync_folder
from studyapp.storage.file_lock import FileLock
from studyapp.storage.log_tail import LogTail
from studyapp.storage.migrations import applied_steps, known_steps, progress_migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_TIMEOUT_SECONDS = 5.0
SQLITE_HEADER = b"SQLite format 3\x00"
UNHARMED = "The file was not changed."


class ProgressDatabase:
    """The open progress file. Reads go through `rows`, writes through `atomic`.

    `warnings` are sentences about what was noticed on opening, empty on a good day. `journal_mode` is "wal", or
    "truncate" where the folder cannot do WAL (a network drive).
    """

    def __init__(self, file: Path, connection: sqlite3.Connection, lock: FileLock | None) -> None:
        self.file = file
        self.journal_mode = ""
        self.warnings: tuple[str, ...] = ()
        self.tail = LogTail(file.with_suffix(".tail"))
        self._connection = connection
        self._lock = lock

    @cached_property
    def tables(self) -> "Database":
        """For writing; reading alone, as at a start, does without the import."""
        from sqlite_utils import Database

        return Database(self._connection)

    @contextlib.contextmanager
    def atomic(self) -> "Iterator[Database]":
        """One transaction that holds the write lock from its start; nested ones join it.

        :raises StorageError: when the file cannot be written; nothing of the transaction is kept.
        """
        with storage_errors(self.file):
            if self._connection.in_transaction:
                with self.tables.atomic():
                    yield self.tables
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.tables
                self._connection.execute("COMMIT")
            except BaseException:
                self.tables.rollback()
                raise

    def rows(self, sql: str, parameters: tuple[Any, ...] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query, by column name.

        :raises StorageError: when the file cannot be read.
        """
        with storage_errors(self.file):
            return self._connection.execute(sql, parameters).fetchall()

    @contextlib.contextmanager
    def moment(self) -> Iterator[Callable[..., list[sqlite3.Row]]]:
        """A way to read one moment of the file, whatever is written meanwhile; for another thread than the writer's.

        What it gives is called with SQL and parameters, as `rows` is.

        :raises StorageError: when the file cannot be read.
        """
        with (
            storage_errors(self.file),
            contextlib.closing(_connect(self.file, read_only=True)) as connection,
        ):
            connection.execute("BEGIN")
            yield lambda sql, parameters=(): connection.execute(sql, parameters).fetchall()

    def integrity_problems(self) -> tuple[str, ...]:
        """What SQLite's own full check finds; empty when all is well."""
        lines = [row[0] for row in self.rows("PRAGMA integrity_check")]
        return () if lines == ["ok"] else tuple(lines)

    def replaced_by(self, replace: Callable[[Path], None]) -> None:
        """Close the file, let `replace` put another in its place, and open that; the lock is held throughout.

        :raises StorageError: when the new file cannot be used.
        """
        # Closing folds the log into the file only when nobody else reads it, and `replace` may drop the log.
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()
        try:
            replace(self.file)
        finally:
            self._connection = _connect(self.file, read_only=False)
            self.__dict__.pop("tables", None)
            self.warnings = ()
            _make_durable(self, self._connection)
            _bring_up_to_date(self, self._connection, None)

    def close(self) -> None:
        """Close the file and let others open it. Closing twice does nothing."""
        self._connection.close()
        if self._lock:
            self._lock.release()


def open_database(
    file: Path,
    *,
    read_only: bool = False,
    before_migration: Callable[["ProgressDatabase"], None] | None = None,
) -> ProgressDatabase:
    """Open the progress file, or make a new one where there is none.

    `before_migration` is called with the still unchanged database before an older file is brought up to date.

    :raises StorageError: when the folder cannot be used, the file is damaged or empty, or a newer version made it.
    :raises AlreadyOpen: when another window has the file (not with `read_only`).
    """
    _make_folder(file.parent)
    if read_only and not file.exists():
        raise StorageError(
            f"There is no progress in {file.parent} yet.", advice="Open StudyApp once to begin."
        )
    lock = None if read_only else FileLock(file.with_suffix(".lock"))
    if lock:
        lock.acquire()
    try:
        if file.exists():
            _refuse_what_is_no_database(file)
            _refuse_what_is_not_ours(file, needs_content=read_only)
        else:
            _refuse_lone_log(file)
            _make_new(file)
        return _open_locked(file, lock, read_only, before_migration)
    except BaseException:
        if lock:
            lock.release()
        raise


def _open_locked(
    file: Path,
    lock: FileLock | None,
    read_only: bool,
    before_migration: Callable[[ProgressDatabase], None] | None,
) -> ProgressDatabase:
    with storage_errors(file):
        connection = _connect(file, read_only=read_only)
        database = ProgressDatabase(file, connection, lock)
        try:
            if read_only:
                _refuse_older(database, connection)
            else:
                _make_durable(database, connection)
                _bring_up_to_date(database, connection, before_migration)
            database.warnings = (*database.warnings, *_missing_answers(database))
        except BaseException:
            connection.close()
            raise
        return database


def _connect(file: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection with named columns that knows the forgetting curve. A backup in another thread may share it; SQLite serialises them."""
    address = f"{file.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_SECONDS, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    # Not every SQLite has powers, which a forgetting curve is made of.
    connection.create_function("recall_after", 3, recall_after, deterministic=True)
    return connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {folder} cannot be used: {_reason(error)}.",
            safe="Nothing was changed.",
            advice="Choose another folder with --data-dir, or make this one writable.",
        ) from error


def _refuse_what_is_no_database(file: Path) -> None:
    """Only the first bytes, before SQLite has the file open: a later read of ours would drop its locks."""
    advice = "Restore a backup, or move the file away to begin anew."
    try:
        with file.open("rb") as stream:
            head = stream.read(len(SQLITE_HEADER))
    except OSError as error:
        raise StorageError(
            f"{file} cannot be read: {_reason(error)}.", safe=UNHARMED, advice=advice
        ) from error
    if not head:
        raise StorageError(f"{file} is empty: its content was lost.", safe=UNHARMED, advice=advice)
    if head != SQLITE_HEADER:
        raise StorageError(f"{file} is damaged: it is not a progress file.", safe=UNHARMED, advice=advice)


def _refuse_what_is_not_ours(file: Path, *, needs_content: bool) -> None:
    """Look through a connection that cannot write: closing one that can would fold a newer file's log into it."""
    with storage_errors(file), contextlib.closing(_connect(file, read_only=True)) as connection:
        applied = applied_steps(connection)
        is_empty = connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None
    if applied - known_steps():
        raise StorageError(
            f"{file} was made by a newer version of StudyApp.",
            safe=UNHARMED,
            advice="Install the newest version to open it.",
        )
    if not applied and (needs_content or not is_empty):
        raise StorageError(
            f"{file} holds no progress of StudyApp.",
            safe=UNHARMED,
            advice="Restore a backup, or move the file away to begin anew.",
        )


def _refuse_lone_log(file: Path) -> None:
    """A write-ahead log without its file holds answers, and SQLite would drop it beside a new file."""
    log = Path(f"{file}-wal")
    if log.exists() and log.stat().st_size:
        raise StorageError(
            f"{file} is missing, but its log {log.name} is there.",
            safe="The log was not changed.",
            advice="Put the file back beside it, or restore a backup.",
        )


def _make_new(file: Path) -> None:
    """Under another name first, so that a process that dies on the way leaves no half-made progress file."""
    partial = file.with_suffix(".new")
    with storage_errors(file):
        for leftover in (partial, Path(f"{partial}-journal")):
            leftover.unlink(missing_ok=True)
        with contextlib.closing(_connect(partial, read_only=False)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            new = ProgressDatabase(partial, connection, None)
            with new.atomic() as tables:
                progress_migrations().apply(tables)
        partial.replace(file)
        sync_folder(file.parent)


def _make_durable(database: ProgressDatabase, connection: sqlite3.Connection) -> None:
    """WAL with FULL sync loses nothing acknowledged at a power cut; both are read back, since drives may refuse."""
    mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if mode != "wal":
        mode = connection.execute("PRAGMA journal_mode=TRUNCATE").fetchone()[0]
        database.warnings = (
            (
                "The progress file lies on a drive that cannot keep a write-ahead log. "
                "Answers are safe, but each takes longer to save."
            ),
        )
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA fullfsync=ON")
    settings = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")
    ]
    if mode not in {"wal", "truncate"} or settings != [2, 1]:
        raise StorageError(
            f"{database.file} cannot be written safely on this drive.",
            safe=UNHARMED,
            advice="Choose a folder on another drive with --data-dir.",
        )
    database.journal_mode = mode


def _bring_up_to_date(
    database: ProgressDatabase,
    connection: sqlite3.Connection,
    before_migration: Callable[[ProgressDatabase], None] | None,
) -> None:
    if not known_steps() - applied_steps(connection):
        return
    if before_migration:
        before_migration(database)
    with database.atomic() as tables:
        progress_migrations().apply(tables)


def _refuse_older(database: ProgressDatabase, connection: sqlite3.Connection) -> None:
    if known_steps() - applied_steps(connection):
        raise StorageError(
            f"{database.file} was made by an older version of StudyApp.",
            safe=UNHARMED,
            advice="Open StudyApp once to bring it up to date.",
        )


def _missing_answers(database: ProgressDatabase) -> tuple[str, ...]:
    newest = database.rows("SELECT coalesce(max(id), 0) AS id FROM reviews")[0]["id"]
    missing = database.tail.read() - newest
    if missing <= 0:
        return ()
    return (
        (
            f"The newest {missing} answers are missing from the progress file: a part of it was moved or restored. "
            "Older answers are safe. Backups are listed under Settings, Data and backup."
        ),
    )


@contextlib.contextmanager
def storage_errors(file: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into a sentence."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        if _is_bug(error):
            raise
        raise StorageError(
            f"{file} cannot be used: {_reason(error)}.",
            safe="What was saved before is safe.",
            advice=_advice(error),
        ) from error


def _is_bug(error: Exception) -> bool:
    """A wrong statement or a broken promise of our own, unlike what a drive or another program may do."""
    name = getattr(error, "sqlite_errorname", "")
    return isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)) or name == "SQLITE_ERROR"


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return str(error).rstrip(".")


def _advice(error: Exception) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return "Free some space on this drive, then try again."
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) or isinstance(
        error, PermissionError
    ):
        return "Make the folder writable, or choose another one with --data-dir."
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "Close other programs that use the file, then try again."
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return "Restore a backup: studyapp data backups lists them."
    return "Check the drive, then try again."
