"""What the chosen set-up comes to, and the button that starts it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.painting import ThemedWidget, rounded
from studyapp.gui.words import tr
from studyapp.services.quiz.setup import SetupCount

CONTEXT = "Quiz"


class SetupSummary(ThemedWidget):
    """A card beside the page, or a bar below it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._is_bar = False
        self._body = QVBoxLayout(self)
        self._title = Label(theme, tr(CONTEXT, "Your quiz"), role="labelStrong", color="text2")
        self._body.addWidget(self._title)
        count = QHBoxLayout()
        count.setSpacing(theme.space(10))
        self._asked = Label(theme, "0", role="figure")
        self._asked_unit = Label(theme, role="body", color="text2")
        count.addWidget(self._asked)
        count.addWidget(self._asked_unit)
        count.addStretch(1)
        self._body.addLayout(count)
        self._facts = QWidget()
        rows = QVBoxLayout(self._facts)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.space(6))
        self._minutes = self._fact(rows, tr(CONTEXT, "Takes about"))
        self._topics = self._fact(rows, tr(CONTEXT, "Topics"))
        self._kinds = self._fact(rows, tr(CONTEXT, "Kinds"))
        self._fitting = self._fact(rows, tr(CONTEXT, "Questions that fit"))
        self._body.addWidget(self._facts)
        self._reason = WrapLabel(theme, role="small", color="caution")
        self._body.addWidget(self._reason)
        self._body.addSpacing(theme.space(8))
        self.start = Button(
            theme, tr(CONTEXT, "Start quiz"), kind="primary", size="large", icon="play", key="Enter"
        )
        self._body.addWidget(self.start)
        self.set_bar(False)

    def _fact(self, rows: QVBoxLayout, name: str) -> Label:
        row = QHBoxLayout()
        row.addWidget(Label(self.theme, name, role="small", color="text2"))
        row.addStretch(1)
        value = Label(self.theme, role="smallStrong", tabular=True)
        row.addWidget(value)
        rows.addLayout(row)
        return value

    def set_bar(self, is_bar: bool) -> None:
        """Lie flat below the page, with the number and the button alone."""
        self._is_bar = is_bar
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if is_bar else direction.TopToBottom)
        self._title.setVisible(not is_bar)
        self._facts.setVisible(not is_bar)
        across = QSizePolicy.Policy.Maximum if is_bar else QSizePolicy.Policy.Expanding
        self.start.setSizePolicy(across, self.start.sizePolicy().verticalPolicy())
        self.refresh()

    def refresh(self) -> None:
        side, ends = (24, 10) if self._is_bar else (20, 18)
        side, ends = self.theme.space(side), self.theme.space(ends)
        self._body.setContentsMargins(side, ends, side, ends)
        self._body.setSpacing(self.theme.space(12 if self._is_bar else 6))
        self.setMinimumWidth(0 if self._is_bar else self.theme.size(276))
        super().refresh()

    def show_count(self, count: SetupCount, wanted: int, *, topics: str, kinds: str, reason: str) -> None:
        """Tell how many of the wanted questions there are; `reason` says why there are fewer."""
        self._asked.setText(str(count.asked))
        self._asked_unit.setText(tr(CONTEXT, "question(s)", count.asked))
        self._minutes.setText(tr(CONTEXT, "%n minute(s)", count.minutes))
        self._topics.setText(topics)
        self._kinds.setText(kinds)
        self._fitting.setText(str(count.fitting))
        self._reason.set_text(reason)
        self._reason.setVisible(bool(reason))
        self.start.setEnabled(count.asked > 0)
        self.start.setText(
            tr(CONTEXT, "Start with {0}").format(count.asked)
            if 0 < count.asked < wanted
            else tr(CONTEXT, "Start quiz")
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        if self._is_bar:
            painter.fillRect(self.rect(), self.theme.color("window"))
            painter.fillRect(0, 0, self.width(), 1, self.theme.color("line"))
            return
        rounded(painter, QRectF(self.rect()), 12, self.theme.color("surface"), self.theme.color("line"))
