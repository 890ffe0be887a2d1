"""Opening the progress file, good and bad."""

import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from studyapp.errors import StorageError
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.database import open_database
from studyapp.storage.exam_store import ExamStore
from studyapp.storage.file_lock import AlreadyOpen
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.settings_store import SettingsStore
from studyapp.storage.suspension_store import SuspensionStore
from tests.builders import answer
from tests.storage.make_sample import SAMPLE_EXAM, SAMPLE_MODEL, SAMPLE_SUSPENDED


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


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix.startswith(".sqlite3")}


def test_a_newer_file_is_refused_untouched_also_with_answers_in_its_log(home: Path, tmp_path: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MemoryModel())
    with opened.atomic() as tables:
        tables.table("_sqlite_migrations").insert(
            {"migration_set": "studyapp", "name": "m999_later", "applied_at": ""}
        )
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{opened.file}{suffix}", crashed / f"progress.sqlite3{suffix}")
    opened.close()
    before = contents(crashed)
    with pytest.raises(StorageError, match="newer version"):
        open_database(crashed / "progress.sqlite3")
    after = contents(crashed)
    assert len(before) == 2
    assert {name: after.get(name) for name in before} == before


def test_a_database_of_another_program_is_refused_untouched(home: Path) -> None:
    home.mkdir()
    foreign = sqlite3.connect(home / "progress.sqlite3")
    foreign.execute("CREATE TABLE photos (name)")
    foreign.commit()
    foreign.close()
    before = contents(home)
    with pytest.raises(StorageError, match="holds no progress"):
        open_database(home / "progress.sqlite3")
    assert contents(home) == before


def test_a_log_without_its_file_is_told_and_kept(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MemoryModel())
    log = Path(f"{opened.file}-wal").read_bytes()
    opened.close()
    opened.file.unlink()
    Path(f"{opened.file}-wal").write_bytes(log)
    with pytest.raises(StorageError, match="is missing"):
        open_database(opened.file)
    assert contents(home) == {"progress.sqlite3-wal": log}


def test_a_lost_log_is_noticed_on_opening(home: Path, tmp_path: Path) -> None:
    open_database(home / "progress.sqlite3").close()
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MemoryModel())
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("progress.sqlite3", "progress.tail"):
        shutil.copy(home / name, moved / name)
    opened.close()
    again = open_database(moved / "progress.sqlite3")
    assert "1 answers are missing" in again.warnings[0]
    again.close()


def test_what_a_dying_first_start_left_is_no_obstacle(home: Path) -> None:
    home.mkdir()
    (home / "progress.new").write_bytes(b"half a file")
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MemoryModel())
    opened.close()
    assert not (home / "progress.new").exists()


@pytest.mark.parametrize("name", ["progress.sqlite3", "progress.lock"])
def test_a_folder_in_place_of_a_file_is_told(home: Path, name: str) -> None:
    (home / name).mkdir(parents=True)
    with pytest.raises(StorageError) as caught:
        open_database(home / "progress.sqlite3")
    assert caught.value.safe
    assert caught.value.advice


def test_another_process_may_read_while_one_writes(home: Path) -> None:
    writer = open_database(home / "progress.sqlite3")
    ReviewStore(writer).record(answer("a"), MemoryModel())
    reader = open_database(home / "progress.sqlite3", read_only=True)
    assert len(ReviewStore(reader).latest(5)) == 1
    with pytest.raises(StorageError):
        ReviewStore(reader).record(answer("b"), MemoryModel())
    reader.close()
    ReviewStore(writer).record(answer("c"), MemoryModel())
    writer.close()


def test_a_file_held_by_another_program_is_told_and_the_next_answer_is_kept(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    opened.rows("PRAGMA busy_timeout=0")
    other = sqlite3.connect(opened.file)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="Close other programs"):
        ReviewStore(opened).record(answer("a"), MemoryModel())
    other.rollback()
    other.close()
    assert ReviewStore(opened).record(answer("a"), MemoryModel()).id == 1
    opened.close()


def test_a_full_disk_is_told_keeps_the_file_whole_and_the_answer_can_be_given_again(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    store, kept = ReviewStore(opened), 0
    pages = opened.rows("PRAGMA page_count")[0][0]
    opened.rows(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(StorageError, match="Free some space"):
        for number in range(10_000):
            kept = store.record(answer(f"c{number}"), MemoryModel()).id
    assert opened.rows("SELECT count(*) FROM reviews")[0][0] == kept
    opened.rows("PRAGMA max_page_count=1000000")
    assert store.record(answer("again"), MemoryModel()).id == kept + 1
    assert opened.integrity_problems() == ()
    assert store.states() == store.replayed(MemoryModel())
    opened.close()


def test_an_inner_transaction_that_fails_leaves_the_outer_whole(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    with opened.atomic() as tables:
        tables.table("settings").insert({"key": "a", "value": "1"})
        with pytest.raises(RuntimeError), opened.atomic():
            tables.table("settings").insert({"key": "b", "value": "2"})
            raise RuntimeError
    assert [row["key"] for row in opened.rows("SELECT key FROM settings")] == ["a"]
    opened.close()


def test_the_sample_file_of_the_first_schema_opens_with_its_answers(home: Path) -> None:
    home.mkdir()
    shutil.copy(Path(__file__).parent.parent / "data" / "progress-v1.sqlite3", home / "progress.sqlite3")
    opened = open_database(home / "progress.sqlite3")
    store = ReviewStore(opened)
    assert (len(store.latest(100)), store.damaged_rows()) == (11, ())
    assert store.follow_rules(MemoryModel())
    assert not store.follow_rules(MemoryModel())
    assert store.states() == store.replayed(MemoryModel())
    opened.close()


def test_the_sample_file_of_the_second_schema_opens_with_all_it_holds(home: Path) -> None:
    home.mkdir()
    shutil.copy(Path(__file__).parent.parent / "data" / "progress-v2.sqlite3", home / "progress.sqlite3")
    opened = open_database(home / "progress.sqlite3")
    store = ReviewStore(opened)
    assert (len(store.latest(100)), store.damaged_rows()) == (11, ())
    store.follow_rules(SAMPLE_MODEL)
    assert store.states() == store.replayed(SAMPLE_MODEL)
    assert SettingsStore(opened).all()["fsrs_parameters"] == list(SAMPLE_MODEL.parameters or ())
    assert SuspensionStore(opened).suspended() == {SAMPLE_SUSPENDED}
    assert ExamStore(opened).exams() == (SAMPLE_EXAM,)
    opened.close()


def test_an_older_file_is_not_read_without_bringing_it_up_to_date(home: Path) -> None:
    home.mkdir()
    file = home / "progress.sqlite3"
    shutil.copy(Path(__file__).parent.parent / "data" / "progress-v1.sqlite3", file)
    before = file.read_bytes()
    with pytest.raises(StorageError, match="Open StudyApp once"):
        open_database(file, read_only=True)
    assert file.read_bytes() == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/sys is a place where nobody may write")
def test_a_read_only_folder_is_told() -> None:
    with pytest.raises(StorageError, match="cannot be used") as told:
        open_database(Path("/sys/studyapp/progress.sqlite3"))
    assert "--data-dir" in told.value.advice


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_file_is_told_and_stays(home: Path) -> None:
    open_database(home / "progress.sqlite3").close()
    home.chmod(0o555)
    before = (home / "progress.sqlite3").read_bytes()
    with pytest.raises(StorageError):
        open_database(home / "progress.sqlite3")
    assert (home / "progress.sqlite3").read_bytes() == before
    home.chmod(0o755)
