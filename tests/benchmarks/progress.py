"""The figures of the progress page over 100,000 answers, and the prediction that follows them from another thread."""

import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from studyapp.bootstrap import build_services
from studyapp.paths import find_paths
from studyapp.scheduling.memory import MemoryModel
from studyapp.services.progress.values import ProgressFilter
from studyapp.storage.database import open_database
from studyapp.storage.deck_store import DeckRecord, DeckStore
from studyapp.storage.review_rows import answer_row, checksum
from studyapp.storage.review_store import ReviewStore
from tests.benchmarks.memory import _as_new, _card, _percentiles, simulated_log
from tests.builders import NOON, MovableClock

ANSWERS = 100_000
TIMES = 15
TOPICS = 10
HEAD = '{"topics": [%s]}' % ", ".join(f'{{"id": "t{n}", "title": "Topic {n}"}}' for n in range(TOPICS))  # noqa: UP031 - braces
FILTERS = {
    "all": ProgressFilter(days=None),
    "one_deck": ProgressFilter("deck", "", None),
    "one_topic": ProgressFilter("deck", "t3", None),
    "90_days": ProgressFilter(),
}


def measure(work: Path) -> dict[str, Any]:
    """Milliseconds on this drive, for each filter, and seconds for the prediction over the whole log."""
    paths = find_paths(work / "progress")
    cards = write_log(paths.progress_file)
    services = build_services(paths, now=MovableClock(), seed=1)
    try:
        progress = services.progress
        begin = time.perf_counter()
        first = progress.figures(FILTERS["all"])
        first_ms = round((time.perf_counter() - begin) * 1000, 1)
        found = {
            name: _percentiles(TIMES, lambda wanted=wanted: progress.figures(wanted))  # type: ignore[misc]
            for name, wanted in FILTERS.items()
        }
        begin = time.perf_counter()
        progress.predicted(first)
        return {
            "answers": first.answers,
            "cards": cards,
            "asked_memory": first.asked,
            "first_figures_ms": first_ms,
            "figures_ms": found,
            "prediction_s": round(time.perf_counter() - begin, 2),
            "card_history_ms": _percentiles(
                TIMES, lambda: progress.history(progress.cards("", FILTERS["all"])[0].id)
            ),
            "report_ms": _percentiles(TIMES, progress.report),
        }
    finally:
        services.close()


def write_log(file: Path) -> int:
    """A progress file with a simulated log, a third of the answers with a word for how sure; gives its cards."""
    rng = random.Random(1)
    log = simulated_log(ANSWERS, seed=1)
    card_ids = list(dict.fromkeys(card_id for card_id, _ in log))
    database = open_database(file)
    blank = _card(0)
    cards = [
        replace(blank, id=card_id, topic=f"t{number % TOPICS}") for number, card_id in enumerate(card_ids)
    ]
    record = DeckRecord("deck", "Deck", "1.0.0", "en", "CC0-1.0", "", HEAD, "hash", 10, NOON)
    DeckStore(database).install(record, [], cards)
    with database.atomic() as tables:
        rows = []
        for number, (card_id, graded) in enumerate(log, start=1):
            word = rng.choice([None, None, None, None, "guess", "certain"])
            row = answer_row(number, replace(_as_new(card_id, graded), sureness=word), undoes=None)
            rows.append({**row, "checksum": checksum(row)})
        tables.table("reviews").insert_all(rows)
    ReviewStore(database).rebuild(MemoryModel())
    database.close()
    return len(cards)
