"""Recall: the prompt, then the answer; the student grades it."""

from random import Random

from studyapp.cards.card import Card
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Outcome, Question, Verdict

GRADES = {"again": Outcome.WRONG, "hard": Outcome.RIGHT, "good": Outcome.RIGHT, "easy": Outcome.RIGHT}


def build(card: Card, _library: Library, _rng: Random) -> Question | Declined:
    return Question(card.id, "recall", card.prompt, card.answer)


def judge(_question: Question, response: str, _library: Library) -> Verdict:
    """`response` is the student's own word: again, hard, good or easy."""
    outcome = GRADES.get(response.strip().casefold(), Outcome.WRONG)
    return Verdict(outcome, float(outcome is Outcome.RIGHT))
