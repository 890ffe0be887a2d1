"""What the fields for typed answers say before and after an answer."""

import pytest
from pytestqt.qtbot import QtBot

from studyapp.cards.card import CardId
from studyapp.gui.questions.views.typed import DateView, NumberView
from studyapp.gui.theme import Theme
from studyapp.questions.kinds.number import tolerance_of
from studyapp.questions.question import Question

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
