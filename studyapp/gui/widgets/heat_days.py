"""Days of study as squares, a week a column; a fuller day is darker and larger."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, rounded

WEEKS = 18
STEPS_MINUTES = (0.0, 5.0, 15.0, 30.0)
"""From how many minutes on a day has the next look."""


class HeatDays(ThemedWidget):
    """The last weeks up to today; nothing is drawn for days to come."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._minutes: Mapping[date, float] = {}
        self._today = date(2000, 1, 3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_minutes(self, minutes: Mapping[date, float], today: date, description: str) -> None:
        self._minutes, self._today = minutes, today
        self.setAccessibleName(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(18 * WEEKS), self.theme.size(18 * 7))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(160), self.theme.size(18 * 7))

    @staticmethod
    def _look(minutes: float) -> int:
        return sum(minutes > step for step in STEPS_MINUTES)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        cell = min(theme.size(18), self.height() / 7, self.width() / WEEKS)
        monday = self._today - timedelta(days=self._today.weekday())
        for week in range(WEEKS):
            first = monday - timedelta(weeks=WEEKS - 1 - week)
            for weekday in range(7):
                day = first + timedelta(days=weekday)
                if day > self._today:
                    continue
                look = self._look(self._minutes.get(day, 0.0))
                ground = QRectF(week * cell, weekday * cell, cell, cell).adjusted(1.5, 1.5, -1.5, -1.5)
                rounded(painter, ground, 3, theme.color("heat0"))
                if look:
                    inset = ground.width() * (0.30, 0.20, 0.10, 0.0)[look - 1]
                    square = ground.adjusted(inset, inset, -inset, -inset)
                    rounded(painter, square, 3, theme.color(f"heat{look}"))
