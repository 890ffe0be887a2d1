"""The log of answers, and the memory states that follow from it.

The log only grows: an undo is a further row that takes another one back. One answer is one transaction, and it is
acknowledged after the commit.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Row
from typing import TYPE_CHECKING

from studyapp.cards.card import CardId
from studyapp.errors import StudyAppError
from studyapp.scheduling.memory import RULES_VERSION, GradedAnswer, MemoryModel, MemoryState
from studyapp.scheduling.worth import FAIL_SECONDS, PACE_SECONDS, PASS_SECONDS
from studyapp.storage.database import ProgressDatabase
from studyapp.storage.review_rows import (
    MEMORY_COLUMNS,
    LoggedAnswer,
    NewAnswer,
    among,
    answer_row,
    as_undo,
    card_id_of,
    checksum,
    graded,
    graded_answer,
    logged_answer,
    memory_of,
    write_states,
)
from studyapp.storage.settings_store import SettingsStore

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["GradedLog", "LoggedAnswer", "NewAnswer", "PreparedMemory", "ReviewStore", "checksum"]

PARAMETERS_KEY = "fsrs_parameters"
CARDS_BETWEEN_REPORTS = 200


@dataclass(frozen=True, slots=True)
class GradedLog:
    """All standing graded answers as of one moment, oldest first; `newest_id` is the log's last number then, or 0."""

    answers: tuple[tuple[CardId, GradedAnswer], ...]
    newest_id: int

    def by_card(self) -> dict[CardId, list[GradedAnswer]]:
        """Each card's own history."""
        histories: dict[CardId, list[GradedAnswer]] = defaultdict(list)
        for card_id, answer in self.answers:
            histories[card_id].append(answer)
        return histories


