"""Questions answered by choosing rows: one of several, several of them, true or false, which came first."""

from PySide6.QtWidgets import QBoxLayout

from studyapp.gui.questions.views.base import CONTEXT, LETTERS, QuestionView, letter_keys, place_of
from studyapp.gui.text import plain
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.answers import AnswerRow
from studyapp.gui.widgets.containers import clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.words import tr
from studyapp.questions.question import Question
from studyapp.services.quiz.results import Feedback


class ChoiceView(QuestionView):
    """Options in rows; choosing one marks it, Enter or choosing it again checks it."""

    keys = (*letter_keys(), "Up", "Down")
    marks = LETTERS
    direction = QBoxLayout.Direction.TopToBottom

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[AnswerRow] = []
        self._chosen: int | None = None
        self._box = QBoxLayout(self.direction, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.space(8))

    def show_question(self, question: Question) -> None:
        clear_layout(self._box)
        self._chosen, self._rows = None, []
        for place, option in enumerate(question.options):
            row = AnswerRow(self._theme, self.marks[place], plain(option.text))
            row.clicked.connect(lambda _=False, at=place: self.choose(at))
            self._box.addWidget(row)
            self._rows.append(row)
        self.ready.emit(False)

    def press(self, key: str) -> None:
        if key in {"Down", "Right"}:
            self._step(1)
        elif key in {"Up", "Left"}:
            self._step(-1)
        else:
            self.choose(self._place(key))

    def _place(self, key: str) -> int:
        return place_of(key)

    def choose(self, place: int) -> None:
        if not 0 <= place < len(self._rows) or not self._rows[place].isEnabled():
            return
        if self._chosen == place:
            self.answered.emit(self.response())
            return
        self._mark(place)
        give_focus(self._rows[place])

    def _mark(self, place: int) -> None:
        self._chosen = place
        for at, row in enumerate(self._rows):
            row.show_state("chosen" if at == place else "open")
        self.ready.emit(True)

    def _step(self, step: int) -> None:
        last = len(self._rows) - 1
        at = (0 if step > 0 else last) if self._chosen is None else min(max(0, self._chosen + step), last)
        if at != self._chosen:
            self.choose(at)

    def put_response(self, response: str) -> None:
        place = self._given_place(response)
        if 0 <= place < len(self._rows):
            self._mark(place)

    def _given_place(self, response: str) -> int:
        return self.marks.find(response[:1].upper()) if response else -1

    def response(self) -> str:
        return "" if self._chosen is None else self.marks[self._chosen]

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


class TrueFalseView(ChoiceView):
    """Two rows, keys T and F."""

    keys = ("T", "F", "Up", "Down")
    marks = "TF"

    def _place(self, key: str) -> int:
        return self.marks.find(key)


class WhichFirstView(ChoiceView):
    """Two answers side by side, chosen by the arrows."""

    keys = ("A", "B", "1", "2", "Left", "Right")
    direction = QBoxLayout.Direction.LeftToRight

    def press(self, key: str) -> None:
        self.choose({"Left": 0, "Right": 1}.get(key, self._place(key)))

    def show_feedback(self, feedback: Feedback) -> None:
        super().show_feedback(feedback)
        for row, option in zip(self._rows, feedback.question.options, strict=True):
            row.setAccessibleDescription(option.really)


class MultipleAnswerView(ChoiceView):
    """Rows that are marked and unmarked; Enter checks them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._marked: set[int] = set()

    def show_question(self, question: Question) -> None:
        self._marked = set()
        super().show_question(question)
        for row in self._rows:
            row.setCheckable(True)

    def _step(self, step: int) -> None:
        focused = next((at for at, row in enumerate(self._rows) if row.hasFocus()), None)
        at = (0 if step > 0 else len(self._rows) - 1) if focused is None else focused + step
        if 0 <= at < len(self._rows):
            give_focus(self._rows[at])

    def choose(self, place: int) -> None:
        if not 0 <= place < len(self._rows) or not self._rows[place].isEnabled():
            return
        self._set_marked(self._marked ^ {place})
        give_focus(self._rows[place])

    def _set_marked(self, marked: set[int]) -> None:
        self._marked = marked
        for at, row in enumerate(self._rows):
            row.setChecked(at in marked)
            row.show_state("chosen" if at in marked else "open")
        self.ready.emit(bool(marked))

    def put_response(self, response: str) -> None:
        self._set_marked({place for place in map(LETTERS.find, response) if 0 <= place < len(self._rows)})

    def response(self) -> str:
        return "".join(LETTERS[place] for place in sorted(self._marked))

    def show_feedback(self, feedback: Feedback) -> None:
        for place, (row, option) in enumerate(zip(self._rows, feedback.question.options, strict=True)):
            if option.right:
                row.show_state(
                    "right", tr(CONTEXT, "Right") if place in self._marked else tr(CONTEXT, "Missed")
                )
            elif place in self._marked:
                row.show_state("wrong", tr(CONTEXT, "Not right"))
            else:
                row.show_state("dim")
