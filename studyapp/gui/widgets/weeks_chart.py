"""Shares by week as lines on one scale: what was right, what was predicted, and the target."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, text_width

MIDDLE = Qt.AlignmentFlag.AlignVCenter
STEP = 0.1


class WeeksChart(ThemedWidget):
    """`right` and `predicted` have a share or None for each week."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._right: Sequence[float | None] = ()
        self._predicted: Sequence[float | None] = ()
        self._target = 0.9
        self._words = ("", "", "")
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(
        self,
        right: Sequence[float | None],
        predicted: Sequence[float | None],
        target: float,
        *,
        words: tuple[str, str, str],
        ends: tuple[str, str],
        description: str,
    ) -> None:
        """`words` stand at the right: for right, predicted and target; `ends` name the first and the last week."""
        self._right, self._predicted, self._target = right, predicted, target
        self._words, self._ends = words, ends
        self.setAccessibleName(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(320), self.theme.size(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(220), self.theme.size(200))

    def _bounds(self) -> tuple[float, float]:
        known = [share for share in (*self._right, *self._predicted, self._target) if share is not None]
        low = min(0.7, int(min(known) / STEP + 1e-9) * STEP)
        return max(0.0, low), 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        low, high = self._bounds()
        line = theme.line("caption")
        painter.setFont(theme.font("caption", tabular=True))
        left = text_width(painter.font(), "100%") + theme.space(10)
        right = max(text_width(theme.font("smallStrong"), words) for words in self._words) + theme.space(16)
        plot = QRectF(left, line / 2, max(60.0, self.width() - left - right), self.height() - 2 * line)
        steps = round((high - low) / STEP)
        for step in range(steps + 1):
            y = plot.bottom() - plot.height() * step / steps
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("text3"))
            box = QRectF(0, y - line / 2, left - theme.space(8), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | MIDDLE, f"{low + step * STEP:.0%}")

        def y_of(share: float) -> float:
            return plot.bottom() - plot.height() * (share - low) / (high - low)

        painter.setPen(QPen(theme.color("text"), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(plot.left(), y_of(self._target)), QPointF(plot.right(), y_of(self._target)))
        ends: list[tuple[float, str, str, str]] = [(y_of(self._target), self._words[2], "small", "text2")]
        for shares, words, dashed in (
            (self._predicted, self._words[1], True),
            (self._right, self._words[0], False),
        ):
            points = [
                QPointF(plot.left() + plot.width() * place / max(1, len(shares) - 1), y_of(share))
                for place, share in enumerate(shares)
                if share is not None
            ]
            if points:
                color = theme.color("text2" if dashed else "accent")
                self._draw(painter, points, color, dashed=dashed)
                look = ("small", "text2") if dashed else ("smallStrong", "link")
                ends.append((points[-1].y(), words, *look))
        self._draw_words(painter, plot, ends)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        foot = QRectF(plot.left(), self.height() - line, plot.width(), line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | MIDDLE, self._ends[0])
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | MIDDLE, self._ends[1])

    def _draw(self, painter: QPainter, points: list[QPointF], color: QColor, *, dashed: bool) -> None:
        pen = QPen(color, 1.4 if dashed else 2.2)
        if dashed:
            pen.setDashPattern([5, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setPen(QPen(color, 2))
        painter.setBrush(self.theme.color("surface" if dashed else "accent"))
        painter.drawEllipse(points[-1], 4 * self.theme.scale, 4 * self.theme.scale)

    def _draw_words(self, painter: QPainter, plot: QRectF, ends: list[tuple[float, str, str, str]]) -> None:
        """Below each other, moved apart where they would touch."""
        height, last = float(self.theme.line("small")), float("-inf")
        for y, words, role, color in sorted(ends):
            last = max(y, last + height)
            painter.setFont(self.theme.font(role))
            painter.setPen(self.theme.color(color))
            box = QRectF(plot.right() + self.theme.space(12), last - height / 2, self.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | MIDDLE, words)
