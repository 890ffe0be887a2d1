"""After an answer: what is right and why, what the chosen answer really is, and the source."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from studyapp.gui.theme import Theme
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
    """Right answer first, then the student's, then the source."""

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
        self.body.addWidget(self._rule)
        self.body.addWidget(self._source)

    def show_feedback(self, feedback: Feedback) -> None:
        self._right.show_words(self._right_words(feedback), feedback.card.context)
        title, text = self._about_wrong(feedback)
        has_wrong = bool(title)
        self._wrong.set_visible(has_wrong)
        self._between.setVisible(has_wrong)
        if has_wrong:
            self._wrong.show_words(title, text)
        has_source = bool(feedback.card.sources)
        self._source.show_sources(feedback.card.sources)
        self._rule.setVisible(has_source)
        self._source.setVisible(has_source)
        self.show()

    @staticmethod
    def _right_words(feedback: Feedback) -> str:
        """The answer; for a pair the two dates, since the titles stand above."""
        question = feedback.question
        if question.kind == "which_first":
            return " ".join(option.really for option in question.options)
        return feedback.answer

    @staticmethod
    def _about_wrong(feedback: Feedback) -> tuple[str, str]:
        if feedback.is_right or feedback.question.kind in {"order", "match", "which_first"}:
            return "", ""
        chosen = feedback.verdict.chosen
        if feedback.question.kind == "true_false" and chosen is not None:
            return tr(CONTEXT, "{0}, your answer").format(chosen.text), chosen.really
        if chosen is not None:
            return tr(CONTEXT, "{0}, your answer").format(chosen.text.rstrip(".")), chosen.really
        if feedback.response:
            return tr(CONTEXT, "{0}, your answer").format(feedback.given), ""
        return tr(CONTEXT, "No answer"), tr(CONTEXT, "It counts as a mistake, so that it comes back soon.")
