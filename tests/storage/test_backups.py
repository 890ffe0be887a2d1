"""Backups that work, and going back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.errors import StorageError
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.backups import backup_is_due, kept, list_backups, make_backup, put_in_place, read_backup
from studyapp.storage.database import open_database
from studyapp.storage.review_store import ReviewStore
from tests.builders import NOON, answer


def test_a_backup_holds_what_was_there_and_brings_it_back(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    store = ReviewStore(opened)
    store.record(answer("a"), MemoryModel())
    made = make_backup(opened, home / "backups", NOON)
    store.record(answer("b"), MemoryModel())
    assert made.answers == 1
    opened.replaced_by(lambda target: put_in_place(made.file, target))
    assert len(ReviewStore(opened).latest(5)) == 1
    ReviewStore(opened).record(answer("c"), MemoryModel())
    opened.close()
    again = open_database(home / "progress.sqlite3")
    assert (len(ReviewStore(again).latest(5)), again.warnings) == (2, ())
    again.close()


def test_a_damaged_backup_is_refused_and_the_file_stays(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    made = make_backup(opened, home / "backups", NOON)
    opened.close()
    made.file.write_bytes(made.file.read_bytes()[:5000])
    before = (home / "progress.sqlite3").read_bytes()
    with pytest.raises(StorageError):
        put_in_place(made.file, home / "progress.sqlite3")
    assert (home / "progress.sqlite3").read_bytes() == before
    assert list_backups(home / "backups") == ()


def test_a_backup_is_due_after_a_day(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    assert backup_is_due(home / "backups", NOON)
    make_backup(opened, home / "backups", NOON)
    assert not backup_is_due(home / "backups", NOON + timedelta(hours=23))
    assert backup_is_due(home / "backups", NOON + timedelta(hours=25))
    opened.close()


def test_two_backups_of_one_second_do_not_replace_each_other(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    names = {make_backup(opened, home / "backups", NOON).file.name for _ in range(3)}
    assert len(names) == 3
    assert all(read_backup(home / "backups" / name).made_at == NOON for name in names)
    opened.close()


@given(st.lists(st.integers(0, 900 * 24), min_size=1, max_size=60))
def test_thinning_keeps_the_newest_and_all_of_two_days(hours: list[int]) -> None:
    made = [datetime(2026, 5, 12, tzinfo=UTC) - timedelta(hours=back) for back in hours]
    now = datetime(2026, 5, 12, tzinfo=UTC)
    staying = kept(made, now)
    assert max(made) in staying
    assert all(moment in staying for moment in made if now - moment <= timedelta(days=2))
    assert kept(staying, now) == staying
