"""A share as a bar, with a mark where it should be."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, rounded

HEIGHT, MARK_HEIGHT = 6, 12


class MarkedBar(ThemedWidget):
    """Shares run from 0 to 1; without a mark the bar is a plain measure."""

    def __init__(self, theme: Theme, share: float, name: str, *, mark: float | None = None) -> None:
        super().__init__(theme)
        self._share, self._mark = share, mark
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = HEIGHT if self._mark is None else MARK_HEIGHT
        return QSize(self.theme.size(80), self.theme.size(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        height = theme.size(HEIGHT)
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        rounded(painter, track, height / 2, theme.color("track"))
        if self._share:
            filled = QRectF(track)
            filled.setWidth(max(height, track.width() * self._share))
            rounded(painter, filled, height / 2, theme.color("known"))
        if self._mark is not None:
            x = self.width() * self._mark
            painter.fillRect(QRectF(x - 3, 0, 6, self.height()), theme.color("surface"))
            painter.fillRect(QRectF(x - 1, 0, 2, self.height()), theme.color("text"))
