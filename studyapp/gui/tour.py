"""A tour of the real window: drives it through the main jobs by keys and clicks, and saves pictures.

For documentation, and to see that a bundle has everything it needs.
"""

import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp.errors import StudyAppError
from studyapp.gui.app import make_application, make_window
from studyapp.gui.main_window import MainWindow
from studyapp.gui.tour_history import make_history
from studyapp.questions.question import Question
from studyapp.services.question_source import AskableDeck
from studyapp.services.quiz.session import QuizSession
from studyapp.services.services import Services

STUDIED_CARDS = 6
QUIZ_LENGTH = 10
MISTAKES = {0, 3, 7}
LETTERS = "ABCDEF"
WRONG_WORD = "Hanoi"
WRONG_FIGURES = {"date": "1939", "number": "7777"}


@dataclass(frozen=True, slots=True)
class TourLook:
    """How to draw: light, dark or both; text size in per cent; width and height of the window."""

    schemes: tuple[str, ...]
    text_size: int
    size: tuple[int, int]


class Tour:
    """One walk through the window; `saved` are the pictures so far."""

    def __init__(self, window: MainWindow, quiz: QuizSession, folder: Path, suffix: str) -> None:
        self._window = window
        self._quiz = quiz
        self._folder = folder
        self._suffix = suffix
        self.saved: list[Path] = []

    def walk(self) -> None:
        """Today, a sitting, a quiz with its results, an exam plan, library and settings."""
        self._picture("01-today")
        self._study()
        self._window.open_page("quiz")
        self._picture("04-quiz-setup")
        self._key(Qt.Key.Key_Return)
        self._picture("05a-quiz-question")
        self._take_quiz()
        self._picture("07-quiz-results")
        self._plan()
        self._window.open_page("library")
        self._picture("12-library")
        self._window.open_page("settings")
        self._picture("15-settings")
        self._window.today.prepare_outlook()
        self._window.open_page("today")
        self._window.finish_background()
        self._picture("01b-today-after")

    def look_at_progress(self) -> None:
        """The figures of some weeks, as charts and as tables, one card, and the one thing to do."""
        window = self._window
        window.open_page("progress")
        window.finish_background()
        self._picture("10-progress")
        window.progress.card.field.setFocus()
        self._type("Wang Jiaxiang")
        self._key(Qt.Key.Key_Down)
        bar = window.progress.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._picture("10b-progress-card")
        bar.setValue(0)
        self._key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        self._picture("10c-progress-tables")

    def _study(self) -> None:
        """A flashcard with its answer, then cards in the form that suits them."""
        self._window.set_setting("card_form", "flashcards")
        self._window.start_study()
        self._picture("02-study-question")
        self._key(Qt.Key.Key_Space)
        self._picture("03-study-answer")
        self._key(Qt.Key.Key_3)
        self._window.set_setting("card_form", "adaptive")
        self._window.study.show_card()
        for number in range(STUDIED_CARDS):
            question = self._window.services.study.question()
            for keys in keys_for(question, known=number != 1) if question else ():
                self._type(keys)
            self._key(Qt.Key.Key_Return)
            if number == 1:
                self._picture("03b-study-recognised")
            self._key(Qt.Key.Key_Return)
        self._key(Qt.Key.Key_Escape)

    def _plan(self) -> None:
        """An exam in three weeks, with what to expect of it."""
        self._window.open_page("exam_plan")
        self._key(Qt.Key.Key_Return)
        self._window.finish_background()
        self._picture("11-exam-plan")

    def _take_quiz(self) -> None:
        """Answer each question by keys, some of them wrong, check and go on."""
        for number in range(QUIZ_LENGTH):
            asked = self._quiz.current()
            if asked is None:
                return
            question, _card = asked
            for keys in keys_for(question, known=number not in MISTAKES):
                self._type(keys)
            self._key(Qt.Key.Key_Return)
            if number == 0:
                self._picture("05a-how-sure")
            self._type("C" if number % 3 else "G")
            if number == 0:
                self._picture("05b-quiz-feedback")
            self._key(Qt.Key.Key_Return)

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifier)
        settle()

    def _type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self._window, text)
        settle()

    def _picture(self, name: str) -> None:
        settle()
        file = self._folder / f"{name}{self._suffix}.png"
        if not self._window.grab().save(str(file)):
            raise StudyAppError(
                f"{file} cannot be written.", advice="Choose another folder for the pictures."
            )
        self.saved.append(file)


