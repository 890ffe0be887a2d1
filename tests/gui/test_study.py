"""Sittings in the window: cards in the form that memory can bear, typed answers, cards put away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from studyapp.cards.card import CardId
from studyapp.gui.main_window import MainWindow
from studyapp.gui.tour import keys_for, plain_keys
from studyapp.gui.widgets.place_line import PlaceLine
from studyapp.gui.widgets.toast import Toast
from studyapp.services.study.sitting import Grade
from tests.builders import MovableClock
from tests.gui.test_quiz import texts
from tests.gui.test_window import answers, press, press_button, with_control

ENTER = Qt.Key.Key_Return


def latest_grade(window: MainWindow) -> Grade:
    card_id = window.services.study._answers[-1].answer
    assert card_id.grade is not None
    return card_id.grade


def test_a_new_card_is_recognised_first_and_kept_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.start_study()
    question = window.services.study.question()
    assert question is not None
    assert question.kind == "multiple_choice"
    press(qtbot, window, *keys_for(question, known=True), ENTER)
    assert answers(window) == 1
    assert latest_grade(window) is Grade.GOOD
    press(qtbot, window, ENTER)
    following = window.services.study.question()
    assert following is not None
    press(qtbot, window, *keys_for(following, known=False), ENTER)
    assert (answers(window), latest_grade(window)) == (2, Grade.AGAIN)
    assert "Again in this sitting" in texts(window)


def test_no_year_stands_above_a_question(window: MainWindow) -> None:
    """The years of a topic's title would tell the date that is asked for, or belie it."""
    deck = window.services.library.decks()[0]
    assert any("1954–62" in topic.title for topic in deck.topics)
    window.start_study()
    places = [place for place in window.study.findChildren(PlaceLine) if place.isVisible()]
    assert places
    shown = [label.text() for place in places for label in place.findChildren(QLabel) if label.isVisible()]
    assert any("Background" in text for text in shown)
    assert not any(char.isdigit() for text in shown for char in text)


