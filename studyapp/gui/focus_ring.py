"""One ring for the whole window, drawn outside the widget that has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from studyapp.gui.theme import Theme

GAP, LINE = 2, 2
RADIUS = 11
KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class FocusRing(QWidget):
    """Shown after keys, hidden after the mouse; always there when the theme says so."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._by_keyboard = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
            self._place()
        elif kind == QEvent.Type.KeyPress:
            if not self._by_keyboard:
                self._by_keyboard = True
                self._place()
        elif watched is self._target and kind in {
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Hide,
            QEvent.Type.Show,
        }:
            self._place()
        return False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._target = new if new is not None and new.window() is self.window() else None
        if self._target is not None:
            self._scroll_to(self._target)
        self._place()

    @staticmethod
    def _scroll_to(target: QWidget) -> None:
        parent = target.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(target, 24, 24)
                return
            parent = parent.parentWidget()

    def _place(self) -> None:
        target = self._target
        wanted = self._by_keyboard or self._theme.always_show_focus or isinstance(target, QLineEdit)
        if target is None or not target.isVisible() or not wanted or isinstance(target, QScrollArea):
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        reach = GAP + LINE
        self.setGeometry(QRect(corner, target.size()).adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()
        self.update()

    def follow(self) -> None:
        """Look again where the target is, after a scroll or a change of layout."""
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
