"""Exams come back as they were entered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.errors import StorageError, StudyAppError
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.exam_store import ExamStore, StoredExam
from tests.builders import NOON

SHARES = st.none() | st.floats(0, 1)
INSTANTS = st.dates().map(lambda day: datetime.combine(day, time(12), UTC))
MINUTES = st.integers(0, 1440)
IDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
EXAMS = st.builds(
    StoredExam,
    id=IDS,
    name=IDS,
    exam_date=st.dates(),
    deck_ids=st.lists(IDS, max_size=3).map(tuple),
    topics=st.lists(st.tuples(IDS, IDS), max_size=3).map(tuple),
    weekday_minutes=st.tuples(MINUTES, MINUTES, MINUTES, MINUTES, MINUTES, MINUTES, MINUTES),
    single_days=st.lists(st.tuples(st.dates(), MINUTES), max_size=3).map(tuple),
    target=SHARES,
    predicted=SHARES,
    result=SHARES,
    created_at=INSTANTS,
    archived_at=st.none() | INSTANTS,
)
HISTORY = StoredExam(
    id="history",
    name="History, paper 2",
    exam_date=date(2026, 6, 3),
    deck_ids=("vietnam",),
    topics=(("vietnam", "aid"),),
    weekday_minutes=(15, 15, 15, 15, 15, 30, 0),
    single_days=((date(2026, 5, 20), 0),),
    target=0.95,
    predicted=None,
    result=None,
    created_at=NOON,
    archived_at=None,
)


@pytest.fixture
def database(home: Path) -> Iterator[ProgressDatabase]:
    opened = open_database(home / "progress.sqlite3")
    yield opened
    opened.close()


@given(EXAMS)
@settings(max_examples=40)
def test_an_exam_comes_back_as_it_was_entered(database: ProgressDatabase, exam: StoredExam) -> None:
    store = ExamStore(database)
    store.save(exam)
    assert store.exam(exam.id) == exam
    store.delete(exam.id)
    assert store.exams() == ()


def test_exams_come_by_date_and_a_newer_form_takes_the_place_of_the_older(
    database: ProgressDatabase,
) -> None:
    store = ExamStore(database)
    store.save(HISTORY)
    store.save(replace(HISTORY, id="early", exam_date=date(2026, 5, 13)))
    store.save(replace(HISTORY, name="Paper 2, moved"))
    assert [exam.name for exam in store.exams()] == ["History, paper 2", "Paper 2, moved"]


def test_an_exam_that_is_not_there_is_told(database: ProgressDatabase) -> None:
    with pytest.raises(StudyAppError, match="no longer there"):
        ExamStore(database).delete("nothing")


def test_a_full_disk_keeps_the_older_form(database: ProgressDatabase) -> None:
    store = ExamStore(database)
    store.save(HISTORY)
    database.rows(f"PRAGMA max_page_count={database.rows('PRAGMA page_count')[0][0]}")
    with pytest.raises(StorageError, match="Free some space"):
        store.save(replace(HISTORY, name="x" * 100_000))
    assert store.exams() == (HISTORY,)
