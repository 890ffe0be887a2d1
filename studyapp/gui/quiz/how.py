"""How a quiz is to be: how many questions, from which cards, when answers are shown, and against which clock."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.choices import Segmented, Switch
from studyapp.gui.widgets.labels import Label
from studyapp.gui.words import tr
from studyapp.services.quiz.setup import DUE, MISTAKES, MIXED, MOST_QUESTIONS, WEAKEST, QuizSetup

CONTEXT = "Quiz"
OTHER = 0
NUMBERS = (10, 20, 40)
SECONDS = (0, 30, 60)


class HowChoices(QWidget):
    """`changed` when anything was chosen; `startRequested` when Enter ended a number."""

    changed = Signal()
    startRequested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.space(16))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space(20))
        self._grid.setVerticalSpacing(theme.space(16))
        box.addLayout(self._grid)
        self._fields = self._make_fields()
        self._columns = 0
        self.set_columns(2)
        box.addLayout(self._sureness_row())
        self.show_setup(QuizSetup("", (), (), asks_sureness=True))

    def _make_fields(self) -> list[QWidget]:
        numbers: list[tuple[object, str, str]] = [(number, str(number), "") for number in NUMBERS]
        numbers.append((OTHER, tr(CONTEXT, "Other"), ""))
        self._number = self._segmented(tr(CONTEXT, "Number of questions"), numbers)
        self._other = QSpinBox()
        self._other.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._other.setRange(1, MOST_QUESTIONS)
        self._other.setAccessibleName(tr(CONTEXT, "Other number of questions"))
        self._other.setMinimumWidth(self._theme.size(64))
        self._other.valueChanged.connect(lambda _number: self.changed.emit())
        self._other.lineEdit().returnPressed.connect(self.startRequested)
        self._choose = self._segmented(
            tr(CONTEXT, "Choose from"),
            [
                (MIXED, tr(CONTEXT, "Mixed"), ""),
                (WEAKEST, tr(CONTEXT, "Weakest"), ""),
                (MISTAKES, tr(CONTEXT, "Mistakes"), ""),
                (DUE, tr(CONTEXT, "Due"), ""),
            ],
        )
        self._exam = self._segmented(
            tr(CONTEXT, "Show answers"),
            [(False, tr(CONTEXT, "After each"), ""), (True, tr(CONTEXT, "At the end"), "")],
        )
        times: list[tuple[object, str, str]] = [
            (each, tr(CONTEXT, "{0} s").format(each) if each else tr(CONTEXT, "No limit"), "")
            for each in SECONDS
        ]
        self._time = self._segmented(tr(CONTEXT, "Time per question"), times)
        self._core = self._segmented(
            tr(CONTEXT, "Cards"),
            [(False, tr(CONTEXT, "All"), ""), (True, tr(CONTEXT, "Core only"), "")],
        )
        number_row = QWidget()
        row = QHBoxLayout(number_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space(8))
        row.addWidget(self._number, 1)
        row.addWidget(self._other)
        return [
            self._field(self._number, number_row),
            *(self._field(one, one) for one in (self._choose, self._exam, self._time, self._core)),
        ]

    def _segmented(self, name: str, choices: list[tuple[object, str, str]]) -> Segmented:
        control = Segmented(self._theme, name, choices, stretch=True)
        control.chosen.connect(self._chosen)
        return control

    def _field(self, control: Segmented, shown: QWidget) -> QWidget:
        field = QWidget()
        box = QVBoxLayout(field)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._theme.space(6))
        box.addWidget(Label(self._theme, control.accessibleName(), role="label"))
        box.addWidget(shown)
        return field

    def _sureness_row(self) -> QHBoxLayout:
        theme = self._theme
        name = tr(CONTEXT, "Ask how sure I am")
        self._sureness = Switch(theme, name)
        self._sureness.clicked.connect(lambda _checked: self.changed.emit())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, name, role="label"))
        help_text = tr(CONTEXT, "Shows later how well you judge your own memory")
        words.addWidget(Label(theme, help_text, role="small", color="text2"))
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        row.addWidget(self._sureness)
        row.addLayout(words, 1)
        return row

    def set_columns(self, columns: int) -> None:
        """One below the other, or two side by side."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, field in enumerate(self._fields):
            self._grid.addWidget(field, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    def _chosen(self, _value: object) -> None:
        self._other.setVisible(self._number.value() == OTHER)
        self.changed.emit()

    def show_setup(self, setup: QuizSetup) -> None:
        """Show how a set-up wants it, without a signal."""
        self.blockSignals(True)
        self._number.set_value(setup.number if setup.number in NUMBERS else OTHER)
        self._other.setValue(setup.number)
        self._other.setVisible(setup.number not in NUMBERS)
        self._choose.set_value(setup.choose_from)
        self._exam.set_value(setup.exam)
        self._time.set_value(setup.seconds_each)
        self._core.set_value(setup.core_only)
        self._sureness.setChecked(setup.asks_sureness)
        self.blockSignals(False)

    def put_into(self, setup: QuizSetup) -> QuizSetup:
        """The set-up as it is chosen here."""
        number = int(str(self._number.value()))
        return replace(
            setup,
            number=self._other.value() if number == OTHER else number,
            choose_from=str(self._choose.value()),
            exam=bool(self._exam.value()),
            seconds_each=int(str(self._time.value())),
            core_only=bool(self._core.value()),
            asks_sureness=self._sureness.isChecked(),
        )
