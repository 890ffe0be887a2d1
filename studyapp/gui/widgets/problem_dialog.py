"""The dialog for a deck that cannot be installed: where it is broken, what was found, what was expected."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from studyapp.content.problem import DeckError, Problem
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.dialog import Dialog
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.painting import ThemedWidget, rounded


def tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("ProblemDialog", text, None, count)


class Excerpt(ThemedWidget):
    """A few lines of the file, the faulty one marked by colour and edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._lines: tuple[tuple[int, str], ...] = ()
        self._faulty: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: tuple[tuple[int, str], ...], faulty: int | None) -> None:
        self._lines, self._faulty = lines, faulty
        self.setVisible(bool(lines))
        self.setAccessibleName("\n".join(f"{number}: {text}" for number, text in lines))
        self.refresh()

    def _row(self) -> int:
        return self.theme.size(24)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(400), self._row() * len(self._lines) + self.theme.space(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        rounded(painter, QRectF(self.rect()), 10, theme.color("sunken"), theme.color("line"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.size(13))
        painter.setFont(font)
        number_width = theme.size(56)
        for place, (number, text) in enumerate(self._lines):
            box = QRectF(
                0, theme.space(10) + place * self._row(), self.width() - theme.space(12), self._row()
            )
            line = box.adjusted(number_width, 0, 0, 0)
            is_faulty = number == self._faulty
            if is_faulty:
                painter.fillRect(line, theme.color("wrongSoft"))
                painter.fillRect(QRectF(line.x(), line.y(), 3, line.height()), theme.color("wrong"))
            painter.setPen(theme.color("wrong" if is_faulty else "text2"))
            painter.drawText(
                box.adjusted(0, 0, number_width - box.width() - 10, 0),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(number),
            )
            painter.setPen(theme.color("text" if is_faulty else "text2"))
            painter.setClipRect(line)
            painter.drawText(line.adjusted(theme.space(10), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
            painter.setClipping(False)


class ProblemDialog(Dialog):
    """Shows one problem at a time; `wants_other_file` says after closing what was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None, error: DeckError) -> None:
        count = len(error.problems)
        summary = error.what_happened if count <= 1 else tr("%n problem(s) were found.", count)
        if count == 1:
            summary = error.problems[0].message
        super().__init__(
            theme,
            parent,
            tr("This deck could not be installed"),
            f"{summary} {error.safe}",
            icon="file-warning",
            tint="wrong",
        )
        self._problems = error.problems
        self._place = 0
        self.wants_other_file = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space(16))
        self._grid.setVerticalSpacing(theme.space(4))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._rows = [self._add_row(place, name) for place, name in enumerate(self._row_names())]
        self._excerpt = Excerpt(theme)
        self.body.addWidget(self._excerpt)
        copy = self.add_button(tr("Copy details"), kind="plain", icon="copy", left=True)
        copy.clicked.connect(self._copy)
        self._step = self.add_button(tr("Next problem"))
        self._step.clicked.connect(self._next)
        self._step.setVisible(count > 1)
        close = self.add_button(tr("Close"))
        close.clicked.connect(self.reject)
        other = self.add_button(tr("Choose another file"), kind="primary")
        other.clicked.connect(self._choose_other)
        self._show(0)

    @staticmethod
    def _row_names() -> tuple[str, ...]:
        return (tr("File"), tr("Line"), tr("Field"), tr("Found"), tr("Expected"))

    def _add_row(self, place: int, name: str) -> tuple[Label, WrapLabel]:
        label = Label(self.theme, name, role="small", color="text2")
        value = WrapLabel(self.theme, role="small")
        self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, place, 1)
        return label, value

    def _show(self, place: int) -> None:
        self._place = place
        if not self._problems:
            return
        problem = self._problems[place]
        for (label, value), text in zip(self._rows, _values(problem), strict=True):
            value.set_text(text)
            label.setVisible(bool(text))
            value.setVisible(bool(text))
        self._excerpt.show_lines(problem.excerpt, problem.line)
        if len(self._problems) > 1:
            self._step.setText(tr("Problem {0} of {1}: next").format(place + 1, len(self._problems)))
        if self.isVisible():
            self.fit()

    def _next(self) -> None:
        self._show((self._place + 1) % len(self._problems))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(str(problem) for problem in self._problems))

    def _choose_other(self) -> None:
        self.wants_other_file = True
        self.accept()


def _values(problem: Problem) -> tuple[str, ...]:
    where = (
        tr("{0}, in {1}").format(problem.field, problem.entry)
        if problem.entry and problem.field
        else problem.field
    )
    line = str(problem.line) if problem.line else ""
    return (problem.file, line, where, problem.found, problem.expected)
