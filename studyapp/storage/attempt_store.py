"""Quizzes that were taken, with what they asked. Judged answers lie in the log too, under the attempt's id as sitting."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from sqlite3 import Row
from typing import TYPE_CHECKING, Any

from studyapp.cards.card import CardId
from studyapp.storage.database import ProgressDatabase
from studyapp.storage.text import storable

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Attempt:
    """`finished_at` is None while it runs, or when it was left. Instants are UTC.

    `used_ms` is the time that the student has had, `extra_ms` what was added to the limit on the way.
    Titles are as they were when it was taken; an attempt of an older version has none.
    """

    id: str
    deck_id: str
    started_at: datetime
    finished_at: datetime | None
    setup: dict[str, Any]
    asked: int
    right: int
    used_ms: int = 0
    extra_ms: int = 0
    deck_title: str = ""
    topic_titles: dict[str, str] = field(default_factory=dict)

    @property
    def is_exam(self) -> bool:
        """Whether answers are shown only after handing in."""
        return bool(self.setup.get("exam"))


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question of an attempt: `question`, `card` and `verdict` are JSON as the caller wrote them.

    `response` is the newest one, "" for none; `verdict` is None until it was judged. `sureness` is guess, fairly,
    certain or None.
    """

    position: int
    question: str
    card: str
    response: str = ""
    sureness: str | None = None
    is_flagged: bool = False
    verdict: str | None = None


class AttemptStore:
    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def begin(self, attempt: Attempt, questions: Sequence[AskedQuestion]) -> None:
        """Keep a new attempt with its questions, all of it or nothing."""
        with self._database.atomic() as tables:
            self._write(tables, attempt)
            rows = [_question_row(attempt.id, one) for one in questions]
            tables.table("asked_questions").insert_all(rows, pk=("attempt_id", "position"))

    def save(self, attempt: Attempt, questions: Sequence[AskedQuestion] = ()) -> None:
        """Keep the newer state of an attempt and of some of its questions, all of it or nothing."""
        with self._database.atomic() as tables:
            self._write(tables, attempt)
            for one in questions:
                tables.table("asked_questions").upsert(
                    _question_row(attempt.id, one), pk=("attempt_id", "position")
                )

    @staticmethod
    def _write(tables: "Database", attempt: Attempt) -> None:
        finished = attempt.finished_at
        row = {
            "id": attempt.id,
            "deck_id": attempt.deck_id,
            "started_at": _instant(attempt.started_at),
            "finished_at": None if finished is None else _instant(finished),
            "setup": json.dumps(attempt.setup, ensure_ascii=False),
            "titles": json.dumps([attempt.deck_title, attempt.topic_titles], ensure_ascii=False),
            "asked": attempt.asked,
            "correct": attempt.right,
            "used_ms": attempt.used_ms,
            "extra_ms": attempt.extra_ms,
        }
        tables.table("attempts").upsert(row, pk="id")

    def finished(self, limit: int, deck_id: str | None = None) -> tuple[Attempt, ...]:
        """The newest finished attempts, of one deck or of all, newest first."""
        sql = """
            SELECT * FROM attempts WHERE finished_at IS NOT NULL AND (:deck IS NULL OR deck_id = :deck)
            ORDER BY finished_at DESC LIMIT :limit
        """
        return tuple(_attempt(row) for row in self._database.rows(sql, {"deck": deck_id, "limit": limit}))

    def open_exam(self) -> Attempt | None:
        """The newest exam that was not handed in, or None."""
        sql = """
            SELECT * FROM attempts WHERE finished_at IS NULL AND json_extract(setup, '$.exam')
            ORDER BY started_at DESC LIMIT 1
        """
        rows = self._database.rows(sql)
        return _attempt(rows[0]) if rows else None

    def count(self) -> int:
        """How many attempts there are, finished or not."""
        return int(self._database.rows("SELECT count(*) FROM attempts")[0][0])

    def attempt(self, attempt_id: str) -> Attempt | None:
        rows = self._database.rows("SELECT * FROM attempts WHERE id = ?", (attempt_id,))
        return _attempt(rows[0]) if rows else None

    def questions(self, attempt_id: str) -> tuple[AskedQuestion, ...]:
        """What an attempt asked, in order; empty for one that an older version kept."""
        sql = "SELECT * FROM asked_questions WHERE attempt_id = ? ORDER BY position"
        return tuple(_question(row) for row in self._database.rows(sql, (attempt_id,)))

    def given(self, attempt_id: str) -> int:
        """How many questions of an attempt have a response."""
        sql = "SELECT count(*) FROM asked_questions WHERE attempt_id = ? AND response != ''"
        return int(self._database.rows(sql, (attempt_id,))[0][0])

    def add_own_answer(self, card_id: CardId, text: str, accepted_at: datetime) -> None:
        """Keep what a student typed and called right, for their next quiz and for the deck's author."""
        row = {
            "deck_id": card_id.deck_id,
            "entry_id": card_id.entry_id,
            "facet": card_id.facet,
            "text": storable(text),
            "accepted_at": _instant(accepted_at),
        }
        with self._database.atomic() as tables:
            tables.table("own_answers").upsert(row, pk=("deck_id", "entry_id", "facet", "text"))

    def drop_own_answer(self, card_id: CardId, text: str) -> None:
        """Forget that a text was called right; one that was not is left out."""
        with self._database.atomic() as tables:
            where = "deck_id = ? AND entry_id = ? AND facet = ? AND text = ?"
            tables.table("own_answers").delete_where(where, [*card_id, text])

    def own_answers(self, deck_id: str) -> dict[CardId, tuple[str, ...]]:
        """For each card the answers that the student called right, oldest first."""
        sql = "SELECT * FROM own_answers WHERE deck_id = ? ORDER BY accepted_at, text"
        found: dict[CardId, tuple[str, ...]] = {}
        for row in self._database.rows(sql, (deck_id,)):
            card_id = CardId(row["deck_id"], row["entry_id"], row["facet"])
            found[card_id] = (*found.get(card_id, ()), row["text"])
        return found


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _attempt(row: Row) -> Attempt:
    finished = row["finished_at"]
    deck_title, topic_titles = json.loads(row["titles"])
    return Attempt(
        id=row["id"],
        deck_id=row["deck_id"],
        started_at=datetime.fromisoformat(row["started_at"]),
        finished_at=None if finished is None else datetime.fromisoformat(finished),
        setup=json.loads(row["setup"]),
        asked=row["asked"],
        right=row["correct"],
        used_ms=row["used_ms"],
        extra_ms=row["extra_ms"],
        deck_title=deck_title,
        topic_titles=topic_titles,
    )


def _question_row(attempt_id: str, one: AskedQuestion) -> dict[str, Any]:
    return {
        "attempt_id": attempt_id,
        "position": one.position,
        "question": one.question,
        "card": one.card,
        "response": storable(one.response),
        "sureness": one.sureness,
        "flagged": int(one.is_flagged),
        "verdict": one.verdict,
    }


def _question(row: Row) -> AskedQuestion:
    return AskedQuestion(
        position=row["position"],
        question=row["question"],
        card=row["card"],
        response=row["response"],
        sureness=row["sureness"],
        is_flagged=bool(row["flagged"]),
        verdict=row["verdict"],
    )
