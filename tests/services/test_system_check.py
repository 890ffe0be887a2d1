"""What `doctor` says about folders and screens."""

from pathlib import Path

import pytest

from studyapp.paths import find_paths
from studyapp.services.display import missing_display
from studyapp.services.system_check import examine


@pytest.mark.parametrize(
    ("system", "environment", "is_missing"),
    [
        ("linux", {}, True),
        ("linux", {"DISPLAY": ":0"}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, False),
        ("win32", {}, False),
        ("darwin", {}, False),
    ],
)
def test_a_missing_display_is_told(system: str, environment: dict[str, str], is_missing: bool) -> None:
    said = missing_display(system, environment)
    assert bool(said) == is_missing
    assert not said or "make tour" in said


def test_a_report_has_versions_and_folders(home: Path) -> None:
    report = examine(find_paths(home))
    facts = dict(report.facts)
    assert facts["Progress"].startswith(str(home))
    assert "missing" not in facts.values()
    assert report.as_dict()["facts"] == facts
    assert report.lines()[0].startswith("StudyApp")


def test_a_folder_that_cannot_be_used_is_a_problem(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be")
    assert any(str(home) in problem for problem in examine(find_paths(home)).problems)
