"""Where content, resources and the user's files are: in a checkout, an installed wheel or a bundle."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "STUDYAPP_HOME"
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Paths:
    """`content` and `resources` come with the program, `data` is the user's."""

    content: Path
    resources: Path
    data: Path

    @property
    def progress_file(self) -> Path:
        return self.data / "progress.sqlite3"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def cache(self) -> Path:
        return self.data / "cache"

    @property
    def shipped_decks(self) -> tuple[Path, ...]:
        """Source folders of the decks that come with the program."""
        return tuple(sorted(file.parent for file in self.content.glob("*/deck.yaml")))


def find_paths(data_dir: Path | None = None, environment: Mapping[str, str] | None = None) -> Paths:
    """`data_dir` wins over STUDYAPP_HOME, which wins over the system's folder for application data."""
    shipped = _shipped_root()
    return Paths(
        shipped / "content", shipped / "resources", data_dir or _data_folder(environment or os.environ)
    )


def _shipped_root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle)
    wheel = PACKAGE / "_data"
    return wheel if wheel.is_dir() else PACKAGE.parent


def _data_folder(environment: Mapping[str, str]) -> Path:
    chosen = environment.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("studyapp", appauthor=False)
