"""Installed decks with their entries, cards and search index. Content only: progress lies in the review store."""

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from sqlite3 import Row

from studyapp.cards.card import Card, CardId, card_from_json, card_to_json
from studyapp.errors import StudyAppError
from studyapp.storage.database import ProgressDatabase
from studyapp.storage.folding import folded, match_query

CONTENT = ("entries", "cards", "card_text")
"""Tables that hold what a deck says."""


@dataclass(frozen=True, slots=True)
class DeckRecord:
    """An installed deck. `head` is the JSON of its head (topics, themes, sources, changes); `installed_at` is UTC."""

    id: str
    title: str
    version: str
    language: str
    licence: str
    description: str
    head: str
    content_hash: str
    file_bytes: int
    installed_at: datetime


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """An entry as stored. Days are `CalendarDay.ordinal`, None for entries without a date; `data` is its JSON."""

    entry_id: str
    kind: str
    label: str
    topic: str
    theme: str
    first_day: int | None
    last_day: int | None
    approximate: bool
    data: str


class DeckStore:
    """Installs, lists and searches decks."""

    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def install(self, deck: DeckRecord, entries: Sequence[EntryRecord], cards: Sequence[Card]) -> None:
        """Put a deck in, or in place of what stands under its id, in one transaction. Progress is not touched.

        :raises StorageError: when it could not be written; the old content then stays.
        """
        with self._database.atomic() as tables:
            row = {**asdict(deck), "installed_at": _instant(deck.installed_at), "removed_at": None}
            tables.table("decks").upsert(row, pk="id")
            self._drop_content(deck.id)
            self._insert(deck.id, entries, cards)

    def add(self, deck_id: str, entries: Sequence[EntryRecord], cards: Sequence[Card]) -> None:
        """Put entries before those of an installed deck; ones of the same ids are replaced.

        :raises StorageError: when it could not be written; nothing is changed then.
        """
        with self._database.atomic():
            self.drop(deck_id, [entry.entry_id for entry in entries])
            sql = "SELECT coalesce(min(position), 0) FROM cards WHERE deck_id = ?"
            first = int(self._database.rows(sql, (deck_id,))[0][0])
            self._insert(deck_id, entries, cards, first - len(cards))

    def drop(self, deck_id: str, entry_ids: Iterable[str]) -> None:
        """Take single entries with their cards out; their answers stay."""
        with self._database.atomic() as tables:
            for entry_id, table in itertools.product(entry_ids, CONTENT):
                tables.table(table).delete_where("deck_id = ? AND entry_id = ?", [deck_id, entry_id])

    def remove(self, deck_id: str, removed_at: datetime) -> None:
        """Take a deck's content out; its answers stay and count again when it comes back.

        :raises StudyAppError: when there is no such deck.
        """
        self.deck(deck_id)
        with self._database.atomic() as tables:
            self._drop_content(deck_id)
            tables.table("decks").update(deck_id, {"removed_at": _instant(removed_at)})

    def decks(self) -> tuple[DeckRecord, ...]:
        """Installed decks, the first installed in front."""
        rows = self._database.rows("SELECT * FROM decks WHERE removed_at IS NULL ORDER BY installed_at, id")
        return tuple(_deck(row) for row in rows)

    def is_untouched(self) -> bool:
        """Whether no deck was ever installed, as on a first start; a removed deck counts as one."""
        return not self._database.rows("SELECT 1 FROM decks LIMIT 1")

    def deck(self, deck_id: str) -> DeckRecord:
        """:raises StudyAppError: when no deck with this id is installed."""
        rows = self._database.rows("SELECT * FROM decks WHERE id = ? AND removed_at IS NULL", (deck_id,))
        if not rows:
            raise StudyAppError(
                f"No deck named {deck_id} is installed.", advice="The Library lists the decks that are."
            )
        return _deck(rows[0])

    def entries(self, deck_id: str) -> tuple[EntryRecord, ...]:
        """All entries of a deck in the author's order."""
        rows = self._database.rows("SELECT * FROM entries WHERE deck_id = ? ORDER BY position", (deck_id,))
        return tuple(_entry(row) for row in rows)

    def entry(self, deck_id: str, entry_id: str) -> EntryRecord:
        """:raises StudyAppError: when the entry is no longer there."""
        sql = "SELECT * FROM entries WHERE deck_id = ? AND entry_id = ?"
        rows = self._database.rows(sql, (deck_id, entry_id))
        if not rows:
            raise StudyAppError("This entry is no longer in its deck.", safe="Its history is kept.")
        return _entry(rows[0])

    def dated_entries(self, deck_id: str) -> tuple[EntryRecord, ...]:
        """Entries that have a date, in the order of time."""
        sql = "SELECT * FROM entries WHERE deck_id = ? AND first_day IS NOT NULL ORDER BY first_day, last_day, position"
        return tuple(_entry(row) for row in self._database.rows(sql, (deck_id,)))

    def counts_by_kind(self, deck_id: str) -> dict[str, int]:
        """How many entries of each kind a deck has."""
        sql = "SELECT kind, count(*) FROM entries WHERE deck_id = ? GROUP BY kind"
        return {row[0]: row[1] for row in self._database.rows(sql, (deck_id,))}

    def cards(self, deck_id: str) -> tuple[Card, ...]:
        """All cards of a deck in the author's order."""
        rows = self._database.rows("SELECT data FROM cards WHERE deck_id = ? ORDER BY position", (deck_id,))
        return tuple(card_from_json(row["data"]) for row in rows)

    def card(self, card_id: CardId) -> Card:
        """:raises StudyAppError: when the card is no longer there."""
        card = next(self.cards_by_id([card_id]), None)
        if card is None:
            raise StudyAppError("This card is no longer in its deck.", safe="Its history is kept.")
        return card

    def cards_by_id(self, card_ids: Sequence[CardId]) -> Iterator[Card]:
        """Those of the given cards that are still in a deck, in the same order, each read when it is asked for."""
        sql = "SELECT data FROM cards WHERE deck_id = ? AND entry_id = ? AND facet = ?"
        for card_id in card_ids:
            for row in self._database.rows(sql, tuple(card_id)):
                yield card_from_json(row["data"])

    def confusable(self, card_ids: Sequence[CardId]) -> dict[CardId, frozenset[str]]:
        """For those of the given cards that have any: the ids of the entries they are mistaken for."""
        sql = """
            SELECT json_extract(data, '$.confusable_with') FROM cards
            WHERE deck_id = ? AND entry_id = ? AND facet = ? AND data LIKE '%"confusable_with"%'
        """
        rows = ((card_id, self._database.rows(sql, tuple(card_id))) for card_id in card_ids)
        return {card_id: frozenset(json.loads(row[0][0] or "[]")) for card_id, row in rows if row}

    def installed(self, card_ids: Sequence[CardId]) -> tuple[CardId, ...]:
        """Those of the given cards that are still in a deck, in the same order."""
        sql = "SELECT 1 FROM cards WHERE deck_id = ? AND entry_id = ? AND facet = ?"
        return tuple(card_id for card_id in card_ids if self._database.rows(sql, tuple(card_id)))

    def cards_of_entries(self, deck_id: str, entry_ids: Iterable[str], facet: str) -> tuple[Card, ...]:
        """The cards that ask the same facet of other entries of a deck, in the author's order."""
        wanted = tuple(entry_ids)
        sql = f"""
            SELECT data FROM cards WHERE deck_id = ? AND facet = ? AND entry_id IN ({", ".join("?" * len(wanted))})
            ORDER BY position
        """  # noqa: S608 - placeholders only
        return tuple(
            card_from_json(row["data"]) for row in self._database.rows(sql, (deck_id, facet, *wanted))
        )

    def card_topics(self) -> dict[CardId, str]:
        """Every card of every installed deck with its topic, in the author's order, without reading its text."""
        sql = """
            SELECT c.deck_id, c.entry_id, c.facet, c.topic FROM cards c JOIN decks d ON d.id = c.deck_id
            ORDER BY d.installed_at, d.id, c.position
        """
        return {CardId(row[0], row[1], row[2]): row[3] for row in self._database.rows(sql)}

    def search(self, text: str, limit: int = 50) -> tuple[CardId, ...]:
        """Cards in which every word of `text` occurs, the best first; case, accents and đ do not matter."""
        query = match_query(text)
        if not query:
            return ()
        sql = "SELECT deck_id, entry_id, facet FROM card_text WHERE card_text MATCH ? ORDER BY rank LIMIT ?"
        return tuple(CardId(row[0], row[1], row[2]) for row in self._database.rows(sql, (query, limit)))

    def _drop_content(self, deck_id: str) -> None:
        for table in CONTENT:
            self._database.tables.table(table).delete_where("deck_id = ?", [deck_id])

    def _insert(
        self, deck_id: str, entries: Sequence[EntryRecord], cards: Sequence[Card], first: int = 0
    ) -> None:
        tables = self._database.tables
        tables.table("entries").insert_all(
            {"deck_id": deck_id, "position": place, **asdict(entry), "approximate": int(entry.approximate)}
            for place, entry in enumerate(entries, start=first)
        )
        tables.table("cards").insert_all(
            _card_row(place, card) for place, card in enumerate(cards, start=first)
        )
        tables.table("card_text").insert_all(_text_row(card) for card in cards)


