"""What is expected of an exam, what would change it, and what each day is to hold."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.exam_plan.day_grid import DayGrid
from studyapp.gui.outlook_words import advice_words, against_target, chart_sentence, percent, recall_lines
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card
from studyapp.gui.widgets.labels import IconLabel, Label, WrapLabel
from studyapp.gui.widgets.recall_chart import RecallChart
from studyapp.gui.words import short_day_words, tr
from studyapp.services.exam_plan.values import ExamOutlook, Expectation, StoredExam

CONTEXT = "ExamPlan"


class OutlookPanel(QWidget):
    """`minutesRequested` carries minutes a day that the advice proposes."""

    minutesRequested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._minutes = 0
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.space(16))
        whole.addWidget(self._expected_card(theme))
        whole.addWidget(self._days_card(theme))
        whole.addStretch(1)

    def _expected_card(self, theme: Theme) -> Card:
        card = Card(theme, padding=20, spacing=8)
        title = tr(CONTEXT, "Expected recall on exam day")
        card.body.addWidget(Label(theme, title, role="labelStrong", color="text2"))
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        self._expected = Label(theme, "–", role="figure")
        self._against = WrapLabel(theme, color="text2")
        row.addWidget(self._expected)
        row.addWidget(self._against, 1)
        card.body.addLayout(row)
        self._chart = RecallChart(theme)
        card.body.addWidget(self._chart)
        advice = QHBoxLayout()
        advice.setSpacing(theme.space(10))
        self._bulb = IconLabel(theme, "lightbulb")
        advice.addWidget(self._bulb, 0, Qt.AlignmentFlag.AlignTop)
        self._advice = WrapLabel(theme, role="label", color="text2")
        advice.addWidget(self._advice, 1)
        self._use = Button(theme, "")
        self._use.clicked.connect(lambda: self.minutesRequested.emit(self._minutes))
        advice.addWidget(self._use)
        card.body.addLayout(advice)
        self._bulb.hide()
        self._use.hide()
        return card

    def _days_card(self, theme: Theme) -> Card:
        card = Card(theme, padding=20, spacing=10)
        head = QHBoxLayout()
        head.addWidget(Label(theme, tr(CONTEXT, "Day by day"), role="heading"))
        head.addStretch(1)
        self._in_all = Label(theme, role="small", color="text2", tabular=True)
        head.addWidget(self._in_all)
        card.body.addLayout(head)
        self._grid = DayGrid(theme)
        card.body.addWidget(self._grid)
        return card

    def set_waiting(self) -> None:
        """The figures that are on show are being worked out anew."""
        self._against.set_text(tr(CONTEXT, "working it out"))

    def show_outlook(self, exam: StoredExam, outlook: Expectation, today: date) -> None:
        """Show an estimate, its band where it is known."""
        self._expected.setText(percent(outlook.expected))
        self._against.set_text(against_target(exam, outlook))
        self._bulb.show()
        self._chart.show_lines(recall_lines(exam, outlook, today), chart_sentence(exam, outlook))
        self._advice.set_text(advice_words(exam, outlook, today))
        minutes = outlook.advice.minutes
        offers = outlook.advice.kind in {"more_minutes", "fewer_minutes"} and minutes is not None
        self._use.setVisible(offers)
        if offers and minutes is not None:
            self._minutes = minutes
            self._use.setText(tr(CONTEXT, "Use %n minute(s)", minutes))
        hours, rest = divmod(outlook.minutes_in_all, 60)
        words = [tr(CONTEXT, "{0} h {1} min in all").format(hours, rest)]
        if isinstance(outlook, ExamOutlook) and outlook.last_new_day is not None:
            last = short_day_words(outlook.last_new_day, today)
            words.insert(0, tr(CONTEXT, "new cards until {0}").format(last))
        self._in_all.setText(", ".join(words))
        self._grid.show_days(outlook.by_date, today, exam.exam_date)
