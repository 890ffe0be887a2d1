"""Each kind of question over the shipped deck, checked against the deck's own facts and not by the engine."""

from itertools import pairwise

import pytest

from studyapp.cards.card import AnswerKind
from studyapp.content.entry import Decision, Event
from studyapp.questions.asking import KINDS, QUIZ_KINDS, build_question, judge_response
from studyapp.questions.library import Library
from studyapp.questions.question import Outcome, Question

SEEDS = range(3)
LETTERS = "ABCDEF"


def made(library: Library, kind: str) -> list[Question]:
    asked = [build_question(card, kind, library, seed) for card in library.cards for seed in SEEDS]
    return [question for question in asked if isinstance(question, Question)]


def right_response(question: Question) -> str:
    """What somebody who knows the answer would enter, read off the question's own facts."""
    match question.kind:
        case "recall":
            return "good"
        case "multiple_choice" | "true_false" | "which_first":
            return LETTERS[next(place for place, option in enumerate(question.options) if option.right)]
        case "multiple_answer":
            return "".join(LETTERS[place] for place, option in enumerate(question.options) if option.right)
        case "order":
            shown = sorted(range(len(question.items)), key=lambda place: question.items[place].place)
            return "".join(LETTERS[place] for place in shown)
        case "match":
            return " ".join(f"{LETTERS[at]}{item.place + 1}" for at, item in enumerate(question.items))
        case _:
            return question.answer


def test_names_and_functions_stand_together() -> None:
    assert all(kind.name == name for name, kind in KINDS.items())
    assert set(QUIZ_KINDS) <= set(KINDS) - {"recall"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_shown_answer_is_right_and_nothing_is_wrong(library: Library, kind: str) -> None:
    questions = made(library, kind)
    assert questions
    for question in questions:
        assert judge_response(question, right_response(question), library).outcome is Outcome.RIGHT, question
        assert judge_response(question, "", library).outcome is Outcome.WRONG


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_question(library: Library, kind: str) -> None:
    for card in library.cards[::17]:
        assert build_question(card, kind, library, 5) == build_question(card, kind, library, 5)


def test_statements_are_as_often_false_as_true(library: Library) -> None:
    questions = [question for question in made(library, "true_false") if ":q-" not in str(question.card_id)]
    share = sum(question.options[0].right for question in questions) / len(questions)
    assert 0.42 < share < 0.58


def test_a_false_statement_is_not_the_true_one(library: Library) -> None:
    for question in made(library, "true_false"):
        if question.options[1].right:
            assert question.stem != question.answer


def test_things_put_in_order_never_overlap_in_time(library: Library) -> None:
    for question in (*made(library, "order"), *made(library, "which_first")):
        ids = [item.card_id.entry_id for item in question.items if item.card_id]
        ids = ids or [option.entry_id for option in question.options]
        entries = library.decks[question.card_id.deck_id].entry_by_id
        dated = [entry for entry_id in ids if isinstance(entry := entries[entry_id], (Event, Decision))]
        assert len(dated) == len(ids) == len(set(ids))
        dated.sort(key=lambda one: one.date.earliest)
        assert not any(one.date.approximate for one in dated)
        assert all(one.date.latest < other.date.earliest for one, other in pairwise(dated))


def test_rows_do_not_tell_their_dates(library: Library) -> None:
    for question in made(library, "order"):
        assert not any(char.isdigit() for item in question.items for char in item.text)


def test_pairs_have_one_right_partner_each(library: Library) -> None:
    for question in made(library, "match"):
        texts = [option.text for option in question.options]
        assert len(set(texts)) == len(texts) == len(question.items)
        assert sorted(item.place for item in question.items) == list(range(len(texts)))
        for item in question.items:
            card = library.card_by_id[item.card_id] if item.card_id else None
            assert card is not None
            assert texts[item.place] == card.answer
            assert not {alias.casefold() for alias in card.aliases} & {
                text.casefold() for text in texts if text != card.answer
            }


def test_several_answers_are_those_of_the_entry(library: Library) -> None:
    for question in made(library, "multiple_answer"):
        card = library.card_by_id[question.card_id]
        right = {option.text for option in question.options if option.right}
        assert right == set(card.answer_items)
        assert len([option for option in question.options if not option.right]) >= 2


def test_a_core_entry_can_be_asked_in_three_kinds(library: Library) -> None:
    kinds: dict[str, set[str]] = {}
    for kind in KINDS:
        for card in library.cards:
            if isinstance(build_question(card, kind, library, 0), Question):
                kinds.setdefault(card.id.entry_id, set()).add(kind)
    core = {card.id.entry_id for card in library.cards if card.importance == "core"}
    assert {entry: kinds[entry] for entry in core if len(kinds[entry]) < 3} == {}


def test_figures_outside_the_tolerance_are_wrong(library: Library) -> None:
    for question in made(library, "number"):
        right = float(question.accepted[0])
        card = library.card_by_id[question.card_id]
        assert card.answer_kind is AnswerKind.NUMBER
        for off in (right * 1.6 + 1, right * 0.4 - 1):
            assert not judge_response(question, f"{off:f}", library).is_right
