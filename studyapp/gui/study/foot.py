"""The bar below a card: show the answer, grade it, or check a response."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studyapp.gui.grade_words import grade_words
from studyapp.gui.questions.action_bar import ActionBar
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.answers import GradeButton
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Bar
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label
from studyapp.gui.words import interval_words, tr
from studyapp.services.study.sitting import Grade

CONTEXT = "Study"
HEIGHT = 96


class StudyFoot(QStackedWidget):
    """`showRequested` asks for the answer, `gradeGiven` carries a grade; `check` is the bar of a question."""

    showRequested = Signal()
    gradeGiven = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._question = self._question_bar()
        self._grades: dict[Grade, GradeButton] = {}
        self._grade_bar = self._make_grade_bar()
        self.check = ActionBar(theme)
        self._empty = Bar(theme, height=HEIGHT, line_below=False)
        for part in (self._question, self._grade_bar, self.check, self._empty):
            self.addWidget(part)
        theme.changed.connect(self._fit)
        self._fit()

    def _question_bar(self) -> Bar:
        theme = self._theme
        bar = Bar(theme, height=HEIGHT, line_below=False)
        self._last = Label(theme, role="small", color="text2")
        self._show = Button(
            theme, tr(CONTEXT, "Show answer"), kind="primary", size="large", key=tr(CONTEXT, "Space")
        )
        self._show.clicked.connect(self.showRequested)
        bar.body.addWidget(self._last, 1)
        bar.body.addWidget(self._show)
        bar.body.addStretch(1)
        return bar

    def _make_grade_bar(self) -> Bar:
        theme = self._theme
        bar = Bar(theme, height=HEIGHT, line_below=False)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(10))
        for grade in Grade:
            button = GradeButton(theme, grade_words(grade), str(int(grade)), usual=grade is Grade.GOOD)
            button.clicked.connect(lambda _=False, given=grade: self.gradeGiven.emit(given))
            row.addWidget(button)
            self._grades[grade] = button
        bar.body.addStretch(1)
        bar.body.addWidget(self._row, 20)
        bar.body.addStretch(1)
        return bar

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.size(HEIGHT))
        self._row.setMaximumWidth(self._theme.size(720))
        self._show.setMinimumWidth(self._theme.size(300))

    @property
    def is_checking(self) -> bool:
        """Whether a question is on show, rather than a flashcard or its grades."""
        return self.currentWidget() is self.check

    def set_intervals(self, days: Mapping[Grade, int]) -> None:
        """Say for each grade when the card would come back."""
        for grade, button in self._grades.items():
            button.set_interval(interval_words(days[grade]))

    def show_question(self, last: str) -> None:
        """Offer the answer of a flashcard; `last` tells what became of the card before."""
        self._last.setText(last)
        self.setCurrentWidget(self._question)
        give_focus(self._show)

    def show_check(self, last: str) -> None:
        """Offer to check a response."""
        self.check.set_note(last)
        self.setCurrentWidget(self.check)

    def show_grades(self, usual: Grade) -> None:
        """Offer the grades; Enter and Space give the usual one."""
        for grade, button in self._grades.items():
            button.set_usual(grade is usual)
        self.setCurrentWidget(self._grade_bar)
        give_focus(self._grades[usual])

    def show_nothing(self) -> None:
        """The end of a sitting has its own buttons."""
        self.setCurrentWidget(self._empty)
