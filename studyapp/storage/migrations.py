"""The steps that make a progress file, in order. A released step is never edited; a new one is appended."""

from sqlite3 import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

SET_NAME = "studyapp"


def m001_initial(db: "Database") -> None:
    """Decks with entries and cards, the append-only log of answers, memory derived from it, attempts, settings."""
    for statement in _INITIAL:
        db.execute(statement)


def m002_plans(db: "Database") -> None:
    """Suspended cards, exams, and indexes by which a study day is found among a hundred thousand cards."""
    for statement in _PLANS:
        db.execute(statement)
    # States of an older file follow from older rules and are made anew; a file without any needs no such thing.
    if db.execute("SELECT 1 FROM memory").fetchone() is None:
        db.execute("PRAGMA user_version = 2")


def m003_asked_questions(db: "Database") -> None:
    """Quizzes keep what they asked and what was given; and answers that students called right."""
    for statement in _ASKED_QUESTIONS:
        db.execute(statement)


def m004_quick_days(db: "Database") -> None:
    """The answers of a day are found by their day."""
    for statement in _QUICK_DAYS:
        db.execute(statement)


def m005_recalls(db: "Database") -> None:
    """Answers that asked memory are found at once among a hundred thousand."""
    for statement in _RECALLS:
        db.execute(statement)


def m006_own_notes(db: "Database") -> None:
    """Cards that students wrote themselves, beside those of a deck."""
    for statement in _OWN_NOTES:
        db.execute(statement)


STEPS = (m001_initial, m002_plans, m003_asked_questions, m004_quick_days, m005_recalls, m006_own_notes)


def progress_migrations() -> "Migrations":
    """The steps as sqlite-utils applies them."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(SET_NAME)
    for step in STEPS:
        migrations()(step)
    return migrations


def known_steps() -> set[str]:
    """Names of the steps that this version has; a file with others was made by a newer one."""
    return {step.__name__ for step in STEPS}


def applied_steps(connection: Connection) -> set[str]:
    """Names of the steps that made a file, in the table that sqlite-utils keeps; empty where there is none.

    Plain SQL, so that an ordinary start, with no step to take, does without loading sqlite-utils.
    """
    tables = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'")
    if tables.fetchone() is None:
        return set()
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [SET_NAME])
    return {row[0] for row in rows}


_INITIAL = (
    """
    CREATE TABLE decks (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, version TEXT NOT NULL, language TEXT NOT NULL,
        licence TEXT NOT NULL, description TEXT NOT NULL, head TEXT NOT NULL, content_hash TEXT NOT NULL,
        file_bytes INTEGER NOT NULL, installed_at TEXT NOT NULL, removed_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE entries (
        deck_id TEXT NOT NULL REFERENCES decks(id), entry_id TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
        topic TEXT NOT NULL, theme TEXT NOT NULL, position INTEGER NOT NULL,
        first_day INTEGER, last_day INTEGER, approximate INTEGER NOT NULL, data TEXT NOT NULL,
        PRIMARY KEY (deck_id, entry_id)
    ) STRICT
    """,
    """
    CREATE TABLE cards (
        deck_id TEXT NOT NULL REFERENCES decks(id), entry_id TEXT NOT NULL, facet TEXT NOT NULL,
        position INTEGER NOT NULL, topic TEXT NOT NULL, importance TEXT NOT NULL, data TEXT NOT NULL,
        PRIMARY KEY (deck_id, entry_id, facet)
    ) STRICT
    """,
    "CREATE VIRTUAL TABLE card_text USING fts5(deck_id UNINDEXED, entry_id UNINDEXED, facet UNINDEXED, text)",
    """
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY, deck_id TEXT NOT NULL, entry_id TEXT NOT NULL, facet TEXT NOT NULL,
        answered_at TEXT NOT NULL, study_date TEXT NOT NULL, question_kind TEXT NOT NULL, seed INTEGER NOT NULL,
        response TEXT NOT NULL, correct INTEGER NOT NULL, score REAL NOT NULL, grade INTEGER, sureness TEXT,
        duration_ms INTEGER NOT NULL, sitting_id TEXT NOT NULL, undoes INTEGER UNIQUE, checksum TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE VIEW standing_reviews AS SELECT * FROM reviews WHERE undoes IS NULL
    AND id NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)
    """,
    "CREATE INDEX reviews_of_card ON reviews (deck_id, entry_id, facet)",
    "CREATE INDEX reviews_of_sitting ON reviews (sitting_id)",
    "CREATE INDEX reviews_of_day ON reviews (study_date)",
    """
    CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews
    BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END
    """,
    """
    CREATE TRIGGER reviews_remain BEFORE DELETE ON reviews
    BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END
    """,
    """
    CREATE TABLE memory (
        deck_id TEXT NOT NULL, entry_id TEXT NOT NULL, facet TEXT NOT NULL,
        stability REAL NOT NULL, difficulty REAL NOT NULL, answered_date TEXT NOT NULL, due_date TEXT NOT NULL,
        last_grade INTEGER NOT NULL, answers INTEGER NOT NULL, failures INTEGER NOT NULL,
        PRIMARY KEY (deck_id, entry_id, facet)
    ) STRICT
    """,
    """
    CREATE TABLE attempts (
        id TEXT PRIMARY KEY, deck_id TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT,
        setup TEXT NOT NULL, asked INTEGER NOT NULL, correct INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)

