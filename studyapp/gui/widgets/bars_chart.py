"""A number for each day as bars; the first day is marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, rounded, text_width

MIDDLE = Qt.AlignmentFlag.AlignVCenter


class BarsChart(ThemedWidget):
    """Counts with labels below some of the bars, "" for none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._counts: Sequence[int] = ()
        self._labels: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Sequence[int], labels: Sequence[str], description: str) -> None:
        self._counts, self._labels = counts, labels
        self.setAccessibleName(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(260), self.theme.size(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(180), self.theme.size(200))

    def _top(self) -> int:
        """The highest number of the scale: a round one above all counts."""
        most, step = max((*self._counts, 1)), 1
        while step * 4 < most:
            step = step * 5 if str(step)[0] == "2" else step * 2
        return step * -(-most // step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, top = self.painter(), self.theme, self._top()
        painter.setFont(theme.font("caption", tabular=True))
        line = theme.line("caption")
        left = text_width(painter.font(), str(top)) + theme.space(10)
        plot = QRectF(left, line / 2, self.width() - left, self.height() - 2 * line - theme.space(6))
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom() - plot.height() * share
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("text3"))
            box = QRectF(0, y - line / 2, left - theme.space(8), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | MIDDLE, f"{top * share:g}")
        width = plot.width() / max(1, len(self._counts))
        for place, count in enumerate(self._counts):
            height = plot.height() * count / top
            bar = QRectF(plot.left() + width * (place + 0.18), plot.bottom() - height, width * 0.64, height)
            if count:
                rounded(painter, bar, min(3.0, height / 2), theme.color("known"))
            painter.setPen(theme.color("text" if place == 0 else "text3"))
            text = self._labels[place]
            box = QRectF(bar.center().x() - 60, plot.bottom() + theme.space(4), 120, line)
            if place == 0:
                box.moveLeft(plot.left())
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | MIDDLE, text)
            elif place == len(self._counts) - 1:
                box.moveRight(plot.right())
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | MIDDLE, text)
            else:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
