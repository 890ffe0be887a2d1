"""Cards that the student has put away. Their memory and their answers stay as they are."""

from collections.abc import Iterable
from datetime import UTC, datetime

from studyapp.cards.card import CardId
from studyapp.storage.database import ProgressDatabase
from studyapp.storage.review_rows import card_id_of


class SuspensionStore:
    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def suspend(self, card_ids: Iterable[CardId], suspended_at: datetime) -> None:
        """Put cards away until they are resumed; those that are away already keep their date. All or nothing.

        :raises StorageError: when it could not be written.
        """
        moment = suspended_at.astimezone(UTC).isoformat(timespec="milliseconds")
        rows = [{**card_id._asdict(), "suspended_at": moment} for card_id in card_ids]
        with self._database.atomic() as tables:
            tables.table("suspended").insert_all(rows, ignore=True, pk=CardId._fields)

    def resume(self, card_ids: Iterable[CardId]) -> None:
        """Ask cards again from now on; those that are not suspended are left as they are. All or nothing.

        :raises StorageError: when it could not be written.
        """
        with self._database.atomic() as tables:
            for card_id in card_ids:
                tables.table("suspended").delete_where(
                    "deck_id = ? AND entry_id = ? AND facet = ?", list(card_id)
                )

    def suspended(self) -> frozenset[CardId]:
        """All suspended cards, also those of decks that are not installed."""
        rows = self._database.rows("SELECT deck_id, entry_id, facet FROM suspended")
        return frozenset(card_id_of(row) for row in rows)
