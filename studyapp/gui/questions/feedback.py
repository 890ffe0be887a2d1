"""After an answer: what is right and why, what the chosen answer really is, and the source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from studyapp.cards.card import AnswerKind
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card, Rule
from studyapp.gui.widgets.labels import IconLabel, WrapLabel
from studyapp.gui.widgets.source_line import SourceLine
from studyapp.gui.words import tr
from studyapp.services.quiz.results import Feedback

CONTEXT = "Quiz"


class Side(QVBoxLayout):
    """A title with a tick or a cross, and what there is to say."""

    def __init__(self, theme: Theme, icon: str, color: str) -> None:
        super().__init__()
        self.setSpacing(theme.space(4))
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        self._icon = IconLabel(theme, icon, pixels=18, color=color)
        self._title = WrapLabel(theme, role="labelStrong")
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._text = WrapLabel(theme, color="text2")
        self.addLayout(head)
        self.addWidget(self._text)
        self.addStretch(1)

    def show_words(self, title: str, text: str) -> None:
        self._title.set_text(title)
        self._text.set_text(text)
        self._text.setVisible(bool(text))

    def set_visible(self, visible: bool) -> None:
        for widget in (self._icon, self._title, self._text):
            widget.setVisible(visible)


class FeedbackPanel(Card):
    """Right answer first, then the student's, then the source.

    `rightRequested` says that a typed answer was right after all; `compareRequested` carries two entry ids.
    """

    rightRequested = Signal()
    compareRequested = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=20, spacing=12)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.space(20))
        self._right = Side(theme, "circle-check", "right")
        self._wrong = Side(theme, "circle-x", "wrong")
        self._between = Rule(theme, down=True)
        self._sides.addLayout(self._right, 1)
        self._sides.addWidget(self._between)
        self._sides.addLayout(self._wrong, 1)
        self.body.addLayout(self._sides)
        self._rule = Rule(theme)
        self._source = SourceLine(theme)
        self._compared = ("", "")
        self._call_right = Button(theme, tr(CONTEXT, "I was right"), kind="link")
        self._call_right.clicked.connect(self.rightRequested)
        self._compare = Button(theme, "", kind="link", trailing_icon="chevron-right")
        self._compare.clicked.connect(lambda: self.compareRequested.emit(*self._compared))
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(16))
        foot.addWidget(self._source, 1)
        foot.addWidget(self._call_right)
        foot.addWidget(self._compare)
        self.body.addWidget(self._rule)
        self.body.addLayout(foot)

    def show_feedback(self, feedback: Feedback) -> None:
        self._right.show_words(self._right_words(feedback), feedback.context)
        title, text = self._about_wrong(feedback)
        has_wrong = bool(title)
        self._wrong.set_visible(has_wrong)
        self._between.setVisible(has_wrong)
        if has_wrong:
            self._wrong.show_words(title, text)
        has_source = bool(feedback.card.sources)
        self._source.show_sources(feedback.card.sources)
        self._source.setVisible(has_source)
        self._compared = confused_entries(feedback)
        self._compare.setVisible(all(self._compared))
        self._compare.setText(compare_words(feedback.card.answer_kind))
        self.offer_right(False)
        self._rule.setVisible(has_source or all(self._compared))
        self.show()

    def offer_right(self, offered: bool) -> None:
        """Show or hide the way to say that a typed answer was right."""
        self._call_right.setVisible(offered)

    @staticmethod
    def _right_words(feedback: Feedback) -> str:
        """The answer; for a pair the two dates, since the titles stand above."""
        question = feedback.question
        if question.kind == "which_first":
            return " ".join(option.really for option in question.options)
        return feedback.answer

    @staticmethod
    def _about_wrong(feedback: Feedback) -> tuple[str, str]:
        if (
            feedback.is_right
            or feedback.is_close
            or feedback.question.kind in {"order", "match", "which_first"}
        ):
            return "", ""
        chosen = feedback.verdict.chosen
        if feedback.question.kind == "true_false" and chosen is not None:
            return tr(CONTEXT, "{0}, your answer").format(chosen.text), chosen.really
        if chosen is not None:
            return tr(CONTEXT, "{0}, your answer").format(chosen.text.rstrip(".")), chosen.really
        if feedback.response:
            return tr(CONTEXT, "{0}, your answer").format(feedback.given), ""
        return tr(CONTEXT, "No answer"), tr(CONTEXT, "It counts as a mistake, so that it comes back soon.")


def confused_entries(feedback: Feedback) -> tuple[str, str]:
    """The entry that was asked for and the one that was taken for it, or two empty ids."""
    chosen = feedback.verdict.chosen
    if feedback.is_right or chosen is None or not chosen.entry_id:
        return "", ""
    card, options = feedback.card, feedback.question.options
    asked = card.answer_refs[0] if card.answer_refs else card.id.entry_id
    right = next((option.entry_id for option in options if option.right), "" if options else asked)
    return (right, chosen.entry_id) if right and right != chosen.entry_id else ("", "")


def compare_words(kind: AnswerKind) -> str:
    """What the button says for two answers of this kind."""
    match kind:
        case AnswerKind.FIGURE:
            return tr(CONTEXT, "Compare the two people")
        case AnswerKind.TERM:
            return tr(CONTEXT, "Compare the two terms")
        case AnswerKind.ORGANISATION:
            return tr(CONTEXT, "Compare the two bodies")
    return tr(CONTEXT, "Compare the two")
