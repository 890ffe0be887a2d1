"""Counts by day as bars of two parts: solid below, hatched above."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.chart import Chart, count_level
from studyapp.gui.widgets.painting import hatched, text_width


@dataclass(frozen=True, slots=True)
class DayBar:
    """`words` stand below the bar, or "" where nothing does."""

    solid: int
    hatched: int
    words: str


class DueBars(Chart):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._bars: tuple[DayBar, ...] = ()

    def show_bars(self, bars: tuple[DayBar, ...], sentence: str) -> None:
        """Days in order; the first is today."""
        self._bars = bars
        self.describe(sentence)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(340), self.theme.size(258))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(200), self.theme.size(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter, theme = self.painter(), self.theme
        top_level = count_level(max(bar.solid + bar.hatched for bar in self._bars))
        left = text_width(theme.font("caption", tabular=True), str(top_level)) + theme.space(12)
        top, bottom = theme.line("caption") / 2, theme.line("caption") + theme.space(6)
        plot = QRectF(left, top, self.width() - left, self.height() - top - bottom)
        for level in (0, top_level // 2, top_level):
            self.draw_level(painter, plot, plot.bottom() - plot.height() * level / top_level, str(level))
        step = plot.width() / len(self._bars)
        end = -1.0
        for place, bar in enumerate(self._bars):
            middle = plot.left() + step * (place + 0.5)
            place_of = QRectF(middle - step * 0.32, plot.top(), step * 0.64, plot.height())
            self._draw_bar(painter, place_of, bar, plot.height() / top_level)
            if bar.words and self.below(plot, middle, bar.words, strong=not place).left() > end:
                end = self.draw_below(painter, plot, middle, bar.words, strong=not place).right()
                end += theme.space(4)

    def _draw_bar(self, painter: QPainter, place: QRectF, bar: DayBar, scale: float) -> None:
        """In its column; `scale` is the height of one."""
        theme, bottom = self.theme, place.bottom()
        if bar.solid:
            height = max(bar.solid * scale, 1.0)
            box = QRectF(place.left(), bottom - height, place.width(), height)
            painter.fillPath(_bar_path(box, rounded=not bar.hatched), theme.color("known"))
            bottom = box.top() - 1.5
        if bar.hatched:
            height = max(bar.hatched * scale, 2.0)
            box = QRectF(place.left(), bottom - height, place.width(), height)
            back, lines = theme.color("accentSoft"), theme.color("learning")
            hatched(painter, _bar_path(box, rounded=True), back, lines)


def _bar_path(box: QRectF, *, rounded: bool) -> QPainterPath:
    """A bar, its upper corners rounded where it is the top one."""
    path = QPainterPath()
    radius = min(3.0, box.height() / 2) if rounded else 0.0
    path.moveTo(box.bottomLeft())
    path.lineTo(box.left(), box.top() + radius)
    path.quadTo(box.left(), box.top(), box.left() + radius, box.top())
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(box.right(), box.top(), box.right(), box.top() + radius)
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path
