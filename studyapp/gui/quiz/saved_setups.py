"""Set-ups to use again: start one, load it into the page, save the present one, or remove one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card, Rule, clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.quiz.setup import DUE, MISTAKES, WEAKEST, QuizSetup, SavedSetup

CONTEXT = "Quiz"
LONGEST_NAME = 40


class SavedSetups(QWidget):
    """`startRequested` and `loadRequested` carry a set-up; the others a name."""

    startRequested = Signal(object)
    loadRequested = Signal(object)
    saveRequested = Signal(str)
    forgetRequested = Signal(str)
    historyRequested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.space(8), 0, 0)
        box.setSpacing(theme.space(8))
        head = QHBoxLayout()
        head.addWidget(Label(theme, tr(CONTEXT, "Saved set-ups"), role="heading"))
        head.addStretch(1)
        self._save = Button(theme, tr(CONTEXT, "Save this"), kind="link")
        self._save.clicked.connect(self._ask_name)
        head.addWidget(self._save)
        box.addLayout(head)
        box.addWidget(self._name_row())
        self._list = QVBoxLayout()
        box.addLayout(self._list)
        history = Button(theme, tr(CONTEXT, "All quizzes"), kind="quiet", icon="history")
        history.clicked.connect(self.historyRequested)
        box.addWidget(history)
        box.addStretch(1)

    def _name_row(self) -> QWidget:
        theme = self._theme
        self._naming = QWidget()
        row = QHBoxLayout(self._naming)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setAccessibleName(tr(CONTEXT, "Name of the set-up"))
        self._name.setPlaceholderText(tr(CONTEXT, "Name, such as Mock paper"))
        self._keep = Button(theme, tr(CONTEXT, "Save"))
        self._name.textChanged.connect(lambda text: self._keep.setEnabled(bool(text.strip())))
        self._name.returnPressed.connect(self._named)
        self._keep.clicked.connect(self._named)
        row.addWidget(self._name, 1)
        row.addWidget(self._keep)
        self._naming.hide()
        return self._naming

    def _ask_name(self) -> None:
        self._name.clear()
        self._keep.setEnabled(False)
        self._naming.show()
        give_focus(self._name)

    def _named(self) -> None:
        name = self._name.text().strip()
        if name:
            self._naming.hide()
            self.saveRequested.emit(name)
            give_focus(self._save)

    @property
    def is_naming(self) -> bool:
        """Whether Enter belongs to the name."""
        return self._name.hasFocus()

    def show_setups(self, saved: Sequence[SavedSetup]) -> None:
        """List set-ups; a sentence where there are none."""
        clear_layout(self._list)
        if not saved:
            words = tr(CONTEXT, "Save a set-up to start it with one click.")
            self._list.addWidget(WrapLabel(self._theme, words, role="small", color="text2"))
            return
        card = Card(self._theme, padding=12, spacing=4)
        for place, one in enumerate(saved):
            if place:
                card.body.addWidget(Rule(self._theme))
            card.body.addLayout(self._row(one))
        self._list.addWidget(card)

    def _row(self, saved: SavedSetup) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        words = QVBoxLayout()
        words.setSpacing(0)
        load = Button(theme, saved.name, kind="link")
        load.setAccessibleName(tr(CONTEXT, "{0}: show on the page").format(saved.name))
        load.clicked.connect(lambda: self.loadRequested.emit(saved.setup))
        words.addWidget(load)
        words.addWidget(Label(theme, setup_words(saved.setup), role="small", color="text2"))
        row.addLayout(words, 1)
        for icon, name, signal, value in (
            ("trash-2", tr(CONTEXT, "Remove {0}"), self.forgetRequested, saved.name),
            ("play", tr(CONTEXT, "Start {0}"), self.startRequested, saved.setup),
        ):
            button = Button(theme, "", kind="plain", size="small", icon=icon)
            button.setAccessibleName(name.format(saved.name))
            button.setToolTip(name.format(saved.name))
            button.clicked.connect(lambda _=False, send=signal, what=value: send.emit(what))
            row.addWidget(button)
        return row


def setup_words(setup: QuizSetup) -> str:
    """A set-up in a few words, for instance "40 questions, 60 s each"."""
    parts = [tr(CONTEXT, "%n question(s)", setup.number)]
    source = {
        WEAKEST: tr(CONTEXT, "weakest"),
        MISTAKES: tr(CONTEXT, "mistakes"),
        DUE: tr(CONTEXT, "due"),
    }.get(setup.choose_from)
    if source:
        parts.append(source)
    if setup.exam:
        parts.append(tr(CONTEXT, "exam"))
    if setup.seconds_each:
        parts.append(tr(CONTEXT, "{0} s each").format(setup.seconds_each))
    return ", ".join(parts)
