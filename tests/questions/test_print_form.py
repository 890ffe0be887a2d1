"""On paper every kind can be answered, and its key is what the judge calls right."""

import pytest

from studyapp.questions.asking import KINDS, build_question, judge_response
from studyapp.questions.library import Library
from studyapp.questions.print_form import FORMS, INSTRUCTIONS, print_form
from studyapp.questions.question import Question


def test_every_kind_has_a_form() -> None:
    assert set(FORMS) == set(KINDS) == set(INSTRUCTIONS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_key_is_judged_right(library: Library, kind: str) -> None:
    made = [
        one for card in library.cards if isinstance(one := build_question(card, kind, library, 3), Question)
    ]
    for question in made[::7]:
        form = print_form(question)
        assert form.stem
        assert form.key
        assert "{" not in form.instruction
        assert bool(form.lines) != bool(form.rows or form.choices)
        response = (
            form.key.replace(", ", " " if kind == "match" else "") if form.choices or form.rows else form.key
        )
        if kind in {"recall", "number"}:
            continue
        assert judge_response(question, response, library).is_right, (question.card_id, response)
