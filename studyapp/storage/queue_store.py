"""What a study day needs to know, asked so that it is quick among a hundred thousand cards."""

from datetime import date, timedelta

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import CLOCK_SLIP_DAYS, MemoryState
from studyapp.scheduling.queue import LEVELLED_DAYS, SLIPS_AFTER_FAILURES
from studyapp.storage.database import ProgressDatabase
from studyapp.storage.review_rows import MEMORY_COLUMNS, card_id_of, memory_of

USUAL_DAYS = 14
MOST_WEIGHED = 1500
"""Of a backlog, so many cards are compared for what they are worth: more than anybody studies in a day."""


class QueueStore:
    """Reads only; what it gives follows from the log, the installed decks and the suspended cards."""

    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def due(self, study_date: date, at_most: int = MOST_WEIGHED) -> dict[CardId, MemoryState]:
        """Installed cards whose memory says that they are due, suspended ones too, the last that became due in front.

        Of a backlog of more than `at_most`, those that waited longest are left for later: they are forgotten anyway.
        """
        sql = f"""
            SELECT * FROM (
                SELECT m.deck_id, m.entry_id, m.facet, {MEMORY_COLUMNS} FROM memory m CROSS JOIN cards c
                ON c.deck_id = m.deck_id AND c.entry_id = m.entry_id AND c.facet = m.facet
                WHERE m.due_date <= :today ORDER BY m.due_date DESC LIMIT :most
            ) UNION ALL SELECT * FROM (
                SELECT m.deck_id, m.entry_id, m.facet, {MEMORY_COLUMNS} FROM memory m CROSS JOIN cards c
                ON c.deck_id = m.deck_id AND c.entry_id = m.entry_id AND c.facet = m.facet
                WHERE m.answered_date > :slip AND m.due_date > :today LIMIT :most
            ) LIMIT :most
        """  # noqa: S608 - own words
        limits = {"today": study_date.isoformat(), "slip": _after_slip(study_date), "most": at_most}
        return {card_id_of(row): memory_of(row) for row in self._database.rows(sql, limits)}

    def unseen(self, limit: int, deck_id: str | None = None) -> tuple[CardId, ...]:
        """The next installed cards that were never asked, in the author's order, without suspended ones."""
        decks = self._database.rows(
            "SELECT id FROM decks WHERE removed_at IS NULL AND (:deck IS NULL OR id = :deck) ORDER BY installed_at, id",
            {"deck": deck_id},
        )
        sql = """
            SELECT deck_id, entry_id, facet FROM unseen u WHERE deck_id = ? AND NOT EXISTS (
                SELECT 1 FROM suspended s
                WHERE s.deck_id = u.deck_id AND s.entry_id = u.entry_id AND s.facet = u.facet
            ) ORDER BY position LIMIT ?
        """
        found: list[CardId] = []
        for deck in decks:
            if len(found) < limit:
                found.extend(
                    card_id_of(row) for row in self._database.rows(sql, (deck["id"], limit - len(found)))
                )
        return tuple(found)

    def unseen_count(self) -> int:
        """How many installed cards were never asked and are not suspended."""
        sql = """
            SELECT count(*) FROM unseen u WHERE NOT EXISTS (
                SELECT 1 FROM suspended s
                WHERE s.deck_id = u.deck_id AND s.entry_id = u.entry_id AND s.facet = u.facet
            )
        """
        return int(self._database.rows(sql)[0][0])

    def studied_states(self) -> tuple[MemoryState, ...]:
        """Memory of all installed cards that were asked and are not suspended."""
        sql = f"""
            SELECT {MEMORY_COLUMNS} FROM memory m JOIN cards c
            ON c.deck_id = m.deck_id AND c.entry_id = m.entry_id AND c.facet = m.facet
            WHERE NOT EXISTS (
                SELECT 1 FROM suspended s
                WHERE s.deck_id = m.deck_id AND s.entry_id = m.entry_id AND s.facet = m.facet
            )
        """  # noqa: S608 - own words
        return tuple(memory_of(row) for row in self._database.rows(sql))

    def due_count(self, study_date: date, at_most: int | None = None) -> int:
        """How many installed cards are due and not suspended; counted up to a number where one is given."""
        sql = """
            SELECT count(*) FROM (SELECT 1 FROM memory m CROSS JOIN cards c
            ON c.deck_id = m.deck_id AND c.entry_id = m.entry_id AND c.facet = m.facet
            WHERE (m.due_date <= ? OR m.answered_date > ?) AND NOT EXISTS (
                SELECT 1 FROM suspended s
                WHERE s.deck_id = m.deck_id AND s.entry_id = m.entry_id AND s.facet = m.facet
            ) LIMIT ?)
        """
        most = -1 if at_most is None else at_most
        values = (study_date.isoformat(), _after_slip(study_date), most)
        return int(self._database.rows(sql, values)[0][0])

    def coming(self, study_date: date) -> tuple[int, ...]:
        """How many cards not answered on this day are due on each of the next days of a week."""
        days = [(study_date + timedelta(days=ahead)).isoformat() for ahead in range(1, LEVELLED_DAYS)]
        sql = """
            SELECT due_date, count(*) FROM memory WHERE due_date BETWEEN ? AND ? AND answered_date < ?
            GROUP BY due_date
        """
        rows = self._database.rows(sql, (days[0], days[-1], study_date.isoformat()))
        counts = {row[0]: int(row[1]) for row in rows}
        return tuple(counts.get(day, 0) for day in days)

    def recalled_on(self, study_date: date) -> frozenset[CardId]:
        """Cards whose newest graded answer of a study day was not a failure: they rest until another day."""
        sql = """
            SELECT deck_id, entry_id, facet, grade, max(id) FROM standing_reviews
            WHERE study_date = ? AND grade IS NOT NULL GROUP BY deck_id, entry_id, facet
        """
        rows = self._database.rows(sql, (study_date.isoformat(),))
        return frozenset(card_id_of(row) for row in rows if row["grade"] > Grade.AGAIN)

    def usual_cards(self, study_date: date) -> int | None:
        """The median number of cards of the newest study days other than this one; None before the first."""
        from statistics import median  # not for the start

        sql = """
            SELECT count(DISTINCT deck_id || char(31) || entry_id || char(31) || facet) FROM standing_reviews
            WHERE study_date <> ? AND grade IS NOT NULL GROUP BY study_date ORDER BY study_date DESC LIMIT ?
        """
        counts = [int(row[0]) for row in self._database.rows(sql, (study_date.isoformat(), USUAL_DAYS))]
        return round(median(counts)) if counts else None

    def slipping(self) -> tuple[tuple[CardId, MemoryState], ...]:
        """Installed, not suspended cards with many failures, the most failures in front."""
        sql = f"""
            SELECT m.deck_id, m.entry_id, m.facet, {MEMORY_COLUMNS} FROM memory m JOIN cards c
            ON c.deck_id = m.deck_id AND c.entry_id = m.entry_id AND c.facet = m.facet
            WHERE failures >= ? AND NOT EXISTS (
                SELECT 1 FROM suspended s
                WHERE s.deck_id = m.deck_id AND s.entry_id = m.entry_id AND s.facet = m.facet
            ) ORDER BY failures DESC, m.deck_id, c.position
        """  # noqa: S608 - own words
        rows = self._database.rows(sql, (SLIPS_AFTER_FAILURES,))
        return tuple((card_id_of(row), memory_of(row)) for row in rows)


def _after_slip(study_date: date) -> str:
    return (study_date + timedelta(days=CLOCK_SLIP_DAYS)).isoformat()
