"""An installed deck as pages show it: a value, made from what is stored."""

import json
from dataclasses import dataclass

from studyapp.storage.deck_store import DeckRecord, DeckStore


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic or a theme of a deck."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class InstalledDeck:
    """`entry_counts` is by kind of entry, `changes` the newest version's line for students."""

    id: str
    title: str
    version: str
    description: str
    licence: str
    authors: tuple[str, ...]
    sources: tuple[str, ...]
    topics: tuple[Topic, ...]
    themes: tuple[Topic, ...]
    cards: int
    entry_counts: dict[str, int]
    file_bytes: int
    changes: str


def installed_decks(store: DeckStore) -> tuple[InstalledDeck, ...]:
    """Installed decks, the first installed in front."""
    counts: dict[str, int] = {}
    for card_id in store.card_topics():
        counts[card_id.deck_id] = counts.get(card_id.deck_id, 0) + 1
    return tuple(_shown(record, counts.get(record.id, 0), store) for record in store.decks())


def _shown(record: DeckRecord, cards: int, store: DeckStore) -> InstalledDeck:
    head = json.loads(record.head)
    return InstalledDeck(
        id=record.id,
        title=record.title,
        version=record.version,
        description=record.description,
        licence=record.licence,
        authors=tuple(head.get("authors", ())),
        sources=tuple(source["citation"] for source in head.get("sources", ())),
        topics=tuple(Topic(topic["id"], topic["title"]) for topic in head.get("topics", ())),
        themes=tuple(Topic(theme["id"], theme["title"]) for theme in head.get("themes", ())),
        cards=cards,
        entry_counts=store.counts_by_kind(record.id),
        file_bytes=record.file_bytes,
        changes=head.get("changes", {}).get(record.version, ""),
    )
