"""After an exam: how it went, beside what was expected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider

from studyapp.gui.outlook_words import percent
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import day_words, tr
from studyapp.services.exam_plan.values import StoredExam

CONTEXT = "ExamPlan"


class ResultPanel(Card):
    """`archiveRequested` carries the result, 0 to 1, or None when it is not to be told."""

    archiveRequested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=20, spacing=10)
        self._title = Label(theme, role="heading")
        self._expected = WrapLabel(theme, color="text2")
        self.body.addWidget(self._title)
        self.body.addWidget(self._expected)
        row = QHBoxLayout()
        row.addWidget(Label(theme, tr(CONTEXT, "How did it go?"), role="label"))
        row.addStretch(1)
        self._words = Label(theme, role="labelStrong", tabular=True)
        row.addWidget(self._words)
        self.body.addLayout(row)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, 100)
        self._slider.setAccessibleName(tr(CONTEXT, "Result in per cent"))
        self._slider.setMinimumHeight(theme.size(24))
        self._slider.valueChanged.connect(lambda value: self._words.setText(f"{value}%"))
        self.body.addWidget(self._slider)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(10))
        keep = Button(theme, tr(CONTEXT, "Keep the result"), kind="primary", size="large")
        keep.clicked.connect(lambda: self.archiveRequested.emit(self._slider.value() / 100))
        skip = Button(theme, tr(CONTEXT, "Put away without"), size="large")
        skip.clicked.connect(lambda: self.archiveRequested.emit(None))
        buttons.addWidget(keep)
        buttons.addWidget(skip)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addStretch(1)

    def show_exam(self, exam: StoredExam) -> None:
        """Ask about an exam of the past."""
        self._title.setText(tr(CONTEXT, "The exam was on {0}").format(day_words(exam.exam_date)))
        if exam.predicted is None:
            self._expected.set_text(tr(CONTEXT, "Its result helps to judge the next estimate."))
        else:
            words = tr(CONTEXT, "The estimate was {0}. Its result helps to judge the next one.")
            self._expected.set_text(words.format(percent(exam.predicted)))
        self._slider.setValue(round(100 * (exam.predicted if exam.predicted is not None else 0.7)))
        self._words.setText(f"{self._slider.value()}%")
