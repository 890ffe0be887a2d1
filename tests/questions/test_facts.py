"""No question of the shipped deck has two right answers or none, by a checker that knows only the deck's facts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from studyapp.questions.asking import QUIZ_KINDS, build_question
from studyapp.questions.library import Library
from studyapp.questions.question import Question
from studyapp.questions.wrong_answers import candidates
from tests.questions.fact_checker import false_statement_is_true, faults

SEEDS = range(2)
"""The sweep over twenty is in tests/endurance."""


def questions(library: Library, kind: str, seeds: range) -> Iterator[Question]:
    for card in library.cards:
        for seed in seeds:
            made = build_question(card, kind, library, seed)
            if isinstance(made, Question):
                yield made


def found(library: Library, kind: str, seeds: range) -> list[tuple[str, int, str]]:
    decks = library.decks
    return [
        (str(question.card_id), question.seed, fault)
        for question in questions(library, kind, seeds)
        for fault in faults(question, decks[question.card_id.deck_id])
    ]


@pytest.mark.parametrize("kind", QUIZ_KINDS)
def test_questions_agree_with_the_facts(library: Library, kind: str) -> None:
    assert found(library, kind, SEEDS) == []


def test_false_statements_are_false(library: Library) -> None:
    decks = library.decks
    wrong = [
        str(question.card_id)
        for question in questions(library, "true_false", SEEDS)
        if false_statement_is_true(question, decks[question.card_id.deck_id])
    ]
    assert wrong == []


def test_the_checker_notices_faults(library: Library) -> None:
    question = next(
        one for one in questions(library, "multiple_choice", range(1)) if one.card_id.facet == "date"
    )
    deck = library.decks[question.card_id.deck_id]
    twice = tuple(option._replace(right=True) for option in question.options)
    assert list(faults(replace(question, options=twice), deck)) == [f"{len(twice)} right options"]


def test_a_card_shows_other_wrong_options_over_ten_seeds(library: Library) -> None:
    few = {}
    for card in library.cards:
        pool = len(candidates(card, library))
        if card.kind == "question" or pool < 10:
            continue
        shown = {
            option.text
            for seed in range(10)
            if isinstance(made := build_question(card, "multiple_choice", library, seed), Question)
            for option in made.options
            if not option.right
        }
        if 0 < len(shown) < min(8, pool / 2):
            few[str(card.id)] = len(shown)
    assert few == {}
