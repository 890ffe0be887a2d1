"""What every view of a question has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studyapp.questions.question import Question
from studyapp.services.quiz.results import Feedback

CONTEXT = "Quiz"
LETTERS = "ABCDEF"


class QuestionView(QWidget):
    """`answered` carries the response as the judge reads it; `ready` says whether there is one to check.

    `keys` are the keys that the view takes from the page while it waits for an answer, as QKeySequence writes them.
    """

    answered = Signal(str)
    ready = Signal(bool)
    keys: tuple[str, ...] = ()

    def show_question(self, question: Question) -> None:
        raise NotImplementedError

    def put_response(self, response: str) -> None:
        """Show a response that was given earlier, as if it had just been given; "" leaves the question open."""
        raise NotImplementedError

    def show_feedback(self, feedback: Feedback) -> None:
        raise NotImplementedError

    def press(self, key: str) -> None:
        """One of `keys` was pressed."""

    def response(self) -> str:
        """What would be judged now; "" for nothing."""
        raise NotImplementedError

    def hand_in(self) -> str | None:
        """What is to be judged now, "" for nothing; None where it cannot be understood, as the view then says."""
        return self.response()

    def take_focus(self) -> None:
        raise NotImplementedError


def letter_keys(count: int = 5) -> tuple[str, ...]:
    """A to E and 1 to 5."""
    return (*LETTERS[:count], *(str(number) for number in range(1, count + 1)))


def place_of(key: str) -> int:
    """The row that a letter or a digit names, from 0; -1 for another key."""
    if key.isdigit():
        return int(key) - 1
    return LETTERS.find(key) if len(key) == 1 else -1
