"""A card on the page: where it belongs, its question, and below it the answer with context, time and source."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.cards.card import AnswerKind, Card
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.containers import Rule
from studyapp.gui.widgets.labels import WrapLabel
from studyapp.gui.widgets.place_line import PlaceLine
from studyapp.gui.widgets.source_line import SourceLine
from studyapp.gui.widgets.time_strip import Mark, TimeStrip
from studyapp.gui.words import tr
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.timeline import StripEvent

CONTEXT = "Study"
TOP_SPACE = 44


def kind_word(card: Card) -> str:
    """One word for what the answer is."""
    words = {
        AnswerKind.FIGURE: tr(CONTEXT, "Person"),
        AnswerKind.ORGANISATION: tr(CONTEXT, "Organisation"),
        AnswerKind.TERM: tr(CONTEXT, "Term"),
        AnswerKind.DATE: tr(CONTEXT, "Date"),
        AnswerKind.NUMBER: tr(CONTEXT, "Number"),
        AnswerKind.PLACE: tr(CONTEXT, "Place"),
        AnswerKind.LIST: tr(CONTEXT, "{0} points").format(len(card.answer_items)),
    }
    return words.get(card.answer_kind, tr(CONTEXT, "Fact"))


class CardView(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.space(TOP_SPACE), 0, 0)
        whole.setSpacing(theme.space(16))
        self._place = PlaceLine(theme)
        self._question = WrapLabel(theme, role="prompt", card=True)
        self._rule = Rule(theme)
        self._answer = WrapLabel(theme, role="prompt", color="link", card=True, strong=True)
        self._context = WrapLabel(theme, role="lead", color="text2", card=True)
        self._strip = TimeStrip(theme)
        self._source = SourceLine(theme)
        self._back = (self._rule, self._answer, self._context, self._strip, self._source)
        for widget in (self._place, self._question, *self._back):
            whole.addWidget(widget)
        self._layout = whole

    def show_question(self, card: Card, deck: InstalledDeck) -> None:
        """The question alone."""
        self._place.show_place(card, deck, kind_word(card))
        self.set_compact(False)
        self._question.set_text(card.prompt)
        for widget in self._back:
            widget.hide()

    def show_answer(self, card: Card, strip: tuple[StripEvent, ...], *, compact: bool) -> None:
        """The answer below; nothing above it moves unless the window is low."""
        self.set_compact(compact)
        if card.answer_kind is AnswerKind.LIST:
            self._answer.set_role("lead", "link")
            self._answer.set_items(card.answer_items)
        else:
            is_long = len(card.answer) > 90
            self._answer.set_role("lead" if is_long else "prompt", "link")
            self._answer.set_text(card.answer)
        self._context.set_text(card.context)
        self._source.show_sources(card.sources)
        marks = tuple(
            Mark(event.label, event.first_day, event.last_day, event.approximate, event.is_current)
            for event in strip
        )
        self._rule.show()
        self._answer.show()
        self._context.setVisible(bool(card.context))
        self._strip.show_marks(marks, self._strip_sentence(strip))
        self._source.setVisible(bool(card.sources))

    @staticmethod
    def _strip_sentence(strip: tuple[StripEvent, ...]) -> str:
        return tr(CONTEXT, "In time: {0}").format("; ".join(event.label for event in strip))

    def set_compact(self, compact: bool) -> None:
        """Shrink the question in a low window, so that question and answer fit."""
        self._question.set_role("lead" if compact else "prompt", "text2" if compact else "text")
        top = 8 if compact else TOP_SPACE
        self._layout.setContentsMargins(0, self._theme.space(top), 0, 0)
