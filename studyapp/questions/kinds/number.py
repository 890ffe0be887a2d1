"""Number: a figure with a stated tolerance, and part credit near it."""

from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.cards.templates import ABOUT, OVER
from studyapp.questions.library import Library
from studyapp.questions.number_text import read_typed_number, scale_of, tolerance_of
from studyapp.questions.question import Declined, Outcome, Question, Verdict
from studyapp.questions.wrong_answers import shown_answer

PART_CREDIT_WITHIN = 0.25


def build(card: Card, _library: Library, _rng: Random) -> Question | Declined:
    if card.answer_kind is not AnswerKind.NUMBER or card.number is None:
        return Declined("the answer is no figure")
    over = OVER if card.answer.startswith(OVER) else ""
    return Question(
        card.id,
        "number",
        card.prompt,
        f"{over}{shown_answer(card)}",
        accepted=(repr(card.number),),
        tolerance=tolerance_of(card.number, card.unit, is_about=card.answer.startswith(ABOUT)),
        unit=card.unit,
    )


def judge(question: Question, response: str, _library: Library) -> Verdict:
    right, given = float(question.accepted[0]), read_typed_number(response, question.unit)
    if given is None:
        return Verdict(Outcome.WRONG, 0.0)
    # Who writes all of 2,020,000 where the card counts in millions means its 2.02.
    off = min(abs(given - right), abs(given / scale_of(question.unit) - right))
    if off <= question.tolerance * (1 + 1e-9):
        return Verdict(Outcome.RIGHT, 1.0, matched=question.answer)
    reach = abs(right) * PART_CREDIT_WITHIN
    return Verdict(Outcome.WRONG, 0.5 if question.tolerance and off <= reach else 0.0)
