"""One ring for the whole window, drawn outside the widget that has the keyboard."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
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
MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}


def _up_to_window(widget: QWidget) -> Iterator[QWidget]:
    """The widget, then each parent below its window."""
    current: QWidget | None = widget
    while current is not None and not current.isWindow():
        yield current
        current = current.parentWidget()


class FocusRing(QWidget):
    """Shown after keys, hidden after the mouse; always there when the theme says so."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._chain: tuple[QWidget, ...] = ()
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
        elif kind in MOVES and any(watched is widget for widget in self._chain):
            self._place()
        return False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._target = new if new is not None and new.window() is self.window() else None
        self._chain = tuple(_up_to_window(self._target)) if self._target else ()
        area = self._scroll_area()
        if area is not None and self._target is not None:
            area.ensureWidgetVisible(self._target, 24, 24)
        self._place()

    def _scroll_area(self) -> QScrollArea | None:
        """The nearest area in which the target scrolls."""
        return next((widget for widget in self._chain[1:] if isinstance(widget, QScrollArea)), None)

    def _place(self) -> None:
        target = self._target
        wanted = self._by_keyboard or self._theme.always_show_focus or isinstance(target, QLineEdit)
        if target is None or not target.isVisible() or not wanted or isinstance(target, QScrollArea):
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        reach = GAP + LINE
        self.setGeometry(QRect(corner, target.size()).adjusted(-reach, -reach, reach, reach))
        self._clip()
        self.raise_()
        self.show()
        self.update()

    def _clip(self) -> None:
        """Leave out what has scrolled out of sight."""
        area = self._scroll_area()
        if area is None:
            self.clearMask()
            return
        viewport = area.viewport()
        seen = QRect(viewport.mapTo(self.window(), QPoint(0, 0)), viewport.size())
        self.setMask(QRegion(seen.translated(-self.pos())))

    def follow(self) -> None:
        """Look again where the target is, after a scroll or a change of layout."""
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
