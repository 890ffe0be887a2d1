"""What is told when the words that were typed mean something else."""

import pytest

from studyapp.cards.card import CardId
from studyapp.questions.asking import build_question, judge_response
from studyapp.questions.library import Library
from studyapp.questions.question import Option, Outcome, Question, Verdict
from tests.questions.small_decks import library_of, person, term

ADA = person("ada", "Ada Stone", "the mason")
BEN = person("ben", "Ben Wood", "the carpenter") | {"aliases": ["Master Ben"]}
GUILD = {
    "kind": "organisation",
    "id": "guild",
    "topic": "only",
    "name": "The Guild",
    "purpose": "ran the town.",
}
WALL = term("wall", "Old wall", "What stood round the town.")
GATE = term("gate", "Old gate", "Where one came in.") | {
    "wrong_options": {"name": [{"text": "Old well", "why": "The well lay inside."}] * 2}
}


def judged(entry_id: str, facet: str, typed: str) -> Verdict:
    library: Library = library_of(ADA, BEN, GUILD, WALL, GATE)
    question = build_question(library.card_by_id[CardId("poor-deck", entry_id, facet)], "typed", library, 1)
    assert isinstance(question, Question)
    return judge_response(question, typed, library)


@pytest.mark.parametrize("typed", ["Ben Wood", "master ben", "Wood"])
def test_who_types_another_person_is_told_who_that_is(typed: str) -> None:
    verdict = judged("ada", "identify", typed)
    assert verdict.outcome is Outcome.WRONG
    assert verdict.chosen == Option("Ben Wood", False, "Ben Wood was the carpenter.", "ben")


def test_another_kind_of_thing_is_told_and_not_compared() -> None:
    assert judged("ada", "identify", "the guild").chosen == Option("The Guild", False, "It ran the town.")


def test_a_wrong_option_of_the_author_is_told_in_his_words() -> None:
    verdict = judged("gate", "name", "old well")
    assert verdict.outcome is Outcome.WRONG
    assert verdict.chosen == Option("Old well", False, "The well lay inside.")


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("Old wall", Outcome.WRONG),
        ("Old gat", Outcome.CLOSE),
        ("Old gate", Outcome.RIGHT),
        ("?", Outcome.WRONG),
    ],
)
def test_a_slip_is_close_and_the_name_of_something_else_is_not(typed: str, outcome: Outcome) -> None:
    verdict = judged("gate", "name", typed)
    assert verdict.outcome is outcome
    assert (verdict.chosen is not None) is (typed == "Old wall")
