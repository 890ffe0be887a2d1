"""The progress page: what it shows, as charts and as tables, and the way on to the weakest topics."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from studyapp.gui.main_window import MainWindow
from studyapp.services.study_session import Grade
from tests.builders import MovableClock
from tests.gui.test_quiz import texts
from tests.gui.test_window import press_button


def study(window: MainWindow, clock: MovableClock, days: int) -> None:
    for _ in range(days):
        window.services.study.start()
        number = 0
        while window.services.study.current() is not None and number < 12:
            window.services.study.shown()
            clock.now += timedelta(seconds=10)
            window.services.study.grade(Grade.AGAIN if number % 5 == 4 else Grade.GOOD)
            number += 1
        clock.to_next_day()


def names(window: MainWindow) -> list[str]:
    return [one.accessibleName() for one in window.progress.findChildren(QWidget) if one.isVisible()]


def test_too_few_answers_are_said_to_be_few(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    study(window, clock, 1)
    window.open_page("progress")
    QApplication.processEvents()
    assert "Shows after 20 answers. 12 so far." in texts(window)
    assert not any("right" in name and "predicted" in name for name in names(window))


def test_figures_charts_and_tables_tell_the_same(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    study(window, clock, 9)
    window.open_page("progress")
    qtbot.waitUntil(lambda: any("% predicted" in name for name in names(window)), timeout=20_000)
    figures = window.services.statistics.figures(window.progress.scope())
    assert figures.right_share is not None
    assert f"{figures.right_share:.0%}" in texts(window)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    tables = {
        one.accessibleName(): one for one in window.progress.findChildren(QTableWidget) if one.isVisible()
    }
    assert set(tables) == {"Right when asked, by week", "Due in the next 14 days", "Study days"}
    days = tables["Study days"]
    assert days.rowCount() == len(figures.days) == 9
    counted = sum(int(item.text()) for row in range(9) if (item := days.item(row, 1)) is not None)
    assert counted == figures.answers


def test_one_topic_and_one_period(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    study(window, clock, 6)
    window.open_page("progress")
    every = window.services.statistics.figures(window.progress.scope()).answers
    place = window.progress.findChildren(QComboBox)[0]
    place.setCurrentIndex(2)
    place.activated.emit(2)
    topic = window.progress.scope()
    assert topic.topic == window.services.library.decks()[0].topics[0].id
    assert 0 < window.services.statistics.figures(topic).answers <= every
    clock.to_next_day(60)
    press_button(window.progress, "30 days")
    assert window.services.statistics.figures(window.progress.scope()).answers == 0


def test_the_weakest_topics_are_studied(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    study(window, clock, 5)
    window.open_page("progress")
    QApplication.processEvents()
    weakest = [text for text in texts(window) if text.startswith("Study the weakest")]
    press_button(window.progress, weakest[0])
    assert window.study.isVisible()
    assert window.services.study.total > 0


def test_progress_is_exported(
    qtbot: QtBot, open_window: Callable[..., MainWindow], clock: MovableClock, tmp_path: Path
) -> None:
    window = open_window()
    study(window, clock, 4)
    window.open_page("progress")
    window.progress.export(tmp_path / "figures.csv")
    window.progress.export(tmp_path / "figures.png")
    lines = (tmp_path / "figures.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "table,date,answers,right,seconds"
    assert sum(line.startswith("day,") for line in lines) == 4
    assert (tmp_path / "figures.png").stat().st_size > 1000
