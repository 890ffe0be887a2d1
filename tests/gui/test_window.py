"""The window, driven by keys and clicks as a student would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from studyapp.gui.main_window import MainWindow
from studyapp.gui.questions.views import VIEWS
from studyapp.gui.tour import keys_for
from studyapp.services.quiz.setup import QuizSetup, quiz_kinds


def press(_qtbot: QtBot, window: MainWindow, *keys: Qt.Key | str) -> None:
    for key in keys:
        target = QApplication.focusWidget() or window
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)
        QApplication.processEvents()


def is_running(window: MainWindow) -> bool:
    return window.quiz.is_running


def with_control(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier)


def answers(window: MainWindow) -> int:
    return window.services.progress.report().answers


def when_dialog(act: Callable[[QWidget], None]) -> None:
    """Do something to the next modal dialog as soon as it is there."""
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(20, lambda: when_dialog(act))
    else:
        act(dialog)


def setup_of(window: MainWindow, kind: str, number: int = 3) -> QuizSetup:
    deck = window.services.today.overview().decks[0]
    return QuizSetup(deck.deck.id, tuple(topic.id for topic in deck.topics), (kind,), number)


def press_button(parent: QWidget, text: str) -> None:
    QApplication.processEvents()
    buttons = parent.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == text and button.isVisible()).click()


def test_the_first_card_takes_two_keys_after_the_first_start(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(with_deck=False)
    window.deck_files.install_shipped()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QAbstractButton))
    qtbot.waitUntil(lambda: window.today.due_total() == 10)
    QApplication.processEvents()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.study.isVisible()
    assert window.services.study.current() is not None


def test_ten_cards_by_keyboard_are_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.set_setting("card_form", "flashcards")
    press(qtbot, window, Qt.Key.Key_Return)
    for _ in range(10):
        press(qtbot, window, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert answers(window) == 10
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.today.isVisible()
    assert window.today.due_total() == 0


def test_closing_waits_for_no_deck_to_be_ready(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(is_ready=False)
    window.preparation.questions()
    window.close()
    QApplication.processEvents()
    assert window.services.study.preparations(), "work on it was given up"


def test_grades_wait_for_the_answer(qtbot: QtBot, window: MainWindow) -> None:
    window.set_setting("card_form", "flashcards")
    window.start_study()
    press(qtbot, window, "3")
    assert answers(window) == 0
    press(qtbot, window, Qt.Key.Key_Space, "1")
    assert answers(window) == 1
    assert window.services.study.total == 10


def test_undo_by_key_brings_the_card_back(qtbot: QtBot, window: MainWindow) -> None:
    window.set_setting("card_form", "flashcards")
    window.start_study()
    first = window.services.study.current()
    press(qtbot, window, Qt.Key.Key_Space, "4")
    with_control(window, Qt.Key.Key_Z)
    again = window.services.study.current()
    assert first is not None
    assert again is not None
    assert again.card.id == first.card.id
    assert answers(window) == 0


def test_escape_ends_a_sitting_and_nothing_is_lost(qtbot: QtBot, window: MainWindow) -> None:
    window.set_setting("card_form", "flashcards")
    window.start_study()
    press(qtbot, window, Qt.Key.Key_Space, "3", Qt.Key.Key_Escape)
    assert window.today.isVisible()
    assert answers(window) == 1


def answer_rightly(qtbot: QtBot, window: MainWindow) -> None:
    """By keys alone, in whatever kind the question is asked."""
    asked = window.services.quiz.current()
    assert asked is not None
    question, _card = asked
    if question.kind == "order":
        shown = [item.place for item in question.items]
        for at in range(len(shown)):
            for place in range(len(shown) - 1, at, -1):
                if shown[place - 1] > shown[place]:
                    shown[place - 1], shown[place] = shown[place], shown[place - 1]
                    press(qtbot, window, *[Qt.Key.Key_Up] * len(shown), *[Qt.Key.Key_Down] * place)
                    focus = QApplication.focusWidget()
                    QTest.keyClick(focus or window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    elif question.kind == "which_first":
        press(qtbot, window, Qt.Key.Key_Right if question.options[1].right else Qt.Key.Key_Left)
    else:
        press(qtbot, window, *keys_for(question, known=True))
    press(qtbot, window, Qt.Key.Key_Return)


def test_a_quiz_of_ten_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("quiz")
    press(qtbot, window, Qt.Key.Key_Return)
    assert is_running(window)
    for _ in range(10):
        answer_rightly(qtbot, window)
        press(qtbot, window, "U", Qt.Key.Key_Return)
    assert not is_running(window)
    results = window.services.quiz.results()
    assert (results.right, results.asked) == (10, 10)


@pytest.mark.parametrize("kind", quiz_kinds())
def test_each_kind_is_answered_by_keyboard(qtbot: QtBot, window: MainWindow, kind: str) -> None:
    window.open_page("quiz")
    window.quiz.start(setup_of(window, kind))
    QApplication.processEvents()
    for _ in range(3):
        answer_rightly(qtbot, window)
        press(qtbot, window, Qt.Key.Key_Return)
    assert not is_running(window)
    results = window.services.quiz.results()
    assert (results.right, results.asked) == (3, 3)


@pytest.mark.parametrize("kind", quiz_kinds())
def test_each_kind_says_what_was_missed(qtbot: QtBot, window: MainWindow, kind: str) -> None:
    window.open_page("quiz")
    window.quiz.start(setup_of(window, kind, number=1))
    QApplication.processEvents()
    if kind == "order":
        asked = window.services.quiz.current()
        assert asked is not None
        press(qtbot, window, Qt.Key.Key_Return)
    else:
        for button in window.quiz.findChildren(QAbstractButton):
            if button.text() == "I do not know" and button.isVisible():
                button.setFocus()
        press(qtbot, window, Qt.Key.Key_Return)
    assert any(
        label.isVisible()
        for label in window.quiz.findChildren(QAbstractButton)
        if label.text() == "See results"
    )
    press(qtbot, window, Qt.Key.Key_Return)
    results = window.services.quiz.results()
    assert [mistake.question.kind for mistake in results.mistakes] == [kind]


def test_mistakes_of_a_quiz_are_studied_with_one_key(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("quiz")
    press(qtbot, window, Qt.Key.Key_Return)
    for _ in range(30):  # a question takes two keys, or three where it asks how sure one is
        for button in window.quiz.findChildren(QAbstractButton):
            if button.text() in {"Check", "I do not know"} and button.isVisible():
                button.setFocus()
        if is_running(window):
            press(qtbot, window, Qt.Key.Key_Return)
    assert not is_running(window)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.study.isVisible()
    assert window.services.study.total == len({m.card.id for m in window.services.quiz.results().mistakes})


def test_tab_goes_on_as_one_reads_and_back(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("quiz")
    QApplication.processEvents()
    begun = QApplication.focusWidget()
    assert begun is not None
    met: list[QWidget] = []
    for _ in range(60):
        press(qtbot, window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is begun:
            break
        met.append(focused)
    names = [widget.accessibleName() for widget in met]
    last_topic = next(place for place, name in enumerate(names) if name.startswith("Sources and debates"))
    assert names[last_topic + 1] == "Kinds of question: select all"
    assert names.index("Topics: select all") < last_topic
    assert names.index("Deck") == names.index("Settings") + 1
    for widget in reversed(met):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is widget


def test_text_size_goes_by_keys_and_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    before = window.theme.font("body").pixelSize()
    with_control(window, Qt.Key.Key_Plus)
    assert window.services.settings.get("text_size") == 110
    assert window.theme.font("body").pixelSize() > before


def test_a_narrow_window_shows_a_rail_and_never_scrolls_sideways(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 620)
    for page in ("today", "quiz", "progress", "exam_plan", "library", "settings"):
        window.open_page(page)
        qtbot.wait(1)
        for scale in (100, 150):
            window.set_setting("text_size", scale)
            QApplication.processEvents()
            visible = [
                area
                for area in window.findChildren(QWidget)
                if area.objectName() == "page" and area.isVisible()
            ]
            assert visible
            assert all(
                area.width() <= (parent.width() if (parent := area.parentWidget()) else 0) for area in visible
            )


@pytest.mark.parametrize("page", ["today", "quiz", "progress", "exam_plan", "library", "settings"])
def test_every_control_has_an_accessible_name(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.open_page(page)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox)
    nameless = [
        control
        for kind in kinds
        for control in window.findChildren(kind)
        if control.isVisible()
        and not control.accessibleName()
        and control.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


def test_every_visible_control_can_be_reached_by_tab(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("today")
    reached = set()
    for _ in range(40):
        press(qtbot, window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    names = {widget.accessibleName() for widget in reached if widget is not None}
    assert any(name.startswith("Study now") for name in names)
    assert {"Quick quiz", "Quiz", "Progress", "Exam plan", "Library", "Settings"} <= names


def test_every_kind_of_quiz_question_has_a_view() -> None:
    assert set(VIEWS) == set(quiz_kinds())


def test_dark_and_light_follow_the_setting_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.set_setting("colours", "dark")
    assert window.theme.is_dark
    window.set_setting("colours", "light")
    assert not window.theme.is_dark


def test_restoring_a_backup_asks_and_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    window.set_setting("card_form", "flashcards")
    window.start_study()
    press(qtbot, window, Qt.Key.Key_Space, "3", Qt.Key.Key_Escape)
    window.open_page("settings")
    window.settings_page.show_section("Data")
    window.backups.make()

    def restore_buttons() -> list[QAbstractButton]:
        return [b for b in window.settings_page.findChildren(QAbstractButton) if b.text() == "Restore"]

    qtbot.waitUntil(lambda: len(restore_buttons()) == 1)
    window.start_study()
    press(qtbot, window, Qt.Key.Key_Space, "3", Qt.Key.Key_Escape)
    assert answers(window) == 2
    window.open_page("settings")
    window.settings_page.show_section("Data")
    when_dialog(lambda dialog: press_button(dialog, "Restore"))
    restore_buttons()[0].click()
    qtbot.waitUntil(lambda: window.isEnabled() and answers(window) == 1)
    press_button(window, "Undo")
    qtbot.waitUntil(lambda: window.isEnabled() and answers(window) == 2)


def test_a_broken_deck_is_shown_with_its_place(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    from studyapp.gui.widgets.problem_dialog import ProblemDialog

    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "deck.yaml").write_text(
        "format: 1\nid: b\ntitle: B\nversion: 1.0.0\ntopics: [{id: a, title: A}]\n"
    )
    (folder / "e.yaml").write_text("events:\n  - {id: e, topic: a, date: 16 Mai 1965, title: T, what: W}\n")
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ProblemDialog):
            seen.extend(
                label.accessibleName() for label in dialog.findChildren(QWidget) if label.accessibleName()
            )
            dialog.reject()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    window.deck_files.install([folder])
    qtbot.waitUntil(lambda: bool(seen))
    assert any("16 Mai 1965" in text for text in seen)
    assert any("Nothing on this computer was changed" in text for text in seen)
    assert len(window.services.library.decks()) == 1
