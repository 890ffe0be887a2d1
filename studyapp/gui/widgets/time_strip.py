"""Where a fact stands in time: three to five neighbours on one line, the present one in the accent colour."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, hatched, rounded, text_width

BASE_HEIGHT, ROW_HEIGHT = 42, 20
LONGEST_LABEL, LONGEST_OWN_LABEL = 34, 48
MOST_ROWS = 2
DAYS_IN_YEAR = 365.2425
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: days count from 0000-03-01. A single day is a dot, a stretch a bar, an approximate one hatched."""

    label: str
    first_day: int
    last_day: int
    approximate: bool
    is_current: bool

    @property
    def middle(self) -> float:
        return (self.first_day + self.last_day) / 2


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a count of days from 0000-03-01 (Howard Hinnant's algorithm)."""
    era, day_of_era = divmod(days, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day


def days_from_month(year: int, month: int) -> int:
    """The count of the first day of a month."""
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year


class TimeStrip(ThemedWidget):
    """Painted; its accessible name is one sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: tuple[Mark, ...], description: str) -> None:
        """Show events in the order of time; none hides the strip."""
        self._marks = marks
        self.setVisible(bool(marks))
        self.setAccessibleName(description)
        self.refresh()

    def sizeHint(self) -> QSize:
        rows = max(self._rows().values(), default=0) + 1
        return QSize(self.theme.size(300), self.theme.size(BASE_HEIGHT + ROW_HEIGHT * rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _range(self) -> tuple[float, float]:
        first = min(mark.first_day for mark in self._marks)
        last = max(mark.last_day for mark in self._marks)
        margin = max(12.0, (last - first) * 0.12)
        return first - margin, last + margin

    def _x(self, day: float) -> float:
        low, high = self._range()
        return (day - low) / (high - low) * self.width()

    def _label_box(self, mark: Mark) -> tuple[float, float]:
        """Left edge and width of a label that stays inside the strip."""
        role = "smallStrong" if mark.is_current else "small"
        width = text_width(self.theme.font(role), _short(mark)) + self.theme.size(10)
        middle = self._x(mark.middle)
        return min(max(0.0, middle - width / 2), max(0.0, self.width() - width)), width

    def _rows(self) -> dict[Mark, int]:
        """The row of each label, counted up from the line; marks without a free one are left out.

        The present mark comes first, then those nearest to it. No label covers another or its leader.
        """
        if not self._marks or not self.width():
            return {}
        now = next((mark for mark in self._marks if mark.is_current), self._marks[0])
        rows: dict[Mark, int] = {}
        for mark in sorted(self._marks, key=lambda one: (one is not now, abs(one.middle - now.middle))):
            row = next((level for level in range(MOST_ROWS) if self._is_free(mark, level, rows)), None)
            if row is not None:
                rows[mark] = row
        return rows

    def _is_free(self, mark: Mark, level: int, rows: dict[Mark, int]) -> bool:
        left, width = self._label_box(mark)
        leader = self._x(mark.middle)
        for other, row in rows.items():
            start, room = self._label_box(other)
            if row == level and left < start + room and start < left + width:
                return False
            if row < level and start <= leader <= start + room:
                return False
            if row > level and left <= self._x(other.middle) <= left + width:
                return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._marks:
            return
        painter, theme = self.painter(), self.theme
        axis = self.height() - theme.size(24)
        painter.setPen(QPen(theme.color("control"), 1.4))
        painter.drawLine(QPointF(0, axis), QPointF(self.width(), axis))
        self._draw_ticks(painter, axis)
        for mark, row in self._rows().items():
            self._draw_mark(painter, mark, row, axis)

    def _draw_mark(self, painter: QPainter, mark: Mark, row: int, axis: float) -> None:
        theme = self.theme
        color = theme.color("accent" if mark.is_current else "control")
        left, right = self._x(mark.first_day), self._x(mark.last_day)
        middle = (left + right) / 2
        label_left, width = self._label_box(mark)
        top = axis - theme.size(14) - theme.size(ROW_HEIGHT) * (row + 1)
        box = QRectF(label_left, top, width, theme.size(ROW_HEIGHT))
        painter.setPen(QPen(color, 1))
        painter.drawLine(QPointF(middle, box.bottom()), QPointF(middle, axis - theme.size(6)))
        if mark.is_current:
            rounded(painter, box, 4, theme.color("accentSoft"))
        painter.setFont(theme.font("smallStrong" if mark.is_current else "small"))
        painter.setPen(theme.color("onAccentSoft" if mark.is_current else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _short(mark))
        radius = theme.size(5)
        back = theme.color("window")
        if mark.approximate or mark.last_day > mark.first_day:
            span = QRectF(left, axis - radius, max(right - left, radius * 3.0), radius * 2)
            path = QPainterPath()
            path.addRoundedRect(span, radius, radius)
            painter.fillPath(path, back)
            if mark.approximate:
                hatched(painter, path, back, color)
                pen = QPen(color, 1.2, Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.drawPath(path)
            else:
                painter.fillPath(path, color)
        else:
            painter.setBrush(color)
            painter.setPen(QPen(back, 2))
            painter.drawEllipse(QPointF(middle, axis), radius + 1, radius + 1)

    def _draw_ticks(self, painter: QPainter, axis: float) -> None:
        theme = self.theme
        painter.setFont(theme.font("caption"))
        end = -1.0
        for day, label in self._ticks():
            x = self._x(day)
            width = text_width(painter.font(), label) + theme.size(8)
            if x < 0 or x + width > self.width() or x <= end:
                continue
            painter.setPen(QPen(theme.color("control"), 1))
            painter.drawLine(QPointF(x, axis), QPointF(x, axis + theme.size(6)))
            painter.setPen(theme.color("text3"))
            box = QRectF(x, axis + theme.size(6), width, theme.line("caption"))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, label)
            end = x + width

    def _ticks(self) -> list[tuple[int, str]]:
        """Beginnings of months, or of years on a longer strip; the year is named once."""
        low, high = self._range()
        first_year, last_year = civil_from_days(int(low))[0], civil_from_days(int(high))[0]
        if high - low > 2.2 * DAYS_IN_YEAR:
            return [(days_from_month(year, 1), str(year)) for year in range(first_year, last_year + 1)]
        ticks, named = [], None
        for year in range(first_year, last_year + 1):
            for month in range(1, 13):
                day = days_from_month(year, month)
                if low <= day <= high:
                    name = MONTHS[month - 1] if named == year else f"{MONTHS[month - 1]} {year}"
                    ticks.append((day, name))
                    named = year
        return ticks


def _short(mark: Mark) -> str:
    """A label in a few words; the full one stands in the accessible sentence."""
    longest = LONGEST_OWN_LABEL if mark.is_current else LONGEST_LABEL
    if len(mark.label) <= longest:
        return mark.label
    return f"{mark.label[:longest].rsplit(' ', 1)[0]}…"
