"""Writes the sample of the present schema into tests/data; run once per released schema, then never again.

python -m tests.storage.make_sample tests/data/progress-v2.sqlite3
"""

import sys
from datetime import date, timedelta
from pathlib import Path

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import DEFAULT_PARAMETERS, MemoryModel
from studyapp.storage.database import open_database
from studyapp.storage.exam_store import ExamStore, StoredExam
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.suspension_store import SuspensionStore
from tests.builders import NOON, answer

SAMPLE_MODEL = MemoryModel(0.85, (*DEFAULT_PARAMETERS[:2], 3.0, *DEFAULT_PARAMETERS[3:]))
SAMPLE_EXAM = StoredExam(
    id="history",
    name="History, paper 2",
    exam_date=date(2026, 6, 3),
    deck_ids=("deck",),
    topics=(("deck", "aid"),),
    weekday_minutes=(15, 15, 15, 15, 15, 30, 0),
    single_days=((date(2026, 5, 20), 0),),
    target=0.95,
    predicted=None,
    result=None,
    created_at=NOON,
    archived_at=None,
)
SAMPLE_SUSPENDED = CardId("deck", "c1", "facet")


def write_sample(file: Path) -> None:
    """Twelve answers to four cards, the last of them taken back; one card put away, one exam, fitted parameters."""
    opened = open_database(file)
    store, logged = ReviewStore(opened), None
    for number in range(12):
        day = NOON.date() + timedelta(days=number * 2)
        logged = store.record(answer(f"c{number % 4}", grade=list(Grade)[number % 4], day=day), MemoryModel())
    assert logged is not None
    store.undo(logged.id, NOON, MemoryModel())
    store.rebuild(SAMPLE_MODEL)
    SuspensionStore(opened).suspend([SAMPLE_SUSPENDED], NOON)
    ExamStore(opened).save(SAMPLE_EXAM)
    opened.close()
    for side in (".lock", ".tail"):
        file.with_suffix(side).unlink(missing_ok=True)


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]))
