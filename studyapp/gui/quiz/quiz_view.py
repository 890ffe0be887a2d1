"""What practice and exam share: the bars, the question, how sure one is, flags and the clock."""

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from studyapp.errors import StudyAppError
from studyapp.gui.questions.action_bar import ActionBar
from studyapp.gui.questions.stage import QuestionStage
from studyapp.gui.questions.sureness import KEYS, sureness_words
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Bar
from studyapp.gui.widgets.labels import IconLabel, Label
from studyapp.gui.widgets.measures import QuizDots
from studyapp.gui.widgets.toast import announce
from studyapp.gui.words import tr
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.quiz.results import FAIRLY
from studyapp.services.quiz.session import QuizSession

CONTEXT = "Quiz"
MORE_SECONDS = 300.0
KEEP_TIME_EVERY = 15
"""Seconds between two notes of the time used: an exam that is cut off loses no more of its clock."""


class QuizView(QWidget):
    """`finished` when there are results to show, or nothing more to do; `changed` and `failed` as on all pages."""

    finished = Signal()
    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.session: QuizSession | None = None
        self.deck: InstalledDeck | None = None
        self.is_time_up = False
        self._ticks = 0
        self._waiting_keys: list[QShortcut] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top_bar())
        self.middle = QStackedWidget()
        self.stage = QuestionStage(theme, self)
        self.middle.addWidget(self.stage)
        whole.addWidget(self.middle, 1)
        self.bar = ActionBar(theme)
        whole.addWidget(self.bar)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._sureness_keys = [
            self.add_key(key, partial(self._sure, sureness)) for sureness, key in KEYS.items()
        ]
        self._then: Callable[[str], None] | None = None
        for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add_key(QKeySequence(enter), self._enter)
        self.add_key(QKeySequence(Qt.Key.Key_Escape), self.end)
        self.add_key("Alt+F", self._flag.click)
        self._allow_sureness(False)

    def _top_bar(self) -> Bar:
        theme = self.theme
        bar = Bar(theme, height=56, line_below=True)
        end = Button(theme, tr(CONTEXT, "End"), kind="plain", icon="x", key="Esc")
        end.clicked.connect(self.end)
        self.dots = QuizDots(theme)
        self._count = Label(theme, role="small", color="text2", tabular=True)
        self._clock_icon = IconLabel(theme, "clock", pixels=16)
        self._time = Label(theme, role="smallStrong", color="text2", tabular=True)
        self._flag = Button(theme, "", kind="plain", icon="flag")
        self._flag.setCheckable(True)
        self._flag.clicked.connect(self._flagged)
        bar.body.addWidget(end)
        bar.body.addStretch(1)
        bar.body.addWidget(self.dots, 4)
        bar.body.addStretch(1)
        for widget in (self._clock_icon, self._time, self._count, self._flag):
            bar.body.addWidget(widget)
        return bar

    def add_key(self, keys: str | QKeySequence, action: Callable[[], None]) -> QShortcut:
        """A key that works anywhere in the view."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)
        return shortcut

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, Button) and focused.isVisible():
            focused.click()
        else:
            self.bar.main.click()

    # beginning and end

    def begin(self, session: QuizSession, deck: InstalledDeck) -> None:
        """Show the first question that waits, of a quiz that was started."""
        self.session, self.deck = session, deck
        self.is_time_up = False
        has_limit = session.seconds_left() is not None
        self._clock_icon.setVisible(has_limit)
        self._time.setVisible(has_limit)
        if has_limit:
            self._show_time()
            self._clock.start()
        self.show_question()

    def show_question(self) -> None:
        """Show what is to be answered next."""
        raise NotImplementedError

    def end(self) -> None:
        """Leave; what was answered is saved already."""
        self._clock.stop()
        if self.session is not None:
            self.attempt(self.session.end_early)
        self.finished.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that may fail with a sentence for the student; False when it did."""
        try:
            act()
        except StudyAppError as error:
            self.failed.emit(error)
            return False
        return True

    # where it stands

    def show_place(self, place: int, marks: tuple[str, ...]) -> None:
        """Say which question is on show, and mark what has become of all of them."""
        session = self.session
        if session is None:
            return
        words = tr(CONTEXT, "Question {0} of {1}").format(place + 1, session.total)
        self._count.setText(words)
        self.dots.show_marks(marks, place, words)
        flagged = session.asked[place].is_flagged
        self._flag.setChecked(flagged)
        name = tr(CONTEXT, "Take the flag away") if flagged else tr(CONTEXT, "Flag this question")
        self._flag.setAccessibleName(name)
        self._flag.setToolTip(f"{name} (Alt F)")

    @property
    def place(self) -> int:
        """The question on show, from 0."""
        raise NotImplementedError

    def _flagged(self) -> None:
        session = self.session
        if session is None:
            return
        flagged = not session.asked[self.place].is_flagged
        if self.attempt(lambda: session.set_flag(self.place, flagged)):
            announce(self, tr(CONTEXT, "Flagged") if flagged else tr(CONTEXT, "Flag taken away"))
        self.show_marks()

    def show_marks(self) -> None:
        """Draw the marks of all questions anew."""
        raise NotImplementedError

    # how sure

    def ask_sureness(self, then: Callable[[str], None]) -> None:
        """Ask how sure the student is, and go on with it."""
        self._then = then
        self.stage.set_keys(False)
        self.bar.set_note(tr(CONTEXT, "How sure are you?"))
        choices: list[tuple[str, str, Callable[[], None]]] = [
            (sureness_words(sureness), key, partial(self._sure, sureness)) for sureness, key in KEYS.items()
        ]
        self.bar.set_choices(choices, usual=list(KEYS).index(FAIRLY))
        self._allow_sureness(True)
        announce(self, tr(CONTEXT, "How sure are you? Guess, fairly sure or certain."))

    @property
    def asks_sureness_now(self) -> bool:
        return self._then is not None

    def drop_sureness(self) -> None:
        """The answer was changed: how sure one is will be asked again."""
        self._then = None
        self._allow_sureness(False)

    def _sure(self, sureness: str) -> None:
        then = self._then
        self.drop_sureness()
        if then is not None:
            then(sureness)

    def _allow_sureness(self, on: bool) -> None:
        for shortcut in self._sureness_keys:
            shortcut.setEnabled(on)

    # time

    def _tick(self) -> None:
        session = self.session
        if session is None:
            return
        self._ticks += 1
        if self._ticks % KEEP_TIME_EVERY == 0 and not self.attempt(session.keep_time):
            self._clock.stop()
        self._show_time()

    def _show_time(self) -> None:
        left = self.session.seconds_left() if self.session else None
        if left is None:
            return
        minutes, seconds = divmod(max(0, math.ceil(left)), 60)
        self._time.setText(f"{minutes}:{seconds:02}")
        self._time.setAccessibleName(tr(CONTEXT, "{0} min {1} s left").format(minutes, seconds))
        if left <= 0 and not self.is_time_up and self.waits_for_answer:
            self.is_time_up = True
            self.drop_sureness()
            self.stage.set_keys(False)
            self.stage.setEnabled(False)
            self.show_time_up()

    @property
    def waits_for_answer(self) -> bool:
        """Whether a question is open, so that the clock matters."""
        raise NotImplementedError

    def show_time_up(self) -> None:
        """Offer the end, and more time."""
        raise NotImplementedError

    def offer_end(self, words: str, action: Callable[[], None]) -> None:
        """Say that time is up: the main button ends, the other gives more time."""
        note = tr(CONTEXT, "Time is up.")
        self.bar.set_note(note, "clock")
        self.bar.set_main(words, action, focus=True)
        self.bar.add_other(tr(CONTEXT, "%n more minute(s)", round(MORE_SECONDS / 60)), self._more_time)
        announce(self, note)

    def _more_time(self) -> None:
        session = self.session
        if session is None or not self.attempt(lambda: session.add_time(MORE_SECONDS)):
            return
        self.is_time_up = False
        self.stage.setEnabled(True)
        self.bar.set_note("")
        self._show_time()
        self.go_on()

    def go_on(self) -> None:
        """Take the question on show up again, with what was answered."""
        raise NotImplementedError
