"""Answers and memory states as values, and as rows of the progress file."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from sqlite3 import Row
from typing import TYPE_CHECKING, Any

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import GradedAnswer, MemoryState
from studyapp.storage.text import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

CHECKED_COLUMNS = (
    "id",
    "deck_id",
    "entry_id",
    "facet",
    "answered_at",
    "study_date",
    "question_kind",
    "seed",
    "response",
    "correct",
    "score",
    "grade",
    "sureness",
    "duration_ms",
    "sitting_id",
    "undoes",
)
MEMORY_COLUMNS = "stability, difficulty, answered_date, due_date, last_grade, answers, failures"


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """One answer as given. `answered_at` is UTC, `study_date` the study day it fell on.

    `grade` is None where the answer does not reach the schedule. `sureness` is guess, fairly or certain, or None.
    """

    card_id: CardId
    answered_at: datetime
    study_date: date
    question_kind: str
    seed: int
    response: str
    is_right: bool
    score: float
    grade: Grade | None
    duration_ms: int
    sitting_id: str
    sureness: str | None = None


@dataclass(frozen=True, slots=True)
class LoggedAnswer:
    """A standing answer of the log, with its number there."""

    id: int
    answer: NewAnswer


def checksum(row: Mapping[str, Any]) -> str:
    """Sixteen hexadecimal figures over all other columns of a log row, to notice flipped bits and foreign edits."""
    written = "\x1f".join("" if row[name] is None else repr(row[name]) for name in CHECKED_COLUMNS)
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:16]


def answer_row(number: int, answer: NewAnswer, undoes: int | None) -> dict[str, Any]:
    return {
        "id": number,
        "deck_id": answer.card_id.deck_id,
        "entry_id": answer.card_id.entry_id,
        "facet": answer.card_id.facet,
        "answered_at": answer.answered_at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "study_date": answer.study_date.isoformat(),
        "question_kind": answer.question_kind,
        "seed": answer.seed,
        "response": storable(answer.response),
        "correct": int(answer.is_right),
        "score": float(answer.score),
        "grade": None if answer.grade is None else int(answer.grade),
        "sureness": answer.sureness,
        "duration_ms": answer.duration_ms,
        "sitting_id": answer.sitting_id,
        "undoes": undoes,
    }


def as_undo(answer: NewAnswer, answered_at: datetime) -> NewAnswer:
    return NewAnswer(
        card_id=answer.card_id,
        answered_at=answered_at,
        study_date=answer.study_date,
        question_kind=answer.question_kind,
        seed=answer.seed,
        response="",
        is_right=answer.is_right,
        score=0.0,
        grade=None,
        duration_ms=0,
        sitting_id=answer.sitting_id,
    )


def write_states(tables: "Database", states: Mapping[CardId, MemoryState]) -> None:
    rows = [
        {
            "deck_id": card_id.deck_id,
            "entry_id": card_id.entry_id,
            "facet": card_id.facet,
            "stability": state.stability,
            "difficulty": state.difficulty,
            "answered_date": state.answered_date.isoformat(),
            "due_date": state.due_date.isoformat(),
            "last_grade": int(state.last_grade),
            "answers": state.answers,
            "failures": state.failures,
        }
        for card_id, state in states.items()
    ]
    tables.table("memory").insert_all(rows, replace=True, pk=("deck_id", "entry_id", "facet"))


def card_id_of(row: Row) -> CardId:
    return CardId(row["deck_id"], row["entry_id"], row["facet"])


def graded_answer(row: Row) -> GradedAnswer:
    return GradedAnswer(Grade(row["grade"]), date.fromisoformat(row["study_date"]))


def graded(history: Iterable[LoggedAnswer]) -> list[GradedAnswer]:
    answers = (logged.answer for logged in history)
    return [GradedAnswer(answer.grade, answer.study_date) for answer in answers if answer.grade is not None]


def memory_of(row: Row) -> MemoryState:
    return MemoryState(
        stability=row["stability"],
        difficulty=row["difficulty"],
        answered_date=date.fromisoformat(row["answered_date"]),
        due_date=date.fromisoformat(row["due_date"]),
        last_grade=Grade(row["last_grade"]),
        answers=row["answers"],
        failures=row["failures"],
    )


def logged_answer(row: Row) -> LoggedAnswer:
    answer = NewAnswer(
        card_id=card_id_of(row),
        answered_at=datetime.fromisoformat(row["answered_at"]),
        study_date=date.fromisoformat(row["study_date"]),
        question_kind=row["question_kind"],
        seed=row["seed"],
        response=row["response"],
        is_right=bool(row["correct"]),
        score=row["score"],
        grade=None if row["grade"] is None else Grade(row["grade"]),
        duration_ms=row["duration_ms"],
        sitting_id=row["sitting_id"],
        sureness=row["sureness"],
    )
    return LoggedAnswer(row["id"], answer)


def among(column: str, values: Sequence[str] | None) -> tuple[str, tuple[str, ...]]:
    """A condition that holds for any of the values, or always where None is given."""
    if values is None:
        return "TRUE", ()
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)
