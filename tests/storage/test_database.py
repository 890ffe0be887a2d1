"""Opening the progress file, good and bad."""

import sqlite3
from pathlib import Path

import pytest

from studyapp.errors import StorageError
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.database import open_database
from studyapp.storage.file_lock import AlreadyOpen
from studyapp.storage.review_store import ReviewStore
from tests.builders import answer


def test_durability_settings_are_on(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    values = [opened.rows(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert values == ["wal", 2, 1]
    opened.close()


def test_a_second_writer_is_turned_away_and_the_first_goes_on(home: Path) -> None:
    first = open_database(home / "progress.sqlite3")
    with pytest.raises(AlreadyOpen):
        open_database(home / "progress.sqlite3")
    ReviewStore(first).record(answer("a"), MemoryModel())
    first.close()
    open_database(home / "progress.sqlite3").close()


def valid_bytes(home: Path) -> bytes:
    opened = open_database(home / "progress.sqlite3")
    for number in range(200):
        ReviewStore(opened).record(answer(f"c{number}"), MemoryModel())
    opened.close()
    return (home / "progress.sqlite3").read_bytes()


@pytest.mark.parametrize("damage", ["empty", "garbage", "truncated", "header only"])
def test_a_damaged_file_is_told_and_stays_as_it_was(home: Path, tmp_path: Path, damage: str) -> None:
    whole = valid_bytes(home)
    content = {
        "empty": b"",
        "garbage": b"garbage " * 500,
        "truncated": whole[:9000],
        "header only": whole[:16],
    }[damage]
    file = tmp_path / "other" / "progress.sqlite3"
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(StorageError) as caught:
        opened = open_database(file)
        opened.close()
    assert caught.value.safe
    assert caught.value.advice
    assert file.read_bytes() == content


def test_a_file_of_a_newer_version_is_refused_untouched(home: Path) -> None:
    valid_bytes(home)
    file = home / "progress.sqlite3"
    newer = sqlite3.connect(file)
    newer.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('studyapp', 'm999_later', '')"
    )
    newer.commit()
    newer.execute("PRAGMA journal_mode=DELETE")
    newer.close()
    before = file.read_bytes()
    with pytest.raises(StorageError, match="newer version"):
        open_database(file)
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError) as caught:
        open_database(tmp_path / "file" / "progress.sqlite3")
    assert "data-dir" in caught.value.advice


def test_a_failed_transaction_leaves_nothing_behind(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    with pytest.raises(RuntimeError), opened.atomic() as tables:
        tables.table("settings").insert({"key": "a", "value": "1"})
        raise RuntimeError
    assert opened.rows("SELECT * FROM settings") == []
    opened.close()
