"""An older file is kept before it is brought up to date, and stays as it was when that fails."""

import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.scheduling.memory import MemoryModel
from studyapp.storage import migrations
from studyapp.storage.backups import list_backups
from studyapp.storage.database import open_database
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.queue_store import QueueStore
from studyapp.storage.review_store import ReviewStore
from tests.builders import ROOT, answer
from tests.storage.test_deck_store import DECK, card

LATER_VERSION = """
import sys
from pathlib import Path
from studyapp.storage.backups import make_backup
from studyapp.storage.database import open_database
from studyapp.storage import migrations
from tests.builders import NOON

def m002_later(db):
    db.execute("ALTER TABLE memory ADD COLUMN note TEXT")
    db.execute(sys.argv[3])

migrations.STEPS = (*migrations.STEPS, m002_later)

opened = open_database(
    Path(sys.argv[1]), before_migration=lambda old: make_backup(old, Path(sys.argv[2]), NOON)
)
print([row["name"] for row in opened.rows("SELECT name FROM pragma_table_info('memory')")][-1])
opened.close()
"""


def opened_by_a_later_version(home: Path, statement: str) -> "subprocess.CompletedProcess[str]":
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MemoryModel())
    opened.close()
    command = [
        sys.executable,
        "-c",
        LATER_VERSION,
        str(home / "progress.sqlite3"),
        str(home / "backups"),
        statement,
    ]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)


def test_an_older_file_is_backed_up_and_then_brought_up_to_date(home: Path) -> None:
    done = opened_by_a_later_version(home, "SELECT 1")
    assert (done.stdout.strip(), done.returncode) == ("note", 0)
    assert [backup.answers for backup in list_backups(home / "backups")] == [1]


@pytest.mark.parametrize("statement", ["INSERT INTO nowhere VALUES (1)", "UPDATE reviews SET grade = 1"])
def test_a_step_that_fails_leaves_the_file_as_it_was(home: Path, statement: str) -> None:
    done = opened_by_a_later_version(home, statement)
    assert done.returncode != 0
    opened = open_database(home / "progress.sqlite3")
    columns = [row["name"] for row in opened.rows("SELECT name FROM pragma_table_info('memory')")]
    assert "note" not in columns
    assert len(ReviewStore(opened).latest(5)) == 1
    assert len(list_backups(home / "backups")) == 1
    opened.close()


def test_cards_that_were_never_asked_are_found_in_an_older_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(migrations, "STEPS", (migrations.m001_initial,))
        opened = open_database(home / "progress.sqlite3")
        DeckStore(opened).install(DECK, [], [card(name) for name in "cab"])
        ReviewStore(opened).record(answer("a"), MemoryModel())
        opened.close()
    opened = open_database(home / "progress.sqlite3")
    assert [one.entry_id for one in QueueStore(opened).unseen(9)] == ["c", "b"]
    assert ReviewStore(opened).follow_rules(MemoryModel())
    assert not ReviewStore(opened).follow_rules(MemoryModel())
    opened.close()
