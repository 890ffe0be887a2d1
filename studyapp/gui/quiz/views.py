"""How each kind of quiz question is shown and answered. `VIEWS` has one view for every kind that a quiz asks."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studyapp.gui.text import plain
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.answers import AnswerRow
from studyapp.gui.widgets.containers import clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.words import tr
from studyapp.questions.question import Question
from studyapp.services.quiz_session import Feedback

CONTEXT = "Quiz"
LETTERS = "ABCDE"


class QuestionView(QWidget):
    """`answered` carries the response as the judge reads it; `ready` says whether there is one to check."""

    answered = Signal(str)
    ready = Signal(bool)
    takes_letters = False

    def show_question(self, question: Question) -> None:
        raise NotImplementedError

    def show_feedback(self, feedback: Feedback) -> None:
        raise NotImplementedError

    def choose(self, place: int) -> None:
        """A letter or number key was pressed; `place` counts from 0."""

    def response(self) -> str:
        """What would be judged now; "" for nothing."""
        raise NotImplementedError

    def take_focus(self) -> None:
        raise NotImplementedError


class MultipleChoiceView(QuestionView):
    """Options in rows; choosing one marks it, Enter checks it."""

    takes_letters = True

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[AnswerRow] = []
        self._chosen: int | None = None
        self._question: Question | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.space(8))

    def show_question(self, question: Question) -> None:
        clear_layout(self._box)
        self._question, self._chosen, self._rows = question, None, []
        for place, option in enumerate(question.options):
            row = AnswerRow(self._theme, LETTERS[place], plain(option.text))
            row.clicked.connect(lambda _=False, at=place: self.choose(at))
            self._box.addWidget(row)
            self._rows.append(row)
        self.ready.emit(False)

    def choose(self, place: int) -> None:
        if self._question is None or place >= len(self._rows) or not self._rows[place].isEnabled():
            return
        if self._chosen == place:
            self.answered.emit(self.response())
            return
        self._chosen = place
        for at, row in enumerate(self._rows):
            row.show_state("chosen" if at == place else "open")
        give_focus(self._rows[place])
        self.ready.emit(True)

    def step(self, step: int) -> None:
        """Arrow keys move the choice."""
        last = len(self._rows) - 1
        at = (0 if step > 0 else last) if self._chosen is None else min(max(0, self._chosen + step), last)
        if at != self._chosen:
            self.choose(at)

    def response(self) -> str:
        return "" if self._chosen is None else LETTERS[self._chosen]

    def show_feedback(self, feedback: Feedback) -> None:
        for place, (row, option) in enumerate(zip(self._rows, feedback.question.options, strict=True)):
            if option.right:
                row.show_state("right", tr(CONTEXT, "Right answer"))
            elif place == self._chosen:
                row.show_state("wrong", tr(CONTEXT, "Your answer"))
            else:
                row.show_state("dim")

    def take_focus(self) -> None:
        if self._rows:
            give_focus(self._rows[0])


class TypedView(QuestionView):
    """A field for a name or a term."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._field = QLineEdit()
        self._field.setMaxLength(1000)
        self._field.setPlaceholderText(tr(CONTEXT, "Type the answer"))
        self._field.setAccessibleName(tr(CONTEXT, "Your answer"))
        self._field.textChanged.connect(lambda text: self.ready.emit(bool(text.strip())))
        self._field.returnPressed.connect(self._return_pressed)
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._field)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space(8))
        self._box.addLayout(self._rows)

    def show_question(self, _question: Question) -> None:
        clear_layout(self._rows)
        self._field.clear()
        self._field.setEnabled(True)
        self._field.show()
        self.ready.emit(False)

    def _return_pressed(self) -> None:
        if self.response():
            self.answered.emit(self.response())

    def response(self) -> str:
        return self._field.text().strip()

    def show_feedback(self, feedback: Feedback) -> None:
        clear_layout(self._rows)
        self._field.hide()
        given = feedback.response or tr(CONTEXT, "No answer")
        if feedback.undecided:
            self._add_row("✎", given, "chosen", "")
            self._add_row("=", feedback.verdict.matched, "open", "")
            return
        if not feedback.is_right:
            self._add_row("✎", given, "wrong", tr(CONTEXT, "Your answer"))
        self._add_row("=", feedback.question.answer, "right", tr(CONTEXT, "Right answer"))

    def _add_row(self, letter: str, text: str, state: str, word: str) -> None:
        row = AnswerRow(self._theme, letter, plain(text))
        row.show_state(state, word)
        row.setEnabled(False)
        self._rows.addWidget(row)

    def take_focus(self) -> None:
        give_focus(self._field)


VIEWS: dict[str, Callable[[Theme], QuestionView]] = {
    "multiple_choice": MultipleChoiceView,
    "typed": TypedView,
}
"""Kind of question -> its view; the same kinds as `quiz_kinds()`."""
