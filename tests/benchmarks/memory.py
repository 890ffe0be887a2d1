"""Memory at size: replaying 100,000 answers, fitting to 10,000, and the day's queue over 100,000 cards."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from studyapp.bootstrap import build_services
from studyapp.cards.card import AnswerKind, Card, CardId
from studyapp.paths import find_paths
from studyapp.scheduling.fitting import fit
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import DEFAULT_PARAMETERS, GradedAnswer, MemoryModel, MemoryState
from studyapp.scheduling.queue import QueueLimits, build_queue
from studyapp.storage.database import open_database
from studyapp.storage.deck_store import DeckRecord, DeckStore
from studyapp.storage.review_rows import write_states
from studyapp.storage.review_store import NewAnswer, ReviewStore
from tests.builders import NOON, MovableClock

CARDS, SEEN = 100_000, 90_000
ANSWERS, ANSWERS_TO_FIT = 100_000, 10_000
TIMES = 40
BACKLOG_TIMES = 5
DAY = NOON.date()


def measure(work: Path) -> dict[str, Any]:
    """Seconds and milliseconds on this drive."""
    return {
        "replay": measure_replay(work / "replay"),
        "fit": measure_fit(),
        "queue": measure_queue(work / "queue"),
        "retention_costs_s": measure_costs(work / "queue"),
    }


def measure_replay(folder: Path) -> dict[str, Any]:
    """Reading the log, replaying it under other parameters, and putting the states in place."""
    database = open_database(folder / "progress.sqlite3")
    store, log = ReviewStore(database), simulated_log(ANSWERS, seed=1)
    with database.atomic():
        store.record_all([_as_new(card_id, answer) for card_id, answer in log], MemoryModel())
    model = MemoryModel(parameters=(*DEFAULT_PARAMETERS[:2], 3.0, *DEFAULT_PARAMETERS[3:]))
    read = time.perf_counter()
    found = store.graded_log()
    replay = time.perf_counter()
    prepared = store.prepared(found, model)
    assert prepared is not None
    put = time.perf_counter()
    states = store.adopt(prepared)
    end = time.perf_counter()
    database.close()
    return {
        "answers": len(found.answers),
        "states": states,
        "read_s": round(replay - read, 2),
        "replay_s": round(put - replay, 2),
        "put_in_place_s": round(end - put, 2),
        "all_s": round(end - read, 2),
    }


def measure_fit() -> dict[str, Any]:
    """Parameters for a student who forgets faster than the defaults say."""
    weak = tuple(
        value * (0.5 if place < 4 else 0.85 if place == 8 else 1)
        for place, value in enumerate(DEFAULT_PARAMETERS)
    )
    log = simulated_log(ANSWERS_TO_FIT, seed=2, memory=MemoryModel(parameters=weak))
    begin = time.perf_counter()
    found = fit(log)
    assert found is not None
    return {
        "answers": len(log),
        "s": round(time.perf_counter() - begin, 2),
        "held_out_loss_before": round(found.loss_before, 4),
        "held_out_loss_after": round(found.loss_after, 4),
        "is_better": found.is_better,
    }


def measure_queue(folder: Path) -> dict[str, Any]:
    """Beginning a sitting over a library of `CARDS`, from the file; and the pure queue over values in memory."""
    states = write_library(folder)
    clock = MovableClock()
    services = build_services(find_paths(folder), now=clock, seed=1)
    try:
        start = _percentiles(TIMES, services.study.start)
        asked = services.study.total
        clock.now = NOON + timedelta(days=45)
        backlog = _percentiles(BACKLOG_TIMES, services.study.start)
        waiting = services.today.overview().due.waiting
    finally:
        services.close()
    cards = [_card(number).id for number in range(CARDS)]
    pure = _percentiles(
        TIMES, lambda: build_queue(cards, states, DAY, QueueLimits(10, level=150), MemoryModel())
    )
    return {
        "cards": CARDS,
        "asked": asked,
        "start_of_sitting_ms": start,
        "values_in_memory_ms": pure,
        "after_45_days_away_ms": backlog,
        "waiting_after_45_days_away": waiting,
    }


def measure_costs(folder: Path) -> float:
    """Minutes a day for ten desired retentions, the reading of the states included."""
    services = build_services(find_paths(folder), now=MovableClock(), seed=1)
    try:
        begin = time.perf_counter()
        services.memory_care.retention_costs(services.memory_care.cost_question())
        return round(time.perf_counter() - begin, 2)
    finally:
        services.close()


def write_library(folder: Path) -> dict[CardId, MemoryState]:
    """A progress file of many cards, nine in ten of them seen at 120 answers a day; gives their memory."""
    rng = np.random.default_rng(3)
    database = open_database(find_paths(folder).progress_file)
    record = DeckRecord("deck", "Deck", "1.0.0", "en", "CC0-1.0", "", "{}", "hash", 10, NOON)
    DeckStore(database).install(record, [], [_card(number) for number in range(CARDS)])
    stability = np.exp(rng.normal(3.6, 1.0, SEEN))
    ago = rng.uniform(0, 1, SEEN) * stability
    states = {_card(number).id: _state(float(stability[number]), int(ago[number])) for number in range(SEEN)}
    with database.atomic() as tables:
        write_states(tables, states)
    answered = [
        _as_new(_card(number % SEEN).id, GradedAnswer(Grade.GOOD, DAY - timedelta(days=number // 120 + 1)))
        for number in range(ANSWERS)
    ]
    store = ReviewStore(database)
    with database.atomic() as tables:
        for answer in answered:
            store._append(tables, answer, undoes=None)
    database.close()
    return states


def simulated_log(
    answers: int, seed: int, memory: MemoryModel | None = None
) -> list[tuple[CardId, GradedAnswer]]:
    """A student who studies cards again when they are about due, until there are so many answers."""
    rng, model = np.random.default_rng(seed), memory or MemoryModel()
    log: list[tuple[CardId, GradedAnswer]] = []
    number = 0
    while len(log) < answers:
        card_id, day = CardId("deck", f"e{number}", "date"), DAY - timedelta(days=900 - number % 600)
        state: MemoryState | None = None
        number += 1
        while day <= DAY and len(log) < answers:
            grade = _grade(model, state, day, rng)
            log.append((card_id, GradedAnswer(grade, day)))
            state = model.after(state, log[-1][1])
            day += timedelta(days=0 if grade is Grade.AGAIN else 1 + int(rng.exponential(state.stability)))
    return sorted(log, key=lambda one: one[1].study_date)


def _grade(model: MemoryModel, state: MemoryState | None, day: date, rng: np.random.Generator) -> Grade:
    if state is None:
        return Grade(int(rng.choice([1, 2, 3, 4], p=[0.24, 0.09, 0.50, 0.17])))
    is_recalled = state.last_grade is Grade.AGAIN or rng.random() < model.recall_on(state, day)
    return Grade(int(rng.choice([2, 3, 4], p=[0.1, 0.8, 0.1]))) if is_recalled else Grade.AGAIN


def _state(stability: float, ago: int) -> MemoryState:
    answered = DAY - timedelta(days=ago)
    due = max(answered + timedelta(days=max(1, round(stability))), DAY - timedelta(days=1))
    return MemoryState(stability, 5.0, answered, due, Grade.GOOD, 4, 0)


def _card(number: int) -> Card:
    card_id = CardId("deck", f"entry-{number // 3}", f"facet-{number % 3}")
    return Card(card_id, "event", "label", "topic", "", "core", "prompt", "answer", AnswerKind.TEXT)


def _as_new(card_id: CardId, answer: GradedAnswer) -> NewAnswer:
    return NewAnswer(
        card_id=card_id,
        answered_at=NOON,
        study_date=answer.study_date,
        question_kind="recall",
        seed=0,
        response="good",
        is_right=answer.grade is not Grade.AGAIN,
        score=1.0,
        grade=answer.grade,
        duration_ms=9000,
        sitting_id="s",
    )


def _percentiles(times: int, work: Callable[[], object]) -> dict[str, float]:
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    ordered = sorted(taken)
    return {
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
    }
