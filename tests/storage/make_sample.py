"""Writes tests/data/progress-v1.sqlite3; run once per released schema, then never again: python -m tests.storage.make_sample."""

from datetime import timedelta
from pathlib import Path

from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.database import open_database
from studyapp.storage.review_store import ReviewStore
from tests.builders import NOON, ROOT, answer


def write_sample(file: Path) -> None:
    """Twelve answers to four cards, the last of them taken back."""
    opened = open_database(file)
    store, logged = ReviewStore(opened), None
    for number in range(12):
        day = NOON.date() + timedelta(days=number * 2)
        logged = store.record(answer(f"c{number % 4}", grade=list(Grade)[number % 4], day=day), MemoryModel())
    assert logged is not None
    store.undo(logged.id, NOON, MemoryModel())
    opened.close()
    for side in (".lock", ".tail"):
        file.with_suffix(side).unlink(missing_ok=True)


if __name__ == "__main__":
    write_sample(ROOT / "tests" / "data" / "progress-v1.sqlite3")
