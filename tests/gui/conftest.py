"""A real window over real services."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studyapp.gui.app import make_application, make_window
from studyapp.gui.main_window import MainWindow
from studyapp.gui.theme import Theme
from tests.builders import ROOT, MovableClock, services_in


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def theme(qapp: QApplication, tmp_path: Path) -> Theme:
    made = Theme(ROOT / "resources", tmp_path / "cache")
    made.choose(scheme="light")
    return made


@pytest.fixture
def open_window(qtbot: QtBot, home: Path, clock: MovableClock) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows that are closed, window before services, when the test ends."""
    opened: list[MainWindow] = []

    def open_one(*, with_deck: bool = True, is_ready: bool = True) -> MainWindow:
        services = services_in(home, clock, with_deck=with_deck, is_ready=with_deck and is_ready)
        services.settings.set("colours", "light")
        window = make_window(services, ROOT / "resources", home / "cache")
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        window.today.take_focus()
        opened.append(window)
        return window

    yield open_one
    for window in opened:
        window.close()
        window.services.close()
        window.deleteLater()
    # At once: each window that lives on is styled anew with every later one.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window()
