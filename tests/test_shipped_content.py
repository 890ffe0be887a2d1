"""The deck that comes with the program."""

from collections import Counter
from pathlib import Path

import pytest

from studyapp.cards.card import card_from_json, card_to_json
from studyapp.cards.quality import card_hints
from studyapp.cards.templates import TEMPLATES, cards_of
from studyapp.content.deck import Deck
from studyapp.content.entry import ENTRY_KINDS, Decision, Event, Figure, Organisation
from studyapp.content.quality import entry_hints
from studyapp.formats.deck_source import read_deck_source

FIRST_YEAR, LAST_YEAR = 1945, 1995

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
    assert 0.2 < len(core) / len(deck.entries) < 0.3
    assert {entry.topic for entry in core} == {topic.id for topic in deck.topics}


def test_no_prompt_gives_its_answer_away_and_none_has_two_answers(deck: Deck) -> None:
    assert card_hints(cards_of(deck)) == ()


def test_there_is_nothing_to_hint_at(deck: Deck) -> None:
    assert entry_hints(deck) == ()


def test_core_and_standard_entries_say_why_they_matter(deck: Deck) -> None:
    wanting = [one for one in deck.entries if one.importance != "extra" and not one.context]
    assert [one.id for one in wanting if one.kind != "question"] == []


def test_causes_come_before_what_they_cause(deck: Deck) -> None:
    for entry in deck.entries:
        if isinstance(entry, (Event, Decision)):
            earlier = entry.causes if isinstance(entry, Event) else ()
            later = entry.effects if isinstance(entry, Event) else entry.consequences
            for cause in dated(deck, earlier):
                assert cause.date.earliest <= entry.date.latest, (cause.id, entry.id)
            for effect in dated(deck, later):
                assert entry.date.earliest <= effect.date.latest, (entry.id, effect.id)


def dated(deck: Deck, refs: tuple[str, ...]) -> list[Event | Decision]:
    found = (deck.entry_by_id.get(ref) for ref in refs)
    return [entry for entry in found if isinstance(entry, (Event, Decision))]


def test_all_dates_lie_in_the_years_of_the_story_and_of_its_sources(deck: Deck) -> None:
    for entry in deck.entries:
        for field in ("date", "as_of", "since", "until"):
            date = getattr(entry, field, None)
            if date is not None:
                assert date.earliest.year >= FIRST_YEAR or date.start is None, entry.id
                assert date.latest.year <= LAST_YEAR or date.end is None, entry.id


def test_bodies_and_offices_end_after_they_began(deck: Deck) -> None:
    bodies = [(one.since, one.until) for one in deck.entries if isinstance(one, Organisation)]
    offices = [
        (role.since, role.until) for one in deck.entries if isinstance(one, Figure) for role in one.roles
    ]
    bounded = [(since, until) for since, until in (*bodies, *offices) if since and until]
    assert bounded
    assert all(since.earliest <= until.latest for since, until in bounded)


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
