"""The days to an exam, week by week, with what each is to hold."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.containers import clear_layout
from studyapp.gui.widgets.labels import Label
from studyapp.gui.widgets.painting import ThemedWidget, rounded, text_width
from studyapp.gui.words import day_words, short_day_words, tr, weekday_names
from studyapp.services.exam_plan.values import PlanDay

CONTEXT = "ExamPlan"
MOST_WEEKS = 10


class DayCell(ThemedWidget):
    """A day: its minutes, "off", "done" or the exam. `look` is plain, today, off, past or exam."""

    def __init__(self, theme: Theme, words: str, look: str, description: str) -> None:
        super().__init__(theme)
        self._words, self._look = words, look
        self.setAccessibleName(description)
        self.setToolTip(description)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(62), self.theme.size(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(40), self.theme.size(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        box = QRectF(self.rect())
        color = theme.color
        match self._look:
            case "exam":
                rounded(painter, box, 6, color("accent"))
            case "today":
                rounded(painter, box, 6, color("surface"), color("accent"), width=2)
            case "off":
                painter.setPen(QPen(color("border"), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            case "past":
                rounded(painter, box, 6, color("sunken"))
            case _:
                rounded(painter, box, 6, color("surface"), color("line"))
        wide = text_width(theme.font("smallStrong", tabular=True), self._words)
        is_strong = self._look in {"exam", "today"} and wide < box.width() - theme.space(4)
        painter.setFont(theme.font("smallStrong" if is_strong else "small", tabular=True))
        roles = {"exam": "onAccent", "off": "text3", "past": "text2"}
        painter.setPen(color(roles.get(self._look, "text")))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)


class DayGrid(QWidget):
    """At most ten weeks; what lies beyond is told in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.space(5))

    def show_days(self, days: Mapping[date, PlanDay], today: date, exam_date: date) -> None:
        """Show the weeks from today's to the exam's."""
        clear_layout(self._grid)
        theme = self._theme
        for column, name in enumerate(weekday_names(), start=1):
            label = Label(theme, name, role="caption", color="text3")
            self._grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignCenter)
            self._grid.setColumnStretch(column, 1)
        monday = today - timedelta(days=today.weekday())
        weeks = (exam_date - monday).days // 7 + 1
        for week in range(min(weeks, MOST_WEEKS)):
            first = monday + timedelta(days=7 * week)
            title = Label(theme, short_day_words(first, today), role="small", color="text2")
            self._grid.addWidget(title, week + 1, 0)
            for weekday in range(7):
                day = first + timedelta(days=weekday)
                if today <= day <= exam_date:
                    self._grid.addWidget(self._cell(day, days, today, exam_date), week + 1, weekday + 1)
        if weeks > MOST_WEEKS:
            words = tr(CONTEXT, "and %n more week(s)", weeks - MOST_WEEKS)
            self._grid.addWidget(Label(theme, words, role="small", color="text2"), MOST_WEEKS + 1, 1, 1, 7)

    def _cell(self, day: date, days: Mapping[date, PlanDay], today: date, exam_date: date) -> DayCell:
        if day == exam_date:
            words = tr(CONTEXT, "Exam")
            return DayCell(self._theme, words, "exam", f"{day_words(day)}: {words}")
        plan = days.get(day)
        if plan is None or not plan.minutes:
            words = tr(CONTEXT, "off")
            return DayCell(self._theme, words, "off", f"{day_words(day)}: {words}")
        words = tr(CONTEXT, "{0} min").format(plan.minutes)
        told = tr(CONTEXT, "{0}: {1} minutes, {2} new, {3} to review").format(
            day_words(day), plan.minutes, plan.new, plan.reviews
        )
        return DayCell(self._theme, words, "today" if day == today else "plain", told)
