"""What painted charts share: how they are told to a screen reader, and their scales."""

import functools
import math

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QPainter, QPen
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, text_width

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class Chart(ThemedWidget):
    """A painted chart. Screen readers hear that it is one, its name, and a sentence that says what it shows."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        _tell_charts_apart()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def describe(self, sentence: str) -> None:
        """Say in a sentence what the chart shows now, and draw it anew."""
        self.setAccessibleDescription(sentence)
        self.refresh()

    def draw_level(self, painter: QPainter, plot: QRectF, y: float, words: str) -> None:
        """A hairline across the plot with its value at the left."""
        theme = self.theme
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setFont(theme.font("caption", tabular=True))
        painter.setPen(theme.color("text3"))
        height = theme.line("caption")
        painter.drawText(QRectF(0, y - height / 2, plot.left() - theme.space(8), height), RIGHT, words)

    def below(self, plot: QRectF, x: float, words: str, *, strong: bool = False) -> QRectF:
        """Where words stand under the plot: around a place, but not beyond the edges."""
        theme = self.theme
        width = text_width(self._font_below(strong), words) + 2
        left = min(max(x - width / 2, plot.left() - theme.space(6)), self.width() - width)
        return QRectF(left, plot.bottom() + theme.space(5), width, theme.line("caption"))

    def draw_below(
        self, painter: QPainter, plot: QRectF, x: float, words: str, *, strong: bool = False
    ) -> QRectF:
        """Words under the plot; gives where they are."""
        box = self.below(plot, x, words, strong=strong)
        painter.setFont(self._font_below(strong))
        painter.setPen(self.theme.color("text" if strong else "text3"))
        painter.drawText(box, CENTRE, words)
        return box

    def _font_below(self, strong: bool) -> QFont:
        font = self.theme.font("caption", tabular=True)
        font.setBold(strong)
        return font


class _ChartInterface(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Chart)


def _interface_of(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    return _ChartInterface(thing) if isinstance(thing, Chart) else None


@functools.cache
def _tell_charts_apart() -> None:
    """Once for the program: Qt asks each factory for each new widget."""
    QAccessible.installFactory(_interface_of)


def share_levels(shares: list[float]) -> tuple[float, float]:
    """Lowest and highest share of a scale in whole tenths that holds some shares and spans three tenths or more."""
    if not shares:
        return 0.7, 1.0
    high = min(1.0, math.ceil(max(shares) * 10 - 1e-9) / 10)
    low = min(math.floor(min(shares) * 10 + 1e-9) / 10, high - 0.3)
    low = max(0.0, low)
    return low, max(high, low + 0.3)


def count_level(most: int) -> int:
    """The top of a scale of counts: no less than the most, at least 4, and half of it a round number."""
    step = 4
    while step * 5 < most:
        step *= 5 if str(step).startswith("4") else 2
    return max(4, math.ceil(most / step) * step)
