"""A card that keeps slipping is asked in the student's own words; the deck's card rests, and nothing of it is lost."""

import shutil
from pathlib import Path

import pytest

from studyapp.cards.card import CardId
from studyapp.errors import StudyAppError
from studyapp.services.own_cards import Wording
from studyapp.services.services import Services
from studyapp.services.study.sitting import Grade
from tests.builders import MovableClock

DECK = "china-vietnam-war-1964-69"
TWO = (Wording("Who led the team of April 1965?", "Le Duan"), Wording("Who came with him?", "Vo Nguyen Giap"))


def first_card(services: Services) -> CardId:
    services.study.start()
    in_hand = services.study.current()
    assert in_hand is not None
    return in_hand.card.id


def waiting(services: Services) -> list[CardId]:
    services.study.start()
    found = []
    while (in_hand := services.study.current()) is not None:
        found.append(in_hand.card.id)
        services.study.grade(Grade.GOOD)
    return found


def test_a_split_card_rests_and_its_parts_are_asked_and_found(services: Services) -> None:
    card_id = first_card(services)
    total = services.study.total
    made, changes = services.own_cards.reword(card_id, TWO)
    services.study.swap([card_id], made.own)
    assert changes.decks
    assert (services.study.total, len(made.own)) == (total + 1, 2)
    in_hand = services.study.current()
    assert in_hand is not None
    assert (in_hand.card.id, in_hand.card.answer) == (made.own[0], "Le Duan")
    assert [card.id for card in services.study.suspended()] == [card_id]
    assert [card.prompt for card in services.own_cards.cards(DECK)] == [one.prompt for one in TWO]
    original = next(card for card in services.study.suspended())
    assert in_hand.card.sources == original.sources
    assert in_hand.card.topic == original.topic


def test_taking_it_back_leaves_no_trace(services: Services) -> None:
    card_id = first_card(services)
    cards = services.library.deck(DECK).cards
    made, _ = services.own_cards.reword(card_id, TWO)
    services.own_cards.take_back(made)
    assert services.own_cards.cards(DECK) == ()
    assert services.study.suspended() == ()
    assert services.library.deck(DECK).cards == cards


def test_own_cards_outlive_an_update_a_removal_and_a_topic_that_went(
    services: Services, shipped: Path, tmp_path: Path
) -> None:
    made, _ = services.own_cards.reword(first_card(services), TWO)
    services.study.swap([made.original], made.own)
    services.study.grade(Grade.GOOD)
    services.library.remove(DECK)
    assert services.own_cards.cards(DECK) == ()
    small = tmp_path / "small"
    small.mkdir()
    head = (
        f"format: 1\nid: {DECK}\ntitle: Smaller\nversion: 99.0.0\ntopics:\n  - id: other\n    title: Other\n"
    )
    (small / "deck.yaml").write_text(head, encoding="utf-8")
    note = "notes:\n  - id: one\n    topic: other\n    prompt: What is one and one\n    answer: Two\n"
    (small / "notes.yaml").write_text(note, encoding="utf-8")
    services.library.install(small)
    own = services.own_cards.cards(DECK)
    assert [card.id for card in own] == list(made.own)
    assert {(card.topic, card.sources) for card in own} == {("other", ())}
    assert services.library.deck(DECK).cards == 3
    shutil.rmtree(small)
    services.library.remove(DECK)
    services.library.install(shipped)
    assert {card.topic for card in services.own_cards.cards(DECK)} != {"other"}
    asked = waiting(services)
    assert asked[0] == made.own[1], "the student's own come before new cards of the deck"
    assert made.own[0] not in asked, "an answer given before the removal still counts"


def test_an_own_card_is_mended_in_place_and_keeps_its_memory(services: Services, clock: MovableClock) -> None:
    made, _ = services.own_cards.reword(first_card(services), TWO)
    services.study.start(cards=made.own)
    services.study.grade(Grade.GOOD)
    clock.to_next_day()
    mended, _ = services.own_cards.reword(
        made.own[0], [Wording("Who led the team in April 1965?", "Le Duan")]
    )
    assert mended.own == (made.own[0],)
    services.study.start(cards=mended.own)
    in_hand = services.study.current()
    assert in_hand is not None
    assert (in_hand.is_new, in_hand.card.prompt) == (False, "Who led the team in April 1965?")
    services.own_cards.take_back(mended)
    assert services.own_cards.cards(DECK)[0].prompt == TWO[0].prompt
    removed, _ = services.own_cards.remove(made.own[0])
    assert [card.id for card in services.own_cards.cards(DECK)] == [made.own[1]]
    services.own_cards.take_back(removed)
    assert [card.id for card in services.own_cards.cards(DECK)] == list(made.own)


@pytest.mark.parametrize(
    ("wordings", "sentence"),
    [
        ([Wording(" \n", "Le Duan")], "empty"),
        ([Wording("Who led it?", "\x00\u202e")], "empty"),
        ([Wording("Who led it?", "x" * 1001)], "more than 1000"),
        ([Wording("Was it Le Duan?", "Le Duan")], "tells its own answer"),
        ([Wording(f"Who led {n}?", "Le Duan") for n in range(6)], "one to 5"),
        ([], "one to 5"),
    ],
)
def test_what_cannot_be_a_card_changes_nothing(
    services: Services, wordings: list[Wording], sentence: str
) -> None:
    card_id = first_card(services)
    with pytest.raises(StudyAppError, match=sentence):
        services.own_cards.reword(card_id, wordings)
    assert services.own_cards.cards(DECK) == ()
    assert services.study.suspended() == ()


def test_own_cards_are_asked_in_quizzes_once_the_deck_is_ready_again(services: Services) -> None:
    services.quiz.setups.library(DECK)
    made, _ = services.own_cards.reword(first_card(services), TWO)
    for preparation in services.study.preparations():
        ready = preparation(lambda: False)
        assert ready is not None
        services.study.keep(ready)
    assert not services.study.preparations()
    assert set(made.own) <= services.quiz.setups.library(DECK).card_by_id.keys()


def test_a_deck_is_not_the_owner_of_its_cards(services: Services) -> None:
    with pytest.raises(StudyAppError, match="not one of your own"):
        services.own_cards.remove(first_card(services))
