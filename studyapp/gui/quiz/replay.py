"""A quiz that was taken, question by question, exactly as it was asked and answered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.gui.questions.action_bar import ActionBar
from studyapp.gui.questions.stage import QuestionStage
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Bar
from studyapp.gui.widgets.labels import Label
from studyapp.gui.widgets.measures import QuizDots
from studyapp.gui.words import tr
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.quiz.attempt import Asked

CONTEXT = "Quiz"


class ReplayView(QWidget):
    """`backRequested` leaves; `rightRequested` carries the place of a typed answer that was right after all."""

    backRequested = Signal()
    rightRequested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._asked: Sequence[Asked] = ()
        self._deck: InstalledDeck | None = None
        self._place = 0
        self._may_call_right = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top_bar(theme))
        self.stage = QuestionStage(theme, self)
        self.stage.panel.rightRequested.connect(lambda: self.rightRequested.emit(self._place))
        whole.addWidget(self.stage, 1)
        self._bar = ActionBar(theme)
        whole.addWidget(self._bar)
        for keys, act in (
            ("Esc", self.backRequested.emit),
            ("PgUp", lambda: self._show(self._place - 1)),
            ("PgDown", lambda: self._show(self._place + 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(enter), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._bar.main.click)

    def _top_bar(self, theme: Theme) -> Bar:
        bar = Bar(theme, height=56, line_below=True)
        back = Button(theme, tr(CONTEXT, "Results"), kind="plain", icon="arrow-left", key="Esc")
        back.clicked.connect(self.backRequested)
        self._dots = QuizDots(theme)
        self._count = Label(theme, role="small", color="text2", tabular=True)
        bar.body.addWidget(back)
        bar.body.addStretch(1)
        bar.body.addWidget(self._dots, 4)
        bar.body.addStretch(1)
        bar.body.addWidget(self._count)
        return bar

    def show_asked(
        self, asked: Sequence[Asked], deck: InstalledDeck | None, place: int, *, may_call_right: bool
    ) -> None:
        """Show judged questions, beginning at a place; `deck` is None when it is not installed any more."""
        self._asked, self._deck, self._may_call_right = asked, deck, may_call_right
        self._show(place)

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._asked):
            return
        self._place = place
        one = self._asked[place]
        self.stage.show_again(one, self._deck)
        self.stage.panel.offer_right(self._may_call_right and one.can_be_called_right)
        words = tr(CONTEXT, "Question {0} of {1}").format(place + 1, len(self._asked))
        self._count.setText(words)
        marks = tuple("right" if at.feedback and at.feedback.is_right else "wrong" for at in self._asked)
        self._dots.show_marks(marks, place, words)
        if place + 1 < len(self._asked):
            self._bar.set_main(tr(CONTEXT, "Next question"), lambda: self._show(place + 1), focus=True)
        else:
            self._bar.set_main(tr(CONTEXT, "Back to results"), self.backRequested.emit, focus=True)
        if place:
            self._bar.add_other(tr(CONTEXT, "Back"), lambda: self._show(place - 1), key=tr(CONTEXT, "PgUp"))