def _card_row(place: int, card: Card) -> dict[str, str | int]:
    return {
        "deck_id": card.id.deck_id,
        "entry_id": card.id.entry_id,
        "facet": card.id.facet,
        "position": place,
        "topic": card.topic,
        "importance": card.importance,
        "data": card_to_json(card),
    }


def _text_row(card: Card) -> dict[str, str]:
    words = " ".join((card.label, card.prompt, card.answer, *card.aliases, card.context))
    return {
        "deck_id": card.id.deck_id,
        "entry_id": card.id.entry_id,
        "facet": card.id.facet,
        "text": folded(words),
    }


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _deck(row: Row) -> DeckRecord:
    return DeckRecord(
        id=row["id"],
        title=row["title"],
        version=row["version"],
        language=row["language"],
        licence=row["licence"],
        description=row["description"],
        head=row["head"],
        content_hash=row["content_hash"],
        file_bytes=row["file_bytes"],
        installed_at=datetime.fromisoformat(row["installed_at"]),
    )


def _entry(row: Row) -> EntryRecord:
    return EntryRecord(
        entry_id=row["entry_id"],
        kind=row["kind"],
        label=row["label"],
        topic=row["topic"],
        theme=row["theme"],
        first_day=row["first_day"],
        last_day=row["last_day"],
        approximate=bool(row["approximate"]),
        data=row["data"],
    )
