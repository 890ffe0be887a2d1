"""The quiz: set-up, questions, results and earlier quizzes, one after the other in one place."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from studyapp.errors import StudyAppError
from studyapp.gui.quiz.exam import ExamView
from studyapp.gui.quiz.history import HistoryView
from studyapp.gui.quiz.practice import PracticeView
from studyapp.gui.quiz.quiz_view import QuizView
from studyapp.gui.quiz.replay import ReplayView
from studyapp.gui.quiz.results import ResultsView
from studyapp.gui.quiz.setup import SetupView
from studyapp.gui.theme import Theme
from studyapp.services.changes import Changes
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.quiz.history import QuizHistory
from studyapp.services.quiz.session import QuizSession
from studyapp.services.quiz.setup import QuizSetup
from studyapp.services.today import Today


class QuizPage(QStackedWidget):
    """`bareChanged` says whether the window should hide its sidebar; `studyRequested` carries card ids.

    `compareRequested` carries a deck and two of its entries.
    """

    bareChanged = Signal(bool)
    studyRequested = Signal(list)
    compareRequested = Signal(str, str, str)
    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        today: Today,
        session: Callable[[], QuizSession],
        history: Callable[[], QuizHistory],
        dice: Callable[[], int],
    ) -> None:
        super().__init__()
        self._today = today
        self._session = session
        self._past = history
        self._dice = dice
        self._decks: dict[str, InstalledDeck] = {}
        self._past_id = ""
        self._is_stale = True
        self._setup = SetupView(theme, session)
        self._practice = PracticeView(theme)
        self._exam = ExamView(theme)
        self._results = ResultsView(theme)
        self._replay = ReplayView(theme)
        self._history = HistoryView(theme)
        for view in (self._setup, self._practice, self._exam, self._results, self._replay, self._history):
            self.addWidget(view)
        self._connect()

    def _connect(self) -> None:
        self._setup.startRequested.connect(self.start)
        self._setup.resumeRequested.connect(self.resume)
        self._setup.handInRequested.connect(self._hand_in)
        self._setup.historyRequested.connect(self.show_history)
        for view in (self._practice, self._exam):
            view.finished.connect(self._show_results)
            view.changed.connect(self.changed)
            view.failed.connect(self.failed)
            view.stage.panel.compareRequested.connect(self._compare)
        self._results.againRequested.connect(self._start_again)
        self._results.newRequested.connect(self.show_setup)
        self._results.studyRequested.connect(self.studyRequested)
        self._results.openRequested.connect(self._open_question)
        self._results.historyRequested.connect(self.show_history)
        self._replay.backRequested.connect(self._back_to_results)
        self._replay.rightRequested.connect(self._call_right)
        self._replay.stage.panel.compareRequested.connect(self._compare)
        self._history.openRequested.connect(self._open_attempt)
        self._history.newRequested.connect(self.show_setup)

    @property
    def is_running(self) -> bool:
        return self.currentWidget() in {self._practice, self._exam}

    # set-up

    def show_setup(self) -> None:
        """Offer a new quiz, with today's counts, and the exam that waits, if there is one."""
        decks = self._today.overview().decks
        self._decks = {deck.deck.id: deck.deck for deck in decks}
        self._setup.show_decks(decks)
        self._setup.show_saved()
        self._setup.show_open_exam(self._today.open_exam())
        self._is_stale = False
        self.bareChanged.emit(False)
        self.setCurrentWidget(self._setup)
        self._setup.take_focus()

    def open(self) -> None:
        """Come to the page: results stay until a new quiz is wanted."""
        if self.currentWidget() is self._results and not self._is_stale:
            self._results.take_focus()
        else:
            self.show_setup()

    def leave(self) -> None:
        """End a quiz that runs; what was answered is saved, and an exam stays open."""
        self._session().end_early()
        self._is_stale = True
        self.setCurrentWidget(self._setup)

    def choose_deck(self, deck_id: str) -> None:
        """Set up a quiz of this deck."""
        self.show_setup()
        self._setup.choose_deck(deck_id)

    def quick(self) -> None:
        """Start at once with mixed questions of the first deck, as "Quick quiz" promises."""
        self.show_setup()
        if self._setup.start.isEnabled():
            self._setup.start.click()

    # a quiz

    def start(self, setup: QuizSetup) -> None:
        """Begin a quiz with this set-up."""
        if self._succeeds(lambda: self._session().start(setup, self._dice())):
            self._begin()

    def _start_again(self) -> None:
        if self._succeeds(lambda: self._session().start_again(self._dice())):
            self._begin()

    def resume(self, attempt_id: str) -> None:
        """Go on with an exam that was left or cut off."""
        self._decks = {deck.deck.id: deck.deck for deck in self._today.overview().decks}
        if self._succeeds(lambda: self._session().resume(attempt_id)):
            self._begin()

    def _hand_in(self, attempt_id: str) -> None:
        session = self._session()
        if self._succeeds(lambda: session.resume(attempt_id)) and self._succeeds(
            lambda: self.changed.emit(session.hand_in())
        ):
            self._show_results()

    def _succeeds(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StudyAppError as error:
            self.failed.emit(error)
            return False
        return True

    def _begin(self) -> None:
        session = self._session()
        view: QuizView = self._exam if session.is_exam else self._practice
        self._past_id = ""
        self.setCurrentWidget(view)
        self.bareChanged.emit(True)
        view.begin(session, self._decks[session.deck_id])

    # results

    def _show_results(self) -> None:
        session = self._session()
        if not session.position:
            self.show_setup()
            return
        self.bareChanged.emit(False)
        self.setCurrentWidget(self._results)
        self._results.show_results(session.results(), self._decks[session.deck_id].title)
        self._results.take_focus()

    def _back_to_results(self) -> None:
        if self._past_id:
            self._open_attempt(self._past_id)
        else:
            self._show_results()

    def show_history(self) -> None:
        """List the quizzes that were taken."""
        self._history.show_attempts(self._past().past())
        self.setCurrentWidget(self._history)
        self._history.take_focus()

    def _open_attempt(self, attempt_id: str) -> None:
        past = self._past()
        self._past_id = attempt_id
        self.bareChanged.emit(False)
        self.setCurrentWidget(self._results)
        self._results.show_results(past.results(attempt_id), past.deck(attempt_id)[1], is_past=True)
        self._results.take_focus()

    def _open_question(self, place: int) -> None:
        """Show a judged question of the results on show, as it was asked."""
        if self._past_id:
            asked, deck_id = self._past().asked(self._past_id), self._past().deck(self._past_id)[0]
        else:
            asked, deck_id = self._session().asked, self._session().deck_id
        self.setCurrentWidget(self._replay)
        self.bareChanged.emit(True)
        may_call_right = not self._past_id
        self._replay.show_asked(asked, self._decks.get(deck_id), place, may_call_right=may_call_right)

    def _call_right(self, place: int) -> None:
        session = self._session()
        if self._succeeds(lambda: self.changed.emit(session.call_right(place)[1])):
            self._open_question(place)

    def _compare(self, one: str, other: str) -> None:
        deck_id = self._past().deck(self._past_id)[0] if self._past_id else self._session().deck_id
        self.compareRequested.emit(deck_id, one, other)

    def on_changes(self, changes: Changes) -> None:
        if changes.decks or changes.everything:
            self._is_stale = True