def test_a_person_stands_under_no_strand_and_no_chapter(window: MainWindow) -> None:
    """Their later deeds belong to others than the one in which they come up first."""
    deck = window.services.library.decks()[0]
    window.study_cards([CardId(deck.id, "zhou-enlai", "role")])
    (place,) = [place for place in window.study.findChildren(PlaceLine) if place.isVisible()]
    shown = [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
    assert not {strand.title for strand in deck.themes} & set(shown)
    assert not any(topic.title.partition(",")[0] in text for topic in deck.topics for text in shown)


def test_a_sitting_by_keyboard_reaches_its_end(qtbot: QtBot, window: MainWindow) -> None:
    window.start_study()
    for _ in range(30):
        question = window.services.study.question()
        if window.services.study.current() is None:
            break
        if question is None:
            press(qtbot, window, Qt.Key.Key_Space, Qt.Key.Key_Space)
            continue
        for keys in keys_for(question, known=True):
            press(qtbot, window, keys)
        press(qtbot, window, ENTER, ENTER)
    assert "Sitting done" in texts(window)
    assert answers(window) == 10


def test_undo_after_a_choice_brings_the_card_back(qtbot: QtBot, window: MainWindow) -> None:
    window.start_study()
    first = window.services.study.current()
    press(qtbot, window, "A", ENTER)
    with_control(window, Qt.Key.Key_Z)
    again = window.services.study.current()
    assert first is not None
    assert again is not None
    assert (again.card.id, answers(window)) == (first.card.id, 0)


def to_a_typed_question(
    window: MainWindow, clock: MovableClock, *, facets: tuple[str, ...] = ("role", "identify")
) -> None:
    """A card that was right and has rested is typed."""
    study = window.services.study
    deck = window.services.quiz.setups.library(window.services.library.decks()[0].id)
    card = next(card for card in deck.cards if card.id.facet in facets)
    study.start(cards=[card.id])
    study.grade(Grade.EASY)
    clock.to_next_day(9)
    window.study_cards([card.id])
    question = study.question()
    assert question is not None
    assert question.kind in {"typed", "date"}


def test_the_student_decides_on_a_typed_answer(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    to_a_typed_question(window, clock)
    before = answers(window)
    question = window.services.study.question()
    assert question is not None
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press(qtbot, window, plain_keys(question.answer) + "x", ENTER)
    assert answers(window) == before
    usual = QApplication.focusWidget()
    assert isinstance(usual, QAbstractButton)
    assert usual.text() == "Hard"
    press(qtbot, window, "3")
    assert answers(window) == before + 1
    newest = window.services.study._answers[-1].answer
    assert (newest.question_kind, newest.grade) == ("typed", Grade.GOOD)
    assert newest.response.endswith("x")


def test_what_is_no_date_is_neither_judged_nor_taken_for_not_knowing(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    to_a_typed_question(window, clock, facets=("date",))
    question = window.services.study.question()
    assert question is not None
    assert "I do not know" in texts(window)
    press(qtbot, window, "5 Augst")
    assert "Check" in texts(window)
    for by_key in (True, False):
        if by_key:
            press(qtbot, window, ENTER)
        else:
            press_button(window.study, "Check")
        assert any(text.startswith("This cannot be read as a date") for text in texts(window))
        assert "Right answer" not in texts(window)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    press(qtbot, window, plain_keys(question.answer), ENTER)
    assert "Good" in texts(window)


def test_a_flashcard_can_be_typed_with_t(qtbot: QtBot, window: MainWindow) -> None:
    window.set_setting("card_form", "flashcards")
    window.start_study()
    for _ in range(10):
        offered = window.services.study.typed_question()
        if offered is not None and offered.kind == "typed":
            break
        press(qtbot, window, Qt.Key.Key_Space, "3")
    press(qtbot, window, "T")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press(qtbot, window, "1234 5", ENTER)
    newest = QApplication.focusWidget()
    assert isinstance(newest, QAbstractButton)
    assert newest.text() == "Again"


def test_a_card_is_put_away_and_asked_again(qtbot: QtBot, window: MainWindow) -> None:
    window.start_study()
    first = window.services.study.current()
    assert first is not None
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    second = window.services.study.current()
    assert second is not None
    assert second.card.id != first.card.id
    press_button(window.findChildren(Toast)[0], "Undo")
    back = window.services.study.current()
    assert back is not None
    assert back.card.id == first.card.id


def test_cards_that_keep_slipping_are_shown_at_the_end(
    qtbot: QtBot, window: MainWindow, clock: MovableClock
) -> None:
    window.set_setting("card_form", "flashcards")
    window.services.settings.set("new_per_day", 5)
    for _ in range(7):
        window.services.study.start()
        window.services.study.grade(Grade.AGAIN)
        clock.to_next_day()
    window.start_study()
    while window.services.study.current() is not None:
        press(qtbot, window, Qt.Key.Key_Space, "2")
    assert "Keep slipping" in texts(window)
    press_button(window.study, "Put it away")
    QApplication.processEvents()
    assert "Keep slipping" not in texts(window)


def test_a_card_put_away_is_taken_up_again_in_the_settings(qtbot: QtBot, window: MainWindow) -> None:
    window.set_setting("card_form", "flashcards")
    window.start_study()
    press(qtbot, window, Qt.Key.Key_Space, "3")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert len(window.services.study.suspended()) == 1
    window.open_page("settings")
    window.settings_page.show_section("Study")
    qtbot.waitUntil(lambda: any("minutes a day" in text for text in texts(window)), timeout=20_000)
    press_button(window.settings_page, "Ask it again")
    assert window.services.study.suspended() == ()
    QApplication.processEvents()
    assert "No card is put away." in texts(window)


def test_memory_is_fitted_beside_the_window(qtbot: QtBot, window: MainWindow, clock: MovableClock) -> None:
    window.preparation.memory()
    window.finish_background()
    assert not window.services.memory_care.is_fitted()
    window.services.settings.set("new_per_day", 60)
    while window.services.memory_care.answers() < 1000:
        window.services.study.start()
        while window.services.study.current() is not None and window.services.memory_care.answers() < 1000:
            wrong = window.services.memory_care.answers() % 3 == 0
            window.services.study.grade(Grade.AGAIN if wrong else Grade.GOOD)
        clock.to_next_day()
    assert window.services.memory_care.wants_fit()
    window.preparation.memory()
    window.finish_background()
    qtbot.waitUntil(lambda: window.services.settings.answers_at_fit >= 1000, timeout=30_000)
    assert not window.services.memory_care.wants_fit()
