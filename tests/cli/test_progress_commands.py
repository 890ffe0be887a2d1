"""`studyapp progress` as a real process."""

import csv
import json
from pathlib import Path

from tests.builders import MovableClock, services_in
from tests.cli.test_exam_commands import studyapp
from tests.services.test_progress import DECK, study


def studied(home: Path) -> None:
    clock = MovableClock()
    clock.to_next_day(-6)
    services = services_in(home, clock)
    study(services, clock, "g" * 10)
    clock.to_next_day(4)
    study(services, clock, "g" * 5)
    services.close()


def test_show_has_the_promised_shape(home: Path) -> None:
    studied(home)
    shown = json.loads(studyapp(home, "progress", "show", "--json").stdout)
    assert set(shown) == {"cards", "known", "learning", "new", "due", "answers", "retention", "by_topic"}
    assert (shown["answers"], shown["retention"]) == (15, 1.0)
    # Whether one of the five answers on the second day goes to a new card depends on the deck.
    assert 10 <= shown["learning"] <= 15
    assert "15 answers, 100% right" in studyapp(home, "progress", "show").stdout


def test_figures_are_exported_for_a_spreadsheet(home: Path, tmp_path: Path) -> None:
    studied(home)
    file = tmp_path / "figures.csv"
    done = studyapp(home, "progress", "export", str(file), "--deck", DECK, "--days", "30", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    summary = {row["measure"]: row["value"] for row in rows if row["table"] == "summary"}
    assert summary["asked"] == summary["right"] == str(told["asked"])
    assert 0 < told["predicted"] < 1
    assert {row["table"] for row in rows} >= {"week", "due", "study_day", "topic"}


def test_what_cannot_be_exported_is_said(home: Path, tmp_path: Path) -> None:
    services_in(home).close()
    wrong = studyapp(home, "progress", "export", str(tmp_path / "figures.csv"), "--deck", "nowhere")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "nowhere" in wrong.stderr
    assert "Traceback" not in wrong.stderr
    assert studyapp(home, "progress", "export", str(tmp_path / "figures.txt")).returncode == 1
    assert studyapp(home, "progress", "export", str(tmp_path / "f.csv"), "--topic", "t").returncode == 2
