"""From a deck file to what the library stores: checked, with cards and records, without touching progress."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from studyapp.cards.card import Card
from studyapp.cards.templates import cards_of
from studyapp.content.deck import Deck
from studyapp.formats.deck_json import canonical_json, deck_to_tree
from studyapp.formats.reading import read_deck
from studyapp.storage.deck_store import DeckRecord, EntryRecord

NOT_YET = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PreparedDeck:
    """Ready to be stored; the time of installing is filled in then."""

    record: DeckRecord
    entries: tuple[EntryRecord, ...]
    cards: tuple[Card, ...]


def prepare_deck(path: Path) -> PreparedDeck:
    """Read, check and take apart the deck at a path.

    :raises DeckError: with every problem, when the deck cannot be used.
    """
    deck = read_deck(path)
    tree = deck_to_tree(deck)
    head = {name: value for name, value in tree.items() if name != "entries"}
    size = (
        path.stat().st_size if path.is_file() else sum(file.stat().st_size for file in path.rglob("*.yaml"))
    )
    record = DeckRecord(
        id=deck.id,
        title=deck.title,
        version=deck.version,
        language=deck.language,
        licence=deck.licence,
        description=deck.description,
        head=json.dumps(head, ensure_ascii=False),
        content_hash=hashlib.sha256(canonical_json(tree)).hexdigest(),
        file_bytes=size,
        installed_at=NOT_YET,
    )
    return PreparedDeck(record, tuple(_entry_records(deck, tree["entries"])), cards_of(deck))


def _entry_records(deck: Deck, trees: list[dict[str, object]]) -> list[EntryRecord]:
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