_PLANS = (
    """
    CREATE TABLE suspended (
        deck_id TEXT NOT NULL, entry_id TEXT NOT NULL, facet TEXT NOT NULL, suspended_at TEXT NOT NULL,
        PRIMARY KEY (deck_id, entry_id, facet)
    ) STRICT
    """,
    "CREATE TABLE exams (id TEXT PRIMARY KEY, data TEXT NOT NULL, created_at TEXT NOT NULL, archived_at TEXT) STRICT",
    "CREATE INDEX memory_by_due ON memory (due_date, answered_date)",
    "CREATE INDEX memory_by_answer ON memory (answered_date)",
    # Installed cards without memory, in the author's order: looking for the next new card among many seen ones by a
    # join takes 80 ms at 100,000 cards. Derived, and kept right by the triggers alone.
    """
    CREATE TABLE unseen (
        deck_id TEXT NOT NULL, position INTEGER NOT NULL, entry_id TEXT NOT NULL, facet TEXT NOT NULL,
        PRIMARY KEY (deck_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    INSERT INTO unseen SELECT deck_id, position, entry_id, facet FROM cards c WHERE NOT EXISTS (
        SELECT 1 FROM memory m WHERE m.deck_id = c.deck_id AND m.entry_id = c.entry_id AND m.facet = c.facet
    )
    """,
    """
    CREATE TRIGGER unseen_card_in AFTER INSERT ON cards WHEN NOT EXISTS (
        SELECT 1 FROM memory m WHERE m.deck_id = new.deck_id AND m.entry_id = new.entry_id AND m.facet = new.facet
    )
    BEGIN INSERT INTO unseen VALUES (new.deck_id, new.position, new.entry_id, new.facet); END
    """,
    """
    CREATE TRIGGER unseen_card_out AFTER DELETE ON cards
    BEGIN DELETE FROM unseen WHERE deck_id = old.deck_id AND position = old.position; END
    """,
    """
    CREATE TRIGGER unseen_card_seen AFTER INSERT ON memory
    BEGIN
        DELETE FROM unseen WHERE deck_id = new.deck_id AND position = (
            SELECT position FROM cards
            WHERE deck_id = new.deck_id AND entry_id = new.entry_id AND facet = new.facet
        );
    END
    """,
    """
    CREATE TRIGGER unseen_card_again AFTER DELETE ON memory
    BEGIN
        INSERT OR IGNORE INTO unseen SELECT deck_id, position, entry_id, facet FROM cards
        WHERE deck_id = old.deck_id AND entry_id = old.entry_id AND facet = old.facet;
    END
    """,
)

