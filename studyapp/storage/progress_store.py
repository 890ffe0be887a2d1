"""Figures over the log for the progress page: counted by SQLite, over any number of answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from studyapp.storage.database import ProgressDatabase


@dataclass(frozen=True, slots=True)
class Scope:
    """Which answers are counted: of one deck, of one topic of it, from a study day on; None for all."""

    deck_id: str | None = None
    topic: str | None = None
    since: date | None = None


class DayCount(NamedTuple):
    """What was done on a study day."""

    study_date: date
    answers: int
    seconds: float


class WeekCount(NamedTuple):
    """Of the answers to cards seen before, how many there were in a week and how many were right."""

    monday: date
    asked: int
    right: int


class LevelCount(NamedTuple):
    """How often the student was this sure, and how often rightly."""

    sureness: str
    asked: int
    right: int


class ProgressStore:
    """Read-only."""

    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def days(self, scope: Scope) -> tuple[DayCount, ...]:
        """Study days with at least one answer, oldest first; each answer counts up to a minute."""
        where, values = _where(scope)
        sql = f"""
            SELECT study_date, count(*), sum(min(duration_ms, 60000)) / 1000.0 FROM standing_reviews
            WHERE {where} GROUP BY study_date ORDER BY study_date
        """  # noqa: S608 - own words
        rows = self._database.rows(sql, values)
        return tuple(DayCount(date.fromisoformat(row[0]), row[1], row[2]) for row in rows)

    def weeks(self, scope: Scope) -> tuple[WeekCount, ...]:
        """Weeks from Monday with answers to cards that were seen before, oldest first."""
        where, values = _where(scope)
        sql = f"""
            SELECT date(study_date, '-6 days', 'weekday 1') AS monday, count(*), sum(correct) FROM standing_reviews
            WHERE {where} AND grade IS NOT NULL AND id NOT IN (
                SELECT min(id) FROM reviews GROUP BY deck_id, entry_id, facet
            ) GROUP BY monday ORDER BY monday
        """  # noqa: S608
        rows = self._database.rows(sql, values)
        return tuple(WeekCount(date.fromisoformat(row[0]), row[1], row[2]) for row in rows)

    def sureness(self, scope: Scope) -> tuple[LevelCount, ...]:
        """For each step of "how sure" that was ever chosen, how often it was right."""
        where, values = _where(scope)
        sql = f"""
            SELECT sureness, count(*), sum(correct) FROM standing_reviews
            WHERE {where} AND sureness IS NOT NULL GROUP BY sureness
        """  # noqa: S608
        return tuple(LevelCount(*row) for row in self._database.rows(sql, values))

    def due(self, scope: Scope, until: date) -> dict[date, int]:
        """How many cards of installed decks fall due on each day up to `until`; earlier ones stand on their day."""
        sql = """
            SELECT m.due_date, count(*) FROM memory m
            JOIN cards c ON c.deck_id = m.deck_id AND c.entry_id = m.entry_id AND c.facet = m.facet
            WHERE m.due_date <= :until AND (:deck IS NULL OR m.deck_id = :deck)
            AND (:topic IS NULL OR c.topic = :topic) GROUP BY m.due_date
        """
        values = {"until": until.isoformat(), "deck": scope.deck_id, "topic": scope.topic}
        return {date.fromisoformat(row[0]): row[1] for row in self._database.rows(sql, values)}


def _where(scope: Scope) -> tuple[str, dict[str, Any]]:
    conditions, values = ["TRUE"], {}
    if scope.deck_id is not None:
        conditions.append("deck_id = :deck")
        values["deck"] = scope.deck_id
    if scope.topic is not None:
        conditions.append(
            "(deck_id, entry_id, facet) IN (SELECT deck_id, entry_id, facet FROM cards WHERE topic = :topic)"
        )
        values["topic"] = scope.topic
    if scope.since is not None:
        conditions.append("study_date >= :since")
        values["since"] = scope.since.isoformat()
    return " AND ".join(conditions), values
