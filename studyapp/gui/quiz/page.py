"""The quiz: set-up, questions and results, one after the other in one place."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from studyapp.errors import StudyAppError
from studyapp.gui.quiz.results import ResultsView
from studyapp.gui.quiz.run import RunView
from studyapp.gui.quiz.setup import SetupView
from studyapp.gui.theme import Theme
from studyapp.services.changes import Changes
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.quiz.session import QuizSession
from studyapp.services.quiz.setup import QuizSetup
from studyapp.services.settings import Settings
from studyapp.services.today import Today


class QuizPage(QStackedWidget):
    """`bareChanged` says whether the window should hide its sidebar; `studyRequested` carries card ids."""

    bareChanged = Signal(bool)
    studyRequested = Signal(list)
    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        today: Today,
        settings: Settings,
        session: Callable[[], QuizSession],
        dice: Callable[[], int],
    ) -> None:
        super().__init__()
        self._today = today
        self._session = session
        self._dice = dice
        self._decks: dict[str, InstalledDeck] = {}
        self._deck: InstalledDeck | None = None
        self._is_stale = True
        self._setup = SetupView(theme, session, settings)
        self._run = RunView(theme)
        self._results = ResultsView(theme)
        for view in (self._setup, self._run, self._results):
            self.addWidget(view)
        self._setup.startRequested.connect(self.start)
        self._run.finished.connect(self._show_results)
        self._run.changed.connect(self.changed)
        self._run.failed.connect(self.failed)
        self._results.againRequested.connect(self._start_again)
        self._results.newRequested.connect(self.show_setup)
        self._results.studyRequested.connect(self.studyRequested)

    @property
    def is_running(self) -> bool:
        return self.currentWidget() is self._run

    def show_setup(self) -> None:
        """Offer a new quiz, with today's counts."""
        decks = self._today.overview().decks
        self._decks = {deck.deck.id: deck.deck for deck in decks}
        self._setup.show_decks(decks)
        self._is_stale = False
        self.setCurrentWidget(self._setup)
        self._setup.take_focus()

    def open(self) -> None:
        """Come to the page: results stay until a new quiz is wanted."""
        if self.currentWidget() is self._setup or self._is_stale:
            self.show_setup()
        else:
            self._results.take_focus()

    def leave(self) -> None:
        """End a quiz that runs; what was answered is saved and has its results."""
        self._session().end_early()
        self._is_stale = True
        self.setCurrentWidget(self._setup)

    def choose_deck(self, deck_id: str) -> None:
        """Set up a quiz of this deck."""
        self.show_setup()
        self._setup.choose_deck(deck_id)

    def quick(self) -> None:
        """Start at once with ten mixed questions of the first deck, as "Quick quiz" promises."""
        self.show_setup()
        if self._setup.start.isEnabled():
            self._setup.start.click()

    def start(self, setup: QuizSetup) -> None:
        """Begin a quiz with this set-up."""
        try:
            self._session().start(setup, self._dice())
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._deck = self._decks[setup.deck_id]
        self._begin()

    def _start_again(self) -> None:
        try:
            self._session().start_again(self._dice())
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._begin()

    def _begin(self) -> None:
        if self._deck is None:
            return
        self.setCurrentWidget(self._run)
        self.bareChanged.emit(True)
        self._run.begin(self._session(), self._deck)

    def _show_results(self) -> None:
        self.bareChanged.emit(False)
        results = self._session().results()
        if not results.asked or self._deck is None:
            self.show_setup()
            return
        self.setCurrentWidget(self._results)
        self._results.show_results(results, self._deck.title)
        self._results.take_focus()

    def on_changes(self, changes: Changes) -> None:
        if changes.decks or changes.everything:
            self._is_stale = True
