"""Progress in the window, driven by keys over real answers."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studyapp.gui.main_window import MainWindow
from studyapp.gui.progress.panels import heat_level
from studyapp.gui.progress.words import judgement_words, time_words
from studyapp.gui.widgets.chart import Chart, count_level, share_levels
from studyapp.services.progress.values import ProgressFilter, SurenessScore
from tests.builders import MovableClock
from tests.gui.test_quiz import texts
from tests.gui.test_window import press, when_dialog, with_control
from tests.services.test_progress import study


def study_for_days(window: MainWindow, clock: MovableClock) -> None:
    """Three days with thirty cards in all; the last day is today."""
    window.services.settings.set("new_per_day", 30)
    study(window.services, clock, "g" * 20 + "a" * 3 + "g" * 10)
    window.services.settings.set("new_per_day", 0)
    clock.to_next_day(3)
    study(window.services, clock, "g" * 10 + "a" * 2 + "g" * 10)
    clock.to_next_day(6)


def open_progress(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    study_for_days(window, clock)
    with_control(window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: window.progress._predicted is not None)


def notes(window: MainWindow) -> list[str]:
    row = window.progress.figure_row
    return [figure.accessibleName() for figure in (row.right, row.known, row.time, row.new)]


def test_before_twenty_answers_the_page_says_so_and_begins_to_study(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    study(window.services, clock, "g" * 7)
    with_control(window, Qt.Key.Key_3)
    QApplication.processEvents()
    assert window.progress.isVisible()
    assert any("Shows after 20 answers. 7 so far." in text for text in texts(window))
    assert not window.progress.figure_row.isVisible()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.study.isVisible()


def test_the_four_figures_are_those_of_the_log(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    open_progress(qtbot, window, clock)
    figures = window.services.progress.figures(ProgressFilter())
    predicted = window.services.progress.predicted(figures)
    right, known, time, new = notes(window)
    assert figures.asked == 20
    assert (
        right == f"Right when asked again: {figures.share:.0%}, target 90%, predicted {predicted.recall:.0%}"
    )
    assert known.startswith(f"Cards known: {figures.known} of {figures.cards:,}, ")
    assert time == f"Studied this week: 0 min, {time_words(figures.usual_minutes or 0)} on a usual day"
    assert new.endswith("none a day, as set")


def test_charts_are_told_to_a_screen_reader(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    open_progress(qtbot, window, clock)
    charts = [chart for chart in window.progress.findChildren(Chart) if chart.isVisible()]
    assert len(charts) == 4
    for chart in charts:
        told = QAccessible.queryAccessibleInterface(chart)
        assert told.role() == QAccessible.Role.Chart
        assert told.text(QAccessible.Text.Name)
        assert told.text(QAccessible.Text.Description)
        assert not chart.grab().toImage().isNull()


def test_each_chart_has_a_table_that_says_the_same(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    open_progress(qtbot, window, clock)
    page = window.progress
    figures = window.services.progress.figures(ProgressFilter())
    with_control(window, Qt.Key.Key_T)
    assert not any(chart.isVisible() for chart in page.findChildren(Chart))
    asked = [(row[1], row[2]) for row in page.right.table.cells()]
    assert asked == [
        (str(span.asked), "–" if span.share is None else f"{span.share:.0%}") for span in figures.spans
    ]
    assert [row[1:] for row in page.due.table.cells()] == [
        [str(day.review), str(day.new)] for day in figures.due
    ]
    assert len(page.days.table.cells()) == len(figures.study_days)
    assert [row[0] for row in page.topics.table.cells()] == [topic.title for topic in figures.topics]
    with_control(window, Qt.Key.Key_T)
    assert page.right.shown.isVisible()
    assert not page.right.table.isVisible()


def test_deck_topic_and_period_are_chosen_by_keys(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    open_progress(qtbot, window, clock)
    page = window.progress
    assert QApplication.focusWidget() is page.filters.deck
    press(qtbot, window, Qt.Key.Key_Tab, Qt.Key.Key_Down)
    chosen = page.filters.value()
    assert chosen.topic_id == window.services.library.decks()[0].topics[0].id
    cards = window.services.progress.figures(chosen).cards
    assert f"of {cards:,}," in notes(window)[1]
    press(qtbot, window, Qt.Key.Key_Tab, Qt.Key.Key_Right)
    assert page.filters.value().days is None
    press(qtbot, window, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert page.filters.value().days == 30
    qtbot.waitUntil(lambda: page._predicted is not None)


def test_the_weakest_topics_are_studied_with_one_key(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    open_progress(qtbot, window, clock)
    weakest = window.services.progress.figures(ProgressFilter()).begun_topics[:2]
    cards = window.services.progress.cards_to_strengthen(weakest)
    window.progress.topics.study.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.study.isVisible()
    assert window.services.study.total == len(cards)
    in_hand = window.services.study.current()
    assert in_hand is not None
    assert in_hand.card.topic in {topic.id for topic in weakest}


def test_cards_asked_today_rest_and_the_page_says_so(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    window.services.settings.set("new_per_day", 30)
    study(window.services, clock, "g" * 30)
    window.open_page("progress")
    assert not window.progress.topics.study.isEnabled()
    assert any("they rest until tomorrow" in text for text in texts(window))
    assert any("Shows after 20 answers to cards seen" in text for text in texts(window))


def test_a_card_is_found_and_shows_its_curve_and_answers(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    open_progress(qtbot, window, clock)
    panel = window.progress.card
    first = panel.shown
    assert first is not None
    history = window.services.progress.history(first)
    assert [row[3] for row in panel.table.cells()][-1] in {"Good", "Again"}
    assert len(panel.table.cells()) == len(history.answers)
    panel.field.setFocus()
    press(qtbot, window, "Tonkin")
    found = window.services.progress.cards("Tonkin", ProgressFilter())
    assert panel.found.rowCount() == len(found)
    assert panel.shown == found[0].id
    press(qtbot, window, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    assert panel.shown == found[1].id
    panel.field.setFocus()
    panel.field.selectAll()
    press(qtbot, window, "xyzzy")
    assert any("No card has these words." in text for text in texts(window))


def test_figures_and_picture_are_exported(
    qtbot: QtBot, window: MainWindow, clock: MovableClock, tmp_path: Path
) -> None:
    open_progress(qtbot, window, clock)
    table, picture = tmp_path / "figures.csv", tmp_path / "figures.png"

    def choose(file: Path) -> Callable[[QWidget], None]:
        def act(dialog: QWidget) -> None:
            assert isinstance(dialog, QFileDialog)
            dialog.findChildren(QLineEdit)[0].setText(str(file))
            QTest.keyClick(dialog.findChildren(QLineEdit)[0], Qt.Key.Key_Return)

        return act

    when_dialog(choose(table))
    with_control(window, Qt.Key.Key_E)
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [
        row["value"] for row in rows if row["measure"] == "predicted_recall" and row["table"] == "summary"
    ]
    assert "Exported figures.csv" in texts(window)
    window.activateWindow()
    QApplication.processEvents()
    when_dialog(choose(picture))
    with_control(window, Qt.Key.Key_E)
    image = QImage(str(picture))
    assert image.height() > window.progress.viewport().height()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, clock: MovableClock, tmp_path: Path
) -> None:
    open_progress(qtbot, window, clock)
    told: list[str] = []

    def act(dialog: QWidget) -> None:
        told.append(dialog.windowTitle())
        dialog.close()

    for name in ("nowhere/figures.csv", "nowhere/figures.png"):
        when_dialog(act)
        window.progress.export_to(tmp_path / name)
    assert len(told) == 2
    assert all("cannot be written" in title for title in told)


def test_answers_elsewhere_are_counted_when_the_page_comes_back(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    open_progress(qtbot, window, clock)
    before = notes(window)[0]
    window.open_page("today")
    study(window.services, clock, "a" * 4)
    window.open_page("progress")
    assert notes(window)[0] != before


@pytest.mark.parametrize(
    ("width", "text_size"), [(1200, 100), (900, 100), (720, 100), (1200, 200), (720, 200)]
)
def test_nothing_goes_beyond_the_side(
    qtbot: QtBot, window: MainWindow, clock: MovableClock, width: int, text_size: int
) -> None:
    open_progress(qtbot, window, clock)
    window.set_setting("text_size", text_size)
    window.resize(width, 620)
    for _ in range(4):
        QApplication.processEvents()
    content = window.progress.widget()
    assert content is not None
    assert content.width() <= window.progress.viewport().width()
    with_control(window, Qt.Key.Key_T)
    for _ in range(4):
        QApplication.processEvents()
    assert content.width() <= window.progress.viewport().width()


def test_the_filters_reach_the_right_edge_of_the_charts(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    open_progress(qtbot, window, clock)
    QApplication.processEvents()
    page = window.progress

    def right_edge(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topRight()).x()

    assert right_edge(page.filters.export) == right_edge(page.due)


def test_every_button_has_a_name(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    open_progress(qtbot, window, clock)
    for button in window.progress.findChildren(QAbstractButton):
        if button.isVisible() and type(button).__module__.startswith("studyapp"):
            assert button.accessibleName() or button.text(), button


def test_figures_in_words() -> None:
    assert [time_words(minutes) for minutes in (0, 0.2, 59.5, 60, 86)] == [
        "0 min", "1 min", "1 h 0 min", "1 h 0 min", "1 h 26 min",
    ]  # fmt: skip
    assert [heat_level(minutes) for minutes in (0, 0.1, 10, 11, 20, 21, 29.9, 30, 400)] == [
        0, 1, 1, 2, 2, 3, 3, 4, 4,
    ]  # fmt: skip
    sure = SurenessScore("certain", 100, 70, 0.95)
    assert judgement_words((sure,)) == "You are too certain."
    assert judgement_words((SurenessScore("certain", 100, 95, 0.95),)) == "You judge yourself well."
    assert judgement_words((SurenessScore("guess", 10, 6, 0.35),)) == "You know more than you think."


@pytest.mark.parametrize("most", [0, 1, 4, 5, 19, 39, 41, 250, 1723, 99_999])
def test_scales_hold_what_they_show(most: int) -> None:
    level = count_level(most)
    assert level >= max(most, 4)
    assert level % 2 == 0
    assert level <= max(8, 2 * most)


@pytest.mark.parametrize("shares", [[], [0.9], [0.0, 1.0], [0.05], [0.83, 0.91], [1.0]])
def test_share_scales_hold_what_they_show(shares: list[float]) -> None:
    low, high = share_levels(shares)
    assert 0 <= low <= min(shares, default=1)
    assert max(shares, default=0) <= high + 1e-9
    assert high - low >= 0.3 - 1e-9
    assert round(low * 10) == pytest.approx(low * 10)
