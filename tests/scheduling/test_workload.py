"""What a desired retention costs."""

from datetime import date, timedelta

import pytest

from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryModel, MemoryState
from studyapp.scheduling.workload import Workload, minutes_per_day

DAY = date(2026, 5, 12)


def seen(number: int) -> list[MemoryState]:
    return [
        MemoryState(
            stability=2.0 + place % 60,
            difficulty=4.0 + place % 5,
            answered_date=DAY - timedelta(days=place % 20),
            due_date=DAY + timedelta(days=place % 7),
            last_grade=Grade.GOOD,
            answers=3,
            failures=0,
        )
        for place in range(number)
    ]


def cost(work: Workload, retention: float) -> float:
    return minutes_per_day(work, DAY, MemoryModel(desired_retention=retention))


def test_a_higher_retention_costs_more_minutes() -> None:
    costs = [cost(Workload(seen(500), 200, 10), retention) for retention in (0.8, 0.9, 0.95, 0.97)]
    assert costs == sorted(costs)
    assert costs[-1] > 1.5 * costs[1]


def test_a_sample_stands_for_a_large_library() -> None:
    small, large = cost(Workload(seen(2000), 0, 0), 0.9), cost(Workload(seen(20_000), 0, 0), 0.9)
    assert large == pytest.approx(10 * small, rel=0.05)


def test_new_cards_cost_what_they_and_their_repeats_take() -> None:
    work = Workload((), 10_000, 10)
    assert 10 * 21 / 60 < cost(work, 0.9) < 25
    assert cost(Workload((), 10_000, 20), 0.9) == pytest.approx(2 * cost(work, 0.9), rel=0.1)
    assert cost(Workload((), 10_000, 0), 0.9) == 0
    assert cost(Workload((), 0, 10), 0.9) == 0


def test_the_students_own_pace_counts() -> None:
    assert cost(Workload(seen(100), 0, 0, pace=2.0), 0.9) == 2 * cost(Workload(seen(100), 0, 0), 0.9)
