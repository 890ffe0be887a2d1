"""What an attempt showed: each question with its answer, and the figures over all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from studyapp.cards.card import Card, CardId
from studyapp.questions.asking import QUIZ_KINDS
from studyapp.questions.question import Outcome, Question, Verdict
from studyapp.questions.responses import response_words

ONE_OF_OPTIONS = frozenset({"multiple_choice", "true_false", "which_first"})
GUESS, FAIRLY, CERTAIN = "guess", "fairly", "certain"
SURENESS = (CERTAIN, FAIRLY, GUESS)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What was answered and what is right. `undecided` means close: the student says whether it counts."""

    question: Question
    card: Card
    verdict: Verdict
    response: str
    undecided: bool = False
    sureness: str | None = None
    is_flagged: bool = False

    @property
    def is_right(self) -> bool:
        return self.verdict.is_right

    @property
    def is_close(self) -> bool:
        """Whether a typed answer is a slip away from the right one."""
        return self.verdict.outcome is Outcome.CLOSE

    @property
    def given(self) -> str:
        """The response in words; "" for none."""
        return response_words(self.question, self.response)

    @property
    def answer(self) -> str:
        """The right answer on one line."""
        return "; ".join(self.question.answer.split("\n"))

    @property
    def context(self) -> str:
        """What is told besides the answer. Of an author's statement the explanation is the answer, and is not told
        twice."""
        is_statement = self.question.kind == "true_false" and self.card.answer.casefold() in {"true", "false"}
        answer = self.question.answer if is_statement else ""
        return self.card.context.removeprefix(answer).lstrip()


@dataclass(frozen=True, slots=True)
class GroupScore:
    """Questions of one topic, kind or sureness; `name` is its id, or the title of the topic."""

    name: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class QuizResults:
    """The outcome of an attempt. `history` holds shares of right answers of the last attempts, this one at the end.

    `by_guessing` is how many right answers somebody who knows nothing may expect; `beyond_guessing` is the share of
    the others that was right, at least 0, or None where guessing gives all. `mistakes` begin with those of which the
    student was most sure.
    """

    right: int
    asked: int
    seconds: float
    by_topic: tuple[GroupScore, ...]
    by_kind: tuple[GroupScore, ...]
    by_sureness: tuple[GroupScore, ...]
    by_guessing: float
    beyond_guessing: float | None
    given: tuple[Feedback, ...]
    mistakes: tuple[Feedback, ...]
    flagged: tuple[Feedback, ...]
    history: tuple[float, ...]
    started_at: datetime


def results_of(
    given: Sequence[Feedback],
    *,
    topics: Mapping[str, str],
    seconds: float,
    history: tuple[float, ...],
    started_at: datetime,
) -> QuizResults:
    """The figures over judged answers. `topics` gives a title for each id, in the order to show."""
    right = sum(one.is_right for one in given)
    guessed = sum(_guessed(one.question) for one in given)
    sure_first = {level: place for place, level in enumerate(SURENESS)}
    missed = [one for one in given if not one.is_right]
    missed.sort(key=lambda one: sure_first.get(one.sureness or FAIRLY, 1))
    return QuizResults(
        right=right,
        asked=len(given),
        seconds=seconds,
        by_topic=_scores(given, tuple(topics.items()), lambda one: one.card.topic),
        by_kind=_scores(given, [(kind, kind) for kind in QUIZ_KINDS], lambda one: one.question.kind),
        by_sureness=_scores(given, [(level, level) for level in SURENESS], lambda one: one.sureness),
        by_guessing=guessed,
        beyond_guessing=max(0.0, (right - guessed) / (len(given) - guessed))
        if len(given) > guessed
        else None,
        given=tuple(given),
        mistakes=tuple(missed),
        flagged=tuple(one for one in given if one.is_flagged),
        history=history,
        started_at=started_at,
    )


def _scores(
    given: Sequence[Feedback], groups: Sequence[tuple[str, str]], group_of: Callable[[Feedback], str | None]
) -> tuple[GroupScore, ...]:
    """A score for each group that was asked at all."""
    found = []
    for group, name in groups:
        outcomes = [one.is_right for one in given if group_of(one) == group]
        if outcomes:
            found.append(GroupScore(name, sum(outcomes), len(outcomes)))
    return tuple(found)


def _guessed(question: Question) -> float:
    """The chance to answer rightly without knowing anything: 0 where one types or sorts."""
    return 1 / len(question.options) if question.kind in ONE_OF_OPTIONS else 0.0


def parts_of(feedback: Feedback) -> list[tuple[CardId, float]]:
    """The cards that a question asked, each with the score of its own part."""
    question, verdict = feedback.question, feedback.verdict
    own = [
        (item.card_id, float(place < len(verdict.parts) and verdict.parts[place]))
        for place, item in enumerate(question.items)
        if item.card_id is not None
    ]
    return own or [(feedback.card.id, verdict.score)]
