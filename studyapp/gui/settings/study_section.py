"""What study costs at the recall one aims for, memory fitted to one's answers, and cards that were put away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.background import Background
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card, Rule, clear_layout
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.memory_care import MemoryCare, RetentionCost
from studyapp.services.settings import Settings
from studyapp.services.study.session import StudySession

CONTEXT = "Settings"
SHOWN_STEPS = 3


class StudySection(QWidget):
    """`changed` when cards were taken up again."""

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        care: MemoryCare,
        study: StudySession,
        settings: Settings,
        background: Background,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._care, self._session, self._settings = care, study, settings
        self._background = background
        self._asked = 0
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.space(12))
        whole.addWidget(Label(theme, tr(CONTEXT, "What it costs"), role="heading"))
        card = Card(theme, padding=20, spacing=8)
        self._cost = WrapLabel(theme)
        self._fitted = WrapLabel(theme, role="small", color="text2")
        card.body.addWidget(self._cost)
        card.body.addWidget(self._fitted)
        whole.addWidget(card)
        whole.addWidget(Label(theme, tr(CONTEXT, "Cards put away"), role="heading"))
        self._away = Card(theme, padding=20, spacing=8)
        whole.addWidget(self._away)

    def refresh(self) -> None:
        """Show what is true now; the cost follows when it was worked out."""
        self._show_away()
        answers = self._care.answers()
        self._fitted.set_text(
            tr(CONTEXT, "Memory is fitted to your own answers.")
            if self._care.is_fitted()
            else tr(CONTEXT, "Memory is fitted to your own answers from 1,000 on; {0} so far.").format(
                f"{answers:,}"
            )
        )
        if not answers:
            self._cost.set_text(tr(CONTEXT, "Shows once you have studied."))
            return
        self._asked += 1
        question, asked, background = self._care.cost_question(), self._asked, self._background

        def is_unwanted() -> bool:
            return asked != self._asked or background.is_ending()

        background.run(
            lambda: self._care.retention_costs(question, cancelled=is_unwanted),
            partial(self._show_costs, asked),
        )

    def _show_costs(self, asked: int, costs: Sequence[RetentionCost] | None) -> None:
        if asked != self._asked or not costs:
            return
        now = self._settings.memory_model.desired_retention
        near = sorted(costs, key=lambda cost: abs(cost.retention - now))[:SHOWN_STEPS]
        parts = [
            tr(CONTEXT, "{0} for about {1} minutes a day").format(
                f"{cost.retention:.0%}", max(1, round(cost.minutes))
            )
            for cost in sorted(near, key=lambda cost: cost.retention)
        ]
        self._cost.set_text(tr(CONTEXT, "Over the coming months: {0}.").format(", ".join(parts)))

    def _show_away(self) -> None:
        theme = self._theme
        clear_layout(self._away.body)
        cards = self._session.suspended()
        if not cards:
            words = tr(CONTEXT, "No card is put away.")
            self._away.body.addWidget(WrapLabel(theme, words, color="text2"))
        for place, card in enumerate(cards):
            if place:
                self._away.body.addWidget(Rule(theme))
            row = QHBoxLayout()
            row.setSpacing(theme.space(12))
            row.addWidget(WrapLabel(theme, card.prompt), 1)
            again = Button(theme, tr(CONTEXT, "Ask it again"), size="small")
            again.setAccessibleName(tr(CONTEXT, "Ask again: {0}").format(card.prompt))
            again.clicked.connect(lambda _=False, card_id=card.id: self._resume(card_id))
            row.addWidget(again)
            self._away.body.addLayout(row)

    def _resume(self, card_id: object) -> None:
        self.changed.emit(self._session.resume(card_id))  # type: ignore[arg-type]  # from the list above
        self._show_away()
