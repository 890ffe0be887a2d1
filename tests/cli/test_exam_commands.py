"""`studyapp exam` as a real process."""

import json
import subprocess
import sys
from pathlib import Path

from tests.builders import ROOT, services_in

NOW = "2026-05-12T09:00"


def studyapp(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "studyapp", *words, "--data-dir", str(home), "--now", NOW]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)


def test_an_exam_is_added_planned_listed_and_removed(home: Path) -> None:
    services_in(home).close()
    added = studyapp(
        home, "exam", "add", "--date", "2026-06-04", "--minutes", "20", "--name", "Paper 2", "--json"
    )
    assert added.returncode == 0, added.stderr
    exam_id = json.loads(added.stdout)["id"]
    plan = json.loads(studyapp(home, "exam", "plan", "--json").stdout)
    assert len(plan["days"]) == 23
    assert all(day["minutes"] <= 20 for day in plan["days"])
    assert 0 < plan["expected_recall"] < 1
    assert plan["advice"]["kind"] in {"out_of_reach", "more_minutes", "on_target"}
    due = json.loads(studyapp(home, "today", "--json").stdout)
    assert due["new"] == due["due"] > 30, "today asks for what the plan has, not for ten new cards"
    # The forecast plays a sample in which one card stands for seven.
    assert abs(due["new"] - plan["days"][0]["new"]) <= 7
    assert "Paper 2" in studyapp(home, "exam", "list").stdout
    assert studyapp(home, "exam", "remove", exam_id).returncode == 0
    assert studyapp(home, "exam", "list").stdout.strip() == "No exam is planned."


def test_unknown_topics_and_exams_are_named(home: Path) -> None:
    services_in(home).close()
    wrong = studyapp(home, "exam", "add", "--date", "2026-06-04", "--topic", "nowhere")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "no topic named nowhere" in wrong.stderr
    assert studyapp(home, "exam", "plan").returncode == 1
    assert studyapp(home, "exam", "add", "--date", "someday").returncode == 2
