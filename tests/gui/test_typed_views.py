"""What the fields for typed answers say before and after an answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from studyapp.cards.card import CardId
from studyapp.content.dates import parse_date
from studyapp.gui.questions.feedback import confused_entries
from studyapp.gui.questions.views.typed import DateView, NumberView, TypedView
from studyapp.gui.theme import Theme
from studyapp.questions.asking import judge_response
from studyapp.questions.library import Library
from studyapp.questions.number_text import tolerance_of
from studyapp.questions.question import Question
from studyapp.services.quiz.results import Feedback
from tests.questions.small_decks import happening, library_of, person

CARD = CardId("d", "e", "f")


def test_the_hint_of_a_date_has_the_form_that_is_asked_for(qtbot: QtBot, theme: Theme) -> None:
    view = DateView(theme)
    qtbot.addWidget(view)
    question = Question(CARD, "date", "When?", "early April 1965", accepted=("1965-04 early",))
    assert view.hint(question) == "For instance early July 1789"


@pytest.mark.parametrize(
    ("value", "is_about", "words"),
    [
        (12.0, False, "The exact figure is asked."),
        (12.0, True, "One more or one less counts too."),
        (29.0, True, "Anything within 10 per cent counts."),
        (80_000.0, True, "Anything within 10 per cent counts."),
        (117.0, False, "Anything within 5 per cent counts."),
        (0.8, False, "Anything within 5 per cent counts."),
    ],
)
def test_what_counts_beside_a_figure_is_said(
    qtbot: QtBot, theme: Theme, value: float, words: str, *, is_about: bool
) -> None:
    view = NumberView(theme)
    qtbot.addWidget(view)
    tolerance = tolerance_of(value, is_about=is_about)
    question = Question(CARD, "number", "How many?", "", accepted=(repr(value),), tolerance=tolerance)
    assert view.note(question) == words


def shown(qtbot: QtBot, view: TypedView, question: Question) -> QLineEdit:
    qtbot.addWidget(view)
    view.show_question(question)
    view.show()
    return view.findChildren(QLineEdit)[0]


@pytest.mark.parametrize(
    ("stem", "typed", "told"),
    [
        ("On which day was it?", "5.8.64", "Read as 5 August 1964."),
        ("On which day of 1964 was it?", "5 aug", "Read as 5 August 1964."),
        ("On which day was it?", "5 August 1964", ""),
        ("On which day was it?", "5 Augst", ""),
    ],
)
def test_a_date_is_told_as_it_is_read(qtbot: QtBot, theme: Theme, stem: str, typed: str, told: str) -> None:
    view = DateView(theme)
    field = shown(qtbot, view, Question(CARD, "date", stem, "", accepted=("1964-08-05",)))
    QTest.keyClicks(field, typed)
    assert field.accessibleDescription() == told
    field.clear()
    assert field.accessibleDescription() == ""


def test_what_is_no_date_is_not_judged_and_says_why(qtbot: QtBot, theme: Theme) -> None:
    view = DateView(theme)
    question = Question(CARD, "date", "On which day was it?", "5 August 1964", accepted=("1964-08-05",))
    field = shown(qtbot, view, question)
    answers: list[str] = []
    view.answered.connect(answers.append)
    QTest.keyClicks(field, "5 Augst")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not answers
    assert field.accessibleDescription().startswith("This cannot be read as a date with its year.")
    assert field.text() == "5 Augst"
    assert view.hand_in() is None
    field.clear()
    QTest.keyClicks(field, "5 Aug 1964")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert answers == ["5 Aug 1964"]


def test_a_figure_is_told_as_it_is_read_and_words_are_not_judged(qtbot: QtBot, theme: Theme) -> None:
    view = NumberView(theme)
    question = Question(
        CARD, "number", "How many?", "", accepted=("320000.0",), tolerance=16_000, unit="troops"
    )
    field = shown(qtbot, view, question)
    answers: list[str] = []
    view.answered.connect(answers.append)
    QTest.keyClicks(field, "many")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not answers
    assert field.accessibleDescription() == "This cannot be read as a figure. For instance 1,500 or 2.5."
    field.clear()
    QTest.keyClicks(field, "0.32m")
    assert field.accessibleDescription() == "Read as 320,000 troops. Anything within 5 per cent counts."
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert answers == ["0.32m"]


@pytest.mark.parametrize(
    ("edtf", "typed", "words"),
    [
        ("1964-08-05", "6 August 1964", "Month right, not the day"),
        ("1964-08 late", "August 1964", "Close: less exact"),
        ("1964-08 late", "mid-August 1964", "Month right, not the part of it"),
        ("1964-08 late", "May 1964", "Year right"),
    ],
)
def test_what_was_right_of_a_date_is_said(
    qtbot: QtBot, theme: Theme, edtf: str, typed: str, words: str
) -> None:
    view = DateView(theme)
    qtbot.addWidget(view)
    question = Question(CARD, "date", "When?", parse_date(edtf).words, accepted=(edtf,))
    verdict = judge_response(question, typed, Library(()))
    assert view.what_was_right(question, verdict) == words


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("5 Aug 1964", "✎. 5 Aug 1964, Right"),
        ("5 august 1964", "=. 5 August 1964, Right answer"),
    ],
)
def test_a_right_answer_stands_as_it_was_typed(qtbot: QtBot, theme: Theme, typed: str, row: str) -> None:
    view = DateView(theme)
    question = Question(CARD, "date", "When?", "5 August 1964", accepted=("1964-08-05",))
    shown(qtbot, view, question)
    card = library_of(happening("e", "the incident", "1964-08-05")).cards[0]
    verdict = judge_response(question, typed, Library(()))
    view.show_feedback(Feedback(question, card, verdict, typed))
    assert [button.accessibleName() for button in view.findChildren(QAbstractButton)] == [row]


def test_somebody_else_who_was_typed_is_told_and_can_be_compared() -> None:
    ada, ben = (person(name, f"{name.title()} Stone", f"the {name} of the town") for name in ("ada", "ben"))
    library = library_of(ada, ben)
    card = library.cards[0]
    question = Question(card.id, "typed", card.prompt, card.answer, accepted=(card.answer,))
    verdict = judge_response(question, "Ben Stone", library)
    assert confused_entries(Feedback(question, card, verdict, "Ben Stone")) == ("ada", "ben")
    unknown = judge_response(question, "Cid", library)
    assert confused_entries(Feedback(question, card, unknown, "Cid")) == ("", "")
