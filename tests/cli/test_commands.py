"""The command line as a real process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.services.own_cards import Wording
from tests.builders import ROOT, services_in

DECK = "content/china-vietnam-war-1964-69"


@pytest.fixture
def home(home: Path) -> Path:
    """A profile with the shipped deck: to install it takes longer than most commands."""
    services_in(home).close()
    return home


def run(*arguments: str, home: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "STUDYAPP_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
    }
    return subprocess.run(
        [sys.executable, "-m", "studyapp", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        input=stdin or "",
        check=False,
    )


def test_the_first_start_has_the_shipped_deck(tmp_path: Path) -> None:
    done = run("today", "--json", home=tmp_path / "new")
    assert done.returncode == 0
    assert json.loads(done.stdout)["new"] == 10


def test_a_quiz_runs_in_the_terminal_and_is_kept(home: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.txt"
    answers.write_text("A\nB\nC\nD\n")
    done = run(
        "quiz",
        "--json",
        "--count",
        "4",
        "--kind",
        "multiple_choice",
        "--answers",
        str(answers),
        "--seed",
        "5",
        home=home,
    )
    results = json.loads(done.stdout)
    assert (results["asked"], results["right"] + len(results["mistakes"])) == (4, 4)
    assert json.loads(run("progress", "show", "--json", home=home).stdout)["answers"] == 4
    typed = run("quiz", "--count", "2", "--seed", "1", home=home, stdin="A\nB\n")
    assert "of 2 right" in typed.stdout


def test_cards_and_questions_have_their_json_shapes(home: Path) -> None:
    cards = json.loads(run("deck", "cards", DECK, "--json", home=home).stdout)
    assert {
        "id",
        "entry",
        "kind",
        "facet",
        "topic",
        "importance",
        "prompt",
        "answer",
        "aliases",
        "context",
        "sources",
    } <= set(cards[0])
    questions = json.loads(run("deck", "questions", DECK, "--json", "--count", "5", home=home).stdout)
    assert {"card", "kind", "seed", "stem", "options", "answer"} <= set(questions[0])
    assert (
        json.loads(run("deck", "entries", DECK, "--json", home=home).stdout)["id"]
        == "china-vietnam-war-1964-69"
    )
    assert "$defs" in json.loads(run("deck", "schema", home=home).stdout)


def test_cards_are_counted_with_the_entries_that_give_none(home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    run("deck", "new", str(mine), home=home)
    told = run("deck", "cards", str(mine), home=home).stderr
    assert "of 12 entries: 3 figure, 1 event" in told
    assert "without a card" not in told
    entries = mine / "entries.yaml"
    entries.write_text(
        entries.read_text("utf-8").replace("    as_of:", "    skip: [value]\n    as_of:"), "utf-8"
    )
    told = run("deck", "cards", str(mine), home=home).stderr
    assert "1 statistic" in told
    assert "Entries without a card of their own: 1" in told


def test_a_deck_goes_from_template_to_package_and_library(home: Path, tmp_path: Path) -> None:
    assert run("deck", "new", str(tmp_path / "mine"), home=home).returncode == 0
    checked = json.loads(run("deck", "check", str(tmp_path / "mine"), "--json", home=home).stdout)
    assert checked == {"errors": [], "hints": []}
    package = tmp_path / "mine.studydeck"
    assert run("deck", "build", str(tmp_path / "mine"), "-o", str(package), home=home).returncode == 0
    assert run("deck", "unpack", str(package), "-o", str(tmp_path / "back"), home=home).returncode == 0
    assert run("library", "add", str(package), home=home).returncode == 0
    assert len(json.loads(run("library", "list", "--json", home=home).stdout)) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("deck", "check", "nowhere"), "nowhere"),
        (("deck", "build", "nowhere"), "no folder"),
        (("library", "add", "LICENSE"), "damaged"),
        (("library", "remove", "nothing"), "No deck"),
        (("quiz", "nothing"), "No deck"),
        (("quiz", "--kind", "nothing"), "no kind"),
        (("data", "restore", "LICENSE"), "backup"),
    ],
)
def test_a_users_problem_is_a_sentence_and_exit_code_1(
    home: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = run(*arguments, home=home)
    assert done.returncode == 1
    assert words in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_wrong_usage_is_exit_code_2(home: Path) -> None:
    assert run("deck", "nothing", home=home).returncode == 2
    assert run("today", "--now", "yesterday", home=home).returncode == 2


def test_a_damaged_progress_file_is_told_and_a_backup_brings_it_back(home: Path) -> None:
    run("quiz", "--count", "3", "--seed", "1", "--kind", "typed", home=home, stdin="A\nB\nC\n")
    assert run("data", "backup", home=home).returncode == 0
    found = json.loads(run("data", "backups", "--json", home=home).stdout)
    file = home / "progress.sqlite3"
    for side in home.glob("progress.sqlite3-*"):
        side.unlink()
    file.write_bytes(b"garbage")
    told = run("today", home=home)
    assert told.returncode == 1
    assert "damaged" in told.stderr
    assert file.read_bytes() == b"garbage"
    assert run("data", "restore", found[0]["file"], home=home).returncode == 0
    assert json.loads(run("progress", "show", "--json", home=home).stdout)["answers"] == 3
    assert json.loads(run("data", "check", "--json", home=home).stdout) == {"problems": []}


def test_doctor_and_where_answer(home: Path) -> None:
    report = json.loads(run("doctor", "--json", home=home).stdout)
    assert "StudyApp" in report["facts"]
    assert run("data", "where", home=home).stdout.strip() == str(home)


def test_the_tour_draws_every_page(home: Path, tmp_path: Path) -> None:
    done = run("tour", str(tmp_path / "pictures"), "--theme", "light", "--json", home=home)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) >= 10


def test_what_a_student_added_to_a_deck_is_listed_for_its_author(home: Path) -> None:
    services = services_in(home)
    services.study.start()
    in_hand = services.study.current()
    assert in_hand is not None
    card_id = in_hand.card.id
    services.own_cards.reword(card_id, [Wording("Who led it?", "Le Duan")])
    services.own_answers.put_back(card_id, "as I said")
    services.close()
    listed = json.loads(run("library", "own", card_id.deck_id, "--json", home=home).stdout)
    assert [(one["prompt"], one["answer"]) for one in listed["cards"]] == [("Who led it?", "Le Duan")]
    assert [(one["card"], one["text"]) for one in listed["answers"]] == [(str(card_id), "as I said")]
    told = run("library", "own", card_id.deck_id, home=home).stdout
    assert "Who led it?\n    Le Duan" in told
    assert "also right: as I said" in told
    assert run("library", "own", "nothing", home=home).returncode == 1
