"""How each kind of quiz question is shown and answered. `VIEWS` has one view for every kind that a quiz asks."""

from collections.abc import Callable

from studyapp.gui.questions.views.base import LETTERS, QuestionView
from studyapp.gui.questions.views.choices import ChoiceView, MultipleAnswerView, TrueFalseView, WhichFirstView
from studyapp.gui.questions.views.match import MatchView
from studyapp.gui.questions.views.order import OrderView
from studyapp.gui.questions.views.typed import ClozeView, DateView, NumberView, TypedView
from studyapp.gui.theme import Theme

__all__ = ["LETTERS", "VIEWS", "QuestionView"]

VIEWS: dict[str, Callable[[Theme], QuestionView]] = {
    "multiple_choice": ChoiceView,
    "multiple_answer": MultipleAnswerView,
    "true_false": TrueFalseView,
    "typed": TypedView,
    "date": DateView,
    "number": NumberView,
    "cloze": ClozeView,
    "which_first": WhichFirstView,
    "order": OrderView,
    "match": MatchView,
}
"""Kind of question -> its view; the same kinds as `quiz_kinds()`."""
