"""All quizzes that were taken; each can be opened as it was."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card, Rule, ScrollPage, clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Chip, Label, WrapLabel
from studyapp.gui.widgets.measures import StateBar
from studyapp.gui.words import moment_words, tr
from studyapp.services.quiz.history import PastAttempt

CONTEXT = "Quiz"


class HistoryView(ScrollPage):
    """`openRequested` carries the id of an attempt; `newRequested` asks for a new quiz."""

    openRequested = Signal(str)
    newRequested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        head = QHBoxLayout()
        head.addWidget(Label(theme, tr(CONTEXT, "All quizzes"), role="title"))
        head.addStretch(1)
        self._new = Button(theme, tr(CONTEXT, "New quiz"), kind="primary", size="large", key="Enter")
        self._new.clicked.connect(self.newRequested)
        head.addWidget(self._new)
        self.body.addLayout(head)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_attempts(self, attempts: tuple[PastAttempt, ...]) -> None:
        """List finished quizzes, newest first."""
        clear_layout(self._list)
        if not attempts:
            words = tr(CONTEXT, "No quiz has been finished yet.")
            self._list.addWidget(WrapLabel(self._theme, words, color="text2"))
            return
        card = Card(self._theme, padding=16, spacing=4)
        for place, attempt in enumerate(attempts):
            if place:
                card.body.addWidget(Rule(self._theme))
            card.body.addWidget(self._row(attempt))
        self._list.addWidget(card)

    def _row(self, attempt: PastAttempt) -> QWidget:
        theme = self._theme
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, theme.space(4), 0, theme.space(4))
        line.setSpacing(theme.space(16))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(WrapLabel(theme, attempt.deck_title, role="label"))
        when = moment_words(attempt.started_at)
        names.addWidget(Label(theme, when, role="small", color="text2", tabular=True))
        line.addLayout(names, 3)
        if attempt.is_exam:
            line.addWidget(Chip(theme, tr(CONTEXT, "Exam")))
        words = tr(CONTEXT, "{0} of {1} right").format(attempt.right, attempt.asked)
        bar = StateBar(theme)
        bar.show_parts(((attempt.right, "known"), (attempt.asked - attempt.right, "rest")), words)
        line.addWidget(bar, 2)
        line.addWidget(Label(theme, words, role="small", color="text2", tabular=True))
        opener = Button(theme, tr(CONTEXT, "Open"), size="small")
        opener.setAccessibleName(tr(CONTEXT, "Open the quiz of {0}, {1}").format(when, words))
        opener.clicked.connect(lambda: self.openRequested.emit(attempt.id))
        line.addWidget(opener)
        return row

    def take_focus(self) -> None:
        give_focus(self._new)
