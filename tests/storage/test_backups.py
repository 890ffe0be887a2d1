"""Backups that work, and going back."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.errors import StorageError
from studyapp.scheduling.memory import MemoryModel
from studyapp.services.backups import restore_damaged
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


@pytest.mark.parametrize("damage", [b"", b"garbage " * 500])
def test_a_damaged_file_is_kept_byte_for_byte_when_a_backup_takes_its_place(
    home: Path, damage: bytes
) -> None:
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MemoryModel())
    made = make_backup(opened, home / "backups", NOON)
    opened.close()
    opened.file.write_bytes(damage)
    assert restore_damaged(made.file, opened.file, home / "kept")
    assert (home / "kept" / "damaged-1.sqlite3").read_bytes() == damage
    again = open_database(home / "progress.sqlite3")
    assert len(ReviewStore(again).latest(5)) == 1
    again.close()


def test_a_restore_that_cannot_be_finished_leaves_the_damaged_file_in_its_place(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    made = make_backup(opened, home / "backups", NOON)
    opened.close()
    opened.file.write_bytes(b"garbage")
    (home / "progress.incoming").mkdir()
    with pytest.raises(StorageError):
        restore_damaged(made.file, opened.file, home / "kept")
    assert opened.file.read_bytes() == b"garbage"
    assert not (home / "kept").exists()


def test_a_log_without_its_file_is_kept_when_a_backup_takes_its_place(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    made = make_backup(opened, home / "backups", NOON)
    opened.close()
    opened.file.unlink()
    (home / "progress.sqlite3-wal").write_bytes(b"answers")
    assert restore_damaged(made.file, opened.file, home / "kept")
    assert (home / "kept" / "damaged-1.sqlite3-wal").read_bytes() == b"answers"


def test_a_backup_with_a_date_that_is_none_is_left_out(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MemoryModel())
    made = make_backup(opened, home / "backups", NOON)
    opened.close()
    foreign = sqlite3.connect(made.file)
    foreign.execute("DROP TRIGGER reviews_stay")
    foreign.execute("UPDATE reviews SET answered_at = 'yesterday'")
    foreign.commit()
    foreign.close()
    assert list_backups(home / "backups") == ()


def test_a_restore_is_undone_by_the_backup_made_before_it(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MemoryModel())
    first = make_backup(opened, home / "backups", NOON)
    ReviewStore(opened).record(answer("b"), MemoryModel())
    tables = ("reviews", "memory", "decks", "cards", "settings", "attempts")
    before = [[tuple(row) for row in opened.rows(f"SELECT * FROM {table}")] for table in tables]
    second = make_backup(opened, home / "backups", NOON)
    opened.replaced_by(lambda target: put_in_place(first.file, target))
    opened.replaced_by(lambda target: put_in_place(second.file, target))
    after = [[tuple(row) for row in opened.rows(f"SELECT * FROM {table}")] for table in tables]
    assert after == before
    opened.close()


def test_thinning_leaves_days_weeks_and_months_and_no_more() -> None:
    made = [NOON - timedelta(hours=6 * step) for step in range(4 * 500)]
    staying = kept(made, NOON)
    old = [moment for moment in staying if NOON - moment > timedelta(days=2)]
    assert len(old) <= 12 + 10 + 9
    assert {moment.strftime("%Y-%m-%d") for moment in staying} >= {
        (NOON - timedelta(days=back)).strftime("%Y-%m-%d") for back in range(12)
    }
    assert len({moment.strftime("%Y-%m") for moment in staying}) == 9


def test_a_restore_beside_a_reader_loses_nothing(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    made = make_backup(opened, home / "backups", NOON)
    ReviewStore(opened).record(answer("a"), MemoryModel())
    reader = open_database(opened.file, read_only=True)
    assert len(ReviewStore(reader).latest(5)) == 1

    def drop_log_and_fail(target: Path) -> None:
        Path(f"{target}-wal").unlink(missing_ok=True)
        Path(f"{target}-shm").unlink(missing_ok=True)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        opened.replaced_by(drop_log_and_fail)
    assert len(ReviewStore(opened).latest(5)) == 1
    opened.replaced_by(lambda target: put_in_place(made.file, target))
    assert ReviewStore(opened).latest(5) == ()
    reader.close()
    opened.close()