_ASKED_QUESTIONS = (
    "ALTER TABLE attempts ADD COLUMN used_ms INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE attempts ADD COLUMN extra_ms INTEGER NOT NULL DEFAULT 0",
    """ALTER TABLE attempts ADD COLUMN titles TEXT NOT NULL DEFAULT '["", {}]'""",
    """
    CREATE TABLE asked_questions (
        attempt_id TEXT NOT NULL REFERENCES attempts(id), position INTEGER NOT NULL, question TEXT NOT NULL,
        card TEXT NOT NULL, response TEXT NOT NULL, sureness TEXT, flagged INTEGER NOT NULL, verdict TEXT,
        PRIMARY KEY (attempt_id, position)
    ) STRICT
    """,
    """
    CREATE TABLE own_answers (
        deck_id TEXT NOT NULL, entry_id TEXT NOT NULL, facet TEXT NOT NULL, text TEXT NOT NULL,
        accepted_at TEXT NOT NULL, PRIMARY KEY (deck_id, entry_id, facet, text)
    ) STRICT
    """,
)

_QUICK_DAYS = (
    # "+" keeps SQLite from looking for the many rows without an undo by the index on undos: in a log of 100,000 answers
    # a day is found in 1 ms instead of 13, the new cards of a day in 1 instead of 560.
    "DROP VIEW standing_reviews",
    """
    CREATE VIEW standing_reviews AS SELECT * FROM reviews WHERE +undoes IS NULL
    AND id NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)
    """,
)

_RECALLS = (
    # Answers that asked memory: graded, on a later day than the standing graded answer of their card before. Telling
    # them apart takes 190 ms in a log of 100,000 answers. Derived, and kept right by the triggers alone.
    """
    CREATE TABLE recalls (
        id INTEGER PRIMARY KEY, deck_id TEXT NOT NULL, study_date TEXT NOT NULL, correct INTEGER NOT NULL
    ) STRICT
    """,
    """
    INSERT INTO recalls SELECT id, deck_id, study_date, correct FROM (
        SELECT *, lag(study_date) OVER (PARTITION BY deck_id, entry_id, facet ORDER BY id) AS before
        FROM standing_reviews WHERE grade IS NOT NULL
    ) WHERE before < study_date
    """,
    """
    CREATE TRIGGER recall_in AFTER INSERT ON reviews WHEN new.undoes IS NULL AND new.grade IS NOT NULL
    BEGIN
        INSERT INTO recalls SELECT new.id, new.deck_id, new.study_date, new.correct WHERE new.study_date > (
            SELECT study_date FROM reviews r
            WHERE r.deck_id = new.deck_id AND r.entry_id = new.entry_id AND r.facet = new.facet AND r.id < new.id
            AND r.grade IS NOT NULL AND +r.undoes IS NULL
            AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.id)
            ORDER BY r.id DESC LIMIT 1
        );
    END
    """,
    # What is taken back may have hidden a later answer of its card.
    """
    CREATE TRIGGER recall_out AFTER INSERT ON reviews WHEN new.undoes IS NOT NULL
    BEGIN
        DELETE FROM recalls WHERE id IN (
            SELECT id FROM reviews
            WHERE deck_id = new.deck_id AND entry_id = new.entry_id AND facet = new.facet AND id >= new.undoes
        );
        INSERT INTO recalls SELECT id, deck_id, study_date, correct FROM (
            SELECT *, lag(study_date) OVER (ORDER BY id) AS before FROM reviews r
            WHERE r.deck_id = new.deck_id AND r.entry_id = new.entry_id AND r.facet = new.facet
            AND r.grade IS NOT NULL AND +r.undoes IS NULL
            AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.id)
        ) WHERE before < study_date AND id > new.undoes;
    END
    """,
)

_OWN_NOTES = (
    """
    CREATE TABLE own_notes (
        deck_id TEXT NOT NULL, entry_id TEXT NOT NULL, data TEXT NOT NULL, changed_at TEXT NOT NULL,
        PRIMARY KEY (deck_id, entry_id)
    ) STRICT
    """,
)
