"""Quizzes in the window: exams, how sure one is, the clock, looking back, set-ups that were saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studyapp.gui.main_window import MainWindow
from studyapp.gui.tour import keys_for
from studyapp.gui.widgets.choices import CheckRow
from studyapp.services.quiz.setup import QuizSetup, quiz_kinds
from tests.builders import MovableClock
from tests.gui.test_window import is_running, press, press_button, setup_of, when_dialog

ENTER = Qt.Key.Key_Return


def exam_of(window: MainWindow, *kinds: str, number: int = 4, **changes: object) -> QuizSetup:
    setup = replace(setup_of(window, "typed", number), kinds=kinds or ("multiple_choice",), exam=True)
    return replace(setup, **changes)  # type: ignore[arg-type]


def begin(window: MainWindow, setup: QuizSetup) -> None:
    window.open_page("quiz")
    window.quiz.start(setup)
    QApplication.processEvents()


def texts(window: QWidget) -> list[str]:
    labels = [
        label.accessibleName() or label.text() for label in window.findChildren(QLabel) if label.isVisible()
    ]
    return labels + [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]


def answer(qtbot: QtBot, window: MainWindow, place: int, *, known: bool = True) -> None:
    press(qtbot, window, *keys_for(window.services.quiz.asked[place].question, known=known))


def test_an_exam_by_keyboard_goes_forth_and_back_and_is_handed_in(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, exam_of(window))
    quiz = window.services.quiz
    answer(qtbot, window, 0, known=False)
    press(qtbot, window, ENTER)
    answer(qtbot, window, 1)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    press(qtbot, window, Qt.Key.Key_PageUp)
    answer(qtbot, window, 0)
    press(qtbot, window, ENTER, ENTER)
    answer(qtbot, window, 2)
    press(qtbot, window, ENTER)
    assert quiz.outcomes == ()
    press(qtbot, window, ENTER)
    assert "3 of 4 answered. 1 flagged. After handing in, answers cannot be changed." in texts(window)
    press(qtbot, window, ENTER)
    results = quiz.results()
    assert (results.right, results.asked, len(results.flagged)) == (3, 4, 1)
    assert not is_running(window)


def test_every_kind_keeps_its_answer_when_one_comes_back_to_it(qtbot: QtBot, window: MainWindow) -> None:
    for kind in quiz_kinds():
        begin(window, exam_of(window, kind, number=2))
        quiz = window.services.quiz
        if kind == "order":
            QTest.keyClick(
                QApplication.focusWidget() or window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier
            )
        else:
            answer(qtbot, window, 0)
        press(qtbot, window, ENTER)
        kept = quiz.asked[0].response
        assert kept, kind
        press(qtbot, window, Qt.Key.Key_PageUp)
        assert window.quiz._exam.stage.response() == kept, kind
        press(qtbot, window, Qt.Key.Key_Escape)


def test_an_exam_left_open_is_offered_on_the_next_start(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    first = open_window()
    begin(first, exam_of(first))
    answer(qtbot, first, 0)
    press(qtbot, first, ENTER)
    given = first.services.quiz.asked[0].response
    first.close()
    first.services.close()
    again = open_window()
    press_button(again.today, "Continue exam")
    QApplication.processEvents()
    assert again.services.quiz.asked[0].response == given
    assert is_running(again)
    assert "Question 2 of 4" in texts(again)


def test_an_exam_that_was_left_can_be_handed_in_from_the_setup_page(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, exam_of(window))
    answer(qtbot, window, 0)
    press(qtbot, window, ENTER, Qt.Key.Key_Escape)
    press_button(window.quiz, "Hand in")
    assert window.services.quiz.results().asked == 4
    window.quiz.show_setup()
    assert "Continue exam" not in texts(window)


def test_how_sure_is_asked_before_feedback_and_shown_beside_it(qtbot: QtBot, window: MainWindow) -> None:
    setup = replace(setup_of(window, "multiple_choice", 3), asks_sureness=True)
    begin(window, setup)
    for place, key in enumerate("GUC"):
        answer(qtbot, window, place)
        press(qtbot, window, ENTER)
        assert window.services.quiz.position == place
        press(qtbot, window, key)
        assert window.services.quiz.position == place + 1
        if place == 0:
            assert "You said: guess" in [chip.accessibleName() for chip in window.quiz.findChildren(QWidget)]
        press(qtbot, window, ENTER)
    levels = [(one.name, one.asked) for one in window.services.quiz.results().by_sureness]
    assert levels == [("certain", 1), ("fairly", 1), ("guess", 1)]
    assert {"Certain", "Fairly sure", "Guess"} <= set(texts(window))


def test_a_changed_mind_is_asked_again_how_sure(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, replace(setup_of(window, "multiple_choice", 1), asks_sureness=True))
    answer(qtbot, window, 0, known=False)
    press(qtbot, window, ENTER)
    right = next(option.text for option in window.services.quiz.asked[0].question.options if option.right)
    rows = [
        row for row in window.quiz.findChildren(QAbstractButton) if row.isVisible() and row.text() == right
    ]
    rows[0].click()
    press(qtbot, window, ENTER, "C")
    assert window.services.quiz.results().right == 1


def test_when_time_is_up_one_may_go_on(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    begin(window, replace(setup_of(window, "multiple_choice", 2), seconds_each=30))
    answer(qtbot, window, 0)
    clock.now += timedelta(seconds=61)
    window.quiz._practice._tick()
    assert "Time is up." in texts(window)
    press(qtbot, window, "B")
    assert window.services.quiz.position == 0
    press_button(window.quiz, "5 more minutes")
    press(qtbot, window, ENTER)
    assert window.services.quiz.results().right == 1
    left = window.services.quiz.seconds_left()
    assert left is not None
    assert 290 < left <= 300


def test_an_exam_whose_time_is_up_keeps_what_stood_in_the_field(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    begin(window, exam_of(window, "typed", number=2, seconds_each=30))
    answer(qtbot, window, 0)
    clock.now += timedelta(seconds=61)
    window.quiz._exam._tick()
    press_button(window.quiz, "Hand in")
    assert window.services.quiz.results().right == 1


def test_what_is_no_date_waits_in_a_quiz(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, setup_of(window, "date", 1))
    press(qtbot, window, "no idea", ENTER)
    assert any(text.startswith("This cannot be read as a date") for text in texts(window))
    assert not window.services.quiz.outcomes
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    press(qtbot, window, ENTER)
    assert window.services.quiz.outcomes == (False,)


def test_what_is_no_date_waits_in_an_exam_but_can_be_left(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, exam_of(window, "date", number=2))
    press(qtbot, window, "no idea", ENTER)
    assert any(text.startswith("This cannot be read as a date") for text in texts(window))
    assert window.quiz._exam._place == 0
    press_button(window.quiz, "Look over")
    assert window.services.quiz.asked[0].response == "no idea"


def test_i_was_right_changes_the_result(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, setup_of(window, "typed", 1))
    press(qtbot, window, "something else entirely", ENTER)
    press_button(window.quiz, "I was right")
    QApplication.processEvents()
    assert window.services.quiz.results().right == 1
    press(qtbot, window, ENTER)
    assert "No mistakes." in texts(window)


def test_a_past_quiz_is_opened_and_shown_as_asked(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, replace(setup_of(window, "true_false", 2)))
    for place in range(2):
        answer(qtbot, window, place, known=place == 1)
        press(qtbot, window, ENTER, ENTER)
    assert "No answer" not in texts(window)
    stem = window.services.quiz.asked[0].question.stem
    window.quiz.show_setup()
    press_button(window.quiz, "All quizzes")
    press_button(window.quiz, "Open")
    QApplication.processEvents()
    press_button(window.quiz, "Show all 2 questions")
    QApplication.processEvents()
    assert any(stem[:20] in text for text in texts(window))
    assert "Question 1 of 2" in texts(window)
    press(qtbot, window, ENTER)
    assert "Question 2 of 2" in texts(window)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert "of 2 right, 50%" in texts(window)


def test_a_setup_is_saved_by_name_started_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("quiz")
    press_button(window.quiz, "Save this")
    QApplication.processEvents()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press(qtbot, window, "Mock paper", ENTER)
    assert not is_running(window)
    names = [
        button.accessibleName() for button in window.quiz.findChildren(QAbstractButton) if button.isVisible()
    ]
    assert "Start Mock paper" in names
    for name in ("Start Mock paper", "Remove Mock paper"):
        button = next(
            one for one in window.quiz.findChildren(QAbstractButton) if one.accessibleName() == name
        )
        button.click()
        if name.startswith("Start"):
            assert is_running(window)
            press(qtbot, window, Qt.Key.Key_Escape)
            window.open_page("quiz")
    assert window.services.quiz.setups.saved() == ()


def test_another_number_and_the_end_are_chosen_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("quiz")
    for text in ("Other", "At the end", "60 s", "Core only"):
        press_button(window.quiz, text)
    setup = window.quiz._setup.setup()
    assert (setup.exam, setup.seconds_each, setup.core_only, setup.number) == (True, 60, True, 10)


def test_two_people_taken_for_each_other_are_compared(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, setup_of(window, "multiple_choice", 1))
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        seen.extend(texts(dialog))
        press_button(dialog, "Close")

    when_dialog(look)
    window.cards.compare(window.services.quiz.deck_id, "le-duan", "duan-suquan")
    assert {"Le Duan", "Duan Suquan", "Side"} <= set(seen)


def test_enter_starts_from_any_choice_and_space_makes_it(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("quiz")
    QApplication.processEvents()
    topic = next(row for row in window.quiz.findChildren(CheckRow) if row.isVisible())
    topic.setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert not topic.isChecked()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.quiz.is_running
    assert not topic.isChecked()
