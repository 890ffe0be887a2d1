"""What one does with single cards from any page: compare two, put one away, word one anew; each with its way back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studyapp.cards.card import Card, CardId
from studyapp.errors import StudyAppError
from studyapp.gui.notifier import Notifier
from studyapp.gui.theme import Theme
from studyapp.gui.words import tr
from studyapp.services.own_answers import OwnAnswer
from studyapp.services.services import Services

if TYPE_CHECKING:
    from studyapp.services.own_cards import Rewording, Wording

CONTEXT = "Window"


class CardActions(QObject):
    """`changed` carries what is different; `sittingChanged` when another card may be in hand now."""

    changed = Signal(object)
    sittingChanged = Signal()

    def __init__(self, theme: Theme, window: QWidget, notifier: Notifier, services: Services) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._notifier = notifier
        self._services = services

    def compare(self, deck_id: str, one: str, other: str) -> None:
        """Show two entries that were taken for each other side by side."""
        from studyapp.gui.compare_dialog import compare_dialog

        try:
            compared = self._services.comparison.of(deck_id, one, other)
        except StudyAppError as error:
            self._notifier.show_problem(error)
            return
        compare_dialog(self._theme, self._window, compared).exec()

    def tell_put_away(self, card_id: CardId) -> None:
        """Say that a card will not be asked any more, with the way back."""

        def ask_again() -> None:
            self.changed.emit(self._services.study.resume(card_id))
            self.sittingChanged.emit()

        self._notifier.tell(tr(CONTEXT, "Put away. It will not be asked."), ask_again)

    def reword(self, card: Card) -> None:
        """Let the student word a card anew, or split it; it is asked so from now on."""
        from studyapp.gui.reword_dialog import RewordDialog

        own = self._services.own_cards
        is_own = any(one.id == card.id for one in own.cards(card.id.deck_id))

        def save(wordings: "Sequence[Wording]") -> None:
            made, changes = own.reword(card.id, wordings)
            self._services.study.swap([card.id], made.own)
            self.changed.emit(changes)
            self.sittingChanged.emit()
            self._notifier.tell(
                tr(CONTEXT, "Saved. Yours will be asked, in %n card(s).", len(made.own)),
                lambda: self._take_back(made),
            )

        RewordDialog(self._theme, self._window, card, save, is_own=is_own).exec()

    def show_own(self, deck_id: str) -> None:
        """List what the student added to a deck, to be mended or taken out."""
        from studyapp.gui.own_dialog import OwnActions, OwnDialog

        cards, answers = self._services.own_cards, self._services.own_answers

        def remove(card: Card) -> Callable[[], None]:
            made, changes = cards.remove(card.id)
            self.changed.emit(changes)
            return lambda: self.changed.emit(cards.take_back(made))

        def forget(answer: OwnAnswer) -> Callable[[], None]:
            self.changed.emit(answers.forget(answer.card.id, answer.text))
            return lambda: self.changed.emit(answers.put_back(answer.card.id, answer.text))

        OwnDialog(
            self._theme,
            self._window,
            lambda: (cards.cards(deck_id), answers.of(deck_id)),
            OwnActions(self.reword, remove, forget),
        ).exec()

    def _take_back(self, made: "Rewording") -> None:
        self.changed.emit(self._services.own_cards.take_back(made))
        self._services.study.swap(made.own, [made.original])
        self.sittingChanged.emit()
