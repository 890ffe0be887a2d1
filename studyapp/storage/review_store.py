"""The log of answers, and the memory states that follow from it.

The log only grows: an undo is a further row that takes another one back. One answer is one transaction, and it is
acknowledged after the commit.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from sqlite3 import Row
from typing import TYPE_CHECKING, Any

from studyapp.cards.card import CardId
from studyapp.errors import StudyAppError
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import GradedAnswer, MemoryModel, MemoryState
from studyapp.storage.database import ProgressDatabase
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


class ReviewStore:
    """Records, takes back and replays answers."""

    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def record(self, answer: NewAnswer, model: MemoryModel) -> LoggedAnswer:
        """Keep an answer and the memory that follows from it. When this returns, it is on the disk.

        :raises StorageError: when it could not be kept; nothing of it is.
        """
        return self.record_all([answer], model)[0]

    def record_all(
        self, answers: Sequence[NewAnswer], model: MemoryModel, before: Callable[[], None] | None = None
    ) -> tuple[LoggedAnswer, ...]:
        """Keep several answers, all of them or nothing; `before` may write more first, in the same transaction.

        :raises StorageError: when it could not be kept.
        """
        with self._database.atomic() as tables:
            if before is not None:
                before()
            logged = tuple(LoggedAnswer(self._append(tables, one, undoes=None), one) for one in answers)
            for answer in answers:
                if answer.grade is not None:
                    state = self.state(answer.card_id)
                    following = model.after(state, GradedAnswer(answer.grade, answer.study_date))
                    _write_states(tables, {answer.card_id: following})
        if logged:
            self._database.tail.write(logged[-1].id)
        return logged

    def undo(self, answer_id: int, answered_at: datetime, model: MemoryModel) -> LoggedAnswer:
        """Take an answer back and give its card the memory it would have without it.

        :raises StudyAppError: when there is no such standing answer.
        """
        with self._database.atomic() as tables:
            taken_back, number = self._take_back(tables, answer_id, answered_at, model)
        self._database.tail.write(number)
        return taken_back

    def replace(
        self,
        answer_ids: Sequence[int],
        answers: Sequence[NewAnswer],
        model: MemoryModel,
        before: Callable[[], None] | None = None,
    ) -> tuple[LoggedAnswer, ...]:
        """Take answers back and keep others in their place, all of it or nothing; see `record_all`.

        :raises StudyAppError: when one of them does not stand any more.
        """

        def take_back() -> None:
            for answer_id in answer_ids:
                self._take_back(self._database.tables, answer_id, answers[0].answered_at, model)
            if before is not None:
                before()

        return self.record_all(answers, model, before=take_back)

    def _take_back(
        self, tables: "Database", answer_id: int, answered_at: datetime, model: MemoryModel
    ) -> tuple[LoggedAnswer, int]:
        taken_back = self._standing(answer_id)
        number = self._append(tables, _as_undo(taken_back.answer, answered_at), undoes=answer_id)
        card_id = taken_back.answer.card_id
        state = model.fold(_graded(self.history(card_id)))
        if state is None:
            tables.table("memory").delete_where("deck_id = ? AND entry_id = ? AND facet = ?", list(card_id))
        else:
            _write_states(tables, {card_id: state})
        return taken_back, number

    def history(self, card_id: CardId) -> tuple[LoggedAnswer, ...]:
        """All standing answers for a card, oldest first."""
        sql = "SELECT * FROM standing_reviews WHERE deck_id = ? AND entry_id = ? AND facet = ? ORDER BY id"
        return tuple(_logged(row) for row in self._database.rows(sql, tuple(card_id)))

    def latest(self, limit: int, sitting_id: str | None = None) -> tuple[LoggedAnswer, ...]:
        """The newest standing answers, newest first; of one sitting where that is given."""
        sql = """
            SELECT * FROM standing_reviews WHERE :sitting IS NULL OR sitting_id = :sitting ORDER BY id DESC LIMIT :limit
        """
        return tuple(
            _logged(row) for row in self._database.rows(sql, {"sitting": sitting_id, "limit": limit})
        )

    def states(self, deck_ids: Sequence[str] | None = None) -> dict[CardId, MemoryState]:
        """Memory by card, of some decks or of all; cards never asked are absent."""
        where, values = _among("deck_id", deck_ids)
        sql = f"SELECT deck_id, entry_id, facet, {MEMORY_COLUMNS} FROM memory WHERE {where}"  # noqa: S608 - own words
        return {CardId(row[0], row[1], row[2]): _memory(row) for row in self._database.rows(sql, values)}

    def state(self, card_id: CardId) -> MemoryState | None:
        """Memory of one card, or None when it was never asked."""
        sql = f"SELECT {MEMORY_COLUMNS} FROM memory WHERE deck_id = ? AND entry_id = ? AND facet = ?"  # noqa: S608
        rows = self._database.rows(sql, tuple(card_id))
        return _memory(rows[0]) if rows else None

    def missed_cards(self) -> frozenset[CardId]:
        """Cards whose newest standing answer was wrong."""
        sql = """
            SELECT deck_id, entry_id, facet, correct, max(id) FROM standing_reviews GROUP BY deck_id, entry_id, facet
        """
        return frozenset(_card_id(row) for row in self._database.rows(sql) if not row["correct"])

    def first_seen_on(self, study_date: date) -> int:
        """How many cards were asked for the first time on a study day."""
        sql = """
            SELECT count(*) FROM (
                SELECT min(study_date) AS first FROM standing_reviews WHERE grade IS NOT NULL
                GROUP BY deck_id, entry_id, facet
            ) WHERE first = ?
        """
        count: int = self._database.rows(sql, (study_date.isoformat(),))[0][0]
        return count

    def mean_seconds(self, last: int = 200) -> float | None:
        """Mean time of the newest answers, each counted up to a minute; None before the first."""
        sql = """
            SELECT avg(min(duration_ms, 60000)) FROM (SELECT * FROM standing_reviews ORDER BY id DESC LIMIT ?)
        """
        mean = self._database.rows(sql, (last,))[0][0]
        return None if mean is None else float(mean) / 1000

    def totals(self) -> tuple[int, int, int]:
        """Standing answers in all, graded ones that were not the first of their card, and the right ones of those."""
        sql = """
            SELECT count(*), coalesce(sum(is_repeated), 0), coalesce(sum(is_repeated AND correct), 0) FROM (
                SELECT correct, grade IS NOT NULL AND row_number() OVER (
                    PARTITION BY deck_id, entry_id, facet ORDER BY id
                ) > 1 AS is_repeated FROM standing_reviews
            )
        """
        row = self._database.rows(sql)[0]
        return (row[0], row[1], row[2])

    def rebuild(self, model: MemoryModel) -> int:
        """Make every memory state anew from the log, all or nothing; gives the number of states."""
        with self._database.atomic() as tables:
            states = self.replayed(model)
            tables.table("memory").delete_where()
            _write_states(tables, states)
        return len(states)

    def replayed(self, model: MemoryModel) -> dict[CardId, MemoryState]:
        """The states that the log gives, without writing them."""
        answers: dict[CardId, list[GradedAnswer]] = defaultdict(list)
        for row in self._database.rows("SELECT * FROM standing_reviews WHERE grade IS NOT NULL ORDER BY id"):
            answers[_card_id(row)].append(_graded_answer(row))
        folded = {card_id: model.fold(history) for card_id, history in answers.items()}
        return {card_id: state for card_id, state in folded.items() if state is not None}

    def reschedule(self, model: MemoryModel) -> None:
        """Move every due date to where the model's desired retention puts it."""
        with self._database.atomic() as tables:
            moved = {card_id: model.rescheduled(state) for card_id, state in self.states().items()}
            _write_states(tables, moved)

    def damaged_rows(self) -> tuple[int, ...]:
        """Numbers of answers whose checksum does not fit what is written."""
        rows = self._database.rows("SELECT * FROM reviews ORDER BY id")
        return tuple(row["id"] for row in rows if row["checksum"] != checksum(dict(row)))

    def missing_rows(self) -> int:
        """How many answers are gone from between the others: the log is numbered without gaps."""
        return int(self._database.rows("SELECT coalesce(max(id), 0) - count(*) FROM reviews")[0][0])

    def _append(self, tables: "Database", answer: NewAnswer, undoes: int | None) -> int:
        number = self._database.rows("SELECT coalesce(max(id), 0) + 1 FROM reviews")[0][0]
        row = _row(number, answer, undoes)
        tables.table("reviews").insert({**row, "checksum": checksum(row)})
        return int(number)

    def _standing(self, answer_id: int) -> LoggedAnswer:
        rows = self._database.rows("SELECT * FROM standing_reviews WHERE id = ?", (answer_id,))
        if not rows:
            raise StudyAppError("This answer was taken back already.", safe="Nothing was changed.")
        return _logged(rows[0])


