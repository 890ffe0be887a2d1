"""Planning a morning for 10,000 cards, and solving the table behind it. The queue is measured in `memory`."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from studyapp.cards.card import CardId
from studyapp.scheduling.calibration import Belief, Observations, believe
from studyapp.scheduling.day_plan import rank_cards
from studyapp.scheduling.exam import Exam, Goal
from studyapp.scheduling.exam_advice import advise
from studyapp.scheduling.exam_cards import CardArrays, Learner, card_arrays
from studyapp.scheduling.exam_plan import ExamTask, plan_today
from studyapp.scheduling.forecast import forecast
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryState
from studyapp.scheduling.price_of_time import Budget
from studyapp.scheduling.price_table import build_price_table

TODAY = date(2026, 5, 12)
ROUNDS = 21
ALLOWED_MS = {"greedy": 5, "price of time": 50, "target": 50, "table": 500, "advice": 100}


def measure(_work: Path) -> dict[str, Any]:
    """The 95th percentile of `ROUNDS` rounds in ms, for each with what is allowed."""
    learner, ids, states = Learner(), _ids(10_000), _states(10_000)
    cards = card_arrays(ids, states, TODAY)
    table, budget = build_price_table(learner), Budget(np.full(31, 5400.0))
    exam = Exam(
        "", TODAY + timedelta(days=21), ("deck",), minutes_by_weekday=(90.0,) * 7, goal=Goal.USE_MINUTES
    )
    topics = [card.entry_id[-1] for card in ids]
    found = {
        "greedy": _p95(lambda: rank_cards(cards, budget, learner)),
        "price of time": _p95(lambda: rank_cards(cards, budget, learner, table)),
        "target": _p95(lambda: rank_cards(cards, budget, learner, table, 0.9)),
        "table": _p95(lambda: build_price_table(learner)),
        "advice": _p95(lambda: advise(exam, cards, topics, TODAY, learner, table=table)),
    }
    task, belief = ExamTask(exam, ids), believe(Observations.none(), learner.model)
    return {
        "p95_ms": found,
        "allowed_ms": ALLOWED_MS,
        "holds": {name: found[name] <= allowed for name, allowed in ALLOWED_MS.items()},
        "for_information_ms": {
            "arrays of 10,000 states": _p95(lambda: card_arrays(ids, states, TODAY)),
            "plan_today from 10,000 states": _p95(lambda: plan_today([task], states, TODAY, learner, table)),
            "forecast over 21 days": _p95(lambda: _forecast(exam, cards, topics, learner, belief), rounds=5),
        },
    }


def _forecast(exam: Exam, cards: CardArrays, topics: list[str], learner: Learner, belief: Belief) -> None:
    forecast(exam, cards, topics, TODAY, learner, belief=belief, rng=np.random.default_rng(1))


def _p95(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    run()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        run()
        times.append((time.perf_counter() - begin) * 1000)
    return round(statistics.quantiles(times, n=20, method="inclusive")[18], 2)


def _ids(count: int) -> tuple[CardId, ...]:
    return tuple(CardId("deck", f"entry-{index // 3}", f"facet-{index % 3}") for index in range(count))


def _states(count: int) -> dict[CardId, MemoryState]:
    """Three quarters of the cards are seen, some of them due."""
    rng = np.random.default_rng(7)
    stability, difficulty = np.exp(rng.normal(2.5, 1.0, count)), rng.uniform(1, 10, count)
    days = rng.integers(1, 30, count)
    states = {}
    for index, card in enumerate(_ids(count)):
        if index % 4:
            answered = TODAY - timedelta(days=int(days[index]))
            s = float(stability[index])
            due = answered + timedelta(days=max(round(s), 1))
            states[card] = MemoryState(s, float(difficulty[index]), answered, due, Grade.GOOD, 3, 0)
    return states
