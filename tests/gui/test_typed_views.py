"""What the fields for typed answers say before and after an answer."""

from pytestqt.qtbot import QtBot

from studyapp.cards.card import CardId
from studyapp.gui.questions.views.typed import DateView
from studyapp.gui.theme import Theme
from studyapp.questions.question import Question

CARD = CardId("d", "e", "f")


def test_the_hint_of_a_date_has_the_form_that_is_asked_for(qtbot: QtBot, theme: Theme) -> None:
    view = DateView(theme)
    qtbot.addWidget(view)
    question = Question(CARD, "date", "When?", "early April 1965", accepted=("1965-04 early",))
    assert view.hint(question) == "For instance early July 1789"
