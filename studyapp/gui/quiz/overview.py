"""All questions of an exam at a glance, before it is handed in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import ScrollPage, clear_layout
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.quiz.attempt import Asked

CONTEXT = "Quiz"
COLUMN = 76


class OverviewPanel(ScrollPage):
    """`questionRequested` carries the place of the question to go to, from 0."""

    questionRequested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, reading=720)
        self._theme = theme
        self.body.addWidget(Label(theme, tr(CONTEXT, "Look over your answers"), role="title"))
        self._sentence = WrapLabel(theme, role="body", color="text2")
        self.body.addWidget(self._sentence)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.space(8))
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self._buttons: list[Button] = []

    def show_questions(self, asked: Sequence[Asked], _current: int) -> None:
        """A button for each question, with what has become of it."""
        self.setEnabled(True)
        clear_layout(self._grid)
        given = sum(bool(one.response) for one in asked)
        flagged = sum(one.is_flagged for one in asked)
        parts = [tr(CONTEXT, "{0} of {1} answered.").format(given, len(asked))]
        if flagged:
            parts.append(tr(CONTEXT, "%n flagged.", flagged).replace("%n", str(flagged)))
        parts.append(tr(CONTEXT, "After handing in, answers cannot be changed."))
        self._sentence.set_text(" ".join(parts))
        self._buttons = [self._button(place, one) for place, one in enumerate(asked)]
        self._place_buttons()

    def _button(self, place: int, one: Asked) -> Button:
        icon = "flag" if one.is_flagged else "check" if one.response else ""
        button = Button(self._theme, str(place + 1), icon=icon)
        words = [tr(CONTEXT, "Question {0}").format(place + 1)]
        words.append(tr(CONTEXT, "answered") if one.response else tr(CONTEXT, "no answer"))
        if one.is_flagged:
            words.append(tr(CONTEXT, "flagged"))
        button.setAccessibleName(", ".join(words))
        button.setToolTip(", ".join(words))
        button.setMinimumWidth(self._theme.size(COLUMN - 8))
        button.clicked.connect(lambda _=False, at=place: self.questionRequested.emit(at))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        across = max(1, min(10, int(self.effective_width / COLUMN) - 1, 720 // COLUMN))
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // across, place % across)
        self._grid.setColumnStretch(across, 1)
