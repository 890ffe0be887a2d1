"""How much of the drive the program takes."""

import importlib.metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
RUNTIME = (
    *("PySide6-Essentials", "shiboken6", "pydantic", "pydantic_core", "annotated-types", "typing_extensions"),
    *("typing-inspection", "sqlite-utils", "sqlite-fts4", "tabulate", "pluggy", "python-dateutil", "six"),
    *(
        "click",
        "click-default-group",
        "fsrs",
        "PyYAML",
        "platformdirs",
        "markdown-it-py",
        "mdurl",
        "rapidfuzz",
    ),
)


def measure(_work: Path) -> dict[str, Any]:
    """Own files, and the packages that the program needs as installed here; the bundle where one was built."""
    own = sum(_size(ROOT / name) for name in ("studyapp", "content", "resources"))
    own -= _size(ROOT / "resources" / "pictures")
    bundle = ROOT / "dist" / "studyapp"
    return {
        "size_mib": {
            "own": _mib(own),
            "with_packages": _mib(own + sum(_package(name) for name in RUNTIME)),
            "bundle": _mib(_size(bundle)) if bundle.is_dir() else None,
        }
    }


def _package(name: str) -> int:
    try:
        files = importlib.metadata.files(name) or []
    except importlib.metadata.PackageNotFoundError:
        return 0
    located = (Path(str(file.locate())) for file in files)
    return sum(file.stat().st_size for file in located if file.is_file())


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _mib(size: int) -> float:
    return round(size / 2**20, 1)
