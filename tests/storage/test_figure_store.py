"""Figures over the log are those that counting answer by answer gives."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage import migrations
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.figure_store import FigureStore, Scope
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.suspension_store import SuspensionStore
from tests.builders import NOON, answer
from tests.storage.test_deck_store import DECK, card

DAY = NOON.date()
MODEL = MemoryModel()


@pytest.fixture
def database(home: Path) -> Iterator[ProgressDatabase]:
    opened = open_database(home / "progress.sqlite3")
    DeckStore(opened).install(DECK, [], [card(name) for name in "abcd"])
    yield opened
    opened.close()


def counted(database: ProgressDatabase) -> tuple[tuple[date, int, int], ...]:
    """`recalls`, by a walk through the standing answers."""
    last: dict[CardId, date] = {}
    asked, right = Counter[date](), Counter[date]()
    for logged in reversed(ReviewStore(database).latest(1000)):
        one = logged.answer
        if one.grade is None:
            continue
        if one.card_id in last and last[one.card_id] < one.study_date:
            asked[one.study_date] += 1
            right[one.study_date] += one.is_right
        last[one.card_id] = one.study_date
    return tuple((day, asked[day], right[day]) for day in sorted(asked))


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("abc"), st.sampled_from([*Grade, None]), st.integers(-1, 3)),
        st.integers(0, 30),
    ),
    max_size=25,
)


@given(ACTIONS)
def test_answers_that_asked_memory_follow_every_answer_and_undo(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, Grade | None, int] | int]
) -> None:
    opened = open_database(tmp_path_factory.mktemp("log") / "progress.sqlite3")
    reviews, day, standing = ReviewStore(opened), DAY, list[int]()
    for action in actions:
        if isinstance(action, tuple):
            name, grade, days = action
            day += timedelta(days=days)
            standing.append(reviews.record(answer(name, grade=grade, day=day), MODEL).id)
        elif standing:
            reviews.undo(standing.pop(action % len(standing)), NOON, MODEL)
    assert FigureStore(opened).recalls(Scope()) == counted(opened)
    opened.close()


def test_an_older_log_is_counted_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(migrations, "STEPS", migrations.STEPS[:4])
        opened = open_database(home / "progress.sqlite3")
        reviews = ReviewStore(opened)
        for days, grade in enumerate((Grade.GOOD, Grade.AGAIN, Grade.GOOD, Grade.EASY)):
            last = reviews.record(answer("a", grade=grade, day=DAY + timedelta(days=days)), MODEL)
        reviews.undo(last.id, NOON, MODEL)
        opened.close()
    opened = open_database(home / "progress.sqlite3")
    expected = ((DAY + timedelta(days=1), 1, 0), (DAY + timedelta(days=2), 1, 1))
    assert FigureStore(opened).recalls(Scope()) == expected == counted(opened)
    opened.close()


def study(database: ProgressDatabase) -> None:
    """Two cards of the deck asked on three days, one card of no deck once."""
    reviews = ReviewStore(database)
    for days, names in ((0, "ab"), (3, "ab"), (9, "a")):
        for name in names:
            grade = Grade.AGAIN if (days, name) == (3, "b") else Grade.GOOD
            reviews.record(answer(name, grade=grade, day=DAY + timedelta(days=days)), MODEL)
    reviews.record(answer("gone", day=DAY), MODEL)


def test_deck_topic_and_period_narrow_the_figures(database: ProgressDatabase) -> None:
    study(database)
    figures = FigureStore(database)
    topic = DeckStore(database).card_topics()[CardId("deck", "a", "facet")]
    assert figures.recalls(Scope("deck", topic)) == (
        (DAY + timedelta(days=3), 2, 1),
        (DAY + timedelta(days=9), 1, 1),
    )
    assert figures.recalls(Scope(since=DAY + timedelta(days=4))) == ((DAY + timedelta(days=9), 1, 1),)
    assert figures.recalls(Scope("deck", "no-such-topic")) == ()
    assert figures.recalls(Scope("other")) == ()
    assert [day.answers for day in figures.studied(Scope())] == [3, 2, 1]
    assert [day.answers for day in figures.studied(Scope("deck", topic))] == [2, 2, 1]
    assert figures.studied(Scope(since=DAY + timedelta(days=4)))[0].seconds == 4.0


def test_topics_count_cards_by_what_memory_says(database: ProgressDatabase) -> None:
    study(database)
    today = DAY + timedelta(days=9)
    states = ReviewStore(database).states()
    (topic,) = FigureStore(database).topics(Scope(), today, MODEL)
    assert (topic.cards, topic.seen) == (4, 2)
    seen = [state for card_id, state in states.items() if card_id.entry_id != "gone"]
    assert topic.known == sum(state.is_known for state in seen)
    assert topic.recall == pytest.approx(sum(MODEL.recall_on(state, today) for state in seen) / 2)


def test_due_and_new_cards_are_spread_over_days(database: ProgressDatabase) -> None:
    study(database)
    figures, today = FigureStore(database), DAY + timedelta(days=9)
    states = ReviewStore(database).states()
    due = figures.due(Scope(), today, 3)
    assert due == (1, 0, 0)  # b, missed and waiting since its third day
    assert states[CardId("deck", "a", "facet")].due_date > today + timedelta(days=2)
    assert figures.new(Scope(), 1, 1, 3) == (1, 1, 0)
    assert figures.new(Scope(), 0, 5, 3) == (0, 2, 0)
    assert figures.new(Scope(), 0, 0, 3) == (0, 0, 0)
    assert figures.unseen(Scope()) == 2
    SuspensionStore(database).suspend([CardId("deck", name, "facet") for name in "bc"], NOON)
    assert figures.due(Scope(), today, 3) == (0, 0, 0)
    assert (figures.unseen(Scope()), figures.unseen(Scope("other"))) == (1, 0)


def test_words_for_how_sure_one_is_are_counted_where_given(database: ProgressDatabase) -> None:
    reviews = ReviewStore(database)
    for sureness, grade in (
        ("guess", Grade.AGAIN),
        ("certain", Grade.GOOD),
        ("certain", None),
        (None, Grade.GOOD),
    ):
        reviews.record(replace(answer("a", grade=grade), sureness=sureness), MODEL)
    found = {one.sureness: (one.asked, one.right) for one in FigureStore(database).by_sureness(Scope())}
    assert found == {"guess": (1, 0), "certain": (2, 2)}


def test_the_log_of_a_scope_says_which_answers_asked_memory(database: ProgressDatabase) -> None:
    study(database)
    figures = FigureStore(database)
    assert [one.asked_memory for one in figures.log(Scope())] == [False, False, True, True, True, False]
    assert [one.is_installed for one in figures.log(Scope())] == [True, True, True, True, True, False]
    assert len(figures.log(Scope("deck", since=DAY + timedelta(days=9)))) == 6
    assert figures.log(Scope("other")) == ()
