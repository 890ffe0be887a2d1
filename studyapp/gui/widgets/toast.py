"""A short message at the bottom left that leaves by itself, with Undo where there is something to undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.labels import Label
from studyapp.gui.widgets.painting import ThemedWidget, rounded

STAYS_MS = 6_000


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


class Toast(ThemedWidget):
    """Stays six seconds, longer under the pointer or with the focus."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._label = Label(theme, role="label")
        self._action = Button(theme, "", kind="link")
        self._undo: Callable[[], None] | None = None
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 0, 16, 0)
        box.setSpacing(16)
        box.addWidget(self._label)
        box.addWidget(self._action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._leave)
        self._action.clicked.connect(self._act)
        self.hide()

    def tell(self, text: str, action: str = "", undo: Callable[[], None] | None = None) -> None:
        """Show a message, and a button for `undo` where it is given."""
        self._label.setText(text)
        self._action.setText(action)
        self._action.setVisible(undo is not None)
        self._undo = undo
        self.adjustSize()
        self.resize(self.sizeHint().width(), self.theme.size(40))
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.move(self.theme.space(24), window.height() - self.height() - self.theme.space(24))

    def _act(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo:
            undo()

    def _leave(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        rounded(
            self.painter(), QRectF(self.rect()), 10, self.theme.color("raised"), self.theme.color("border")
        )
