"""The decks as questions need them, read from storage when first wanted and kept until decks change."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from studyapp.cards.card import Card, CardId
from studyapp.questions.asking import QUIZ_KINDS, why_declined
from studyapp.questions.distractors import get_ready
from studyapp.questions.library import Library
from studyapp.questions.question import Question
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.own_note_store import OwnNoteStore

TYPED_KINDS = frozenset({"typed", "cloze"})
Askable = Mapping[CardId, tuple[str, ...]]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class AskableDeck:
    """A deck as questions need it; `askable` names for every card the kinds of quiz question that can ask for it.

    `revision` tells which content of the deck, and which cards of the student's own, it was made of.
    """

    deck_id: str
    content_hash: str
    revision: str
    library: Library
    askable: Askable


class QuestionSource:
    """A cache of question libraries by deck.

    A library that lacks only the newest cards of the student's own is used until `preparation` has made the next one.
    """

    def __init__(self, decks: DeckStore, own_notes: OwnNoteStore) -> None:
        self._decks = decks
        self._own_notes = own_notes
        self._libraries: dict[str, tuple[str, Library]] = {}
        self._askable: dict[str, tuple[str, Askable]] = {}
        self._revisions: dict[str, str] = {}

    def library(self, deck_id: str) -> Library:
        """:raises StudyAppError: when the deck is not installed."""
        content_hash = self._decks.deck(deck_id).content_hash
        kept = self._libraries.get(deck_id)
        if kept and kept[0] == content_hash:
            return kept[1]
        self._revisions[deck_id] = self._revision(deck_id)
        library = _read(*self._stored(deck_id))
        self._libraries[deck_id] = (content_hash, library)
        return library

    def askable(self, deck_id: str) -> Askable:
        """For every card of a deck the kinds of quiz question that can ask for it."""
        content_hash = self._decks.deck(deck_id).content_hash
        kept = self._askable.get(deck_id)
        if kept and kept[0] == content_hash:
            return kept[1]
        found = _askable_of(self.library(deck_id))
        self._askable[deck_id] = (content_hash, found)
        return found

    def preparation(self, deck_id: str) -> Callable[[Cancelled], AskableDeck | None] | None:
        """The slow part of getting a deck ready, to be done in another thread and handed to `keep`; None when it is
        ready. It touches nothing that is shared, and gives None soon after `cancelled` said yes.

        :raises StudyAppError: when the deck is not installed.
        """
        content_hash, revision = self._decks.deck(deck_id).content_hash, self._revision(deck_id)
        is_ready = self._askable.get(deck_id, ("",))[0] == content_hash
        if is_ready and self._revisions.get(deck_id) == revision:
            return None
        head, entries, cards = self._stored(deck_id)

        def prepare(cancelled: Cancelled) -> AskableDeck | None:
            if cancelled():
                return None
            library = _read(head, entries, cards)
            get_ready(library, cancelled)
            if cancelled():
                return None
            return AskableDeck(deck_id, content_hash, revision, library, _askable_of(library))

        return prepare

    def keep(self, prepared: AskableDeck) -> None:
        """Use a prepared deck from now on; one that was changed meanwhile is read anew when it is wanted."""
        self._libraries[prepared.deck_id] = (prepared.content_hash, prepared.library)
        self._askable[prepared.deck_id] = (prepared.content_hash, prepared.askable)
        self._revisions[prepared.deck_id] = prepared.revision

    def _revision(self, deck_id: str) -> str:
        return self._own_notes.revision(deck_id)

    def _stored(self, deck_id: str) -> tuple[str, Sequence[str], Sequence[Card]]:
        entries = [entry.data for entry in self._decks.entries(deck_id)]
        return self._decks.deck(deck_id).head, entries, self._decks.cards(deck_id)


def accepting(question: Question, own_answers: Mapping[CardId, tuple[str, ...]]) -> Question:
    """The question as typed kinds are judged for this student: what they once called right is right."""
    own = own_answers.get(question.card_id, ()) if question.kind in TYPED_KINDS else ()
    return replace(question, accepted=(*question.accepted, *own)) if own else question


def _read(head: str, entries: Sequence[str], cards: Sequence[Card]) -> Library:
    from studyapp.content.deck import Deck

    data = {**json.loads(head), "entries": [json.loads(entry) for entry in entries]}
    return Library((Deck.model_validate_json(json.dumps(data)),), cards)


def _askable_of(library: Library) -> Askable:
    return {
        card.id: tuple(kind for kind in QUIZ_KINDS if why_declined(card, kind, library) is None)
        for card in library.cards
    }
