"""Notes that students wrote themselves, for the decks that they belong to. They outlive updates and removal of a deck."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from studyapp.storage.database import ProgressDatabase


@dataclass(frozen=True, slots=True)
class OwnNote:
    """`data` is the JSON of an entry of kind note, as a deck would have it."""

    deck_id: str
    entry_id: str
    data: str


class OwnNoteStore:
    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def put(self, notes: Sequence[OwnNote], changed_at: datetime) -> None:
        """Keep notes; those of the same id are replaced. All or nothing.

        :raises StorageError: when it could not be written.
        """
        moment = changed_at.astimezone(UTC).isoformat(timespec="microseconds")
        with self._database.atomic() as tables:
            for note in notes:
                row = {"deck_id": note.deck_id, "entry_id": note.entry_id, "data": note.data}
                tables.table("own_notes").upsert({**row, "changed_at": moment}, pk=("deck_id", "entry_id"))

    def drop(self, deck_id: str, entry_ids: Iterable[str]) -> None:
        """Forget notes for good. All or nothing.

        :raises StorageError: when it could not be written.
        """
        with self._database.atomic() as tables:
            for entry_id in entry_ids:
                tables.table("own_notes").delete_where("deck_id = ? AND entry_id = ?", [deck_id, entry_id])

    def notes(self, deck_id: str) -> tuple[OwnNote, ...]:
        """The notes of a deck, installed or not, by their id, which begins with the time of writing."""
        sql = "SELECT deck_id, entry_id, data FROM own_notes WHERE deck_id = ? ORDER BY entry_id"
        return tuple(OwnNote(*row) for row in self._database.rows(sql, (deck_id,)))

    def revision(self, deck_id: str) -> str:
        """A text that is another one whenever the notes of the deck are."""
        sql = "SELECT count(*), coalesce(max(changed_at), '') FROM own_notes WHERE deck_id = ?"
        return " ".join(map(str, self._database.rows(sql, (deck_id,))[0]))
