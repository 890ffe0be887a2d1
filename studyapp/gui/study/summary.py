"""The end of a sitting: what was done, what was missed, what comes next."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card, Rule, clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.study.sitting import SittingSummary, SlippingCard

CONTEXT = "Study"


class SummaryView(QWidget):
    """`doneRequested` leaves; `againRequested` studies what was missed once more.

    Of cards that keep slipping, `compareRequested` carries a deck and two entries, `rewordRequested` the card,
    `putAwayRequested` its id.
    """

    doneRequested = Signal()
    againRequested = Signal()
    compareRequested = Signal(str, str, str)
    rewordRequested = Signal(object)
    putAwayRequested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, theme.space(44), 0, 0)
        self._box.setSpacing(theme.space(16))
        self._done = Button(theme, tr(CONTEXT, "Done"), kind="primary", size="large", key="Enter")

    def show_summary(self, summary: SittingSummary, slipping: Sequence[SlippingCard] = ()) -> None:
        """Show what a sitting came to, and cards that keep slipping with ways to mend that."""
        theme = self._theme
        clear_layout(self._box)
        title = tr(CONTEXT, "Sitting done") if summary.answers else tr(CONTEXT, "Nothing to study now")
        self._box.addWidget(Label(theme, title, role="title"))
        if summary.answers:
            self._box.addWidget(WrapLabel(theme, self._sentence(summary), role="lead", color="text2"))
        if summary.missed:
            self._box.addWidget(self._missed(summary))
        if slipping and summary.answers:
            self._box.addWidget(self._slipping(slipping))
        due = tr(CONTEXT, "%n card(s) due tomorrow.", summary.due_tomorrow)
        self._box.addWidget(Label(theme, due, color="text2"))
        row = QHBoxLayout()
        row.setSpacing(theme.space(10))
        self._done = Button(theme, tr(CONTEXT, "Done"), kind="primary", size="large", key="Enter")
        self._done.clicked.connect(self.doneRequested)
        row.addWidget(self._done)
        if summary.missed:
            again = Button(theme, tr(CONTEXT, "Go over the missed ones"), size="large", icon="rotate-ccw")
            again.clicked.connect(self.againRequested)
            row.addWidget(again)
        row.addStretch(1)
        self._box.addLayout(row)

    def take_focus(self) -> None:
        give_focus(self._done)

    @staticmethod
    def _sentence(summary: SittingSummary) -> str:
        cards = tr(CONTEXT, "%n card(s)", summary.done)
        minutes = tr(CONTEXT, "%n minute(s)", math.ceil(summary.minutes))
        right = tr(CONTEXT, "{0} of {1} answers right").format(summary.right, summary.answers)
        return tr(CONTEXT, "{0} in {1}, {2}.").format(cards, minutes, right)

    def _missed(self, summary: SittingSummary) -> QWidget:
        theme = self._theme
        card = Card(theme, padding=20, spacing=8)
        card.body.addWidget(Label(theme, tr(CONTEXT, "Missed"), role="labelStrong", color="text2"))
        for place, missed in enumerate(summary.missed):
            if place:
                card.body.addWidget(Rule(theme))
            card.body.addWidget(WrapLabel(theme, missed.prompt))
            answer = WrapLabel(theme, role="bodyStrong", color="link")
            answer.set_items(missed.answer_items)
            card.body.addWidget(answer)
        return card

    def _slipping(self, slipping: Sequence[SlippingCard]) -> QWidget:
        theme = self._theme
        card = Card(theme, padding=20, spacing=8)
        card.body.addWidget(Label(theme, tr(CONTEXT, "Keep slipping"), role="labelStrong", color="text2"))
        for place, one in enumerate(slipping):
            if place:
                card.body.addWidget(Rule(theme))
            card.body.addWidget(WrapLabel(theme, one.card.prompt))
            words = tr(CONTEXT, "Missed %n time(s).", one.failures)
            if one.confusables:
                others = ", ".join(dict.fromkeys(other.label for other in one.confusables))
                words += " " + tr(CONTEXT, "Easily taken for {0}.").format(others)
            card.body.addWidget(WrapLabel(theme, words, role="small", color="text2"))
            card.body.addLayout(self._slipping_actions(one))
        return card

    def _slipping_actions(self, one: SlippingCard) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(16))
        if one.confusables:
            compare = Button(self._theme, tr(CONTEXT, "Compare the two"), kind="link")
            entries = (one.card.id.entry_id, one.confusables[0].id.entry_id)
            compare.clicked.connect(lambda: self.compareRequested.emit(one.card.id.deck_id, *entries))
            row.addWidget(compare)
        reword = Button(self._theme, tr(CONTEXT, "Reword or split"), kind="link")
        reword.setAccessibleName(tr(CONTEXT, "Reword or split: {0}").format(one.card.prompt))
        reword.clicked.connect(lambda: self.rewordRequested.emit(one.card))
        row.addWidget(reword)
        away = Button(self._theme, tr(CONTEXT, "Put it away"), kind="link")
        away.setAccessibleName(tr(CONTEXT, "Put away: {0}").format(one.card.prompt))
        away.clicked.connect(lambda: self.putAwayRequested.emit(one.card.id))
        row.addWidget(away)
        row.addStretch(1)
        return row
