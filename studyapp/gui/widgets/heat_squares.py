"""Days as squares, week by week: the longer one studied, the larger and darker the square within."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.chart import LEFT, Chart
from studyapp.gui.widgets.painting import ThemedWidget, rounded, text_width

STEP, SQUARE = 18, 13
SIDES = (0, 6, 8, 11, 13)
"""Of the square within, for each level."""
NAMED_WEEKDAYS = (0, 2, 4)


class HeatSquares(Chart):
    """`levels` run from 0, nothing, to 4."""

    def __init__(self, theme: Theme, name: str, weekdays: tuple[str, ...]) -> None:
        """`weekdays` are short names from Monday."""
        super().__init__(theme, name)
        self._weekdays = weekdays
        self._levels: Mapping[date, int] = {}
        self._months: tuple[str, ...] = ()
        self._today = date.min
        self._weeks = 1

    def show_days(
        self, levels: Mapping[date, int], today: date, weeks: int, months: tuple[str, ...], sentence: str
    ) -> None:
        """Show so many weeks up to today's, fewer where there is no room; `months` are short names from January."""
        self._levels, self._today, self._weeks, self._months = levels, today, weeks, months
        self.describe(sentence)

    def sizeHint(self) -> QSize:
        theme = self.theme
        return QSize(
            self._left() + theme.size(STEP) * self._weeks, theme.line("caption") + theme.size(STEP) * 7 + 4
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + self.theme.size(STEP) * 8, self.sizeHint().height())

    def _left(self) -> int:
        font = self.theme.font("caption")
        return max(text_width(font, name) for name in self._weekdays) + self.theme.space(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._today == date.min:
            return
        painter, theme = self.painter(), self.theme
        step, left = theme.size(STEP), self._left()
        weeks = max(1, min(self._weeks, (self.width() - left + step - theme.size(SQUARE)) // step))
        top = theme.line("caption") + 2
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        for weekday in NAMED_WEEKDAYS:
            box = QRectF(0, top + weekday * step, left, step)
            painter.drawText(box, LEFT, self._weekdays[weekday])
        monday = self._today - timedelta(days=self._today.weekday())
        first = monday - timedelta(weeks=weeks - 1)
        self._draw_months(painter, first, weeks, left)
        for ahead in range((self._today - first).days + 1):
            day = first + timedelta(days=ahead)
            box = QRectF(left + (ahead // 7) * step, top + (ahead % 7) * step, step, step)
            draw_square(painter, theme, box, self._levels.get(day, 0))

    def _draw_months(self, painter: QPainter, first: date, weeks: int, left: int) -> None:
        """Above the first week that begins in a month, and above the first of all where there is room."""
        theme, step = self.theme, self.theme.size(STEP)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        end, last = -1.0, None
        starts = [first + timedelta(weeks=week) for week in range(weeks)]
        for week, monday in enumerate(starts):
            is_cut = week == 0 and any(later.month != monday.month for later in starts[1:3])
            if monday.month == last or is_cut:
                last = monday.month
                continue
            words = self._months[monday.month - 1]
            width = text_width(painter.font(), words)
            x = float(left + week * step + (step - theme.size(SQUARE)) // 2)
            if x > end and x + width <= self.width():
                painter.drawText(QRectF(x, 0, width + 2, theme.line("caption")), LEFT, words)
                end = x + width + theme.space(4)
            last = monday.month


class HeatScale(ThemedWidget):
    """One square of each level, for a legend."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(STEP) * len(SIDES), self.theme.size(SQUARE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, step = self.painter(), self.theme.size(STEP)
        for level in range(len(SIDES)):
            draw_square(painter, self.theme, QRectF(level * step, 0, step, self.height()), level)


def draw_square(painter: QPainter, theme: Theme, box: QRectF, level: int) -> None:
    """One day, in the middle of a box."""
    for side, role in ((SQUARE, "heat0"), (SIDES[level], f"heat{level}")):
        length = theme.size(side)
        inner = QRectF(0, 0, length, length)
        inner.moveCenter(box.center())
        if length:
            rounded(painter, inner, 3 if side > 8 else 2, theme.color(role))
