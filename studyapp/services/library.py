"""The library: which decks are installed, and what is in them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.errors import StudyAppError
from studyapp.services.changes import DECKS, Changes
from studyapp.services.clock import Clock
from studyapp.services.installed_deck import InstalledDeck, installed_decks
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.own_note_store import OwnNoteStore

if TYPE_CHECKING:
    from studyapp.cards.card import Card
    from studyapp.services.deck_preparation import PreparedDeck
    from studyapp.storage.deck_store import EntryRecord


class Library:
    """Installs decks from files, lists them, takes them out."""

    def __init__(
        self, store: DeckStore, own_notes: OwnNoteStore, clock: Clock, shipped: Sequence[Path]
    ) -> None:
        self._store = store
        self._own_notes = own_notes
        self._clock = clock
        self._shipped = tuple(shipped)

    def decks(self) -> tuple[InstalledDeck, ...]:
        """Installed decks, the first installed in front."""
        return installed_decks(self._store)

    def deck(self, deck_id: str) -> InstalledDeck:
        """:raises StudyAppError: when it is not installed."""
        found = next((deck for deck in self.decks() if deck.id == deck_id), None)
        if found is None:
            self._store.deck(deck_id)
            raise StudyAppError(f"No deck named {deck_id} is installed.")
        return found

    @property
    def shipped_decks(self) -> tuple[Path, ...]:
        """Source folders of the decks that come with the program."""
        return self._shipped

    @property
    def awaits_first_deck(self) -> bool:
        """Whether this is a first start: nothing was ever installed, and the program brings a deck."""
        return bool(self._shipped) and self._store.is_untouched()

    def install(self, path: Path) -> tuple[InstalledDeck, Changes]:
        """Install the deck at a path, a package or a source folder; an installed one is replaced, progress stays.

        :raises DeckError: with every problem, when the deck cannot be used; nothing is changed then.
        :raises StudyAppError: when the installed version is newer.
        """
        return self.store(self.prepare(path))

    @staticmethod
    def prepare(path: Path) -> "PreparedDeck":
        """Read and check a deck and make its cards. Touches no progress, so it may run in another thread.

        :raises DeckError: with every problem, when the deck cannot be used.
        """
        from studyapp.services.deck_preparation import prepare_deck

        return prepare_deck(path)

    def store(self, prepared: "PreparedDeck") -> tuple[InstalledDeck, Changes]:
        """Put a prepared deck in, with the student's own cards that belong to it.

        :raises StudyAppError: when the installed version is newer; nothing is changed then.
        """
        known = next((record for record in self._store.decks() if record.id == prepared.record.id), None)
        if known and _version(known.version) > _version(prepared.record.version):
            raise StudyAppError(
                f"Version {known.version} of {known.title} is installed, "
                f"and this file is version {prepared.record.version}.",
                safe="Nothing was changed.",
                advice="Remove the installed deck first if the older one is meant; its answers stay.",
            )
        installed_at = known.installed_at if known else self._clock.now_at()
        entries, cards = self._own_content(prepared)
        self._store.install(
            replace(prepared.record, installed_at=installed_at),
            (*entries, *prepared.entries),
            (*cards, *prepared.cards),
        )
        return self.deck(prepared.record.id), DECKS

    def _own_content(self, prepared: "PreparedDeck") -> "tuple[tuple[EntryRecord, ...], tuple[Card, ...]]":
        taken = prepared.deck.entry_by_id
        notes = [note for note in self._own_notes.notes(prepared.deck.id) if note.entry_id not in taken]
        if not notes:
            return (), ()
        from studyapp.services.deck_preparation import own_content

        return own_content([json.loads(note.data) for note in notes], prepared.deck)

    def remove(self, deck_id: str) -> Changes:
        """Take a deck out; its answers stay and count again when it comes back.

        :raises StudyAppError: when it is not installed.
        """
        self._store.remove(deck_id, self._clock.now_at())
        return DECKS


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
