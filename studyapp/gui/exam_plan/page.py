"""The exam plan: every change redraws what is expected and what each day is to hold."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QStackedWidget, QWidget

from studyapp.errors import StudyAppError
from studyapp.gui.background import Background
from studyapp.gui.exam_plan.form import ExamForm
from studyapp.gui.exam_plan.outlook_panel import OutlookPanel
from studyapp.gui.exam_plan.result_panel import ResultPanel
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import NARROW, ScrollPage, stack
from studyapp.gui.widgets.empty_state import EmptyState
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label
from studyapp.gui.words import tr
from studyapp.services.changes import Changes
from studyapp.services.exam_plan.outlook import Estimate, estimate_unless
from studyapp.services.exam_plan.planner import ExamPlanner
from studyapp.services.exam_plan.values import StoredExam
from studyapp.services.installed_deck import InstalledDeck

CONTEXT = "ExamPlan"
WAIT_MS = 80
"""A slider that is still moving is waited for."""


class ExamPlanPage(ScrollPage):
    """`changed` as on all pages; `removed` carries an exam that was taken away, to be put back by Undo."""

    changed = Signal(object)
    removed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        planner: ExamPlanner,
        decks: Callable[[], tuple[InstalledDeck, ...]],
        background: Background,
    ) -> None:
        super().__init__(theme)
        self._theme = theme
        self._planner = planner
        self._decks = decks
        self._background = background
        self._exam: StoredExam | None = None
        self._asked = 0
        self._estimate: Estimate | None = None
        self.body.addLayout(self._head())
        self._form = ExamForm(theme)
        self._form.changed.connect(self._entered)
        self._outlook = OutlookPanel(theme)
        self._outlook.minutesRequested.connect(self._form.minutes.setValue)
        self._result = ResultPanel(theme)
        self._result.archiveRequested.connect(self._archive)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space(16))
        self._columns.addWidget(self._form, 2)
        self._right = QStackedWidget()
        self._right.addWidget(self._outlook)
        self._right.addWidget(self._result)
        self._columns.addWidget(self._right, 5)
        self._plan = QWidget()
        self._plan.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._plan)
        self._empty = EmptyState(
            theme,
            "calendar-check",
            tr(CONTEXT, "No exam yet"),
            tr(
                CONTEXT,
                "Say when the exam is and how long you can study. The plan then says what to do each day.",
            ),
        )
        self._first = self._empty.add_action(
            tr(CONTEXT, "Add an exam"), kind="primary", icon="plus", key="Enter"
        )
        self._first.clicked.connect(self.add_exam)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._keep_and_ask)

    def _head(self) -> QHBoxLayout:
        theme = self._theme
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        head.addWidget(Label(theme, tr(CONTEXT, "Exam plan"), role="title"))
        head.addStretch(1)
        self._choice = QComboBox()
        self._choice.setAccessibleName(tr(CONTEXT, "Exam"))
        self._choice.setMinimumWidth(theme.size(160))
        self._choice.activated.connect(lambda place: self._show(self._choice.itemData(place)))
        self._add = Button(theme, tr(CONTEXT, "Add exam"), icon="plus")
        self._add.clicked.connect(self.add_exam)
        self._remove = Button(theme, "", kind="plain", icon="trash-2")
        self._remove.setAccessibleName(tr(CONTEXT, "Remove this exam"))
        self._remove.setToolTip(tr(CONTEXT, "Remove this exam"))
        self._remove.clicked.connect(self._remove_exam)
        for widget in (self._choice, self._add, self._remove):
            head.addWidget(widget)
        return head

    # which exam

    def open(self) -> None:
        """Show what is true now, and be ready for keys."""
        self.refresh()
        give_focus(self._form.minutes if self._exam is not None else self._first)

    def refresh(self) -> None:
        """Show the exam that was on show, or the next one."""
        exams = self._planner.exams()
        kept = self._exam.id if self._exam else ""
        exam = next((one for one in exams if one.id == kept), exams[0] if exams else None)
        self._choice.clear()
        for one in exams:
            self._choice.addItem(one.name, one.id)
        self._choice.setVisible(len(exams) > 1)
        for widget in (self._add, self._remove, self._plan):
            widget.setVisible(exam is not None)
        self._empty.setVisible(exam is None)
        self._exam = exam
        if exam is not None:
            self._choice.setCurrentIndex(self._choice.findData(exam.id))
            self._form.show_exam(exam, self._decks(), self._planner.today())
            self._ask()

    def _show(self, exam_id: str) -> None:
        self._exam = self._planner.exam(exam_id)
        self.refresh()

    def add_exam(self) -> None:
        """Begin another exam, in three weeks at a quarter of an hour a day."""
        number = len(self._planner.exams()) + 1
        try:
            exam = self._planner.draft(tr(CONTEXT, "Exam {0}").format(number))
            changes = self._planner.save(exam)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._exam = exam
        self.refresh()
        self.changed.emit(changes)
        self._form.name.selectAll()
        give_focus(self._form.name)

    def _remove_exam(self) -> None:
        if self._exam is not None:
            removed = self._planner.remove(self._exam.id)
            self._exam = None
            self.refresh()
            self.removed.emit(removed)

    def _archive(self, result: object) -> None:
        if self._exam is None:
            return
        changes = self._planner.archive(self._exam.id, None if result is None else float(str(result)))
        self._exam = None
        self.refresh()
        self.changed.emit(changes)

    # changes

    def _entered(self, exam: StoredExam) -> None:
        """Show at once about what the change brings; what takes longer follows when the entering rests."""
        self._exam = exam
        self._show_about(exam)
        self._wait.start()

    def _show_about(self, exam: StoredExam) -> None:
        """What the last estimate lets expect of the exam as it is now, or at least that it is worked out."""
        today = self._planner.today()
        about = self._estimate.quick.outlook(exam, today) if self._estimate is not None else None
        if about is None:
            self._outlook.set_waiting()
        else:
            self._outlook.show_outlook(exam, about, today)

    def _keep_and_ask(self) -> None:
        exam = self._exam
        if exam is None:
            return
        try:
            changes = self._planner.save(exam)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._choice.setItemText(max(0, self._choice.findData(exam.id)), exam.name)
        self._ask()
        self.changed.emit(changes)

    def _ask(self) -> None:
        """Have the outlook worked out beside the window; work on an older question stops."""
        exam = self._exam
        if exam is None:
            return
        is_over = exam.exam_date < self._planner.today()
        self._right.setCurrentWidget(self._result if is_over else self._outlook)
        if is_over:
            self._result.show_exam(exam)
            return
        self._asked += 1
        case, asked = self._planner.case([exam]), self._asked
        self._show_about(exam)
        background = self._background
        background.run(
            lambda: estimate_unless(lambda: asked != self._asked or background.is_ending(), case),
            partial(self._answered, asked, exam),
        )

    def _answered(self, asked: int, exam: StoredExam, estimate: Estimate | None) -> None:
        if asked != self._asked or estimate is None:
            return
        self._estimate, outlook = estimate, estimate.outlook
        self._outlook.show_outlook(exam, outlook, self._planner.today())
        self._form.show_topics(outlook.by_topic)
        self._planner.note_prediction(exam.id, round(outlook.expected, 3))
        if self._exam is not None and self._exam.id == exam.id:
            self._exam = replace(self._exam, predicted=round(outlook.expected, 3))
        self._background.run(estimate.quick.reach_further, lambda _nothing: None)

    def on_changes(self, changes: Changes) -> None:
        if (changes.decks or changes.everything) and self.isVisible():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.effective_width < NARROW
        stack(self._columns, narrow)
        self._form.setMaximumWidth(16_777_215 if narrow else self._theme.size(290))
