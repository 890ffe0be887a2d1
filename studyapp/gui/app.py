"""Starting the window: theme, services, first page; then what can wait."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from studyapp import __version__
from studyapp.errors import StudyAppError
from studyapp.gui.crash_dialog import CrashHandler
from studyapp.gui.main_window import MainWindow
from studyapp.gui.notifier import Notifier
from studyapp.gui.theme import Theme
from studyapp.gui.theme_settings import follow_settings
from studyapp.gui.words import EnglishPlurals
from studyapp.services.services import Services

PROBLEM = 1


def make_application() -> QApplication:
    """The one application object of the process, in Fusion style and English."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("StudyApp")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("studyapp")
    app.setStyle("Fusion")
    translator = EnglishPlurals(app)
    app.installTranslator(translator)
    return app


def make_window(services: Services, resources: Path, cache: Path) -> MainWindow:
    """The window over open services, drawn as the settings say."""
    theme = Theme(resources, cache)
    follow_settings(theme, services.settings)  # first: a style sheet that comes later restyles every widget
    window = MainWindow(theme, services)
    theme.setParent(window)
    picture = resources / "icons" / "studyapp.svg"
    if picture.exists():
        window.setWindowIcon(QIcon(str(picture)))
    return window


def run_window(
    open_services: Callable[[], Services], resources: Path, cache: Path, files: Sequence[Path]
) -> int:
    """Open the window and stay until it is closed; gives the exit code of the process."""
    app = make_application()
    try:
        services = open_services()
    except StudyAppError as error:
        _tell_without_window(error, resources, cache)
        return PROBLEM
    try:
        window = make_window(services, resources, cache)
        CrashHandler(window.theme, window, window.notifier).install()
        window.firstPainted.connect(lambda: _after_first_paint(window, services, files))
        window.show()
        return app.exec()
    finally:
        services.close()


def _after_first_paint(window: MainWindow, services: Services, files: Sequence[Path]) -> None:
    """What a start need not wait for: the first deck, files to install, the daily backup."""
    if services.library.awaits_first_deck:
        window.deck_files.install_shipped()
    for warning in services.warnings:
        window.notifier.show_problem(StudyAppError(warning))
    if files:
        window.deck_files.install(list(files))
    window.backups.make_when_due()
    window.prepare_study()
    window.preparation.plan()
    window.today.prepare_outlook()
    window.preparation.memory()


def _tell_without_window(error: StudyAppError, resources: Path, cache: Path) -> None:
    """The progress cannot be opened: say so over an empty window, and on standard error."""
    sys.stderr.write(f"{error}\n")
    theme = Theme(resources, cache)
    theme.apply()
    ground = QWidget()
    Notifier(theme, ground).show_problem(error)
