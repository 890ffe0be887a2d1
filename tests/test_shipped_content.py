"""The deck that comes with the program."""

from collections import Counter
from pathlib import Path

import pytest

from studyapp.cards.card import card_from_json, card_to_json
from studyapp.cards.quality import card_hints
from studyapp.cards.templates import TEMPLATES, cards_of
from studyapp.content.deck import Deck
from studyapp.content.entry import ENTRY_KINDS
from studyapp.content.quality import entry_hints
from studyapp.formats.deck_source import read_deck_source

FLOORS = {
    "figure": 42,
    "event": 150,
    "decision": 65,
    "term": 50,
    "organisation": 45,
    "statistic": 95,
    "series": 6,
    "argument": 30,
    "note": 40,
    "question": 120,
}


@pytest.fixture(scope="module")
def deck(shipped: Path) -> Deck:
    return read_deck_source(shipped)


def test_there_is_enough_of_every_kind(deck: Deck) -> None:
    counts: Counter[str] = Counter(entry.kind for entry in deck.entries)
    assert {kind: counts[kind] >= floor for kind, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)


def test_every_entry_cites_pages_of_the_article(deck: Deck) -> None:
    for entry in deck.entries:
        assert entry.sources
        for cite in entry.sources:
            assert cite.pages
            pages = [int(part) for part in cite.pages.replace("-", ", ").split(", ")]
            assert all(356 <= page <= 387 for page in pages)


def test_about_a_quarter_is_core_and_every_topic_has_some(deck: Deck) -> None:
    core = [entry for entry in deck.entries if entry.importance == "core"]
    assert 0.2 < len(core) / len(deck.entries) < 0.45
    assert {entry.topic for entry in core} == {topic.id for topic in deck.topics}


def test_no_prompt_gives_its_answer_away_and_none_has_two_answers(deck: Deck) -> None:
    assert card_hints(cards_of(deck)) == ()


def test_there_is_nothing_to_hint_at(deck: Deck) -> None:
    assert entry_hints(deck) == ()


def test_every_topic_has_core_entries_and_standard_ones_say_why_they_matter(deck: Deck) -> None:
    assert {entry.topic for entry in deck.entries if entry.importance == "core"} == {
        t.id for t in deck.topics
    }
    wanting = [one for one in deck.entries if one.importance != "extra" and not one.context]
    assert [one.id for one in wanting if one.kind != "question"] == []


def test_ids_of_cards_are_unique_and_cards_survive_storage(deck: Deck) -> None:
    cards = cards_of(deck)
    assert len({card.id for card in cards}) == len(cards)
    assert [card_from_json(card_to_json(card)) for card in cards] == list(cards)


def test_prompts_are_questions_of_readable_length(deck: Deck) -> None:
    for card in cards_of(deck):
        assert card.prompt.endswith(("?", ".")), card.prompt
        assert "the the" not in card.prompt.lower()
        assert len(card.prompt) <= 240


def test_every_kind_of_entry_has_a_template() -> None:
    assert set(TEMPLATES) == set(ENTRY_KINDS)
