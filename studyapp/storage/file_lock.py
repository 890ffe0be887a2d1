"""One writing process at a time: a lock that the system drops by itself when its holder dies."""

import sys
from pathlib import Path
from typing import IO

from studyapp.errors import StorageError


class AlreadyOpen(StorageError):  # noqa: N818 - a state that callers react to, named as one
    """Another StudyApp has this progress file open."""


class FileLock:
    """An exclusive lock on a small file beside the one it protects."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stream: IO[bytes] | None = None

    def acquire(self) -> None:
        """:raises AlreadyOpen: when another process holds it.
        :raises StorageError: when the file cannot be made.
        """
        try:
            stream = self._file.open("ab")
        except OSError as error:
            raise StorageError(
                f"The folder {self._file.parent} cannot be written: {(error.strerror or '').lower()}.",
                safe="Nothing was changed.",
                advice="Make the folder writable, or choose another one with --data-dir.",
            ) from error
        try:
            _lock(stream)
        except OSError as error:
            stream.close()
            raise AlreadyOpen(
                f"StudyApp is already open with the progress in {self._file.parent}.",
                safe="Nothing was changed.",
                advice="Use the open window, or close it first.",
            ) from error
        self._stream = stream

    def release(self) -> None:
        """Let others have it; does nothing when it is not held."""
        if self._stream:
            self._stream.close()
            self._stream = None


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
