"""Study: recall, look, grade. Bars stay fixed, and the question keeps its place when the answer appears."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studyapp.errors import StudyAppError
from studyapp.gui.study.card_view import CardView
from studyapp.gui.study.summary import SummaryView
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.answers import GradeButton
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Bar, ScrollPage
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label
from studyapp.gui.widgets.measures import StateBar
from studyapp.gui.widgets.toast import announce
from studyapp.gui.words import interval_words, short_day_words, tr
from studyapp.services.changes import Changes
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.study_session import Grade, LastAnswer, StudySession
from studyapp.services.timeline import Timeline

CONTEXT = "Study"
COMPACT_HEIGHT = 700
"""Window height, divided by text scale, below which the question shrinks once it is answered."""


class StudyPage(QWidget):
    """One sitting. `ended` asks to leave; `changed` carries what an answer changed; `failed` a problem to tell."""

    ended = Signal()
    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, theme: Theme, session: StudySession, timeline: Timeline) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._timeline = timeline
        self._decks: dict[str, InstalledDeck] = {}
        self._is_answered = False
        self._last: LastAnswer | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top_bar())
        self._scroll = ScrollPage(theme, reading=720)
        self._card = CardView(theme)
        self._summary = SummaryView(theme)
        self._scroll.body.addWidget(self._card)
        self._scroll.body.addWidget(self._summary)
        self._scroll.body.addStretch(1)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._bottom_bar())
        self._summary.doneRequested.connect(self.ended)
        self._summary.againRequested.connect(self._study_missed)
        self._add_shortcuts()

    def _top_bar(self) -> QWidget:
        theme = self._theme
        bar = Bar(theme, height=56, line_below=True)
        self._end = Button(theme, tr(CONTEXT, "End"), kind="plain", icon="x", key="Esc")
        self._end.clicked.connect(self.ended)
        self._progress = StateBar(theme, height=6)
        self._progress.setMaximumWidth(theme.size(390))
        self._count = Label(theme, role="small", color="text2", tabular=True)
        undo_key = QKeySequence(QKeySequence.StandardKey.Undo).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        self._undo = Button(
            theme, tr(CONTEXT, "Undo"), kind="plain", icon="undo-2", key=undo_key.replace("+", " ")
        )
        self._undo.clicked.connect(self.undo)
        bar.body.addWidget(self._end)
        bar.body.addStretch(1)
        bar.body.addWidget(self._progress, 3)
        bar.body.addWidget(self._count)
        bar.body.addStretch(1)
        bar.body.addWidget(self._undo)
        return bar

    def _bottom_bar(self) -> QWidget:
        theme = self._theme
        self._foot = QStackedWidget()
        question = Bar(theme, height=96, line_below=False)
        self._last_words = Label(theme, role="small", color="text2")
        self._show = Button(
            theme, tr(CONTEXT, "Show answer"), kind="primary", size="large", key=tr(CONTEXT, "Space")
        )
        self._show.setMinimumWidth(theme.size(300))
        self._show.clicked.connect(self.show_answer)
        question.body.addWidget(self._last_words, 1)
        question.body.addWidget(self._show)
        question.body.addStretch(1)
        grades = Bar(theme, height=96, line_below=False)
        self._grade_row = QWidget()
        self._grade_row.setMaximumWidth(theme.size(720))
        row = QHBoxLayout(self._grade_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(10))
        self._grades: dict[Grade, GradeButton] = {}
        for grade, word in self._grade_words().items():
            button = GradeButton(theme, word, str(int(grade)), usual=grade is Grade.GOOD)
            button.clicked.connect(lambda _=False, given=grade: self.give(given))
            row.addWidget(button)
            self._grades[grade] = button
        grades.body.addStretch(1)
        grades.body.addWidget(self._grade_row, 20)
        grades.body.addStretch(1)
        empty = Bar(theme, height=96, line_below=False)
        for part in (question, grades, empty):
            self._foot.addWidget(part)
        theme.changed.connect(self._fit_bars)
        self._fit_bars()
        return self._foot

    def _fit_bars(self) -> None:
        self._foot.setFixedHeight(self._theme.size(96))
        self._grade_row.setMaximumWidth(self._theme.size(720))
        self._show.setMinimumWidth(self._theme.size(300))
        self._progress.setMaximumWidth(self._theme.size(390))

    @staticmethod
    def _grade_words() -> dict[Grade, str]:
        return {
            Grade.AGAIN: tr(CONTEXT, "Again"),
            Grade.HARD: tr(CONTEXT, "Hard"),
            Grade.GOOD: tr(CONTEXT, "Good"),
            Grade.EASY: tr(CONTEXT, "Easy"),
        }

    def _add_shortcuts(self) -> None:
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._shortcut(QKeySequence(key), self._main_key)
        for grade in Grade:
            self._shortcut(QKeySequence(str(int(grade))), lambda given=grade: self.give(given))
        self._shortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.undo)
        self._shortcut(QKeySequence(Qt.Key.Key_Escape), self.ended.emit)

    def _shortcut(self, keys: QKeySequence, action: object) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)

    def _main_key(self) -> None:
        """Space and Enter press the button that has the keyboard; else they show the answer, then say Good."""
        focused = QApplication.focusWidget()
        if isinstance(focused, (Button, GradeButton)) and focused.isVisible() and self.isAncestorOf(focused):
            focused.click()
        elif not self._is_answered:
            self.show_answer()
        else:
            self.give(Grade.GOOD)

    # the sitting

    def begin(self, decks: tuple[InstalledDeck, ...]) -> None:
        """Show the first card of the sitting that the session was started for."""
        self._decks = {deck.id: deck for deck in decks}
        self._last = None
        self._show_next()

    def _show_next(self) -> None:
        in_hand = self._session.current()
        self._is_answered = False
        self._undo.setEnabled(self._session.can_undo)
        self._show_count()
        if in_hand is None:
            self._show_summary()
            return
        self._summary.hide()
        self._card.show()
        self._card.show_question(in_hand.card, self._decks[in_hand.card.id.deck_id])
        for grade, button in self._grades.items():
            button.set_interval(interval_words(in_hand.intervals_days[grade]))
        self._last_words.setText(self._last_sentence())
        self._foot.setCurrentIndex(0)
        self._scroll.verticalScrollBar().setValue(0)
        give_focus(self._show)
        self._session.shown()

    def _show_count(self) -> None:
        done, total = self._session.done, self._session.total
        now = min(done + 1, total)
        words = tr(CONTEXT, "{0} of {1}").format(now, total) if total else ""
        self._count.setText(words)
        self._progress.show_parts(
            ((done, "known"), (total - done, "rest")), tr(CONTEXT, "{0} of {1} done").format(done, total)
        )

    def _last_sentence(self) -> str:
        if self._last is None:
            return ""
        word = self._grade_words()[self._last.grade]
        if self._last.next_date is None:
            return tr(CONTEXT, "Last card: {0}, again in this sitting").format(word)
        when = short_day_words(self._last.next_date, self._last.next_date)
        return tr(CONTEXT, "Last card: {0}, next on {1}").format(word, when)

    def show_answer(self) -> None:
        """Reveal the answer below the question, and the grades."""
        in_hand = self._session.current()
        if in_hand is None or self._is_answered:
            return
        self._is_answered = True
        self._card.show_answer(in_hand.card, self._timeline.strip(in_hand.card), compact=self._is_compact())
        self._foot.setCurrentIndex(1)
        give_focus(self._grades[Grade.GOOD])
        announce(self, in_hand.card.answer.replace("\n", "; "))

    def _is_compact(self) -> bool:
        return self.window().height() / self._theme.scale < COMPACT_HEIGHT

    def give(self, grade: Grade) -> None:
        """Grade the card in hand, once its answer was seen."""
        if not self._is_answered:
            return
        try:
            self._last, changes = self._session.grade(grade)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._show_next()
        self.changed.emit(changes)

    def undo(self) -> None:
        """Take the newest grade back and show its card again."""
        if not self._session.can_undo:
            return
        try:
            _, changes = self._session.undo()
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._last = None
        self._show_next()
        self.changed.emit(changes)

    def _show_summary(self) -> None:
        self._card.hide()
        self._summary.show()
        self._summary.show_summary(self._session.summary())
        self._foot.setCurrentIndex(2)
        self._summary.take_focus()

    def _study_missed(self) -> None:
        missed = self._session.summary().missed
        self._session.start(cards=[card.id for card in missed])
        self._last = None
        self._show_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_answered:
            self._card.set_compact(self._is_compact())

    def on_changes(self, changes: Changes) -> None:
        """Decks or settings changed under an open sitting."""
        if changes.decks or changes.everything:
            self._last = None
