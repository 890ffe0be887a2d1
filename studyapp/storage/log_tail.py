"""The number of the newest answer, kept a second time outside the database.

SQLite cannot notice when its write-ahead log is lost or belongs to another file; this can. It is written after each
commit without a sync: it may lag behind after a power cut, but it never runs ahead.
"""

import contextlib
import os
from pathlib import Path

WIDTH = 20


class LogTail:
    """A tiny file with one decimal number."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> int:
        """The number, or 0 where none was kept."""
        try:
            return int(self._file.read_text(encoding="ascii").strip() or 0)
        except (OSError, ValueError):
            return 0

    def write(self, newest_id: int) -> None:
        """Best effort: the answer itself is already safe in the database."""
        with contextlib.suppress(OSError):
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o644)
            try:
                os.write(handle, f"{newest_id:>{WIDTH}}".encode("ascii"))
            finally:
                os.close(handle)
