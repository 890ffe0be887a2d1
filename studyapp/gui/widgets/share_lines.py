"""Shares over time: what was right as a solid line, what was predicted as a dashed one, and the target."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.chart import LEFT, Chart, share_levels
from studyapp.gui.widgets.painting import text_width


@dataclass(frozen=True, slots=True)
class ShareSeries:
    """Shares from 0 to 1 by span, None where there are none; `spans` are the words below. `*_words` stand at the
    ends; `predicted` is empty until it is known."""

    spans: tuple[str, ...]
    right: tuple[float | None, ...]
    predicted: tuple[float | None, ...]
    target: float
    right_words: str
    predicted_words: str
    target_words: str


class ShareLines(Chart):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._series: ShareSeries | None = None

    def show_series(self, series: ShareSeries, sentence: str) -> None:
        self._series = series
        self.describe(sentence)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(420), self.theme.size(258))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(200), self.theme.size(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        series = self._series
        if series is None:
            return
        painter, plot = self.painter(), self._plot(series)
        shown = [share for share in (*series.right, *series.predicted, series.target) if share is not None]
        low, high = share_levels(shown)
        steps = round((high - low) * 10)
        every = 1 if steps <= 5 else 2
        for step in range(0, steps + 1, every):
            y = plot.bottom() - plot.height() * step / steps
            self.draw_level(painter, plot, y, f"{low + step / 10:.0%}")

        def height_of(share: float) -> float:
            return plot.bottom() - plot.height() * (share - low) / (high - low)

        target_y = height_of(series.target)
        painter.setPen(QPen(self.theme.color("text"), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(plot.left(), target_y), QPointF(plot.right(), target_y))
        ends = [(target_y, series.target_words, "small", "text2")]
        for shares, words, is_right in (
            (series.predicted, series.predicted_words, False),
            (series.right, series.right_words, True),
        ):
            points = [
                QPointF(self._x(plot, place, len(shares)), height_of(share))
                for place, share in enumerate(shares)
                if share is not None
            ]
            if points:
                self._draw_line(painter, points, is_right=is_right)
                role, color = ("smallStrong", "link") if is_right else ("small", "text2")
                ends.append((points[-1].y(), words, role, color))
        self._draw_ends(painter, plot, ends)
        self._draw_spans(painter, plot, series.spans)

    def _plot(self, series: ShareSeries) -> QRectF:
        theme = self.theme
        words = (series.right_words, series.predicted_words, series.target_words)
        right = max(text_width(theme.font("smallStrong"), text) for text in words) + theme.space(16)
        left = text_width(theme.font("caption"), "100%") + theme.space(10)
        top, bottom = theme.line("caption") / 2, theme.line("caption") + theme.space(6)
        return QRectF(left, top, max(40.0, self.width() - left - right), self.height() - top - bottom)

    @staticmethod
    def _x(plot: QRectF, place: int, count: int) -> float:
        return plot.left() + plot.width() * (place / (count - 1) if count > 1 else 0.5)

    def _draw_line(self, painter: QPainter, points: list[QPointF], *, is_right: bool) -> None:
        color: QColor = self.theme.color("accent" if is_right else "text3")
        pen = QPen(color, 2.2 if is_right else 1.6)
        if not is_right:
            pen.setDashPattern([5, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setPen(QPen(color, 2))
        painter.setBrush(color if is_right else self.theme.color("surface"))
        radius = (3.0 if is_right else 4.5) * self.theme.scale
        painter.drawEllipse(points[-1], radius, radius)

    def _draw_ends(self, painter: QPainter, plot: QRectF, ends: list[tuple[float, str, str, str]]) -> None:
        """Beside the last points, from the top, moved apart where they would touch."""
        theme = self.theme
        height = float(theme.line("small"))
        rows = sorted(ends)
        places: list[float] = []
        for y, *_ in rows:
            places.append(max(y, places[-1] + height) if places else max(y, height / 2))
        overrun = places[-1] + height / 2 - plot.bottom()
        if overrun > 0:
            places = [y - overrun for y in places]
        for y, (_, words, role, color) in zip(places, rows, strict=True):
            painter.setFont(theme.font(role, tabular=True))
            painter.setPen(theme.color(color))
            box = QRectF(plot.right() + theme.space(12), y - height / 2, self.width() - plot.right(), height)
            painter.drawText(box, LEFT, words)

    def _draw_spans(self, painter: QPainter, plot: QRectF, spans: tuple[str, ...]) -> None:
        """The first, the last, and the middle one where there is room."""
        count = len(spans)
        if not count:
            return
        drawn = [self.draw_below(painter, plot, plot.left(), spans[0])] if count > 1 else []
        width = self.below(plot, plot.right(), spans[-1]).width()
        x = plot.right() - width / 2 if count > 1 else self._x(plot, 0, 1)
        drawn.append(self.draw_below(painter, plot, x, spans[-1]))
        middle = count // 2
        if count > 4:
            place = self.below(plot, self._x(plot, middle, count), spans[middle])
            room = place.adjusted(-self.theme.space(8), 0, self.theme.space(8), 0)
            if not any(room.intersects(box) for box in drawn):
                self.draw_below(painter, plot, self._x(plot, middle, count), spans[middle])
