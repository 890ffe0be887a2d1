"""The decks as questions need them, read from storage when a quiz is first set up and kept until decks change."""

import json

from studyapp.cards.card import CardId
from studyapp.questions.asking import QUIZ_KINDS, build_question
from studyapp.questions.library import Library
from studyapp.questions.question import Declined
from studyapp.storage.deck_store import DeckStore


class QuestionSource:
    """A cache of question libraries by deck."""

    def __init__(self, decks: DeckStore) -> None:
        self._decks = decks
        self._libraries: dict[str, tuple[str, Library]] = {}
        self._askable: dict[str, tuple[str, dict[CardId, tuple[str, ...]]]] = {}

    def library(self, deck_id: str) -> Library:
        """:raises StudyAppError: when the deck is not installed."""
        record = self._decks.deck(deck_id)
        kept = self._libraries.get(deck_id)
        if kept and kept[0] == record.content_hash:
            return kept[1]
        from studyapp.content.deck import Deck

        entries = [json.loads(entry.data) for entry in self._decks.entries(deck_id)]
        deck = Deck.model_validate_json(json.dumps({**json.loads(record.head), "entries": entries}))
        library = Library((deck,), self._decks.cards(deck_id))
        self._libraries[deck_id] = (record.content_hash, library)
        return library

    def askable(self, deck_id: str) -> dict[CardId, tuple[str, ...]]:
        """For every card of a deck the kinds of quiz question that can ask for it."""
        content_hash = self._decks.deck(deck_id).content_hash
        kept = self._askable.get(deck_id)
        if kept and kept[0] == content_hash:
            return kept[1]
        library = self.library(deck_id)
        found = {
            card.id: tuple(
                kind
                for kind in QUIZ_KINDS
                if not isinstance(build_question(card, kind, library, 0), Declined)
            )
            for card in library.cards
        }
        self._askable[deck_id] = (content_hash, found)
        return found