def keys_for(question: Question, *, known: bool) -> list[str]:
    """What to type for a right answer, or for a wrong one. Rows to be put in order stay as they are."""
    right = [LETTERS[place] for place, option in enumerate(question.options) if option.right == known]
    match question.kind:
        case "order":
            return []
        case "match":
            return [f"{LETTERS[at]}{item.place + 1}" for at, item in enumerate(question.items)]
        case "multiple_answer":
            return right
        case "true_false":
            return ["T" if question.options[0].right == known else "F"]
        case "multiple_choice" | "which_first":
            return right[:1]
    return [plain_keys(question.answer) if known else WRONG_FIGURES.get(question.kind, WRONG_WORD)]


def plain_keys(text: str) -> str:
    """The text as a plain keyboard can type it."""
    typed = text.replace("’", "'").replace("–", "-")
    return unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode()


def settle() -> None:
    """Let everything that was asked for happen."""
    for _ in range(8):
        QApplication.processEvents()


class OpenProfile(Protocol):
    """Opens services over a folder; `now` is a clock of one's own."""

    def __call__(self, home: Path, /, *, now: Callable[[], datetime] | None = None) -> Services: ...


def run_tour(open_services: OpenProfile, resources: Path, folder: Path, look: TourLook) -> list[Path]:
    """Walk once for each scheme over a fresh profile and over one with some weeks behind it; save pictures in `folder`.

    :raises StudyAppError: when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyAppError(f"{folder} cannot be written: {error.strerror}.") from error
    make_application()
    saved: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="studyapp-tour-") as homes:
        studied = Path(homes) / "studied"
        ready = make_history(partial(open_services, studied), _now(open_services, Path(homes) / "clock"))
        for scheme in look.schemes:
            for home, walk in ((Path(homes) / scheme, Tour.walk), (studied, Tour.look_at_progress)):
                place = TourPlace(home, resources, folder, scheme, ready)
                saved += _visit(partial(open_services, home), place, look, walk)
    return saved


def _now(open_services: OpenProfile, home: Path) -> datetime:
    """The moment at which the tour takes place."""
    services = open_services(home)
    try:
        return services.clock.wall()
    finally:
        services.close()


@dataclass(frozen=True, slots=True)
class TourPlace:
    """The profile to walk through, where icons and style are, where pictures go, the colours, and the decks as they
    were made ready for questions, which is done once for all profiles."""

    home: Path
    resources: Path
    pictures: Path
    scheme: str
    ready: tuple[AskableDeck, ...]


def _visit(
    open_services: Callable[[], Services], place: TourPlace, look: TourLook, walk: Callable[[Tour], None]
) -> list[Path]:
    """One walk through a window over one profile."""
    services = open_services()
    try:
        if not services.library.decks():
            for deck in services.library.shipped_decks:
                services.library.install(deck)
        for askable in place.ready:
            services.study.keep(askable)
        services.settings.set("colours", place.scheme)
        services.settings.set("text_size", look.text_size)
        window = make_window(services, place.resources, place.home / "cache")
        window.resize(*look.size)
        window.show()
        window.activateWindow()
        settle()
        size = "" if look.text_size == 100 else f"-text-{look.text_size}"
        tour = Tour(window, services.quiz, place.pictures, f"-{place.scheme}{size}")
        walk(tour)
        window.close()
        window.deleteLater()
        settle()
        return tour.saved
    finally:
        services.close()
