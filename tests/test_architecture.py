"""Which layer may import which; the arrows are never a matter of memory."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "studyapp"
ALLOWED = {
    "content": {"errors", "content"},
    "cards": {"errors", "content", "cards"},
    "questions": {"errors", "content", "cards", "questions"},
    "scheduling": {"errors", "content", "cards", "scheduling"},
    "storage": {"errors", "content", "cards", "scheduling", "storage"},
    "formats": {"errors", "content", "formats"},
    "services": {
        "errors", "content", "cards", "questions", "scheduling", "storage", "formats", "services", "paths",
    },
    "gui": {"errors", "content", "cards", "questions", "services", "gui"},
    "cli": {"errors", "paths", "bootstrap", "services", "content", "cli", "gui.app", "gui.tour"},
    "bootstrap": {
        "errors", "content", "cards", "questions", "scheduling", "storage", "formats", "services", "paths",
    },
    "paths": {"errors"},
    "errors": set(),
    "__main__": {"cli"},
}  # fmt: skip
VALUE_SERVICES = {
    "changes",
    "clock",
    "settings",
    "installed_deck",
    "deck_preparation",
    "question_source",
    "study_frame",
}
"""Values, and what every service is handed; the rest of the services do not know each other."""
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "asyncio",
    "requests",
    "httpx",
    "PySide6.QtNetwork",
}
PURE = ("content", "cards", "questions", "scheduling")
IMPURE_MODULES = {"os", "pathlib", "time", "sqlite3", "tempfile", "shutil", "subprocess", "io"}
IMPURE_CALLS = {"now", "today", "utcnow", "open", "getenv", "SystemRandom"}


def imports_of(source: str) -> Iterator[str]:
    """Every imported module or name with its module, also inside functions and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide their layer"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def arrow_faults(layer: str, source: str) -> list[str]:
    faults = []
    for name in imports_of(source):
        if name.startswith("studyapp.") and name != "studyapp.__version__":
            target = name.removeprefix("studyapp.")
            if not any(target == allowed or target.startswith(f"{allowed}.") for allowed in ALLOWED[layer]):
                faults.append(f"{layer} -> {target}")
        if name.split(".")[0] == "PySide6" and layer != "gui":
            faults.append(f"{layer} -> {name}")
        if (
            name.split(".")[0] in {"sqlite3", "sqlite_utils"}
            and layer != "storage"
            and not name.endswith("sqlite_version")
        ):
            faults.append(f"{layer} -> {name}")
        if any(name == module or name.startswith(f"{module}.") for module in NETWORK):
            faults.append(f"network: {name}")
    return faults


def purity_faults(source: str) -> list[str]:
    faults = [name for name in imports_of(source) if name.split(".")[0] in IMPURE_MODULES]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in IMPURE_CALLS:
                faults.append(f"{called}()")
    return faults


FILES = sorted(file for file in PACKAGE.rglob("*.py") if file.name != "__init__.py")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_every_import_follows_an_arrow(file: Path) -> None:
    allowed = {"services -> "} if file.name == "system_check.py" else set()
    faults = [
        fault
        for fault in arrow_faults(layer_of(file), file.read_text(encoding="utf-8"))
        if fault not in allowed
    ]
    if file.name == "system_check.py":
        faults = [fault for fault in faults if fault != "services -> sqlite3"]
    assert faults == []


@pytest.mark.parametrize("file", [f for f in FILES if layer_of(f) in PURE], ids=lambda file: file.stem)
def test_pure_layers_have_no_disk_clock_or_dice(file: Path) -> None:
    assert purity_faults(file.read_text(encoding="utf-8")) == []


def test_only_memory_knows_fsrs() -> None:
    users = [
        file
        for file in FILES
        if any(name.split(".")[0] == "fsrs" for name in imports_of(file.read_text("utf-8")))
    ]
    assert [file.name for file in users] == ["memory.py"]


@pytest.mark.parametrize("file", sorted((PACKAGE / "services").rglob("*.py")), ids=lambda file: file.stem)
def test_services_do_not_know_each_other(file: Path) -> None:
    if file.stem in {"services", "__init__"}:
        return
    own_feature = file.relative_to(PACKAGE / "services").parts[0]
    known = {
        name.split(".")[2]
        for name in imports_of(file.read_text("utf-8"))
        if name.startswith("studyapp.services.")
    } - {own_feature}
    assert known - VALUE_SERVICES == set()


def test_pages_do_not_know_each_other() -> None:
    pages = {folder.name for folder in (PACKAGE / "gui").iterdir() if folder.is_dir()} - {
        "widgets",
        "questions",
        "__pycache__",
    }
    for page in pages:
        for file in (PACKAGE / "gui" / page).glob("*.py"):
            others = [
                name
                for name in imports_of(file.read_text("utf-8"))
                if any(name.startswith(f"studyapp.gui.{other}.") for other in pages - {page})
            ]
            assert others == [], file


def test_a_broken_arrow_is_noticed() -> None:
    assert arrow_faults("gui", "def f():\n    from studyapp.storage.database import open_database") != []
    assert arrow_faults("content", "import PySide6.QtCore") != []
    assert arrow_faults("services", "import urllib.request") != []
    assert purity_faults("from datetime import datetime\ndatetime.now()") == ["now()"]
    assert purity_faults("import os") == ["os"]
