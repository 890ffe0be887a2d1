"""Exams with what the student wants of them. What the plan makes of them is worked out anew each day."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from sqlite3 import Row
from typing import Any

from studyapp.errors import StudyAppError
from studyapp.storage.database import ProgressDatabase


@dataclass(frozen=True, slots=True)
class StoredExam:
    """An exam as it was entered.

    `exam_date` is the day of the exam. `topics` are pairs of deck and topic id; empty means all topics of `deck_ids`.
    `weekday_minutes` begin with Monday; `single_days` are days with other minutes. `target` is the recall aimed for,
    0 to 1, or None to use all minutes. `predicted` and `result` are recall expected on the exam morning and how it
    went, 0 to 1, None while unknown. Instants are UTC; `archived_at` is None while it is planned for.
    """

    id: str
    name: str
    exam_date: date
    deck_ids: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    weekday_minutes: tuple[int, int, int, int, int, int, int]
    single_days: tuple[tuple[date, int], ...]
    target: float | None
    predicted: float | None
    result: float | None
    created_at: datetime
    archived_at: datetime | None


class ExamStore:
    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def save(self, exam: StoredExam) -> None:
        """Keep an exam, or its newer form.

        :raises StorageError: when it could not be written; the older form then stays.
        """
        row = {
            "id": exam.id,
            "data": json.dumps(_data(exam), ensure_ascii=False),
            "created_at": _instant(exam.created_at),
            "archived_at": None if exam.archived_at is None else _instant(exam.archived_at),
        }
        with self._database.atomic() as tables:
            tables.table("exams").upsert(row, pk="id")

    def delete(self, exam_id: str) -> None:
        """Forget an exam. Answers are not touched.

        :raises StudyAppError: when there is no such exam.
        """
        self.exam(exam_id)
        with self._database.atomic() as tables:
            tables.table("exams").delete(exam_id)

    def exams(self) -> tuple[StoredExam, ...]:
        """All exams, archived ones too, the earliest date in front."""
        found = (_exam(row) for row in self._database.rows("SELECT * FROM exams"))
        return tuple(sorted(found, key=lambda exam: (exam.exam_date, exam.created_at, exam.id)))

    def exam(self, exam_id: str) -> StoredExam:
        """:raises StudyAppError: when there is no such exam."""
        rows = self._database.rows("SELECT * FROM exams WHERE id = ?", (exam_id,))
        if not rows:
            raise StudyAppError("This exam is no longer there.", safe="Nothing was changed.")
        return _exam(rows[0])


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _data(exam: StoredExam) -> dict[str, Any]:
    return {
        "name": exam.name,
        "exam_date": exam.exam_date.isoformat(),
        "deck_ids": exam.deck_ids,
        "topics": exam.topics,
        "weekday_minutes": exam.weekday_minutes,
        "single_days": [(day.isoformat(), minutes) for day, minutes in exam.single_days],
        "target": exam.target,
        "predicted": exam.predicted,
        "result": exam.result,
    }


def _exam(row: Row) -> StoredExam:
    data = json.loads(row["data"])
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = data["weekday_minutes"]
    archived_at = row["archived_at"]
    return StoredExam(
        id=row["id"],
        name=data["name"],
        exam_date=date.fromisoformat(data["exam_date"]),
        deck_ids=tuple(data["deck_ids"]),
        topics=tuple((deck_id, topic_id) for deck_id, topic_id in data["topics"]),
        weekday_minutes=(monday, tuesday, wednesday, thursday, friday, saturday, sunday),
        single_days=tuple((date.fromisoformat(day), minutes) for day, minutes in data["single_days"]),
        target=data["target"],
        predicted=data["predicted"],
        result=data["result"],
        created_at=datetime.fromisoformat(row["created_at"]),
        archived_at=None if archived_at is None else datetime.fromisoformat(archived_at),
    )
