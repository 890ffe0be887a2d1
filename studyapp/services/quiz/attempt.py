"""One question of an attempt from being asked to being kept, and what its answer means for memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from studyapp.cards.card import Card, CardId, card_from_json, card_to_json
from studyapp.questions.question import Question, Verdict
from studyapp.questions.question_json import (
    question_from_json,
    question_to_json,
    verdict_from_json,
    verdict_to_json,
)
from studyapp.scheduling.grade import Grade
from studyapp.services.clock import Clock
from studyapp.services.question_source import TYPED_KINDS
from studyapp.services.quiz.results import GUESS, Feedback, parts_of
from studyapp.services.settings import Settings
from studyapp.storage.attempt_store import AskedQuestion
from studyapp.storage.review_store import LoggedAnswer, NewAnswer, ReviewStore

RECOGNITION = frozenset({"multiple_choice", "multiple_answer", "true_false", "which_first"})
RIGHT_FOR_SCHEDULE = 0.75
"""The score from which an answer counts as remembered, though it may not be right in all parts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the attempt in hand, and what has become of it; `feedback` is None until it was judged."""

    question: Question
    card: Card
    response: str = ""
    sureness: str | None = None
    is_flagged: bool = False
    seconds: float = 0.0
    feedback: Feedback | None = None
    logged: tuple[LoggedAnswer, ...] = ()

    @property
    def can_be_called_right(self) -> bool:
        """Whether the student may say "I was right": something was typed and judged otherwise."""
        judged = self.feedback is not None and not self.feedback.is_right and not self.feedback.undecided
        return judged and bool(self.response) and self.question.kind in TYPED_KINDS


def judged_of(asked: Iterable[Asked]) -> list[Feedback]:
    """What was judged and decided so far."""
    return [one.feedback for one in asked if one.feedback is not None and not one.feedback.undecided]


def judged(one: Asked, verdict: Verdict) -> Feedback:
    """The feedback on a question as it stands."""
    return Feedback(
        one.question, one.card, verdict, one.response, sureness=one.sureness, is_flagged=one.is_flagged
    )


def stored(place: int, one: Asked) -> AskedQuestion:
    """The question as storage keeps it, at its place in the attempt."""
    verdict = (
        None if one.feedback is None or one.feedback.undecided else verdict_to_json(one.feedback.verdict)
    )
    return AskedQuestion(
        position=place,
        question=question_to_json(one.question),
        card=card_to_json(one.card),
        response=one.response,
        sureness=one.sureness,
        is_flagged=one.is_flagged,
        verdict=verdict,
    )


def taken_up(kept: AskedQuestion) -> Asked:
    """The question as `stored` kept it, with its feedback where it was judged."""
    one = Asked(
        question_from_json(kept.question),
        card_from_json(kept.card),
        kept.response,
        kept.sureness,
        kept.is_flagged,
    )
    if kept.verdict is None:
        return one
    return replace(one, feedback=judged(one, verdict_from_json(kept.verdict)))


class QuizGrading:
    """From verdict to grade to schedule."""

    def __init__(self, reviews: ReviewStore, settings: Settings, clock: Clock) -> None:
        self._reviews = reviews
        self._settings = settings
        self._clock = clock

    def answers(self, one: Asked, feedback: Feedback, if_right: Grade, attempt_id: str) -> list[NewAnswer]:
        """What a judged question says about each of its cards, as the log keeps it."""
        parts = parts_of(feedback)
        recognised_by_guess = feedback.sureness == GUESS and feedback.question.kind in RECOGNITION
        if_right = Grade.HARD if recognised_by_guess else if_right
        return [
            NewAnswer(
                card_id=card_id,
                answered_at=self._clock.now_at(),
                study_date=self._clock.study_date(),
                question_kind=feedback.question.kind,
                seed=feedback.question.seed,
                response=feedback.response,
                is_right=score == 1.0,
                score=score,
                grade=self._grade(card_id, score, if_right),
                duration_ms=round(one.seconds * 1000 / len(parts)),
                sitting_id=attempt_id,
                sureness=feedback.sureness,
            )
            for card_id, score in parts
        ]

    def _grade(self, card_id: CardId, score: float, if_right: Grade) -> Grade | None:
        """A quiz reaches the schedule with what was wrong, due or new, unless the setting turns that off."""
        if not self._settings.get("quiz_reaches_schedule"):
            return None
        if score < RIGHT_FOR_SCHEDULE:
            return Grade.AGAIN
        state = self._reviews.state(card_id)
        is_due = state is None or state.is_due_on(self._clock.study_date())
        return if_right if is_due else None