def checksum(row: Mapping[str, Any]) -> str:
    """Sixteen hexadecimal figures over all other columns of a log row, to notice flipped bits and foreign edits."""
    written = "\x1f".join("" if row[name] is None else repr(row[name]) for name in CHECKED_COLUMNS)
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:16]


def _row(number: int, answer: NewAnswer, undoes: int | None) -> dict[str, Any]:
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


def _as_undo(answer: NewAnswer, answered_at: datetime) -> NewAnswer:
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


def _write_states(tables: "Database", states: Mapping[CardId, MemoryState]) -> None:
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


def _card_id(row: Row) -> CardId:
    return CardId(row["deck_id"], row["entry_id"], row["facet"])


def _graded_answer(row: Row) -> GradedAnswer:
    return GradedAnswer(Grade(row["grade"]), date.fromisoformat(row["study_date"]))


def _graded(history: Iterable[LoggedAnswer]) -> list[GradedAnswer]:
    answers = (logged.answer for logged in history)
    return [GradedAnswer(answer.grade, answer.study_date) for answer in answers if answer.grade is not None]


def _memory(row: Row) -> MemoryState:
    return MemoryState(
        stability=row["stability"],
        difficulty=row["difficulty"],
        answered_date=date.fromisoformat(row["answered_date"]),
        due_date=date.fromisoformat(row["due_date"]),
        last_grade=Grade(row["last_grade"]),
        answers=row["answers"],
        failures=row["failures"],
    )


def _logged(row: Row) -> LoggedAnswer:
    answer = NewAnswer(
        card_id=_card_id(row),
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


def _among(column: str, values: Sequence[str] | None) -> tuple[str, tuple[str, ...]]:
    """A condition that holds for any of the values, or always where None is given."""
    if values is None:
        return "TRUE", ()
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)
