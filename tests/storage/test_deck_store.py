"""Installed decks over a real file: content comes and goes, progress stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.cards.card import AnswerKind, Card, CardId
from studyapp.errors import StudyAppError
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.attempt_store import Attempt, AttemptStore
from studyapp.storage.database import ProgressDatabase, open_database
from studyapp.storage.deck_store import DeckRecord, DeckStore, EntryRecord
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.settings_store import SettingsStore
from tests.builders import NOON, answer

DECK = DeckRecord("deck", "Deck", "1.0.0", "en", "CC0-1.0", "", "{}", "hash", 10, NOON)


def entry(name: str, first_day: int | None = None) -> EntryRecord:
    return EntryRecord(name, "event", name, "topic", "", first_day, first_day, False, "{}")


def card(name: str, text: str = "answer") -> Card:
    return Card(
        CardId("deck", name, "facet"), "event", name, "topic", "", "core", "prompt", text, AnswerKind.TEXT
    )


@pytest.fixture
def database(home: Path) -> Iterator[ProgressDatabase]:
    opened = open_database(home / "progress.sqlite3")
    yield opened
    opened.close()


def test_cards_come_back_whole_and_in_the_authors_order(database: ProgressDatabase) -> None:
    store, cards = DeckStore(database), tuple(card(name) for name in "cab")
    store.install(DECK, [entry(name) for name in "cab"], cards)
    assert (store.cards("deck"), store.decks(), store.card(cards[1].id)) == (cards, (DECK,), cards[1])
    assert [one.entry_id for one in store.entries("deck")] == ["c", "a", "b"]


def test_a_new_version_replaces_content_and_keeps_progress(database: ProgressDatabase) -> None:
    store, reviews = DeckStore(database), ReviewStore(database)
    store.install(DECK, [entry("a"), entry("b")], [card("a"), card("b")])
    reviews.record(answer("a"), MemoryModel())
    states = reviews.states()
    store.install(replace(DECK, version="2.0.0"), [entry("b")], [card("b", "mended")])
    assert (store.cards("deck"), reviews.states()) == ((card("b", "mended"),), states)
    with pytest.raises(StudyAppError, match="no longer"):
        store.card(card("a").id)
    store.install(DECK, [entry("a")], [card("a")])
    assert reviews.states() == states


def test_a_removed_deck_is_gone_but_for_its_answers(database: ProgressDatabase) -> None:
    store, reviews = DeckStore(database), ReviewStore(database)
    assert store.is_untouched()
    store.install(DECK, [entry("a")], [card("a")])
    reviews.record(answer("a"), MemoryModel())
    store.remove("deck", NOON)
    assert (store.decks(), store.card_topics(), store.search("answer")) == ((), {}, ())
    assert len(reviews.states()) == 1
    assert not store.is_untouched()
    with pytest.raises(StudyAppError):
        store.remove("deck", NOON)


def test_a_failed_install_leaves_the_old_content(database: ProgressDatabase) -> None:
    store = DeckStore(database)
    store.install(DECK, [entry("a")], [card("a")])
    with pytest.raises(Exception, match="UNIQUE"):
        store.install(replace(DECK, title="New"), [entry("b")], [card("b"), card("b")])
    assert (store.cards("deck"), store.deck("deck").title) == ((card("a"),), "Deck")
    assert [one.entry_id for one in store.entries("deck")] == ["a"]


def test_dated_entries_come_in_the_order_of_time(database: ProgressDatabase) -> None:
    store = DeckStore(database)
    store.install(DECK, [entry("late", 30), entry("never"), entry("early", -5)], [])
    assert [one.entry_id for one in store.dated_entries("deck")] == ["early", "late"]
    assert store.counts_by_kind("deck") == {"event": 3}


@pytest.mark.parametrize("query", ["dien bien", "ĐIỆN", "diện", "PHU dien", "strasse"])
def test_search_folds_case_accents_and_the_crossed_d(database: ProgressDatabase, query: str) -> None:
    store = DeckStore(database)
    store.install(DECK, [], [card("a", "Điện Biên Phủ, Hauptstraße Strasse"), card("b", "Hanoi")])
    assert store.search(query) == (card("a").id,)


@given(st.text(st.characters(exclude_categories=()), max_size=60))
@settings(max_examples=80)
def test_no_search_text_breaks_the_search(database: ProgressDatabase, query: str) -> None:
    DeckStore(database).search(query)
    DeckStore(database).search(f'"{query}* NEAR({query} AND -')


def test_settings_keep_their_values_and_those_of_other_versions(database: ProgressDatabase) -> None:
    store = SettingsStore(database)
    store.set("from a later version", {"a": [1, None]})
    store.set("retention", 0.9)
    store.set("retention", 0.8)
    assert store.all() == {"from a later version": {"a": [1, None]}, "retention": 0.8}
    store.unset("retention")
    assert store.all() == {"from a later version": {"a": [1, None]}}


def test_only_finished_attempts_of_the_deck_are_listed(database: ProgressDatabase) -> None:
    store = AttemptStore(database)
    running = Attempt("1", "deck", NOON, None, {"count": 10}, 10, 0)
    store.save(running)
    store.save(replace(running, id="2", deck_id="other", finished_at=NOON))
    assert store.finished(5, "deck") == ()
    done = replace(running, finished_at=NOON, right=7)
    store.save(done)
    assert store.finished(5, "deck") == (done,)
