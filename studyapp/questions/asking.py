"""Asking and judging: the explicit list of question kinds, and the two things one does with them.

The window has a view for each kind; a test holds the lists together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from studyapp.cards.card import Card
from studyapp.questions.kinds import (
    cloze,
    date,
    match,
    multiple_answer,
    multiple_choice,
    number,
    order,
    recall,
    true_false,
    typed,
    which_first,
)
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Question, Verdict


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """What a kind can do. `build` declines with a reason where the card or the library cannot support it; `declines`
    says the same without building, for kinds that take long to build."""

    name: str
    build: Callable[[Card, Library, Random], Question | Declined]
    judge: Callable[[Question, str, Library], Verdict]
    declines: Callable[[Card, Library], Declined | None] | None = None


KINDS: dict[str, QuestionKind] = {
    kind.name: kind
    for kind in (
        QuestionKind("recall", recall.build, recall.judge),
        QuestionKind(
            "multiple_choice", multiple_choice.build, multiple_choice.judge, multiple_choice.declines
        ),
        QuestionKind("multiple_answer", multiple_answer.build, multiple_answer.judge),
        QuestionKind("true_false", true_false.build, true_false.judge, true_false.declines),
        QuestionKind("typed", typed.build, typed.judge),
        QuestionKind("date", date.build, date.judge),
        QuestionKind("number", number.build, number.judge),
        QuestionKind("cloze", cloze.build, cloze.judge),
        QuestionKind("which_first", which_first.build, which_first.judge),
        QuestionKind("order", order.build, order.judge),
        QuestionKind("match", match.build, match.judge),
    )
}

QUIZ_KINDS = tuple(name for name in KINDS if name != "recall")
"""Kinds that a machine can judge, in the order of the quiz set-up page."""


def build_question(card: Card, kind: str, library: Library, seed: int) -> Question | Declined:
    """The question that this kind makes of a card; the same seed gives the same question."""
    built = KINDS[kind].build(card, library, Random(f"{card.id}:{kind}:{seed}"))  # noqa: S311 - dice, no secret
    return built if isinstance(built, Declined) else built.with_seed(seed)


def why_declined(card: Card, kind: str, library: Library) -> Declined | None:
    """Why a kind cannot ask for a card, or None where it can."""
    quick = KINDS[kind].declines
    if quick is not None:
        return quick(card, library)
    built = build_question(card, kind, library, 0)
    return built if isinstance(built, Declined) else None


def judge_response(question: Question, response: str, library: Library) -> Verdict:
    """How good a response is. An empty response is wrong in every kind."""
    return KINDS[question.kind].judge(question, response, library)
