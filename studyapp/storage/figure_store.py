"""Figures over the log and over memory, added up by the database and not by the program. Reads only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from sqlite3 import Row
from typing import Any, NamedTuple

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import KNOWN_STABILITY_DAYS, MemoryModel
from studyapp.storage.database import ProgressDatabase
from studyapp.storage.review_rows import card_id_of

NOT_SUSPENDED = """
    NOT EXISTS (SELECT 1 FROM suspended s WHERE (s.deck_id, s.entry_id, s.facet) = (c.deck_id, c.entry_id, c.facet))
"""
IS_KNOWN = f"(m.stability >= {KNOWN_STABILITY_DAYS} AND m.last_grade <> {int(Grade.AGAIN)})"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which answers and cards count: of one deck or of all (""), of one of its topics or of all (""), and answers
    from a study day on, or all (None)."""

    deck_id: str = ""
    topic_id: str = ""
    since: date | None = None


class DayRecalls(NamedTuple):
    """Answers of a study day that asked memory, and the right ones of them."""

    study_date: date
    asked: int
    right: int


class DayStudied(NamedTuple):
    """All answers of a study day, and how long they took, each counted up to a minute."""

    study_date: date
    answers: int
    seconds: float


class SurenessCount(NamedTuple):
    """Answers given with guess, fairly or certain, and the right ones of them."""

    sureness: str
    asked: int
    right: int


class TopicCount(NamedTuple):
    """Installed cards of a topic. `recall` is the mean predicted recall, 0 to 1, of those seen; None before any."""

    deck_id: str
    topic_id: str
    cards: int
    seen: int
    known: int
    recall: float | None


class LoggedGrade(NamedTuple):
    """What of an answer memory is made from. `asked_memory` as in `recalls`; `is_installed` of its card."""

    id: int
    card: tuple[str, str, str]
    grade: int
    study_date: str
    asked_memory: bool
    is_installed: bool


class FigureStore:
    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def answer_count(self) -> int:
        """Standing answers in all."""
        return int(self._database.rows("SELECT count(*) FROM standing_reviews")[0][0])

    def recalls(self, scope: Scope) -> tuple[DayRecalls, ...]:
        """By study day, oldest first: how often memory was asked, and was right.

        Memory is asked by a graded answer on a later day than the one before of its card: the first look at a card
        and the repeats of a miss within a sitting say nothing about it.
        """
        where, values = _of_recalls(scope)
        sql = f"""
            SELECT study_date, count(*), sum(correct) FROM recalls WHERE {where} GROUP BY study_date ORDER BY study_date
        """  # noqa: S608 - own words
        return tuple(
            DayRecalls(date.fromisoformat(row[0]), row[1], row[2]) for row in self._database.rows(sql, values)
        )

    def studied(self, scope: Scope) -> tuple[DayStudied, ...]:
        """By study day, oldest first: answers and time."""
        where, values = _of_answers(scope)
        sql = f"""
            SELECT study_date, count(*), sum(min(duration_ms, 60000)) / 1000.0 FROM standing_reviews
            WHERE {where} GROUP BY study_date ORDER BY study_date
        """  # noqa: S608 - own words
        return tuple(
            DayStudied(date.fromisoformat(row[0]), row[1], row[2]) for row in self._database.rows(sql, values)
        )

    def by_sureness(self, scope: Scope) -> tuple[SurenessCount, ...]:
        """How often answers were right that were given with each word for how sure one is."""
        where, values = _of_answers(scope)
        sql = f"""
            SELECT sureness, count(*), sum(correct) FROM standing_reviews
            WHERE sureness IS NOT NULL AND {where} GROUP BY sureness
        """  # noqa: S608 - own words
        return tuple(SurenessCount(row[0], row[1], row[2]) for row in self._database.rows(sql, values))

    def topics(self, scope: Scope, today: date, model: MemoryModel) -> tuple[TopicCount, ...]:
        """Installed cards by topic, suspended ones too."""
        where, values = _of_cards(scope)
        sql = f"""
            SELECT c.deck_id, c.topic, count(*) AS cards, count(m.stability) AS seen, total({IS_KNOWN}) AS known,
            avg(CASE WHEN m.stability IS NOT NULL THEN
                recall_after(julianday(:today) - julianday(m.answered_date), m.stability, :decay)
            END) AS recall
            FROM cards c LEFT JOIN memory m
            ON m.deck_id = c.deck_id AND m.entry_id = c.entry_id AND m.facet = c.facet WHERE {where} GROUP BY c.deck_id, c.topic
        """  # noqa: S608 - own words
        rows = self._database.rows(sql, {**values, "today": today.isoformat(), "decay": model.decay})
        return tuple(
            TopicCount(
                row["deck_id"], row["topic"], row["cards"], row["seen"], int(row["known"]), row["recall"]
            )
            for row in rows
        )

    def due(self, scope: Scope, today: date, days: int) -> tuple[int, ...]:
        """Cards that memory says are due on each of so many days from today; what waits already is today's."""
        where, values = _of_cards(scope)
        sql = f"""
            SELECT max(m.due_date, :today) AS day, count(*) FROM memory m CROSS JOIN cards c
            ON c.deck_id = m.deck_id AND c.entry_id = m.entry_id AND c.facet = m.facet
            WHERE m.due_date <= :last AND {where} AND {NOT_SUSPENDED} GROUP BY day
        """  # noqa: S608 - own words
        last = today + timedelta(days=days - 1)
        rows = self._database.rows(sql, {**values, "today": today.isoformat(), "last": last.isoformat()})
        counts = {row[0]: int(row[1]) for row in rows}
        return tuple(counts.get((today + timedelta(days=ahead)).isoformat(), 0) for ahead in range(days))

    def new(self, scope: Scope, left_today: int, per_day: int, days: int) -> tuple[int, ...]:
        """Cards never asked that come up on each of so many days from today, in the author's order over all decks."""
        where, values = _of_cards(scope)
        sql = f"""
            SELECT CASE WHEN place <= :left THEN 0 ELSE 1 + (place - :left - 1) / max(1, :per_day) END AS day, count(*)
            FROM (
                SELECT c.deck_id, c.entry_id, c.facet, row_number() OVER (ORDER BY d.installed_at, d.id, c.position)
                AS place FROM unseen c JOIN decks d ON d.id = c.deck_id
                WHERE {NOT_SUSPENDED} ORDER BY place LIMIT :most
            ) u JOIN cards c USING (deck_id, entry_id, facet) WHERE {where} GROUP BY day
        """  # noqa: S608 - own words
        most = left_today + per_day * (days - 1)
        rows = self._database.rows(sql, {**values, "left": left_today, "per_day": per_day, "most": most})
        counts = {row[0]: int(row[1]) for row in rows}
        return tuple(counts.get(ahead, 0) for ahead in range(days))

    def unseen(self, scope: Scope) -> int:
        """Installed cards that were never asked and are not suspended."""
        where, values = _of_cards(scope)
        sql = f"""
            SELECT count(*) FROM unseen u JOIN cards c USING (deck_id, entry_id, facet)
            WHERE {where} AND {NOT_SUSPENDED}
        """  # noqa: S608 - own words
        return int(self._database.rows(sql, values)[0][0])

    def least_recalled(
        self, scopes: Sequence[Scope], today: date, model: MemoryModel, limit: int, *, rested: bool = False
    ) -> tuple[CardId, ...]:
        """Installed cards that were asked, in any of some scopes, the least likely to be recalled in front; with
        `rested` neither suspended ones nor those asked on this day."""
        parts, values = [], dict[str, Any]()
        for number, scope in enumerate(scopes):
            where, named = _of_cards(scope)
            parts.append(f"({where.replace(':deck', f':deck{number}').replace(':topic', f':topic{number}')})")
            values |= {f"{name}{number}": value for name, value in named.items()}
        only_rested = f"AND m.answered_date < :today AND {NOT_SUSPENDED}" if rested else ""
        sql = f"""
            SELECT c.deck_id, c.entry_id, c.facet FROM memory m CROSS JOIN cards c
            ON c.deck_id = m.deck_id AND c.entry_id = m.entry_id AND c.facet = m.facet
            WHERE ({" OR ".join(parts) or "0"}) {only_rested}
            ORDER BY recall_after(julianday(:today) - julianday(m.answered_date), m.stability, :decay), c.position
            LIMIT :most
        """  # noqa: S608 - own words
        values |= {"today": today.isoformat(), "decay": model.decay, "most": limit}
        return tuple(card_id_of(row) for row in self._database.rows(sql, values))

    def log(self, scope: Scope) -> tuple[LoggedGrade, ...]:
        """All standing graded answers of the cards in a scope, whatever its period, oldest first; read through a
        connection of its own, so that another thread may ask."""
        where, values = _of_answers(Scope(scope.deck_id, scope.topic_id))
        sql = f"""
            SELECT id, deck_id, entry_id, facet, grade, study_date, id IN (SELECT id FROM recalls) AS asked_memory,
            EXISTS (
                SELECT 1 FROM cards c
                WHERE c.deck_id = r.deck_id AND c.entry_id = r.entry_id AND c.facet = r.facet
            ) AS is_installed FROM standing_reviews r WHERE grade IS NOT NULL AND {where} ORDER BY id
        """  # noqa: S608 - own words
        with self._database.moment() as rows:
            return _logged(rows, sql, values)