@dataclass(frozen=True, slots=True)
class PreparedMemory:
    """What a log gives under a model, ready to be put in place; later answers are added then."""

    model: MemoryModel
    states: Mapping[CardId, MemoryState]
    newest_id: int


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
                    following = model.after(
                        state, GradedAnswer(answer.grade, answer.study_date), answer.card_id
                    )
                    write_states(tables, {answer.card_id: following})
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
        number = self._append(tables, as_undo(taken_back.answer, answered_at), undoes=answer_id)
        card_id = taken_back.answer.card_id
        state = model.fold(graded(self.history(card_id)), card_id)
        if state is None:
            tables.table("memory").delete_where("deck_id = ? AND entry_id = ? AND facet = ?", list(card_id))
        else:
            write_states(tables, {card_id: state})
        return taken_back, number

    def history(self, card_id: CardId) -> tuple[LoggedAnswer, ...]:
        """All standing answers for a card, oldest first."""
        sql = "SELECT * FROM standing_reviews WHERE deck_id = ? AND entry_id = ? AND facet = ? ORDER BY id"
        return tuple(logged_answer(row) for row in self._database.rows(sql, tuple(card_id)))

    def latest(self, limit: int, sitting_id: str | None = None) -> tuple[LoggedAnswer, ...]:
        """The newest standing answers, newest first; of one sitting where that is given."""
        sql = """
            SELECT * FROM standing_reviews WHERE :sitting IS NULL OR sitting_id = :sitting ORDER BY id DESC LIMIT :limit
        """
        return tuple(
            logged_answer(row) for row in self._database.rows(sql, {"sitting": sitting_id, "limit": limit})
        )

    def states(self, deck_ids: Sequence[str] | None = None) -> dict[CardId, MemoryState]:
        """Memory by card, of some decks or of all; cards never asked are absent."""
        where, values = among("deck_id", deck_ids)
        sql = f"SELECT deck_id, entry_id, facet, {MEMORY_COLUMNS} FROM memory WHERE {where}"  # noqa: S608 - own words
        return {CardId(row[0], row[1], row[2]): memory_of(row) for row in self._database.rows(sql, values)}

    def state(self, card_id: CardId) -> MemoryState | None:
        """Memory of one card, or None when it was never asked."""
        sql = f"SELECT {MEMORY_COLUMNS} FROM memory WHERE deck_id = ? AND entry_id = ? AND facet = ?"  # noqa: S608
        rows = self._database.rows(sql, tuple(card_id))
        return memory_of(rows[0]) if rows else None

    def missed_cards(self) -> frozenset[CardId]:
        """Cards whose newest standing answer was wrong."""
        sql = """
            SELECT deck_id, entry_id, facet, correct, max(id) FROM standing_reviews GROUP BY deck_id, entry_id, facet
        """
        return frozenset(card_id_of(row) for row in self._database.rows(sql) if not row["correct"])

    def first_seen_on(self, study_date: date) -> int:
        """How many cards were asked for the first time on a study day."""
        sql = """
            SELECT count(*) FROM (
                SELECT DISTINCT deck_id, entry_id, facet FROM standing_reviews
                WHERE study_date = :day AND grade IS NOT NULL
            ) AS today WHERE NOT EXISTS (
                SELECT 1 FROM standing_reviews r WHERE r.deck_id = today.deck_id AND r.entry_id = today.entry_id
                AND r.facet = today.facet AND r.study_date < :day AND r.grade IS NOT NULL
            )
        """
        count: int = self._database.rows(sql, {"day": study_date.isoformat()})[0][0]
        return count

    def mean_seconds(self, last: int = 200) -> float | None:
        """Mean time of the newest answers, each counted up to a minute; None before the first."""
        sql = """
            SELECT avg(min(duration_ms, 60000)) FROM (SELECT * FROM standing_reviews ORDER BY id DESC LIMIT ?)
        """
        mean = self._database.rows(sql, (last,))[0][0]
        return None if mean is None else float(mean) / 1000

    def seconds_on(self, study_date: date) -> float:
        """How long was studied on a study day, each answer counted up to a minute."""
        sql = "SELECT coalesce(sum(min(duration_ms, 60000)), 0) FROM standing_reviews WHERE study_date = ?"
        return float(self._database.rows(sql, (study_date.isoformat(),))[0][0]) / 1000

    def pace(self, last: int = 400) -> float:
        """The student's time for a card over the expected one, from the newest answers; 1.0 before the first.

        (measured + 900 s) / (expected + 900 s), so that a few answers say little. A failure is expected to take the
        time over a pass that its repeat, a row of its own here, does not.
        """
        sql = """
            SELECT count(*) AS answers, coalesce(sum(correct), 0) AS passes,
            coalesce(sum(min(duration_ms, 60000)), 0) / 1000.0 AS seconds
            FROM (SELECT * FROM standing_reviews WHERE grade IS NOT NULL ORDER BY id DESC LIMIT ?)
        """
        row = self._database.rows(sql, (last,))[0]
        failures = row["answers"] - row["passes"]
        expected = row["passes"] * PASS_SECONDS + failures * (FAIL_SECONDS - PASS_SECONDS)
        return float((row["seconds"] + PACE_SECONDS) / (expected + PACE_SECONDS))

    def graded_count(self) -> int:
        """How many standing answers reach the schedule."""
        sql = "SELECT count(*) FROM standing_reviews WHERE grade IS NOT NULL"
        return int(self._database.rows(sql)[0][0])

    def newest_checksum(self) -> str | None:
        """Tells one state of the log from another, since it only grows; None for an empty one. From any thread."""
        with self._database.moment() as rows:
            newest = rows("SELECT id, checksum FROM reviews ORDER BY id DESC LIMIT 1")
            return f"{newest[0]['id']} {newest[0]['checksum']}" if newest else None

    def graded_log(self) -> GradedLog:
        """The log as memory needs it, read through a connection of its own, so that another thread may ask."""
        with self._database.moment() as rows:
            return _read_log(rows)

    @staticmethod
    def prepared(
        log: GradedLog,
        model: MemoryModel,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> PreparedMemory | None:
        """Replay a log without touching the file, so that it may run in another thread.

        `progress` is told the share done, 0 to 1. None is given when `cancelled` said yes on the way.
        """
        histories = log.by_card()
        states: dict[CardId, MemoryState] = {}
        for number, (card_id, history) in enumerate(histories.items()):
            if number % CARDS_BETWEEN_REPORTS == 0:
                if cancelled and cancelled():
                    return None
                if progress:
                    progress(number / len(histories))
            state = model.fold(history, card_id)
            if state is not None:
                states[card_id] = state
        if progress:
            progress(1.0)
        return PreparedMemory(model, states, log.newest_id)

    def adopt(self, prepared: PreparedMemory, model: MemoryModel | None = None) -> int:
        """Put prepared states and their parameters in place, all or nothing; gives the number of states.

        Answers and undos that came since the log was read are counted in. `model` may have another desired retention
        than the states were prepared with, but the same parameters.
        """
        final = model or prepared.model
        with self._database.atomic() as tables:
            states = dict(prepared.states)
            if final.desired_retention != prepared.model.desired_retention:
                states = {card_id: final.rescheduled(state, card_id) for card_id, state in states.items()}
            for card_id in self._cards_since(prepared.newest_id):
                state = final.fold(graded(self.history(card_id)), card_id)
                states.pop(card_id, None)
                if state is not None:
                    states[card_id] = state
            tables.table("memory").delete_where()
            write_states(tables, states)
            tables.execute(f"PRAGMA user_version = {RULES_VERSION}")
            self._remember_parameters(final)
        return len(states)

    def rebuild(self, model: MemoryModel) -> int:
        """Make every memory state anew from the log, all or nothing; gives the number of states."""
        with self._database.atomic():
            prepared = self.prepared(_read_log(self._database.rows), model)
            return self.adopt(prepared) if prepared else 0

    def follow_rules(self, model: MemoryModel) -> bool:
        """Make the states anew where an older version of the program made them; says whether it did."""
        if self._database.rows("PRAGMA user_version")[0][0] == RULES_VERSION:
            return False
        self.rebuild(model)
        return True

    def replayed(self, model: MemoryModel) -> dict[CardId, MemoryState]:
        """The states that the log gives, without writing them."""
        prepared = self.prepared(self.graded_log(), model)
        return dict(prepared.states) if prepared else {}

    def reschedule(self, model: MemoryModel) -> None:
        """Move every due date to where the model's desired retention puts it."""
        with self._database.atomic() as tables:
            moved = {card_id: model.rescheduled(state, card_id) for card_id, state in self.states().items()}
            write_states(tables, moved)

    def _cards_since(self, newest_id: int) -> tuple[CardId, ...]:
        sql = "SELECT DISTINCT deck_id, entry_id, facet FROM reviews WHERE id > ?"
        return tuple(card_id_of(row) for row in self._database.rows(sql, (newest_id,)))

    def _remember_parameters(self, model: MemoryModel) -> None:
        settings = SettingsStore(self._database)
        if model.parameters is None:
            settings.unset(PARAMETERS_KEY)
        else:
            settings.set(PARAMETERS_KEY, list(model.parameters))

    def damaged_rows(self) -> tuple[int, ...]:
        """Numbers of answers whose checksum does not fit what is written."""
        rows = self._database.rows("SELECT * FROM reviews ORDER BY id")
        return tuple(row["id"] for row in rows if row["checksum"] != checksum(dict(row)))

    def missing_rows(self) -> int:
        """How many answers are gone from between the others: the log is numbered without gaps."""
        return int(self._database.rows("SELECT coalesce(max(id), 0) - count(*) FROM reviews")[0][0])

    def _append(self, tables: "Database", answer: NewAnswer, undoes: int | None) -> int:
        number = self._database.rows("SELECT coalesce(max(id), 0) + 1 FROM reviews")[0][0]
        row = answer_row(number, answer, undoes)
        tables.table("reviews").insert({**row, "checksum": checksum(row)})
        return int(number)

    def _standing(self, answer_id: int) -> LoggedAnswer:
        rows = self._database.rows("SELECT * FROM standing_reviews WHERE id = ?", (answer_id,))
        if not rows:
            raise StudyAppError("This answer was taken back already.", safe="Nothing was changed.")
        return logged_answer(rows[0])


def _read_log(rows: Callable[..., list[Row]]) -> GradedLog:
    newest = rows("SELECT coalesce(max(id), 0) FROM reviews")[0][0]
    found = rows(
        "SELECT deck_id, entry_id, facet, grade, study_date FROM standing_reviews "
        "WHERE grade IS NOT NULL ORDER BY id"
    )
    return GradedLog(tuple((card_id_of(row), graded_answer(row)) for row in found), newest)
