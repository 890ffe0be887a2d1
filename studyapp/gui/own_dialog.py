"""What a student added to a deck: cards in their own words, and answers that they called right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.cards.card import Card
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Rule, clear_layout
from studyapp.gui.widgets.dialog import Dialog, DialogScroll
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.own_answers import OwnAnswer

CONTEXT = "Own"
Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class OwnActions:
    """What the rows can do. `remove` and `forget` do it at once and give the way back."""

    edit: Callable[[Card], None]
    remove: Callable[[Card], Do]
    forget: Callable[[OwnAnswer], Do]


class OwnDialog(Dialog):
    """`listed` gives what is there now; what was taken out stays as a line with its way back until the dialog closes."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        listed: Callable[[], tuple[Sequence[Card], Sequence[OwnAnswer]]],
        actions: OwnActions,
    ) -> None:
        text = tr(CONTEXT, "Kept with your progress. An update of the deck leaves it alone.")
        super().__init__(theme, window, tr(CONTEXT, "Made by you"), text, icon="pencil")
        self._listed, self._actions = listed, actions
        self._gone: list[tuple[str, Do]] = []
        self._buttons: list[Button] = []
        self._scroll = DialogScroll(self)
        self.body.addWidget(self._scroll)
        self._copy = self.add_button(tr(CONTEXT, "Copy for the author"), kind="plain", icon="copy", left=True)
        self._copy.clicked.connect(self._copy_all)
        self._close = self.add_button(tr(CONTEXT, "Close"), kind="primary")
        self._close.clicked.connect(self.accept)
        self._refresh()

    def _refresh(self) -> None:
        theme, body = self.theme, self._scroll.body
        clear_layout(body)
        self._buttons = []
        cards, answers = self._listed()
        if cards:
            body.addWidget(Label(theme, tr(CONTEXT, "Cards in your own words"), role="labelStrong"))
        for card in cards:
            self._add_row(
                card.prompt,
                card.answer,
                (
                    (tr(CONTEXT, "Edit"), partial(self._edit, card)),
                    (tr(CONTEXT, "Remove"), partial(self._remove, card)),
                ),
            )
        if answers:
            body.addWidget(Label(theme, tr(CONTEXT, "Answers you called right"), role="labelStrong"))
        for answer in answers:
            words = tr(CONTEXT, "{0}, for {1}").format(answer.text, answer.card.answer.replace("\n", "; "))
            buttons = ((tr(CONTEXT, "Forget"), partial(self._forget, answer)),)
            self._add_row(answer.card.prompt, words, buttons)
        for place, (words, _) in enumerate(self._gone):
            buttons = ((tr(CONTEXT, "Put back"), partial(self._put_back, place)),)
            self._add_row(tr(CONTEXT, "Taken out: {0}").format(words), "", buttons)
        if not cards and not answers and not self._gone:
            body.addWidget(WrapLabel(theme, tr(CONTEXT, "Nothing yet."), color="text2"))
        body.addStretch(1)
        self._copy.setEnabled(bool(cards or answers))
        self._copy.setText(tr(CONTEXT, "Copy for the author"))
        if self.isVisible():
            self.fit()

    def _add_row(self, title: str, text: str, buttons: Sequence[tuple[str, Do]]) -> None:
        theme, body = self.theme, self._scroll.body
        body.addWidget(WrapLabel(theme, title))
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        row.addWidget(WrapLabel(theme, text, role="bodyStrong", color="link"), 1)
        for words, act in buttons:
            button = Button(theme, words, kind="link")
            button.setAccessibleName(f"{words}: {title}")
            button.clicked.connect(lambda _=False, do=act: do())
            row.addWidget(button)
            self._buttons.append(button)
        body.addLayout(row)
        body.addWidget(Rule(theme))

    def _edit(self, card: Card) -> None:
        self._actions.edit(card)
        self._show_again()

    def _remove(self, card: Card) -> None:
        self._gone.append((card.prompt, self._actions.remove(card)))
        self._show_again()

    def _forget(self, answer: OwnAnswer) -> None:
        self._gone.append((answer.text, self._actions.forget(answer)))
        self._show_again()

    def _put_back(self, place: int) -> None:
        _, put_back = self._gone.pop(place)
        put_back()
        self._show_again()

    def _show_again(self) -> None:
        """The keys stay where they were in the list."""
        place = next((place for place, one in enumerate(self._buttons) if one.hasFocus()), 0)
        self._refresh()
        give_focus(self._buttons[min(place, len(self._buttons) - 1)] if self._buttons else self._close)

    def _copy_all(self) -> None:
        cards, answers = self._listed()
        lines = [f"{card.id}\n{card.prompt}\n{card.answer}" for card in cards]
        lines += [
            f"{one.card.id}\n{one.card.prompt}\n{one.card.answer}\nAlso right: {one.text}" for one in answers
        ]
        QGuiApplication.clipboard().setText("\n\n".join(lines) + "\n")
        self._copy.setText(tr(CONTEXT, "Copied"))
