"""A field for a sentence or two. A line break means nothing in it, so Enter goes on as in a field of one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from studyapp.gui.theme import Theme

NEXT_KEYS, DONE_KEYS = ("Return", "Enter"), ("Ctrl+Return", "Ctrl+Enter")
MOST_LINES = 4


class TextField(QPlainTextEdit):
    """Grows with its text up to four lines; `entered` when Enter is pressed, `finished` with Ctrl, from any field of
    several. Tab leaves it."""

    entered = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, name: str, text: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.setObjectName("field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.setFont(self._theme.font("body"))
        self.document().setDocumentMargin(self._theme.space(8))
        self._fit()

    def _fit(self) -> None:
        # A plain text document counts its height in lines.
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        edges = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + edges)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence(event.keyCombination()).toString()
        if keys in NEXT_KEYS:
            self.entered.emit()
        elif keys in DONE_KEYS:
            self.finished.emit()
        else:
            super().keyPressEvent(event)
