"""What a study day needs to know, against the plain way of finding it out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.cards.card import AnswerKind, Card, CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.deck_store import DeckRecord, DeckStore
from studyapp.storage.queue_store import QueueStore
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.suspension_store import SuspensionStore
from tests.builders import NOON, answer

DAY = NOON.date()
MODEL = MemoryModel()
DECK = DeckRecord("deck", "Deck", "1.0.0", "en", "CC0-1.0", "", "{}", "hash", 10, NOON)
NAMES = "fbdace"


def card(name: str) -> Card:
    return Card(CardId("deck", name, "facet"), "event", name, "topic", "", "core", "?", "!", AnswerKind.TEXT)


@pytest.fixture
def database(home: Path) -> Iterator[ProgressDatabase]:
    opened = open_database(home / "progress.sqlite3")
    yield opened
    opened.close()


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.sampled_from(NAMES), st.sampled_from(Grade)),
        st.tuples(st.just("undo"), st.integers(0, 3)),
        st.tuples(st.just("install"), st.lists(st.sampled_from(NAMES), unique=True)),
        st.tuples(st.just("remove")),
        st.tuples(st.just("suspend"), st.sampled_from(NAMES)),
        st.tuples(st.just("resume"), st.sampled_from(NAMES)),
        st.tuples(st.just("days"), st.integers(-400, 400)),
        st.tuples(st.just("rebuild")),
    ),
    max_size=30,
)


class Profile:
    def __init__(self, folder: Path) -> None:
        self.database = open_database(folder / "progress.sqlite3")
        self.decks, self.reviews = DeckStore(self.database), ReviewStore(self.database)
        self.queue, self.suspensions = QueueStore(self.database), SuspensionStore(self.database)
        self.day = DAY

    def act(self, kind: str, *details: object) -> None:
        if kind == "answer":
            name, grade = details
            assert isinstance(grade, Grade)
            self.reviews.record(answer(str(name), grade=grade, day=self.day), MODEL)
        elif kind == "undo":
            standing = self.reviews.latest(4)
            if standing:
                self.reviews.undo(standing[min(int(str(details[0])), len(standing) - 1)].id, NOON, MODEL)
        elif kind == "install":
            names = details[0]
            assert isinstance(names, list)
            self.decks.install(DECK, [], [card(name) for name in names])
        elif kind == "remove" and self.decks.decks():
            self.decks.remove("deck", NOON)
        elif kind == "suspend":
            self.suspensions.suspend([card(str(details[0])).id], NOON)
        elif kind == "resume":
            self.suspensions.resume([card(str(details[0])).id])
        elif kind == "days":
            self.day += timedelta(days=int(str(details[0])))
        elif kind == "rebuild":
            self.reviews.rebuild(MODEL)


@given(ACTIONS)
@settings(max_examples=60)
def test_due_and_unseen_cards_are_those_that_reading_everything_gives(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, ...]]
) -> None:
    profile = Profile(tmp_path_factory.mktemp("queue"))
    for action in actions:
        profile.act(*action)
        cards, states = list(profile.decks.card_topics()), profile.reviews.states()
        away = profile.suspensions.suspended()
        due = {one: states[one] for one in cards if one in states and states[one].is_due_on(profile.day)}
        assert profile.queue.due(profile.day) == due
        assert profile.queue.due(profile.day, at_most=2).items() <= due.items()
        assert len(profile.queue.due(profile.day, at_most=2)) == min(2, len(due))
        assert profile.queue.due_count(profile.day, at_most=1) == min(1, len(due.keys() - away))
        assert profile.queue.due_count(profile.day) == len(due.keys() - away)
        unseen = [one for one in cards if one not in states and one not in away]
        assert [profile.queue.unseen(limit) for limit in (0, 2, 99)] == [(), tuple(unseen[:2]), tuple(unseen)]
        assert profile.queue.unseen(9, "another deck") == ()
    profile.database.close()


def test_recalled_today_is_what_was_not_failed_last(database: ProgressDatabase) -> None:
    reviews, queue = ReviewStore(database), QueueStore(database)
    for name, grade in [("a", Grade.AGAIN), ("a", Grade.GOOD), ("b", Grade.GOOD), ("b", Grade.AGAIN)]:
        reviews.record(answer(name, grade=grade), MODEL)
    reviews.record(answer("c", grade=None), MODEL)
    reviews.record(answer("d", day=DAY - timedelta(days=1)), MODEL)
    assert queue.recalled_on(DAY) == {card("a").id}
    undone = reviews.record(answer("e"), MODEL)
    reviews.undo(undone.id, NOON, MODEL)
    assert queue.recalled_on(DAY) == {card("a").id}


def test_the_usual_day_is_the_median_of_days_studied_however_long_ago(database: ProgressDatabase) -> None:
    reviews, queue = ReviewStore(database), QueueStore(database)
    assert queue.usual_cards(DAY) is None
    for days_ago, number in [(100, 30), (99, 4), (98, 6), (0, 20)]:
        day = DAY - timedelta(days=days_ago)
        reviews.record_all([answer(f"c{one}", day=day) for one in range(number) for _ in range(2)], MODEL)
    assert queue.usual_cards(DAY) == 6


def test_coming_days_leave_out_what_comes_back_from_today(database: ProgressDatabase) -> None:
    reviews, queue = ReviewStore(database), QueueStore(database)
    reviews.record(answer("a", day=DAY - timedelta(days=1)), MODEL)
    reviews.record(answer("b"), MODEL)
    assert queue.coming(DAY) == (1, 0, 0, 0, 0, 0)


def test_cards_that_slip_are_listed_until_put_away(database: ProgressDatabase) -> None:
    reviews, queue = ReviewStore(database), QueueStore(database)
    DeckStore(database).install(DECK, [], [card(name) for name in "ab"])
    for name, failures in [("a", 6), ("b", 7), ("c", 9)]:
        reviews.record_all([answer(name, grade=Grade.AGAIN)] * failures, MODEL)
    assert [one for one, _ in queue.slipping()] == [card("b").id, card("a").id]
    SuspensionStore(database).suspend([card("b").id], NOON)
    assert [one for one, _ in queue.slipping()] == [card("a").id]


def test_confusable_cards_are_found(database: ProgressDatabase) -> None:
    decks = DeckStore(database)
    cards = [replace(card("a"), confusable_with=("b", "x")), card("b"), card("c")]
    decks.install(DECK, [], cards)
    assert decks.confusable([one.id for one in cards]) == {cards[0].id: frozenset({"b", "x"})}
    assert decks.cards_of_entries("deck", ("b", "x"), "facet") == (cards[1],)
    assert decks.cards_of_entries("deck", (), "facet") == ()
    assert decks.installed([cards[2].id, card("z").id, cards[0].id]) == (cards[2].id, cards[0].id)
