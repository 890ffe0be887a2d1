"""Cards in a student's own words. One that keeps slipping is worded anew, or split into smaller ones; the deck's card is
put away then. They belong to the progress, not to the deck: its updates leave them alone."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from studyapp.cards.card import Card, CardId
from studyapp.content.deck import Deck
from studyapp.errors import StudyAppError
from studyapp.services.changes import Changes
from studyapp.services.clock import Clock
from studyapp.services.deck_preparation import own_content
from studyapp.storage.database import ProgressDatabase
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.own_note_store import OwnNote, OwnNoteStore
from studyapp.storage.suspension_store import SuspensionStore

MOST_CARDS = 5
LONGEST_TEXT = 1000
FACET = "note"
CHANGED = Changes(answers=True, decks=True)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a student wrote: a question and its answer."""

    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """What wording a card anew did, so that it can be taken back. `own` are the student's cards that are asked now,
    `before` the notes as they were, `put_away` the deck's card that rests."""

    original: CardId
    own: tuple[CardId, ...]
    before: tuple[OwnNote, ...]
    put_away: CardId | None


class OwnCards:
    """`deck_of` gives an installed deck by its id."""

    def __init__(
        self,
        database: ProgressDatabase,
        *,
        decks: DeckStore,
        notes: OwnNoteStore,
        suspensions: SuspensionStore,
        deck_of: Callable[[str], Deck],
        clock: Clock,
    ) -> None:
        self._database = database
        self._decks = decks
        self._notes = notes
        self._suspensions = suspensions
        self._deck_of = deck_of
        self._clock = clock

    def reword(self, card_id: CardId, wordings: Sequence[Wording]) -> tuple[Rewording, Changes]:
        """Ask for a card in the student's own words from now on, in one card or in several. All or nothing.

        A card of the deck is put away, and its words start anew, before the deck's own new cards. A card of the
        student's own keeps its memory and takes the first wording; further ones become new cards.

        :raises StudyAppError: when a question or an answer is missing, too long, or a question tells its answer.
        """
        card = self._decks.card(card_id)
        known = {note.entry_id: note for note in self._notes.notes(card_id.deck_id)}
        before = known.get(card_id.entry_id)
        ids = self._new_ids(len(wordings))
        if before is not None:
            ids[0] = card_id.entry_id
        sources = json.loads(self._decks.entry(card_id.deck_id, card_id.entry_id).data).get("sources", [])
        trees = [
            _tree(card, wording, entry_id, sources) for wording, entry_id in zip(wordings, ids, strict=True)
        ]
        entries, cards = own_content(trees, self._deck_of(card_id.deck_id))
        if len(cards) < len(trees):
            raise _unfit("A question tells its own answer.")
        notes = [OwnNote(card_id.deck_id, str(tree["id"]), json.dumps(tree)) for tree in trees]
        now_at = self._clock.now_at()
        with self._database.atomic():
            self._notes.put(notes, now_at)
            self._decks.add(card_id.deck_id, entries, cards)
            if before is None:
                self._suspensions.suspend([card_id], now_at)
        own = tuple(card.id for card in cards)
        away = card_id if before is None else None
        return Rewording(card_id, own, (before,) if before else (), away), CHANGED

    def take_back(self, rewording: Rewording) -> Changes:
        """Have everything as it was before a card was worded anew; answers given since are kept in the log."""
        deck_id = rewording.original.deck_id
        entries, cards = own_content(
            [json.loads(note.data) for note in rewording.before], self._deck_of(deck_id)
        )
        with self._database.atomic():
            self._forget(rewording.own)
            self._notes.put(rewording.before, self._clock.now_at())
            self._decks.add(deck_id, entries, cards)
            if rewording.put_away is not None:
                self._suspensions.resume([rewording.put_away])
        return CHANGED

    def remove(self, card_id: CardId) -> tuple[Rewording, Changes]:
        """Take a card of the student's own out, to be put back by `take_back`.

        :raises StudyAppError: when it is none of theirs.
        """
        note = next(
            (one for one in self._notes.notes(card_id.deck_id) if one.entry_id == card_id.entry_id), None
        )
        if note is None:
            raise StudyAppError("This card is not one of your own.", safe="Nothing was changed.")
        with self._database.atomic():
            self._forget([card_id])
        return Rewording(card_id, (), (note,), None), CHANGED

    def cards(self, deck_id: str) -> tuple[Card, ...]:
        """The student's own cards beside a deck, the oldest first; none while the deck is not installed."""
        ids = [CardId(deck_id, note.entry_id, FACET) for note in self._notes.notes(deck_id)]
        return tuple(map(self._decks.card, self._decks.installed(ids)))

    def _forget(self, card_ids: Sequence[CardId]) -> None:
        for card_id in card_ids:
            self._notes.drop(card_id.deck_id, [card_id.entry_id])
            self._decks.drop(card_id.deck_id, [card_id.entry_id])

    def _new_ids(self, number: int) -> list[str]:
        if not 1 <= number <= MOST_CARDS:
            raise _unfit(f"A card is worded anew in one to {MOST_CARDS} cards.")
        moment = self._clock.now_at().astimezone(UTC).strftime("%Y%m%d%H%M%S%f")
        return [f"own-{moment}-{place}" for place in range(1, number + 1)]


def _tree(card: Card, wording: Wording, entry_id: str, sources: list[Any]) -> dict[str, Any]:
    """A note as a deck would have it, with what surrounds the card that it stands for."""
    kept = {"theme": card.theme, "context": card.context}
    return {
        "kind": "note",
        "id": entry_id,
        "topic": card.topic,
        "importance": card.importance,
        "prompt": _plain(wording.prompt),
        "answer": _plain(wording.answer),
        "sources": sources,
        **{name: text for name, text in kept.items() if text},
    }


def _plain(text: str) -> str:
    plain = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    if not plain:
        raise _unfit("A question or an answer is empty.")
    if len(plain) > LONGEST_TEXT:
        raise _unfit(f"A question or an answer has more than {LONGEST_TEXT} characters.")
    return plain


def _unfit(what: str) -> StudyAppError:
    return StudyAppError(what, safe="Nothing was changed.")
