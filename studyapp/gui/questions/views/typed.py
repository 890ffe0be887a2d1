"""Questions answered in a field: names and terms, dates, figures, gaps."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from studyapp.cards.templates import number_words
from studyapp.content.dates import Precision, parse_date
from studyapp.gui.questions.views.base import CONTEXT, QuestionView
from studyapp.gui.text import plain
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.answers import AnswerRow
from studyapp.gui.widgets.containers import clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label
from studyapp.gui.widgets.toast import announce
from studyapp.gui.words import tr
from studyapp.questions.date_example import date_example
from studyapp.questions.differences import Differences, Piece, differences
from studyapp.questions.kinds.date import read_response
from studyapp.questions.number_text import read_typed_number
from studyapp.questions.question import Question, Verdict
from studyapp.services.quiz.results import Feedback

MOST_LETTERS_TOLD = 3
"""More are no slip, and their number says nothing."""
TWENTIETH_AND_A_BIT = 0.06
"""A tolerance is a twentieth or a tenth of a figure, and of a count it is rounded down: at worst 2 of 29."""


class TypedView(QuestionView):
    """A field, with a line below it that says what is accepted.

    `marks_letters` says whether a wrong answer is compared letter by letter. `read_as` says how the text in the field
    is understood, so that no way of writing costs a right answer; what cannot be understood is not handed in.
    """

    marks_letters = True
    _question: Question | None = None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._field = QLineEdit()
        self._field.setMaxLength(1000)
        self._field.setAccessibleName(tr(CONTEXT, "Your answer"))
        self._field.textChanged.connect(self._typed)
        self._field.returnPressed.connect(self._return_pressed)
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._field)
        self._note = Label(theme, role="small", color="text2")
        self._box.addWidget(self._note)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space(8))
        self._box.addLayout(self._rows)

    def show_question(self, question: Question) -> None:
        clear_layout(self._rows)
        self._question = question
        self._field.clear()
        self._field.setEnabled(True)
        self._field.setPlaceholderText(self.hint(question))
        self._field.show()
        self._show_note(self.note(question))
        self.ready.emit(False)

    def _show_note(self, note: str, *, is_warning: bool = False) -> None:
        self._note.set_color("caution" if is_warning else "text2")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._field.setAccessibleDescription(note)

    def _typed(self, text: str) -> None:
        if self._question is None:
            return
        read = self.read_as(self._question, text) if text.strip() else ""
        notes = (tr(CONTEXT, "Read as {0}.").format(read) if read else "", self.note(self._question))
        self._show_note(" ".join(filter(None, notes)))
        self.ready.emit(bool(text.strip()))

    def read_as(self, _question: Question, _text: str) -> str | None:
        """How a text that was typed is understood; "" where that is plain, None where it cannot be."""
        return ""

    def unread(self, _question: Question) -> str:
        """What to say to somebody who hands in what cannot be understood."""
        return ""

    def hint(self, _question: Question) -> str:
        return tr(CONTEXT, "Type the answer")

    def note(self, _question: Question) -> str:
        """What counts as right, "" when that needs no words."""
        return ""

    def _return_pressed(self) -> None:
        response = self.hand_in()
        if response:
            self.answered.emit(response)

    def hand_in(self) -> str | None:
        response = self.response()
        if self._question is None or not response or self.read_as(self._question, response) is not None:
            return response
        warning = self.unread(self._question)
        self._show_note(warning, is_warning=True)
        announce(self, warning)
        return None

    def put_response(self, response: str) -> None:
        self._field.setText(response)

    def response(self) -> str:
        return self._field.text().strip()

    def show_feedback(self, feedback: Feedback) -> None:
        clear_layout(self._rows)
        self._field.hide()
        self._note.hide()
        given = feedback.response or tr(CONTEXT, "No answer")
        right = feedback.verdict.matched if feedback.undecided else feedback.question.answer
        if feedback.is_right and given.casefold() != right.casefold():
            # What the deck calls it stands in the panel below.
            self._add_row("✎", given, "right", tr(CONTEXT, "Right"))
            return
        marked = differences(given, right) if self._is_comparable(feedback) else None
        if not feedback.is_right:
            word = self.what_was_right(feedback.question, feedback.verdict) or self._how_far_off(
                feedback, marked
            )
            self._add_row(
                "✎", given, "chosen" if feedback.is_close else "wrong", word, marked and marked.given
            )
        word = "" if feedback.undecided else tr(CONTEXT, "Right answer")
        self._add_row("=", right, "open" if feedback.undecided else "right", word, marked and marked.right)

    @staticmethod
    def _how_far_off(feedback: Feedback, marked: Differences | None) -> str:
        if marked is None or marked.letters > MOST_LETTERS_TOLD:
            return tr(CONTEXT, "Close") if feedback.is_close else tr(CONTEXT, "Your answer")
        differ = tr(CONTEXT, "%n letter(s) off", marked.letters)
        return tr(CONTEXT, "Close: {0}").format(differ) if feedback.is_close else differ

    def _is_comparable(self, feedback: Feedback) -> bool:
        return self.marks_letters and bool(feedback.response) and not feedback.is_right

    def what_was_right(self, _question: Question, _verdict: Verdict) -> str:
        """A word on the part of a wrong answer that was right."""
        return ""

    def _add_row(
        self, letter: str, text: str, state: str, word: str, pieces: Sequence[Piece] | None = None
    ) -> None:
        row = AnswerRow(self._theme, letter, plain(text))
        row.show_state(state, word)
        row.setEnabled(False)
        if pieces is not None and plain(text) == text:
            row.set_marks(pieces)
        self._rows.addWidget(row)

    def take_focus(self) -> None:
        give_focus(self._field)


class DateView(TypedView):
    """Any usual way of writing a date."""

    marks_letters = False

    def hint(self, question: Question) -> str:
        example = date_example(parse_date(question.accepted[0]))
        return tr(CONTEXT, "For instance {0}").format(example.words)

    def read_as(self, question: Question, text: str) -> str | None:
        read = read_response(question, text)
        if read is None:
            return None
        return "" if read.words.casefold() == text.strip().casefold() else read.words

    def unread(self, question: Question) -> str:
        example = date_example(parse_date(question.accepted[0]))
        return tr(CONTEXT, "This cannot be read as a date with its year. For instance {0}.").format(
            example.words
        )

    def what_was_right(self, question: Question, verdict: Verdict) -> str:
        match verdict.detail:
            case "half":
                return tr(CONTEXT, "Half right: both ends are asked for")
            case "less exact":
                return tr(CONTEXT, "Close: less exact")
            case "month" if parse_date(question.accepted[0]).precision is Precision.DAY:
                return tr(CONTEXT, "Month right, not the day")
            case "month":
                return tr(CONTEXT, "Month right, not the part of it")
            case "year":
                return tr(CONTEXT, "Year right")
        return ""


class NumberView(TypedView):
    """A figure, with the tolerance stated."""

    marks_letters = False

    def hint(self, question: Question) -> str:
        return (
            tr(CONTEXT, "A figure, in {0}").format(question.unit)
            if question.unit
            else tr(CONTEXT, "A figure")
        )

    def read_as(self, question: Question, text: str) -> str | None:
        read = read_typed_number(text, question.unit)
        if read is None:
            return None
        figure = number_words(read)
        return (
            "" if text.strip() in {figure, figure.replace(",", "")} else f"{figure} {question.unit}".strip()
        )

    def unread(self, _question: Question) -> str:
        return tr(CONTEXT, "This cannot be read as a figure. For instance 1,500 or 2.5.")

    def note(self, question: Question) -> str:
        if not question.tolerance:
            return tr(CONTEXT, "The exact figure is asked.")
        if question.tolerance == 1:
            return tr(CONTEXT, "One more or one less counts too.")
        share = question.tolerance / abs(float(question.accepted[0]))
        if share > TWENTIETH_AND_A_BIT:
            return tr(CONTEXT, "Anything within 10 per cent counts.")
        return tr(CONTEXT, "Anything within 5 per cent counts.")

    def what_was_right(self, question: Question, verdict: Verdict) -> str:
        if verdict.score <= 0:
            return ""
        value, reach = float(question.accepted[0]), question.tolerance
        low, high = number_words(round(value - reach, 2)), number_words(round(value + reach, 2))
        return tr(CONTEXT, "Near: {0} to {1} counts").format(low, high)


class ClozeView(TypedView):
    """A field for what the sentence lacks."""

    def hint(self, _question: Question) -> str:
        return tr(CONTEXT, "Type what is missing")
