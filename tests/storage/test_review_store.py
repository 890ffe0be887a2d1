"""The log of answers and what follows from it, over a real file."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.errors import StudyAppError
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.review_store import ReviewStore
from tests.builders import NOON, answer

MODEL = MemoryModel()
DAY = NOON.date()


@pytest.fixture
def database(home: Path) -> Iterator[ProgressDatabase]:
    opened = open_database(home / "progress.sqlite3")
    yield opened
    opened.close()


ACTIONS = st.lists(
    st.one_of(
        st.tuples(
            st.just("answer"), st.sampled_from("abc"), st.sampled_from([*Grade, None]), st.integers(0, 9)
        ),
        st.tuples(st.just("undo"), st.integers(0, 5)),
        st.tuples(st.just("rebuild")),
    ),
    max_size=25,
)


@given(ACTIONS)
@settings(max_examples=40)
def test_states_are_the_fold_of_the_log_after_anything(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[object, ...]]
) -> None:
    opened = open_database(tmp_path_factory.mktemp("log") / "progress.sqlite3")
    store, day = ReviewStore(opened), DAY
    for action in actions:
        if action[0] == "answer":
            _, card, grade, days = action
            day += timedelta(days=int(str(days)))
            given_grade = grade if isinstance(grade, Grade) else None
            store.record(answer(str(card), grade=given_grade, day=day), MODEL)
        elif action[0] == "undo":
            standing = store.latest(10)
            if standing:
                store.undo(standing[min(int(str(action[1])), len(standing) - 1)].id, NOON, MODEL)
        else:
            store.rebuild(MODEL)
        assert store.states() == store.replayed(MODEL)
    assert store.damaged_rows() == ()
    opened.close()


def test_an_answer_is_there_after_opening_again(home: Path) -> None:
    first = open_database(home / "progress.sqlite3")
    ReviewStore(first).record(answer("a"), MODEL)
    first.close()
    again = open_database(home / "progress.sqlite3")
    logged = ReviewStore(again).latest(5)
    assert [one.answer for one in logged] == [answer("a")]
    assert again.warnings == ()
    again.close()


def test_an_answer_is_undone_once_only(database: ProgressDatabase) -> None:
    store = ReviewStore(database)
    logged = store.record(answer("a"), MODEL)
    store.undo(logged.id, NOON, MODEL)
    assert store.states() == {}
    with pytest.raises(StudyAppError):
        store.undo(logged.id, NOON, MODEL)


def test_thirty_answers_can_be_undone_also_after_a_restart(home: Path) -> None:
    first = open_database(home / "progress.sqlite3")
    for number in range(30):
        ReviewStore(first).record(answer(f"c{number}"), MODEL)
    first.close()
    again = open_database(home / "progress.sqlite3")
    store = ReviewStore(again)
    for _ in range(30):
        store.undo(store.latest(1)[0].id, NOON, MODEL)
    assert (store.latest(1), store.states()) == ((), {})
    again.close()


def test_the_log_refuses_changes_and_deletions(database: ProgressDatabase) -> None:
    ReviewStore(database).record(answer("a"), MODEL)
    with pytest.raises(sqlite3.IntegrityError), database.atomic() as tables:
        tables.execute("UPDATE reviews SET grade = 4")
    with pytest.raises(sqlite3.IntegrityError), database.atomic() as tables:
        tables.execute("DELETE FROM reviews")
    assert len(ReviewStore(database).latest(5)) == 1


def test_an_answer_outside_the_schedule_leaves_memory_alone(database: ProgressDatabase) -> None:
    store = ReviewStore(database)
    store.record(answer("a", grade=None), MODEL)
    assert (store.states(), len(store.latest(5))) == ({}, 1)


def test_a_changed_row_is_noticed_by_its_checksum(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MODEL)
    opened.close()
    foreign = sqlite3.connect(home / "progress.sqlite3")
    foreign.execute("DROP TRIGGER reviews_stay")
    foreign.execute("UPDATE reviews SET grade = 4")
    foreign.commit()
    foreign.close()
    again = open_database(home / "progress.sqlite3")
    assert ReviewStore(again).damaged_rows() == (1,)
    again.close()


def test_lost_answers_are_noticed_on_opening(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record(answer("a"), MODEL)
    opened.close()
    (home / "progress.tail").write_text("7")
    again = open_database(home / "progress.sqlite3")
    assert "6 answers are missing" in again.warnings[0]
    again.close()


def test_counts_for_today(database: ProgressDatabase) -> None:
    store = ReviewStore(database)
    assert store.mean_seconds() is None
    store.record(answer("a", day=DAY - timedelta(days=3)), MODEL)
    store.record(answer("a", grade=Grade.AGAIN), MODEL)
    store.record(answer("b"), MODEL)
    assert store.first_seen_on(DAY) == 1
    assert store.mean_seconds() == 4.0
    assert store.missed_cards() == {CardId("deck", "a", "facet")}


def test_a_new_retention_moves_due_dates_only(database: ProgressDatabase) -> None:
    store = ReviewStore(database)
    store.record(answer("a", grade=Grade.EASY, day=date(2026, 1, 1)), MODEL)
    before = store.states()
    store.reschedule(MemoryModel(desired_retention=0.8))
    after = store.states()
    assert {card: state.stability for card, state in before.items()} == {
        c: s.stability for c, s in after.items()
    }
    assert all(after[card].due_date > before[card].due_date for card in before)


@given(st.text(st.characters(exclude_categories=())), st.text())
@settings(max_examples=40)
def test_whatever_a_keyboard_gives_is_kept(database: ProgressDatabase, response: str, sound: str) -> None:
    store = ReviewStore(database)
    store.record(replace(answer("a"), response=response), MODEL)
    store.record(replace(answer("a"), response=sound), MODEL)
    assert store.latest(1)[0].answer.response == sound
    assert store.damaged_rows() == ()


def test_replacing_a_row_of_the_log_is_refused_too(database: ProgressDatabase) -> None:
    ReviewStore(database).record(answer("a"), MODEL)
    with pytest.raises(sqlite3.IntegrityError), database.atomic() as tables:
        tables.execute("REPLACE INTO reviews SELECT * FROM reviews")
    assert ReviewStore(database).latest(1)[0].answer == answer("a")


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(Grade)), st.integers(0, 60)), max_size=20)
)
@settings(max_examples=30)
def test_a_new_retention_gives_the_states_that_replaying_gives(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[str, Grade, int]]
) -> None:
    opened = open_database(tmp_path_factory.mktemp("log") / "progress.sqlite3")
    store, day = ReviewStore(opened), DAY
    for card, grade, days in answers:
        day += timedelta(days=days)
        store.record(answer(card, grade=grade, day=day), MODEL)
    for retention in (0.7, 0.85, 0.97):
        model = MemoryModel(desired_retention=retention)
        store.reschedule(model)
        assert store.states() == store.replayed(model)
    opened.close()


def test_a_gap_in_the_log_is_noticed(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    for name in "abc":
        ReviewStore(opened).record(answer(name), MODEL)
    assert ReviewStore(opened).missing_rows() == 0
    opened.close()
    foreign = sqlite3.connect(home / "progress.sqlite3")
    foreign.execute("DROP TRIGGER reviews_remain")
    foreign.execute("DELETE FROM reviews WHERE id = 2")
    foreign.commit()
    foreign.close()
    again = open_database(home / "progress.sqlite3")
    assert ReviewStore(again).missing_rows() == 1
    again.close()
