"""Putting rows in order: arrows choose, Alt and arrows or the buttons move."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studyapp.gui.questions.views.base import CONTEXT, LETTERS, QuestionView
from studyapp.gui.text import plain
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.answers import AnswerRow
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.toast import announce
from studyapp.gui.words import tr
from studyapp.questions.question import Question
from studyapp.services.quiz.results import Feedback


class OrderView(QuestionView):
    """Rows from the first to the last; the response is their letters as first shown."""

    keys = ("Up", "Down", "Alt+Up", "Alt+Down")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._question: Question | None = None
        self._order: list[int] = []
        self._rows: list[AnswerRow] = []
        self._at = 0
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.space(8))

    def show_question(self, question: Question) -> None:
        self._question = question
        self._order = list(range(len(question.items)))
        self._at = 0
        clear_layout(self._box)
        self._rows = [AnswerRow(self._theme, str(at + 1), "") for at in self._order]
        for at, row in enumerate(self._rows):
            row.clicked.connect(partial(self._choose, at))
            line = QHBoxLayout()
            line.setSpacing(self._theme.space(6))
            line.addWidget(row, 1)
            line.addWidget(self._mover("chevron-up", tr(CONTEXT, "Move up"), at, -1))
            line.addWidget(self._mover("chevron-down", tr(CONTEXT, "Move down"), at, 1))
            self._box.addLayout(line)
        self._show_rows()
        self.ready.emit(True)

    def _mover(self, icon: str, name: str, at: int, step: int) -> Button:
        button = Button(self._theme, "", kind="plain", icon=icon)
        button.setAccessibleName(tr(CONTEXT, "{0}: row {1}").format(name, at + 1))
        button.setToolTip(name)
        button.setEnabled(0 <= at + step < len(self._order))
        button.clicked.connect(partial(self._move, at, step))
        return button

    def _show_rows(self) -> None:
        """The rows stay where they are, and with them the keyboard; only their texts move."""
        for at, row in enumerate(self._rows):
            if self._question is not None:
                row.setText(plain(self._question.items[self._order[at]].text))
            row.show_state("chosen" if at == self._at else "open")

    def press(self, key: str) -> None:
        step = -1 if key.endswith("Up") else 1
        if key.startswith("Alt"):
            self._move(self._at, step)
        else:
            self._choose(min(max(0, self._at + step), len(self._order) - 1))

    def _choose(self, place: int, _checked: bool = False) -> None:
        self._at = place
        self._show_rows()
        give_focus(self._rows[place])

    def _move(self, place: int, step: int, _checked: bool = False) -> None:
        to = place + step
        if not 0 <= to < len(self._order):
            return
        self._order[place], self._order[to] = self._order[to], self._order[place]
        self._choose(to)
        announce(self, tr(CONTEXT, "Moved to position {0} of {1}").format(to + 1, len(self._order)))

    def put_response(self, response: str) -> None:
        given = [LETTERS.find(letter) for letter in response]
        if sorted(given) == sorted(self._order):
            self._order = given
            self._show_rows()

    def response(self) -> str:
        return "".join(LETTERS[item] for item in self._order)

    def show_feedback(self, feedback: Feedback) -> None:
        clear_layout(self._box)
        items = feedback.question.items
        for at, shown in enumerate(self._order):
            item = items[shown]
            row = AnswerRow(self._theme, str(at + 1), f"{plain(item.text)}, {item.told}")
            is_right = item.place == at
            word = tr(CONTEXT, "Right") if is_right else tr(CONTEXT, "Belongs at {0}").format(item.place + 1)
            row.show_state("right" if is_right else "wrong", word)
            self._box.addWidget(row)

    def take_focus(self) -> None:
        if self._rows:
            give_focus(self._rows[0])
