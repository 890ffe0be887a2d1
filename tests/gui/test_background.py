"""Slow work beside the window."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studyapp.errors import StudyAppError
from studyapp.gui.background import Background


@pytest.fixture
def seen() -> list[object]:
    return []


@pytest.fixture
def failures() -> list[object]:
    return []


@pytest.fixture
def background(qapp: QApplication, failures: list[object]) -> Iterator[Background]:
    """Ended and deleted with its parent, as in a window."""
    parent = QObject()
    made = Background(failures.append, parent)
    yield made
    made.end()
    parent.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_values_come_back_in_the_window_s_thread(
    qtbot: QtBot, background: Background, seen: list[object]
) -> None:
    def work() -> threading.Thread:
        return threading.current_thread()

    def done(worker: threading.Thread) -> None:
        seen.append((worker is not threading.main_thread(), threading.current_thread()))

    background.run(work, done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(True, threading.main_thread())]


def test_a_problem_goes_to_who_waits_for_it_and_else_to_all(
    qtbot: QtBot, background: Background, seen: list[object], failures: list[object]
) -> None:
    def fail() -> None:
        raise StudyAppError("It is broken.")

    background.run(fail, seen.append, seen.append)
    background.run(fail, seen.append)
    qtbot.waitUntil(lambda: bool(seen and failures))
    assert [str(error) for error in (*seen, *failures)] == ["It is broken.", "It is broken."]


def test_the_end_comes_as_soon_as_work_gave_up(
    qtbot: QtBot, background: Background, seen: list[object]
) -> None:
    begun = threading.Event()

    def work() -> str:
        while not background.is_ending():
            begun.set()
        return "given up"

    background.run(work, seen.append)
    begun.wait()
    background.end()
    qtbot.waitUntil(lambda: seen == ["given up"])
