"""Answering a quiz: one question at a time, feedback at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.errors import StudyAppError
from studyapp.gui.quiz.feedback import FeedbackPanel
from studyapp.gui.quiz.views import VIEWS, QuestionView
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Bar, ScrollPage
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import IconLabel, Label, WrapLabel
from studyapp.gui.widgets.measures import QuizDots
from studyapp.gui.widgets.place_line import PlaceLine
from studyapp.gui.widgets.toast import announce
from studyapp.gui.words import tr
from studyapp.services.changes import Changes
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.quiz.results import Feedback
from studyapp.services.quiz.session import QuizSession

CONTEXT = "Quiz"


class RunView(QWidget):
    """`finished` when the last question was answered or the quiz was ended."""

    finished = Signal()
    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._session: QuizSession | None = None
        self._deck: InstalledDeck | None = None
        self._feedback: Feedback | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top_bar())
        whole.addWidget(self._middle(), 1)
        whole.addWidget(self._bottom_bar())
        self._add_shortcuts()

    def _top_bar(self) -> Bar:
        theme = self._theme
        bar = Bar(theme, height=56, line_below=True)
        end = Button(theme, tr(CONTEXT, "End"), kind="plain", icon="x", key="Esc")
        end.clicked.connect(self.end)
        self._dots = QuizDots(theme)
        self._count = Label(theme, role="small", color="text2", tabular=True)
        bar.body.addWidget(end)
        bar.body.addStretch(1)
        bar.body.addWidget(self._dots, 4)
        bar.body.addStretch(1)
        bar.body.addWidget(self._count)
        return bar

    def _middle(self) -> ScrollPage:
        theme = self._theme
        scroll = ScrollPage(theme, reading=720)
        self._scroll = scroll
        self._place = PlaceLine(theme)
        self._stem = WrapLabel(theme, role="prompt", card=True)
        self._panel = FeedbackPanel(theme)
        scroll.body.addWidget(self._place)
        scroll.body.addWidget(self._stem)
        self._views: dict[str, QuestionView] = {}
        for kind, make in VIEWS.items():
            view = make(theme)
            view.answered.connect(self._respond)
            view.ready.connect(self._set_ready)
            view.hide()
            self._views[kind] = view
            scroll.body.addWidget(view)
        scroll.body.addWidget(self._panel)
        scroll.body.addStretch(1)
        return scroll

    def _bottom_bar(self) -> Bar:
        theme = self._theme
        bar = Bar(theme, height=80, line_below=False)
        note = QWidget()
        row = QHBoxLayout(note)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        self._note_icon = IconLabel(theme, "history", pixels=16)
        self._note = Label(theme, role="small", color="text2")
        row.addWidget(self._note_icon)
        row.addWidget(self._note)
        self._reject = Button(theme, tr(CONTEXT, "It is wrong"), size="large")
        self._reject.clicked.connect(lambda: self._settle(counts=False))
        self._main = Button(theme, tr(CONTEXT, "Check"), kind="primary", size="large", key="Enter")
        self._main.clicked.connect(self._main_action)
        bar.body.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(theme.size(720))
        inner = QHBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space(10))
        inner.addWidget(note)
        inner.addStretch(1)
        inner.addWidget(self._reject)
        inner.addWidget(self._main)
        theme.changed.connect(lambda: column.setMaximumWidth(theme.size(720)))
        bar.body.addWidget(column, 20)
        bar.body.addStretch(1)
        return bar

    def _add_shortcuts(self) -> None:
        self._view_shortcuts = {
            key: self._shortcut(QKeySequence(key), partial(self._press, key))
            for key in sorted({key for view in self._views.values() for key in view.keys})
        }
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._shortcut(QKeySequence(key), self._enter)
        self._shortcut(QKeySequence(Qt.Key.Key_Escape), self.end)

    def _shortcut(self, keys: QKeySequence, action: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)
        return shortcut

    # the quiz

    def begin(self, session: QuizSession, deck: InstalledDeck) -> None:
        """Show the first question of a quiz that was started."""
        self._session, self._deck = session, deck
        self._show_next()

    @property
    def _view(self) -> QuestionView | None:
        asked = self._session.current() if self._session and self._feedback is None else None
        kind = asked[0].kind if asked else self._feedback.question.kind if self._feedback else ""
        return self._views.get(kind)

    def _show_next(self) -> None:
        session, deck = self._session, self._deck
        if session is None or deck is None:
            return
        self._feedback = None
        asked = session.current()
        if asked is None:
            self.finished.emit()
            return
        question, card = asked
        for kind, view in self._views.items():
            view.setVisible(kind == question.kind)
        self._place.show_place(card, deck, "")
        self._stem.set_text(question.stem)
        self._panel.hide()
        self._note.setText("")
        self._note_icon.hide()
        self._reject.hide()
        self._main.setText(tr(CONTEXT, "Check"))
        self._show_count()
        view = self._views[question.kind]
        self._enable_keys(view.keys)
        view.show_question(question)
        view.take_focus()
        self._scroll.verticalScrollBar().setValue(0)
        session.shown()

    def _enable_keys(self, keys: tuple[str, ...]) -> None:
        """Give the view its keys; all others belong to the field where one types."""
        for key, shortcut in self._view_shortcuts.items():
            shortcut.setEnabled(key in keys)

    def _show_count(self) -> None:
        session = self._session
        if session is None:
            return
        at = session.position - (self._feedback is not None and not self._feedback.undecided)
        words = tr(CONTEXT, "Question {0} of {1}").format(at + 1, session.total)
        self._count.setText(words)
        self._dots.show_progress(session.outcomes, session.total, at, words)

    def _set_ready(self, ready: bool) -> None:
        if self._feedback is None:
            self._main.setText(tr(CONTEXT, "Check") if ready else tr(CONTEXT, "I do not know"))

    def _press(self, key: str) -> None:
        if self._feedback is None and self._view is not None:
            self._view.press(key)

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, Button) and focused.isVisible():
            focused.click()
        else:
            self._main_action()

    def _main_action(self) -> None:
        view = self._view
        if self._feedback is None and view is not None:
            self._respond(view.response())
        elif self._feedback is not None and self._feedback.undecided:
            self._settle(counts=True)
        else:
            self._show_next()

    def _respond(self, response: str) -> None:
        if self._session is None or self._feedback is not None:
            return
        try:
            feedback, changes = self._session.respond(response)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._show_feedback(feedback, changes)

    def _settle(self, *, counts: bool) -> None:
        if self._session is None:
            return
        try:
            feedback, changes = self._session.settle(counts=counts)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._show_feedback(feedback, changes)

    def _show_feedback(self, feedback: Feedback, changes: Changes) -> None:
        self._feedback = feedback
        self._enable_keys(())
        self._views[feedback.question.kind].show_feedback(feedback)
        self._show_count()
        self._reject.setVisible(feedback.undecided)
        if feedback.undecided:
            self._note.setText(tr(CONTEXT, "Close: check the spelling. Does it count?"))
            self._note_icon.hide()
            self._main.setText(tr(CONTEXT, "It counts"))
            announce(
                self,
                tr(CONTEXT, "Close. The answer is {0}. Does yours count?").format(feedback.question.answer),
            )
        else:
            self._panel.show_feedback(feedback)
            is_last = self._session is not None and self._session.current() is None
            self._main.setText(tr(CONTEXT, "See results") if is_last else tr(CONTEXT, "Next question"))
            self._note.setText("" if feedback.is_right else tr(CONTEXT, "Added to your mistakes"))
            self._note_icon.setVisible(not feedback.is_right)
            self._announce(feedback)
        give_focus(self._main)
        self.changed.emit(changes)

    def _announce(self, feedback: Feedback) -> None:
        answer = feedback.answer
        words = (
            tr(CONTEXT, "Right.")
            if feedback.is_right
            else tr(CONTEXT, "Not right. The answer is {0}.").format(answer)
        )
        announce(self, words)

    def end(self) -> None:
        """Leave with what was answered; it is saved already."""
        if self._session is not None:
            self._session.end_early()
        self.finished.emit()
