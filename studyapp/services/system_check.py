"""What the machine has and lacks: for `studyapp doctor`, and for a clear word before a window fails to open."""

import ctypes
import ctypes.util
import os
import platform
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from studyapp import __version__
from studyapp.paths import Paths

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""Libraries that Qt loads on Linux -> the Debian package that has them."""
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
FONT_PACKAGE = "fonts-inter"
PACKAGES = ("PySide6-Essentials", "pydantic", "sqlite-utils", "fsrs", "PyYAML", "click")


@dataclass(frozen=True, slots=True)
class SystemReport:
    """`problems` are sentences with what to do; empty when the window can open."""

    facts: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]

    def lines(self) -> list[str]:
        width = max(len(name) for name, _ in self.facts)
        shown = [f"{name:<{width}}  {value}" for name, value in self.facts]
        return [*shown, *(self.problems or ("All is well.",))]

    def as_dict(self) -> dict[str, Any]:
        return {"facts": dict(self.facts), "problems": list(self.problems)}


def examine(paths: Paths) -> SystemReport:
    """Versions, folders and what is missing."""
    problems = [*_missing_libraries(), *_folder_problems(paths)]
    facts = (
        ("StudyApp", __version__),
        ("Python", platform.python_version()),
        ("System", platform.platform()),
        ("SQLite", sqlite3.sqlite_version),
        *((name, _version(name)) for name in PACKAGES),
        ("Content", str(paths.content)),
        ("Resources", str(paths.resources)),
        ("Progress", str(paths.progress_file)),
        ("Backups", str(paths.backups)),
    )
    return SystemReport(facts, tuple(problems))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "part of the bundle" if hasattr(sys, "_MEIPASS") else "missing"


def missing_packages() -> list[str]:
    """Debian packages of libraries that Qt would load and this machine lacks, and of a font where there is none."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    has_font = any(next(folder.rglob("*.?tf"), None) for folder in FONT_FOLDERS if folder.is_dir())
    return missing if has_font else [*missing, FONT_PACKAGE]


def _missing_libraries() -> list[str]:
    missing = missing_packages()
    if not missing:
        return []
    return [f"System libraries are missing. On Debian and Ubuntu: apt-get install {' '.join(missing)}"]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _folder_problems(paths: Paths) -> list[str]:
    problems = []
    if not (paths.resources / "tokens.json").is_file():
        problems.append(f"{paths.resources} lacks the program's own files. Install StudyApp again.")
    nearest = next((folder for folder in (paths.data, *paths.data.parents) if folder.exists()), Path("/"))
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        problems.append(f"{paths.data} cannot be written. Choose another folder with --data-dir.")
    return problems
