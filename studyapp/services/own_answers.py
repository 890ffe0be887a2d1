"""Answers that the student called right: accepted from then on, and worth telling to the author of the deck."""

from dataclasses import dataclass

from studyapp.cards.card import Card, CardId
from studyapp.services.changes import ANSWERS, Changes
from studyapp.services.clock import Clock
from studyapp.storage.attempt_store import AttemptStore
from studyapp.storage.deck_store import DeckStore


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """A card of an installed deck, and a text that the student called right for it."""

    card: Card
    text: str


class OwnAnswers:
    def __init__(self, attempts: AttemptStore, decks: DeckStore, clock: Clock) -> None:
        self._attempts = attempts
        self._decks = decks
        self._clock = clock

    def of(self, deck_id: str) -> tuple[OwnAnswer, ...]:
        """What was called right for the cards that the deck has now, the oldest first; none where it is not
        installed."""
        kept = self._attempts.own_answers(deck_id)
        present = self._decks.installed(tuple(kept))
        return tuple(
            OwnAnswer(self._decks.card(card_id), text) for card_id in present for text in kept[card_id]
        )

    def forget(self, card_id: CardId, text: str) -> Changes:
        """Judge by the deck alone again. Answers that were counted stay as they are.

        :raises StorageError: when it could not be written.
        """
        self._attempts.drop_own_answer(card_id, text)
        return ANSWERS

    def put_back(self, card_id: CardId, text: str) -> Changes:
        """Accept a text again that was forgotten.

        :raises StorageError: when it could not be written.
        """
        self._attempts.add_own_answer(card_id, text, self._clock.now_at())
        return ANSWERS
