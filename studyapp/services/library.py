"""The library: which decks are installed, and what is in them."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.errors import StudyAppError
from studyapp.services.changes import DECKS, Changes
from studyapp.services.clock import Clock
from studyapp.services.installed_deck import InstalledDeck, installed_decks
from studyapp.storage.deck_store import DeckRecord, DeckStore, EntryRecord

if TYPE_CHECKING:
    from studyapp.content.deck import Deck


class Library:
    """Installs decks from files, lists them, takes them out."""

    def __init__(self, store: DeckStore, clock: Clock, shipped: Sequence[Path]) -> None:
        self._store = store
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
        from studyapp.formats.reading import read_deck

        deck = read_deck(path)
        self._refuse_downgrade(deck)
        size = (
            path.stat().st_size
            if path.is_file()
            else sum(file.stat().st_size for file in path.rglob("*.yaml"))
        )
        self.store_deck(deck, size)
        return self.deck(deck.id), DECKS

    def store_deck(self, deck: "Deck", file_bytes: int) -> None:
        """Put a checked deck in."""
        from studyapp.cards.templates import cards_of
        from studyapp.formats.deck_json import canonical_json, deck_to_tree

        tree = deck_to_tree(deck)
        head = {name: value for name, value in tree.items() if name != "entries"}
        record = DeckRecord(
            id=deck.id,
            title=deck.title,
            version=deck.version,
            language=deck.language,
            licence=deck.licence,
            description=deck.description,
            head=json.dumps(head, ensure_ascii=False),
            content_hash=hashlib.sha256(canonical_json(tree)).hexdigest(),
            file_bytes=file_bytes,
            installed_at=self._first_installed_at(deck.id),
        )
        self._store.install(record, _entry_records(deck, tree["entries"]), cards_of(deck))

    def remove(self, deck_id: str) -> Changes:
        """Take a deck out; its answers stay and count again when it comes back.

        :raises StudyAppError: when it is not installed.
        """
        self._store.remove(deck_id, self._clock.now_at())
        return DECKS

    def _first_installed_at(self, deck_id: str) -> datetime:
        known = next((record for record in self._store.decks() if record.id == deck_id), None)
        return known.installed_at if known else self._clock.now_at()

    def _refuse_downgrade(self, deck: "Deck") -> None:
        known = next((record for record in self._store.decks() if record.id == deck.id), None)
        if known and _version(known.version) > _version(deck.version):
            raise StudyAppError(
                f"Version {known.version} of {deck.title} is installed, and this file is version {deck.version}.",
                safe="Nothing was changed.",
                advice="Remove the installed deck first if the older one is meant; its answers stay.",
            )


def _entry_records(deck: "Deck", trees: list[dict[str, object]]) -> list[EntryRecord]:
    records = []
    for entry, tree in zip(deck.entries, trees, strict=True):
        date = getattr(entry, "date", None)
        bounded = date is not None and date.start is not None and date.end is not None
        records.append(
            EntryRecord(
                entry_id=entry.id,
                kind=entry.kind,
                label=entry.title,
                topic=entry.topic,
                theme=entry.theme or "",
                first_day=date.earliest.ordinal if date is not None and bounded else None,
                last_day=date.latest.ordinal if date is not None and bounded else None,
                approximate=bool(date is not None and date.approximate),
                data=json.dumps(tree, ensure_ascii=False),
            )
        )
    return records


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
