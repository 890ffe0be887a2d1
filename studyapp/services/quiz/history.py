"""Quizzes that were taken: a list of them, and each one shown exactly as it was asked."""

from dataclasses import dataclass
from datetime import datetime

from studyapp.errors import StudyAppError
from studyapp.services.quiz.attempt import Asked, judged_of, taken_up
from studyapp.services.quiz.results import QuizResults, results_of
from studyapp.storage.attempt_store import AttemptStore

SHOWN = 200


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """A finished quiz. `started_at` is UTC."""

    id: str
    deck_title: str
    started_at: datetime
    asked: int
    right: int
    is_exam: bool


class QuizHistory:
    """Reads finished attempts; nothing here changes them."""

    def __init__(self, attempts: AttemptStore) -> None:
        self._attempts = attempts

    def past(self) -> tuple[PastAttempt, ...]:
        """The newest finished quizzes of all decks, newest first; those that older versions kept without their
        questions are left out."""
        return tuple(
            PastAttempt(one.id, one.deck_title, one.started_at, one.asked, one.right, one.is_exam)
            for one in self._attempts.finished(SHOWN)
            if one.asked and one.deck_title
        )

    def deck(self, attempt_id: str) -> tuple[str, str]:
        """Id and title of the deck as they were, two empty texts for an unknown attempt."""
        attempt = self._attempts.attempt(attempt_id)
        return (attempt.deck_id, attempt.deck_title) if attempt else ("", "")

    def asked(self, attempt_id: str) -> tuple[Asked, ...]:
        """Its questions that were judged, in order, each with what was answered."""
        every = map(taken_up, self._attempts.questions(attempt_id))
        return tuple(one for one in every if one.feedback is not None)

    def results(self, attempt_id: str) -> QuizResults:
        """A past quiz with its questions as they were asked, also when its deck has changed or is gone.

        :raises StudyAppError: when there is no such quiz.
        """
        attempt = self._attempts.attempt(attempt_id)
        if attempt is None:
            raise StudyAppError("There is no such quiz any more.", safe="Nothing was changed.")
        return results_of(
            judged_of(self.asked(attempt_id)),
            topics=attempt.topic_titles,
            seconds=attempt.used_ms / 1000,
            history=(),
            started_at=attempt.started_at,
        )
