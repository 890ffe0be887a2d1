"""The exam plan in the window: adding, changing, ending, and what Today makes of it."""

from datetime import timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit, QWidget
from pytestqt.qtbot import QtBot

from studyapp.gui.main_window import MainWindow
from studyapp.gui.widgets.toast import Toast
from tests.builders import MovableClock
from tests.gui.test_quiz import texts
from tests.gui.test_window import press, press_button


def add_exam(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("exam_plan")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("with this plan" in name for name in names_of(window)), timeout=20_000)


def names_of(window: MainWindow) -> list[str]:
    return [one.accessibleName() for one in window.exam_plan.findChildren(QWidget)]


def wait_for_list(qtbot: QtBot, window: MainWindow) -> int:
    qtbot.waitUntil(lambda: window.services.planner.kept_list() is not None, timeout=20_000)
    cards = window.services.planner.kept_list()
    assert cards is not None
    return len(cards)


def test_an_exam_is_added_by_keyboard_and_study_follows_it(qtbot: QtBot, window: MainWindow) -> None:
    add_exam(qtbot, window)
    press(qtbot, window, "Paper 2", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: [exam.name for exam in window.services.planner.exams()] == ["Paper 2"])
    cards = wait_for_list(qtbot, window)
    window.open_page("today")
    assert window.today.due_total() == cards
    QApplication.processEvents()
    assert "21" in texts(window)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.services.study.total == cards


def test_every_change_is_kept_and_redraws(qtbot: QtBot, window: MainWindow) -> None:
    add_exam(qtbot, window)
    before = wait_for_list(qtbot, window)
    window.exam_plan._form.minutes.setFocus()
    press(qtbot, window, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: window.services.planner.exams()[0].weekday_minutes[0] == 25)
    assert wait_for_list(qtbot, window) > before
    sunday = next(
        one for one in window.exam_plan.findChildren(QAbstractButton) if one.accessibleName() == "Sun"
    )
    sunday.click()
    qtbot.waitUntil(lambda: window.services.planner.exams()[0].weekday_minutes[6] == 0)
    qtbot.waitUntil(lambda: any(name.endswith(": off") for name in names_of(window)), timeout=20_000)


def test_a_change_is_answered_at_once_and_its_band_follows(qtbot: QtBot, window: MainWindow) -> None:
    add_exam(qtbot, window)
    slider = window.exam_plan._form.minutes
    before = next(name for name in names_of(window) if "with this plan" in name)
    # Sent, not queued: no event that could bring the estimate from the worker comes between.
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    about = next(name for name in names_of(window) if "with this plan" in name)
    assert about != before
    assert "between" not in about
    assert any("working it out" in text for text in texts(window))
    qtbot.waitUntil(
        lambda: any("with this plan, between" in name for name in names_of(window)), timeout=20_000
    )


def test_what_is_known_of_one_exam_says_nothing_of_another(qtbot: QtBot, window: MainWindow) -> None:
    add_exam(qtbot, window)
    window.exam_plan.add_exam()
    name = window.exam_plan._form.name
    # Sent before the estimate of the new exam could come.
    QTest.keyClick(window.exam_plan._form.minutes, Qt.Key.Key_PageUp)
    assert name.text() == "Exam 2"
    assert not any("estimate, working it out" in text for text in texts(window))
    assert any("working it out" in text for text in texts(window))


def test_topics_are_chosen_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    add_exam(qtbot, window)
    press_button(window.exam_plan, "Choose topics")
    first = window.services.library.decks()[0].topics[0]
    press_button(window.exam_plan, first.title)
    qtbot.waitUntil(lambda: len(window.services.planner.exams()[0].topics) == 9)
    press_button(window.exam_plan, "Done")
    QApplication.processEvents()
    assert (window.services.library.decks()[0].id, first.id) not in window.services.planner.exams()[0].topics


def test_an_exam_removed_comes_back_with_undo(qtbot: QtBot, window: MainWindow) -> None:
    add_exam(qtbot, window)
    exam = window.services.planner.exams()[0]
    button = next(
        one
        for one in window.exam_plan.findChildren(QAbstractButton)
        if one.accessibleName() == "Remove this exam"
    )
    button.click()
    assert window.services.planner.exams() == ()
    assert "No exam yet" in texts(window)
    press_button(window.findChildren(Toast)[0], "Undo")
    assert window.services.planner.exams()[0].id == exam.id


def test_a_past_exam_asks_how_it_went(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    add_exam(qtbot, window)
    field = window.exam_plan.findChildren(QDateEdit)[0]
    day = window.services.planner.today() + timedelta(days=2)
    field.setDate(QDate(day.year, day.month, day.day))
    qtbot.waitUntil(lambda: window.services.planner.exams()[0].exam_date == day)
    qtbot.waitUntil(lambda: window.services.planner.exams()[0].predicted is not None, timeout=20_000)
    clock.to_next_day(4)
    window.open_page("today")
    window.open_page("exam_plan")
    assert "How did it go?" in texts(window)
    press_button(window.exam_plan, "Keep the result")
    archived = window.services.planner.archived()[0]
    assert archived.result is not None
    assert archived.predicted is not None
