"""From a deck file to what the library stores: checked, with cards and records, without touching progress."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from studyapp.cards.card import Card
from studyapp.cards.templates import cards_of, cards_of_entry
from studyapp.content.deck import Deck
from studyapp.content.entry import EntryBase, Note
from studyapp.formats.deck_json import canonical_json, deck_to_tree, entry_to_tree
from studyapp.formats.reading import read_deck
from studyapp.storage.deck_store import DeckRecord, EntryRecord

NOT_YET = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PreparedDeck:
    """Ready to be stored; the time of installing is filled in then."""

    deck: Deck
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
    return PreparedDeck(deck, record, tuple(map(entry_record, deck.entries)), cards_of(deck))


def entry_record(entry: EntryBase) -> EntryRecord:
    """An entry as the library stores it."""
    date = getattr(entry, "date", None)
    bounded = date is not None and date.start is not None and date.end is not None
    return EntryRecord(
        entry_id=entry.id,
        kind=getattr(entry, "kind", ""),
        label=entry.title,
        topic=entry.topic,
        theme=entry.theme or "",
        first_day=date.earliest.ordinal if date is not None and bounded else None,
        last_day=date.latest.ordinal if date is not None and bounded else None,
        approximate=bool(date is not None and date.approximate),
        data=json.dumps(entry_to_tree(entry), ensure_ascii=False),
    )


def own_content(
    trees: Sequence[dict[str, Any]], deck: Deck
) -> tuple[tuple[EntryRecord, ...], tuple[Card, ...]]:
    """What a deck's library gains by notes of a student. Where an update of the deck took a note's topic away it moves
    to the first one; a theme or a source that is gone it does without."""
    notes = [Note.model_validate_json(json.dumps(_fitted(tree, deck))) for tree in trees]
    records = tuple(entry_record(note) for note in notes)
    return records, tuple(card for note in notes for card in cards_of_entry(note, deck))


def _fitted(tree: dict[str, Any], deck: Deck) -> dict[str, Any]:
    topics, themes = [topic.id for topic in deck.topics], {theme.id for theme in deck.themes}
    known = {source.id for source in deck.sources}
    fitted = {name: value for name, value in tree.items() if name != "theme" or value in themes}
    fitted["topic"] = tree["topic"] if tree["topic"] in topics else topics[0]
    fitted["sources"] = [cite for cite in tree.get("sources", []) if cite["source"] in known]
    return fitted
