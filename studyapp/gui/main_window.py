"""The window: sidebar, pages, and the one visible place where pages meet."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from studyapp.errors import StudyAppError
from studyapp.gui.background import Background
from studyapp.gui.backup_actions import BackupActions
from studyapp.gui.card_actions import CardActions
from studyapp.gui.deck_files import DeckFiles
from studyapp.gui.notifier import Notifier
from studyapp.gui.preparation import Preparation
from studyapp.gui.sidebar import Sidebar
from studyapp.gui.theme import Theme
from studyapp.gui.theme_settings import THEME_KEYS, follow_settings
from studyapp.gui.today.page import TodayPage
from studyapp.gui.widgets.containers import MEDIUM
from studyapp.gui.widgets.empty_state import dropped_files
from studyapp.gui.widgets.focus import move_focus
from studyapp.gui.widgets.focus_ring import FocusRing
from studyapp.gui.window_keys import add_window_keys, show_help_of
from studyapp.gui.words import tr
from studyapp.services.changes import Changes
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.services import Services

if TYPE_CHECKING:
    from studyapp.gui.exam_plan.page import ExamPlanPage
    from studyapp.gui.library.page import LibraryPage
    from studyapp.gui.progress.page import ProgressPage
    from studyapp.gui.quiz.page import QuizPage
    from studyapp.gui.settings.page import SettingsPage
    from studyapp.gui.study.page import StudyPage
    from studyapp.services.exam_plan.values import StoredExam

CONTEXT = "Window"
SMALLEST = (720, 520)
PREPARE_AFTER_MS = 1500
"""Decks are made ready for questions when the window has come to rest."""
MADE_WHEN_WANTED = {"quiz", "progress", "exam_plan", "library", "settings_page"}
"""Pages that look at changes once they are there; study holds its cards and needs none."""


class MainWindow(QMainWindow):
    """`firstPainted` comes once, when the window can be seen."""

    firstPainted = Signal()

    def __init__(self, theme: Theme, services: Services) -> None:
        super().__init__()
        self.theme = theme
        self.services = services
        self._is_painted = False
        self.setWindowTitle("StudyApp")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.notifier = Notifier(theme, self)
        self._background = Background(self._show_failure, self)
        self.deck_files = DeckFiles(self, self.notifier, self._background, services.library)
        self.backups = BackupActions(self, self.notifier, self._background, services)
        self.backups.made.connect(self._backed_up)
        self.backups.changed.connect(self._restored)
        self.preparation = Preparation(self._background, services, self)
        self.preparation.changed.connect(self.apply_changes)
        self.cards = CardActions(theme, self, self.notifier, services)
        self.cards.changed.connect(self.apply_changes)
        self.cards.sittingChanged.connect(self._show_sitting)
        self._sidebar = Sidebar(theme)
        self._pages = QStackedWidget()
        self.today = TodayPage(theme, services.today, services.settings, services.planner, self._background)
        self._pages.addWidget(self.today)
        whole = QWidget()
        box = QHBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._sidebar)
        box.addWidget(self._pages, 1)
        self.setCentralWidget(whole)
        self._ring = FocusRing(theme, self)
        self._connect_pages()
        add_window_keys(self)
        theme.changed.connect(self._theme_changed)
        self._restore_size()
        self.open_page("today")

    # where pages meet

    def _connect_pages(self) -> None:
        self._sidebar.pageRequested.connect(self.open_page)
        self._sidebar.helpRequested.connect(partial(show_help_of, self))
        self.today.studyRequested.connect(self.start_study)
        self.today.moreRequested.connect(lambda count: self.start_study("", extra_new=count))
        self.today.quizRequested.connect(self._quick_quiz)
        self.today.examRequested.connect(self._resume_exam)
        self.today.planRequested.connect(lambda: self.open_page("exam_plan"))
        self.today.shippedRequested.connect(self.deck_files.install_shipped)
        self.today.fileRequested.connect(self.deck_files.choose)
        self.today.filesDropped.connect(self.deck_files.install)
        self.deck_files.changed.connect(self.apply_changes)
        self.deck_files.installed.connect(self._deck_installed)
        self.today.restoreRequested.connect(lambda: self._open_settings("Data"))

    # Pages but Today are made when they are first wanted, so that the window is there at once.

    @cached_property
    def study(self) -> "StudyPage":
        from studyapp.gui.study.page import StudyPage

        page = StudyPage(self.theme, self.services.study, self.services.timeline)
        self._pages.addWidget(page)
        page.ended.connect(lambda: self.open_page("today"))
        page.changed.connect(self.apply_changes)
        page.failed.connect(self.notifier.show_problem)
        page.compareRequested.connect(self.cards.compare)
        page.rewordRequested.connect(self.cards.reword)
        page.putAway.connect(self.cards.tell_put_away)
        return page

    @cached_property
    def quiz(self) -> "QuizPage":
        from studyapp.gui.quiz.page import QuizPage

        services = self.services
        page = QuizPage(
            self.theme, services.today, lambda: services.quiz, lambda: services.quiz_history, services.dice
        )
        self._pages.addWidget(page)
        page.bareChanged.connect(self._set_bare)
        page.compareRequested.connect(self.cards.compare)
        page.studyRequested.connect(self.study_cards)
        page.changed.connect(self.apply_changes)
        page.failed.connect(self.notifier.show_problem)
        return page

    @cached_property
    def progress(self) -> "ProgressPage":
        from studyapp.gui.progress.page import ProgressPage

        page = ProgressPage(self.theme, self.services.progress, self._background.run)
        self._pages.addWidget(page)
        page.studyRequested.connect(self.study_cards)
        page.dueRequested.connect(self.start_study)
        page.told.connect(self.notifier.tell)
        page.failed.connect(self.notifier.show_problem)
        return page

    @cached_property
    def exam_plan(self) -> "ExamPlanPage":
        from studyapp.gui.exam_plan.page import ExamPlanPage

        services = self.services
        page = ExamPlanPage(self.theme, services.planner, services.library.decks, self._background)
        self._pages.addWidget(page)
        page.changed.connect(self._plan_changed)
        page.removed.connect(self._exam_removed)
        page.failed.connect(self.notifier.show_problem)
        return page

    @cached_property
    def library(self) -> "LibraryPage":
        from studyapp.gui.library.page import LibraryPage

        services = self.services
        page = LibraryPage(
            self.theme,
            services.library,
            lambda deck_id: len(services.own_cards.cards(deck_id)) + len(services.own_answers.of(deck_id)),
        )
        self._pages.addWidget(page)
        page.filesRequested.connect(self.deck_files.install)
        page.chooseRequested.connect(self.deck_files.choose)
        page.studyRequested.connect(self.start_study)
        page.quizRequested.connect(self._quiz_of_deck)
        page.removeRequested.connect(self.deck_files.remove)
        page.ownRequested.connect(self.cards.show_own)
        return page

    @cached_property
    def settings_page(self) -> "SettingsPage":
        from studyapp.gui.settings.page import SettingsPage
        from studyapp.gui.settings.study_section import StudySection

        services = self.services
        study = StudySection(
            self.theme, services.memory_care, services.study, services.settings, self._background
        )
        study.changed.connect(self.apply_changes)
        page = SettingsPage(self.theme, services.settings, services.backups, study=study)
        self._pages.addWidget(page)
        page.settingChosen.connect(self.set_setting)
        page.backupRequested.connect(self.backups.make)
        page.restoreRequested.connect(self.backups.restore)
        return page

    @property
    def _made_quiz(self) -> "QuizPage | None":
        return self.__dict__.get("quiz")

    def prepare_study(self) -> None:
        """Make the study page ahead, in an idle moment: the first card should come at once."""
        self.study.ensurePolished()
        QTimer.singleShot(PREPARE_AFTER_MS, self, self.preparation.questions)

    # pages

    def open_page(self, name: str) -> None:
        """Show one of the pages, or settings. A quiz that runs is ended first; its answers are saved."""
        if self._made_quiz is not None and self._made_quiz.is_running:
            self._made_quiz.leave()
        self._set_bare(False)
        self._sidebar.show_page(name)
        page = self._page(name)
        self._pages.setCurrentWidget(page)
        page.open()
        self._show_due()

    def _page(
        self, name: str
    ) -> "TodayPage | QuizPage | ProgressPage | ExamPlanPage | LibraryPage | SettingsPage":
        match name:
            case "quiz":
                return self.quiz
            case "progress":
                return self.progress
            case "exam_plan":
                return self.exam_plan
            case "library":
                return self.library
            case "settings":
                return self.settings_page
        return self.today

    def _show_due(self) -> None:
        is_shown = self._pages.currentWidget() is self.today
        due = self.today.due_total() if is_shown else self.services.today.overview().due.total
        self._sidebar.show_due(due)

    def _set_bare(self, bare: bool) -> None:
        self._sidebar.setVisible(not bare)

    def start_study(self, deck_id: str = "", *, extra_new: int = 0) -> None:
        """Begin a sitting over one deck, or over all for ""."""
        self.services.study.start(deck_id or None, extra_new=extra_new)
        self._open_study()

    def study_cards(self, cards: list[object]) -> None:
        """Begin a sitting over given cards, such as the mistakes of a quiz."""
        self.services.study.start(cards=cards)  # type: ignore[arg-type]  # a signal carries a plain list
        self._open_study()

    def _open_study(self) -> None:
        self._set_bare(True)
        self._pages.setCurrentWidget(self.study)
        self.study.begin(self.services.library.decks())

    def _show_sitting(self) -> None:
        if self._pages.currentWidget() is self.__dict__.get("study"):
            self.study.show_card()

    def _quick_quiz(self) -> None:
        self._sidebar.show_page("quiz")
        self._pages.setCurrentWidget(self.quiz)
        self.quiz.quick()

    def _resume_exam(self, attempt_id: str) -> None:
        self._sidebar.show_page("quiz")
        self._pages.setCurrentWidget(self.quiz)
        self.quiz.resume(attempt_id)

    def _quiz_of_deck(self, deck_id: str) -> None:
        self.open_page("quiz")
        self.quiz.choose_deck(deck_id)

    def _open_settings(self, section: str) -> None:
        self.open_page("settings")
        self.settings_page.show_section(section)

    # exams

    def _plan_changed(self, changes: Changes) -> None:
        self.preparation.plan()
        self.apply_changes(changes)

    def _exam_removed(self, exam: "StoredExam") -> None:
        def put_back() -> None:
            self._plan_changed(self.services.planner.save(exam))
            self.exam_plan.refresh()

        self.apply_changes(Changes(answers=True))
        self.notifier.tell(tr(CONTEXT, "Exam removed; no answer is lost"), put_back)

    # decks

    def _deck_installed(self, deck: InstalledDeck, quietly: bool) -> None:
        if quietly:
            self.today.take_focus()
        else:
            self.open_page("library")
            self.library.show_deck(deck.id)

    # settings and data

    def set_setting(self, key: str, value: object) -> None:
        """Keep a setting; it takes effect at once."""
        self.apply_changes(self.services.settings.set(key, value))
        if key in THEME_KEYS:
            self.apply_theme_settings()

    def apply_theme_settings(self) -> None:
        """Draw with the settings as they are."""
        follow_settings(self.theme, self.services.settings)

    def apply_changes(self, changes: Changes) -> None:
        """Tell the pages what is different now."""
        current = self._pages.currentWidget()
        if current is self.today and (changes.answers or changes.decks or changes.everything):
            self.today.refresh()
        for name in MADE_WHEN_WANTED & self.__dict__.keys():
            getattr(self, name).on_changes(changes)
        if (changes.decks or changes.everything) and "study" in self.__dict__:
            self.preparation.questions()
        if current is not self.__dict__.get("study"):
            self._show_due()

    def _backed_up(self) -> None:
        if "settings_page" in self.__dict__:
            self.settings_page.refresh()

    def _restored(self, changes: Changes) -> None:
        self.apply_theme_settings()
        self.apply_changes(changes)

    def finish_background(self) -> None:
        """Wait for what was begun beside the window, and show it."""
        self._background.wait()
        for _ in range(4):
            QApplication.processEvents()

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, StudyAppError):
            self.notifier.show_problem(error)
        else:
            raise error

    # the window itself

    def _theme_changed(self) -> None:
        self._reflow()
        if self._pages.currentWidget() is self.today:
            self.today.refresh()
        self._ring.follow()

    def _reflow(self) -> None:
        self._sidebar.set_rail(self.width() / self.theme.scale < MEDIUM)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.firstPainted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()
        self.notifier.place()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return move_focus(self, next) or super().focusNextPrevChild(next)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.deck_files.install(dropped_files(event))

    def _restore_size(self) -> None:
        kept = self.services.settings.remembered("geometry")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(str(kept).encode("ascii"))):
            self.resize(1200, 780)

    def closeEvent(self, event: QCloseEvent) -> None:
        kept = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        if kept != self.services.settings.remembered("geometry"):
            self.services.settings.remember("geometry", kept)
        self._background.end()
        super().closeEvent(event)
