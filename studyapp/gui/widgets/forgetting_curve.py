"""How recall of one card fell between its answers and rose with each, and where it goes from here."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.chart import LEFT, Chart, share_levels
from studyapp.gui.widgets.painting import text_width

Piece = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CurveMarks:
    """`answers` are days (ordinals) with whether they were right; words stand below their days."""

    answers: tuple[tuple[float, bool], ...]
    first: tuple[float, str]
    today: tuple[float, str]
    due: tuple[float, str]


class ForgettingCurve(Chart):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._pieces: tuple[Piece, ...] = ()
        self._marks: CurveMarks | None = None
        self._target = 1.0
        self._target_words = ""

    def show_curve(
        self,
        pieces: tuple[Piece, ...],
        marks: CurveMarks | None,
        target: float,
        target_words: str,
        sentence: str,
    ) -> None:
        """Pieces hold days (ordinals) and recall, 0 to 1; no marks for a card that was never asked."""
        self._pieces, self._marks, self._target, self._target_words = pieces, marks, target, target_words
        self.describe(sentence)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(420), self.theme.size(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(200), self.theme.size(170))

    def paintEvent(self, _event: QPaintEvent) -> None:
        marks = self._marks
        if marks is None or not self._pieces:
            return
        painter, theme = self.painter(), self.theme
        low, high = share_levels([self._target, *(recall for piece in self._pieces for _, recall in piece)])
        first, last = self._pieces[0][0][0], self._pieces[-1][-1][0]
        left = text_width(theme.font("caption"), "100%") + theme.space(10)
        right = text_width(theme.font("small"), self._target_words) + theme.space(14)
        top = theme.line("caption") / 2 + theme.size(4)
        bottom = theme.line("caption") + theme.space(6)
        plot = QRectF(left, top, self.width() - left - right, self.height() - top - bottom)

        def at(day: float, recall: float) -> QPointF:
            x = plot.left() + plot.width() * (day - first) / max(1.0, last - first)
            return QPointF(x, plot.bottom() - plot.height() * (recall - low) / (high - low))

        steps = round((high - low) * 10)
        for step in range(0, steps + 1, max(1, steps // 3)):
            self.draw_level(painter, plot, at(first, low + step / 10).y(), f"{low + step / 10:.0%}")
        self._draw_target(painter, plot, at(first, self._target).y())
        self._draw_today(painter, plot, at(marks.today[0], low).x())
        self._draw_pieces(
            painter, [[at(*point) for point in piece] for piece in self._pieces], marks.today[0]
        )
        for day, is_right in marks.answers:
            self._draw_answer(painter, at(day, high), is_right=is_right)
        taken: list[QRectF] = []
        for day, words in (marks.today, marks.due, marks.first):
            box = self.below(plot, at(day, low).x(), words)
            if not any(box.intersects(other.adjusted(-6, 0, 6, 0)) for other in taken):
                strong = (day, words) == marks.today
                taken.append(self.draw_below(painter, plot, at(day, low).x(), words, strong=strong))

    def _draw_target(self, painter: QPainter, plot: QRectF, y: float) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.color("text"), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        height = theme.line("small")
        box = QRectF(plot.right() + theme.space(8), y - height / 2, self.width() - plot.right(), height)
        painter.drawText(box, LEFT, self._target_words)

    def _draw_today(self, painter: QPainter, plot: QRectF, x: float) -> None:
        painter.setPen(QPen(self.theme.color("accent"), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _draw_pieces(self, painter: QPainter, pieces: list[list[QPointF]], today: float) -> None:
        """What was is solid, what is to come dashed; each answer lifts the line."""
        theme = self.theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, points in enumerate(pieces):
            painter.setPen(QPen(theme.color("accent"), 2.0))
            if number:
                painter.drawLine(pieces[number - 1][-1], points[0])
            if number < len(pieces) - 1:
                painter.drawPolyline(points)
        days = self._pieces[-1]
        past = [point for point, (day, _) in zip(pieces[-1], days, strict=True) if day <= today]
        painter.drawPolyline(past)
        pen = QPen(theme.color("accent"), 2.0)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawPolyline(pieces[-1][max(0, len(past) - 1) :])

    def _draw_answer(self, painter: QPainter, point: QPointF, *, is_right: bool) -> None:
        """Above its day: a disc for right, a cross for not right."""
        theme, radius = self.theme, 3.5 * self.theme.scale
        if is_right:
            painter.setPen(QPen(theme.color("surface"), 1))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(point, radius, radius)
            return
        painter.setPen(QPen(theme.color("wrong"), 2))
        for rise in (1, -1):
            painter.drawLine(point + QPointF(-radius, radius * rise), point + QPointF(radius, -radius * rise))