def _logged(rows: Callable[..., list[Row]], sql: str, values: dict[str, Any]) -> tuple[LoggedGrade, ...]:
    return tuple(
        LoggedGrade(row[0], (row[1], row[2], row[3]), row[4], row[5], bool(row[6]), bool(row[7]))
        for row in rows(sql, values)
    )


def _values(scope: Scope) -> dict[str, Any]:
    since = "" if scope.since is None else scope.since.isoformat()
    return {"deck": scope.deck_id, "topic": scope.topic_id, "since": since}


def _of_answers(scope: Scope) -> tuple[str, dict[str, Any]]:
    """A condition on `reviews` and the values of its names."""
    parts = ["study_date >= :since"] if scope.since else ["1"]
    if scope.topic_id:
        parts.append(
            "(deck_id, entry_id, facet) IN "
            "(SELECT deck_id, entry_id, facet FROM cards WHERE deck_id = :deck AND topic = :topic)"
        )
    elif scope.deck_id:
        parts.append("+deck_id = :deck")
    return " AND ".join(parts), _values(scope)


def _of_recalls(scope: Scope) -> tuple[str, dict[str, Any]]:
    """The same on `recalls`."""
    parts = ["study_date >= :since"] if scope.since else ["1"]
    if scope.topic_id:
        parts.append(
            "id IN (SELECT r.id FROM cards c CROSS JOIN reviews r ON r.deck_id = c.deck_id "
            "AND r.entry_id = c.entry_id AND r.facet = c.facet WHERE c.deck_id = :deck AND c.topic = :topic)"
        )
    elif scope.deck_id:
        parts.append("deck_id = :deck")
    return " AND ".join(parts), _values(scope)


def _of_cards(scope: Scope) -> tuple[str, dict[str, Any]]:
    """The same on `cards c`; the period says nothing about cards."""
    parts = ["1"]
    if scope.deck_id:
        parts.append("c.deck_id = :deck")
    if scope.topic_id:
        parts.append("c.topic = :topic")
    return " AND ".join(parts), _values(scope)
