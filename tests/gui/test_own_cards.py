"""A card in one's own words, from the study page: with keys, with Undo, and with what cannot be saved said in place."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studyapp.gui.main_window import MainWindow
from studyapp.gui.widgets.dialog import Dialog
from studyapp.gui.widgets.text_field import TextField
from studyapp.gui.widgets.toast import Toast
from studyapp.services.own_cards import Wording
from studyapp.services.settings import Settings
from tests.gui.test_window import press, press_button

ENTER = Qt.Key.Key_Return


def in_dialog(window: MainWindow, act: Callable[[Dialog], None]) -> None:
    """Have `act` done in the dialog that opens next; the dialog must be gone after it."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, window, find)


def focused() -> QWidget:
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def enter() -> None:
    QTest.keyClick(focused(), ENTER)


def fields(dialog: Dialog) -> list[TextField]:
    return [field for field in dialog.findChildren(TextField) if field.isVisible()]


def to_an_answered_flashcard(qtbot: QtBot, window: MainWindow) -> None:
    settings: Settings = window.services.settings
    settings.set("card_form", "flashcards")
    window.start_study()
    press(qtbot, window, Qt.Key.Key_Space)


def test_a_card_is_split_by_keys_and_comes_back_with_undo(qtbot: QtBot, window: MainWindow) -> None:
    to_an_answered_flashcard(qtbot, window)
    study = window.services.study
    first = study.current()
    assert first is not None
    total = study.total

    def split(dialog: Dialog) -> None:
        assert fields(dialog)[0].toPlainText() == first.card.prompt
        write("Who led it?")
        enter()
        fields(dialog)[1].selectAll()
        write("Le Duan")
        press_button(dialog, "Split: add a card")
        write("Who came with him?")
        enter()
        save = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Save 2 cards")
        assert not save.isEnabled()
        write("Giap")
        enter()
        assert focused() is save
        QTest.keyClick(save, Qt.Key.Key_Space)

    in_dialog(window, split)
    press(qtbot, window, "e")
    own = study.current()
    assert own is not None
    assert (own.card.prompt, own.card.answer, study.total) == ("Who led it?", "Le Duan", total + 1)
    assert [card.id for card in study.suspended()] == [first.card.id]
    toast = next(one for one in window.findChildren(Toast) if one.isVisible())
    press_button(toast, "Undo")
    again = study.current()
    assert again is not None
    assert (again.card.id, study.total, study.suspended()) == (first.card.id, total, ())


def test_ctrl_enter_saves_from_any_field_that_is_not_left_empty(qtbot: QtBot, window: MainWindow) -> None:
    to_an_answered_flashcard(qtbot, window)

    def use(dialog: Dialog) -> None:
        prompt, answer = fields(dialog)
        answer.clear()
        QTest.keyClick(prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.isVisible(), "an answer is missing"
        answer.setPlainText("Le Duan")
        prompt.setPlainText("Who led it?")
        QTest.keyClick(prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    in_dialog(window, use)
    press(qtbot, window, "e")
    own = window.services.study.current()
    assert own is not None
    assert own.card.prompt == "Who led it?"


def test_an_answer_in_the_question_is_told_beside_the_fields(qtbot: QtBot, window: MainWindow) -> None:
    to_an_answered_flashcard(qtbot, window)

    def tell(dialog: Dialog) -> None:
        fields(dialog)[0].setPlainText("Was it Le Duan?")
        fields(dialog)[1].setPlainText("Le Duan")
        press_button(dialog, "Save")
        assert dialog.isVisible()
        shown = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        assert "tells its own answer" in shown

    in_dialog(window, tell)
    press(qtbot, window, "e")
    assert window.services.study.suspended() == ()


def test_before_the_answer_was_seen_no_card_is_reworded(qtbot: QtBot, window: MainWindow) -> None:
    window.services.settings.set("card_form", "flashcards")
    window.start_study()
    press(qtbot, window, "e")
    assert QApplication.activeModalWidget() is None


def test_the_library_lists_what_was_added_and_takes_it_out_with_a_way_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.services.study.start()
    in_hand = window.services.study.current()
    assert in_hand is not None
    card_id = in_hand.card.id
    window.services.own_cards.reword(card_id, [Wording("Who led it?", "Le Duan")])
    window.services.own_answers.put_back(card_id, "as I said")
    window.open_page("library")

    def use(dialog: Dialog) -> None:
        press_button(dialog, "Copy for the author")
        assert "Also right: as I said" in QApplication.clipboard().text()
        press_button(dialog, "Forget")
        remove = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Remove")
        remove.setFocus()
        QTest.keyClick(remove, Qt.Key.Key_Space)
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert isinstance(focus, QAbstractButton)
        assert focus.text() == "Put back", "the keys stay in the list"
        assert window.services.own_cards.cards(card_id.deck_id) == ()
        assert window.services.own_answers.of(card_id.deck_id) == ()
        press_button(dialog, "Put back")
        press_button(dialog, "Put back")
        assert len(window.services.own_cards.cards(card_id.deck_id)) == 1
        assert len(window.services.own_answers.of(card_id.deck_id)) == 1

    QApplication.processEvents()
    show = next(one for one in window.library.findChildren(QAbstractButton) if one.text() == "Show 2")
    in_dialog(window, use)
    show.click()
