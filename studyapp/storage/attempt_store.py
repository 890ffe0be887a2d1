"""Quizzes that were taken. Their answers lie in the log, under the attempt's id as sitting."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Row
from typing import Any

from studyapp.storage.database import ProgressDatabase


@dataclass(frozen=True, slots=True)
class Attempt:
    """`finished_at` is None while it runs, or when it was left. Instants are UTC."""

    id: str
    deck_id: str
    started_at: datetime
    finished_at: datetime | None
    setup: dict[str, Any]
    asked: int
    right: int


class AttemptStore:
    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def save(self, attempt: Attempt) -> None:
        """Keep an attempt, or its newer state."""
        finished = attempt.finished_at
        row = {
            "id": attempt.id,
            "deck_id": attempt.deck_id,
            "started_at": _instant(attempt.started_at),
            "finished_at": None if finished is None else _instant(finished),
            "setup": json.dumps(attempt.setup),
            "asked": attempt.asked,
            "correct": attempt.right,
        }
        with self._database.atomic() as tables:
            tables.table("attempts").upsert(row, pk="id")

    def finished(self, deck_id: str, limit: int) -> tuple[Attempt, ...]:
        """The newest finished attempts of a deck, oldest of them first."""
        sql = """
            SELECT * FROM attempts WHERE deck_id = ? AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT ?
        """
        return tuple(_attempt(row) for row in reversed(self._database.rows(sql, (deck_id, limit))))


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _attempt(row: Row) -> Attempt:
    finished = row["finished_at"]
    return Attempt(
        id=row["id"],
        deck_id=row["deck_id"],
        started_at=datetime.fromisoformat(row["started_at"]),
        finished_at=None if finished is None else datetime.fromisoformat(finished),
        setup=json.loads(row["setup"]),
        asked=row["asked"],
        right=row["correct"],
    )
