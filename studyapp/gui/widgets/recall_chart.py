"""Recall towards a day: with the plan, if one stops, and the target; the ends carry their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, text_width

LEFT_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
STEP = 0.1


@dataclass(frozen=True, slots=True)
class RecallLines:
    """Shares from 0 to 1 by day; `band` bounds the last day, None while it is unknown. Words stand at the ends of
    the lines."""

    plan: Sequence[float]
    stop: Sequence[float]
    band: tuple[float, float] | None
    target: float | None
    plan_words: str
    stop_words: str
    target_words: str
    first_day: str
    last_day: str


class RecallChart(ThemedWidget):
    """`small` draws it without a scale, for a panel."""

    def __init__(self, theme: Theme, *, small: bool = False) -> None:
        super().__init__(theme)
        self._lines: RecallLines | None = None
        self._is_small = small
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: RecallLines, description: str) -> None:
        self._lines = lines
        self.setAccessibleName(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(280), self.theme.size(96 if self._is_small else 216))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(200), self.sizeHint().height())

    def _bounds(self, lines: RecallLines) -> tuple[float, float]:
        """Lowest and highest share that are shown, on whole tenths."""
        shown = [*lines.plan, *lines.stop, *(lines.band or ())]
        shown += [] if lines.target is None else [lines.target]
        low = max(0.0, int(min(shown) / STEP) * STEP)
        return low, min(1.0, max(low + 0.2, (int(max(shown) / STEP - 1e-9) + 1) * STEP))

    def _plot(self, lines: RecallLines) -> QRectF:
        theme = self.theme
        words = (lines.plan_words, lines.stop_words, lines.target_words)
        right = max(text_width(theme.font("smallStrong"), text) for text in words) + theme.space(16)
        left = 0 if self._is_small else text_width(theme.font("caption"), "100%") + theme.space(10)
        bottom = theme.line("caption") + theme.space(4)
        return QRectF(
            left,
            theme.space(8),
            max(40.0, self.width() - left - right),
            self.height() - bottom - theme.space(14),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        lines = self._lines
        if lines is None:
            return
        painter, plot = self.painter(), self._plot(lines)
        low, high = self._bounds(lines)

        def at(day: int, share: float, days: int) -> QPointF:
            x = plot.left() + plot.width() * (day / max(1, days - 1))
            return QPointF(x, plot.bottom() - plot.height() * (share - low) / (high - low))

        if not self._is_small:
            self._draw_scale(painter, plot, low, high)
        if lines.band is not None:
            bottom, top = (at(0, share, 2).y() for share in lines.band)
            self._draw_band(painter, plot, bottom, top)
        if lines.target is not None:
            y = at(0, lines.target, 2).y()
            painter.setPen(QPen(self.theme.color("text"), 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        stop = [at(day, share, len(lines.stop)) for day, share in enumerate(lines.stop)]
        plan = [at(day, share, len(lines.plan)) for day, share in enumerate(lines.plan)]
        self._draw_line(painter, stop, self.theme.color("text2"), dashed=True)
        self._draw_line(painter, plan, self.theme.color("accent"), dashed=False)
        self._draw_words(painter, plot, plan[-1].y(), stop[-1].y(), lines)
        self._draw_days(painter, plot, lines)

    def _draw_scale(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        painter.setFont(self.theme.font("caption", tabular=True))
        steps = round((high - low) / STEP)
        height = self.theme.line("caption")
        for step in range(0, steps + 1, 1 if steps <= 6 else 2):
            y = plot.bottom() - plot.height() * step / steps
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self.theme.color("text3"))
            box = QRectF(0, y - height / 2, plot.left() - self.theme.space(8), height)
            words = f"{low + step * STEP:.0%}"
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_band(self, painter: QPainter, plot: QRectF, bottom: float, top: float) -> None:
        """Where four fifths of the courses end: a bar at the last day."""
        width = 8 * self.theme.scale
        box = QRectF(plot.right() - width / 2, top, width, max(2.0, bottom - top))
        painter.setPen(QPen(self.theme.color("learning"), 1))
        painter.setBrush(self.theme.color("accentSoft"))
        painter.drawRoundedRect(box, 3, 3)

    def _draw_line(self, painter: QPainter, points: list[QPointF], color: QColor, *, dashed: bool) -> None:
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        pen = QPen(color, 1.4 if dashed else 2.2)
        if dashed:
            pen.setDashPattern([5, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(QPen(color, 2))
        painter.setBrush(self.theme.color("surface" if dashed else "accent"))
        painter.drawEllipse(points[-1], 4 * self.theme.scale, 4 * self.theme.scale)

    def _draw_words(
        self, painter: QPainter, plot: QRectF, plan_y: float, stop_y: float, lines: RecallLines
    ) -> None:
        """At the right of the ends, moved apart where they would touch."""
        theme = self.theme
        rows = [
            (plan_y, lines.plan_words, "smallStrong", "link"),
            (stop_y, lines.stop_words, "small", "text2"),
        ]
        if lines.target is not None:
            low, high = self._bounds(lines)
            y = plot.bottom() - plot.height() * (lines.target - low) / (high - low)
            rows.append((y, lines.target_words, "small", "text2"))
        rows.sort()
        height = float(theme.line("small"))
        placed: list[float] = []
        for y, *_ in rows:
            placed.append(max(y, placed[-1] + height) if placed else y)
        overrun = placed[-1] + height / 2 - self.height()
        if overrun > 0:
            placed = [y - overrun for y in placed]
        for y, (_, words, role, color) in zip(placed, rows, strict=True):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(color))
            box = QRectF(plot.right() + theme.space(12), y - height / 2, self.width(), height)
            painter.drawText(box, LEFT_WORDS, words)

    def _draw_days(self, painter: QPainter, plot: QRectF, lines: RecallLines) -> None:
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color("text3"))
        height = self.theme.line("caption")
        box = QRectF(plot.left(), self.height() - height, plot.width(), height)
        painter.drawText(box, LEFT_WORDS, lines.first_day)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, lines.last_day)
