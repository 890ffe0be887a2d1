"""Files that can be made anew at any time: losing one costs a moment, and a folder that refuses them nothing more."""

import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)


class FileCache:
    """Keeps the newest few files of one folder."""

    def __init__(self, folder: Path, most_files: int) -> None:
        self._folder = folder
        self._most_files = most_files

    def read(self, name: str) -> bytes | None:
        """What was kept under a name; None where there is nothing that can be read."""
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Keep content under a name, whole or not at all; where the disk refuses it, nothing is kept."""
        import tempfile  # not for the start

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, made = tempfile.mkstemp(dir=self._folder, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(made).replace(self._folder / name)
            finally:
                Path(made).unlink(missing_ok=True)
            self._drop_oldest()
        except OSError as error:
            log.warning("not kept: %s (%s)", name, error)

    def _drop_oldest(self) -> None:
        files = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[self._most_files :]:
            file.unlink(missing_ok=True)
