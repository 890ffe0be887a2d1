"""The next exam on Today: days left and what to expect, or the offer to add one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studyapp.gui.outlook_words import advice_words, chart_sentence, recall_lines
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.recall_chart import RecallChart
from studyapp.gui.words import short_day_words, tr
from studyapp.services.exam_plan.values import ExamOutlook, StoredExam

CONTEXT = "Today"


class ExamPanel(Card):
    """`planRequested` opens the exam plan."""

    planRequested = Signal()

    def __init__(self, theme: Theme, exam: StoredExam | None, today: date) -> None:
        super().__init__(theme, spacing=8)
        self._exam, self._today = exam, today
        if exam is None:
            self._offer(theme)
        else:
            self._show_exam(theme, exam, today)

    def _offer(self, theme: Theme) -> None:
        self.body.addWidget(Label(theme, tr(CONTEXT, "An exam ahead?"), role="labelStrong", color="text2"))
        words = tr(CONTEXT, "Say when it is, and each day asks what is worth most by then.")
        self.body.addWidget(WrapLabel(theme, words, color="text2"))
        self.body.addStretch(1)
        self._link(tr(CONTEXT, "Add an exam"), self.planRequested.emit, icon="plus")

    def _show_exam(self, theme: Theme, exam: StoredExam, today: date) -> None:
        head = QHBoxLayout()
        head.addWidget(WrapLabel(theme, exam.name, role="labelStrong", color="text2"), 1)
        when = short_day_words(exam.exam_date, today)
        head.addWidget(Label(theme, when, role="small", color="text2"))
        self.body.addLayout(head)
        days = (exam.exam_date - today).days
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        row.addWidget(Label(theme, str(max(0, days)), role="figure"))
        unit = tr(CONTEXT, "day(s) left", days) if days >= 0 else tr(CONTEXT, "days left; the exam is over")
        row.addWidget(Label(theme, unit, color="text2"))
        row.addStretch(1)
        self.body.addLayout(row)
        self._chart = RecallChart(theme, small=True)
        self._chart.setVisible(False)
        self.body.addWidget(self._chart)
        self.body.addStretch(1)
        self._advice = WrapLabel(theme, role="small", color="text2")
        self.body.addWidget(self._advice)
        self._link(tr(CONTEXT, "Exam plan"), self.planRequested.emit, trailing_icon="chevron-right")

    def _link(
        self, text: str, action: Callable[[], None], *, icon: str = "", trailing_icon: str = ""
    ) -> None:
        row = QHBoxLayout()
        button = Button(self.theme, text, kind="link", icon=icon, trailing_icon=trailing_icon)
        button.clicked.connect(lambda _checked: action())
        row.addStretch(1)
        row.addWidget(button)
        self.body.addLayout(row)

    def show_outlook(self, outlook: ExamOutlook) -> None:
        """Show what is expected, once it was worked out."""
        if self._exam is None or self._exam.exam_date <= self._today:
            return
        self._chart.show_lines(
            recall_lines(self._exam, outlook, self._today), chart_sentence(self._exam, outlook)
        )
        self._chart.setVisible(True)
        self._advice.set_text(advice_words(self._exam, outlook, self._today))
