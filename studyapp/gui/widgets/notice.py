"""A strip on a page that says what waits, with a way to take it up."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.labels import IconLabel, Label, WrapLabel
from studyapp.gui.widgets.painting import ThemedWidget, rounded


class Notice(ThemedWidget):
    """A title with a sentence, and buttons at the right."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str) -> None:
        super().__init__(theme)
        self._row = QHBoxLayout(self)
        pad = theme.space(16)
        self._row.setContentsMargins(pad, theme.space(12), pad, theme.space(12))
        self._row.setSpacing(theme.space(12))
        self._row.addWidget(IconLabel(theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, title, role="labelStrong"))
        words.addWidget(WrapLabel(theme, text, role="small", color="text2"))
        self._row.addLayout(words, 1)

    def add_button(self, text: str, action: Callable[[], None]) -> Button:
        button = Button(self.theme, text)
        button.clicked.connect(lambda _checked: action())
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        rounded(
            self.painter(),
            QRectF(self.rect()),
            12,
            self.theme.color("surface"),
            self.theme.color("accentLine"),
        )
