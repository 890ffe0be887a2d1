"""Simulated students before exams: the app's own planner against what other programs do.

python -m tests.benchmarks.exam_plan [--quick]

Prints the table and what must hold. In full about three minutes on two processors, quick under one.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studyapp.scheduling.calibration import believe
from studyapp.scheduling.exam import Exam, Goal
from studyapp.scheduling.exam_cards import SUCCESS_SECONDS
from studyapp.scheduling.forecast import forecast
from studyapp.scheduling.fsrs_arrays import ArrayModel
from studyapp.scheduling.grade import Grade
from tests.benchmarks.exam_policies import (
    Anki,
    Course,
    Cram,
    KnownStudent,
    LastLook,
    Planned,
    Policy,
    Spread,
    Usual,
    usual_seconds,
)
from tests.benchmarks.true_memories import MEMORIES, TrueMemory

MODEL = ArrayModel()
CARDS, DAYS, MINUTES = (150, 300, 1000), (7, 30, 90), (10.0, 20.0, 40.0)
STUDENTS = {150: 3, 300: 2, 1000: 1}
FIRST_DAY = date(2026, 5, 12)
BAND_SHARES = (0.0, 1 / 3, 2 / 3)
AFTERWARDS_DAYS = 30
MOST_LOOKS_DRAWN = 300
GOOD_SHARES = (0.1, 0.9)
"""Below the first a right answer is Hard, above the second Easy."""


@dataclass(frozen=True)
class Scenario:
    """One student before one exam. `missed` is the share of days on which nothing is studied, `late` the share of
    days that pass before the first one."""

    cards: int
    days: int
    minutes: float
    memory: str
    student: int
    missed: float = 0.0
    late: float = 0.0


@dataclass(frozen=True)
class Result:
    """Recall over all cards on the exam morning and 30 days later (unseen = 0), and minutes of study in all."""

    recall: float
    afterwards: float
    minutes: float


POLICIES: dict[str, Callable[[Scenario], Policy]] = {
    "Anki SM-2, 20 new a day": lambda one: Anki(one.cards),
    "FSRS 0.90, 20 new a day": lambda _: Usual(),
    "FSRS 0.90, deck spread over the days": lambda _: Spread(),
    "last look at all cards": lambda _: LastLook(),
    "cram": lambda _: Cram(),
    "greedy": lambda _: Planned(False),
    "price of time": lambda _: Planned(True),
    "price of time, stop at 95 %": lambda _: Planned(True, 0.95),
    "known student (FSRS only)": lambda _: KnownStudent(),
}
ANKI, GREEDY, PRICE, TARGET, KNOWN = (list(POLICIES)[index] for index in (0, 5, 6, 7, 8))
BASELINES = tuple(POLICIES)[:4]


def simulate(
    scenario: Scenario, policy_name: str, watch: Callable[[Course], None] = lambda _: None
) -> Result:
    """One course of study. All policies meet the same student, the same missed days and the same luck.

    `watch` sees the course on the morning of every study day.
    """
    seed = [scenario.cards, scenario.days, int(scenario.minutes), list(MEMORIES).index(scenario.memory)]
    rng = np.random.default_rng([*seed, scenario.student])
    memory = MEMORIES[scenario.memory](scenario.cards, rng)
    student = _Student(
        memory,
        float(np.exp(rng.normal(0, 0.15))),
        rng.random((scenario.cards, MOST_LOOKS_DRAWN), dtype=np.float32),
        rng.random((scenario.cards, MOST_LOOKS_DRAWN), dtype=np.float32),
        np.zeros(scenario.cards, dtype=np.intp),
    )
    studies = rng.random(scenario.days) >= scenario.missed
    studies[: int(scenario.days * scenario.late)] = False
    course = Course(scenario.cards, scenario.days, scenario.minutes, MODEL)
    policy = POLICIES[policy_name](scenario)
    if isinstance(policy, KnownStudent):
        policy.meet(memory, student.pace)
    total = 0.0
    for day in np.flatnonzero(studies):
        course.day = int(day)
        watch(course)
        total += _sitting(course, policy, student)
    at_exam, afterwards = (
        float(memory.recall(day).mean()) for day in (scenario.days, scenario.days + AFTERWARDS_DAYS)
    )
    return Result(at_exam, afterwards, total / 60)


@dataclass
class _Student:
    """The hidden side: memory, pace, and the chances of each look of each card, the same for all policies."""

    memory: TrueMemory
    pace: float
    luck: NDArray[np.float32]
    manner: NDArray[np.float32]
    looks: NDArray[np.intp]

    def grades(self, order: NDArray[np.intp], day: int) -> NDArray[np.intp]:
        """What each card's next answer would be graded."""
        luck, manner = (chance[order, self.looks[order]] for chance in (self.luck, self.manner))
        right = luck < self.memory.recall(day)[order]
        hard, easy = (manner < GOOD_SHARES[0]), (manner > GOOD_SHARES[1])
        passed = np.where(hard, Grade.HARD, np.where(easy, Grade.EASY, Grade.GOOD))
        return np.where(right, passed, Grade.AGAIN).astype(np.intp)


def _sitting(course: Course, policy: Policy, student: _Student) -> float:
    """One day's answers until its minutes are over; the seconds it took."""
    allowed = policy.minutes(course) * 60
    if allowed <= 0:
        return 0.0
    order = policy.order(course)
    grades, is_first = student.grades(order, course.day), course.is_new[order]
    usual = usual_seconds(grades, is_first)
    seconds = (usual + (is_first & policy.repeats_new) * SUCCESS_SECONDS) * student.pace
    done = np.cumsum(seconds) - seconds < allowed
    first, again, again_grades = order[done & is_first], order[done & ~is_first], grades[done & ~is_first]
    first_grades = student.memory.first_look(first, course.day)
    student.memory.answer(again, course.day, again_grades)
    repeated = first if policy.repeats_new else first[first_grades == Grade.AGAIN]
    student.memory.repeat(np.concatenate([again[again_grades == Grade.AGAIN], repeated]), course.day)
    course.record_first(first, first_grades)
    course.record(again, again_grades)
    policy.record(course, first, first_grades)
    policy.record(course, again, again_grades)
    student.looks[order[done]] += 1
    course.measured_seconds += float(seconds[done].sum())
    course.expected_seconds += float(usual[done].sum())
    return float(seconds[done].sum())


def run_all(scenarios: Sequence[Scenario], policies: Iterable[str]) -> dict[str, list[Result]]:
    """Results by policy, in the order of the scenarios; on all processors."""
    jobs = [(scenario, policy) for policy in policies for scenario in scenarios]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = list(pool.map(_simulate_job, jobs, chunksize=4))
    results: dict[str, list[Result]] = {}
    for (_, policy), result in zip(jobs, found, strict=True):
        results.setdefault(policy, []).append(result)
    return results


def _simulate_job(job: tuple[Scenario, str]) -> Result:
    return simulate(*job)


def scenarios(*, quick: bool, missed: float = 0.0, late: float = 0.0) -> list[Scenario]:
    """27 exams with each memory; fewer cards mean more luck, hence more students. Quick: nine exams."""
    exams = product(CARDS, DAYS, (20.0,) if quick else MINUTES, MEMORIES)
    return [
        Scenario(cards, days, minutes, memory, student, missed, late)
        for cards, days, minutes, memory in exams
        for student in range(1 if quick else STUDENTS[cards])
    ]


def table_of(asked: Sequence[Scenario], results: dict[str, list[Result]]) -> dict[str, dict[str, float]]:
    """Means over the scenarios: recall in per cent, minutes in all, recall 30 days later in per cent.

    An exam with several students counts no more than one with a single student.
    """
    students = Counter((one.cards, one.days, one.minutes, one.memory) for one in asked)
    weights = [1 / students[one.cards, one.days, one.minutes, one.memory] for one in asked]

    def mean(values: Iterable[float]) -> float:
        return float(np.average(list(values), weights=weights))

    return {
        policy: {
            "exam": round(100 * mean(one.recall for one in found), 1),
            "minutes": round(mean(one.minutes for one in found)),
            "30_days_later": round(100 * mean(one.afterwards for one in found), 1),
        }
        for policy, found in results.items()
    }


def worst_against_baselines(
    asked: Sequence[Scenario], results: dict[str, list[Result]], policy: str, *, by_memory: bool
) -> tuple[float, str]:
    """The lowest lead in points over the best of the non-cram baselines in any scenario, and which one it is."""
    groups: dict[str, list[int]] = {}
    for index, one in enumerate(asked):
        name = f"{one.cards} cards, {one.days} days, {one.minutes:g} minutes"
        groups.setdefault(f"{name}, {one.memory}" if by_memory else name, []).append(index)

    def mean(name: str, members: list[int]) -> float:
        return _percent([results[name][index].recall for index in members])

    leads = {
        group: mean(policy, members) - max(mean(name, members) for name in BASELINES)
        for group, members in groups.items()
    }
    worst = min(leads, key=lambda group: leads[group])
    return round(leads[worst], 1), worst


def band_case(job: tuple[Scenario, str, float]) -> tuple[float, float, float]:
    """Low and high of the forecast after a share of the days, and the real result."""
    scenario, policy, share = job
    begin, bands = int(scenario.days * share), list[tuple[float, float]]()

    def watch(course: Course) -> None:
        if course.day >= begin and not bands:
            goal = Goal.REACH_TARGET if policy == TARGET else Goal.USE_MINUTES
            exam_date = FIRST_DAY + timedelta(days=scenario.days)
            exam = Exam("", exam_date, (), minutes_by_weekday=(scenario.minutes,) * 7, target=0.95, goal=goal)
            found = forecast(
                exam,
                course.arrays,
                [""] * scenario.cards,
                FIRST_DAY + timedelta(days=course.day),
                course.learner,
                belief=believe(course.observed, MODEL),
                rng=np.random.default_rng(scenario.student),
            )
            bands.append((found.low, found.high))

    result = simulate(scenario, policy, watch)
    return *bands[0], result.recall


def honesty(asked: Sequence[Scenario]) -> dict[str, float]:
    """Share of FSRS students whose real result lies in the 80 % band, by policy and by when it was forecast."""
    students = [one for one in asked if one.memory == "fsrs"]
    kinds = list(product((PRICE, TARGET), BAND_SHARES))
    jobs = [(one, policy, share) for policy, share in kinds for one in students]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = list(pool.map(band_case, jobs, chunksize=2))
    inside = [low <= real <= high for low, high, real in found]
    each = {
        f"{policy}, after {share:.0%}": _percent(inside[index * len(students) : (index + 1) * len(students)])
        for index, (policy, share) in enumerate(kinds)
    }
    return {**each, "all": _percent(inside)}


def measure(_work: Path, *, quick: bool = True) -> dict[str, Any]:
    """The table, the variants with lost days, and each line that must hold with its figure."""
    asked = scenarios(quick=quick)
    results = run_all(asked, [name for name in POLICIES if name != KNOWN])
    fsrs_only = [one for one in asked if one.memory == "fsrs"]
    known = table_of(fsrs_only, run_all(fsrs_only, [PRICE, KNOWN]))
    lost = {
        name: {policy: row["exam"] for policy, row in table_of(those, run_all(those, (ANKI, PRICE))).items()}
        for name, those in {
            "15 % of days missed": scenarios(quick=quick, missed=0.15),
            "30 % of days missed": scenarios(quick=quick, missed=0.30),
            "a third lost at the start": scenarios(quick=quick, late=1 / 3),
            "two thirds lost at the start": scenarios(quick=quick, late=2 / 3),
        }.items()
    }
    band = honesty(asked)
    report = {
        "scenarios": len(asked),
        "table": table_of(asked, results),
        "lost_days": lost,
        "points_below_known_student": round(known[KNOWN]["exam"] - known[PRICE]["exam"], 1),
        "worst_lead_over_baselines": {
            policy: worst_against_baselines(asked, results, policy, by_memory=False)
            for policy in (GREEDY, PRICE, TARGET)
        },
        "worst_lead_by_memory": {
            policy: worst_against_baselines(asked, results, policy, by_memory=True)
            for policy in (GREEDY, PRICE, TARGET)
        },
        "inside_80_percent_band": band,
    }
    return {**report, "must_hold": _must_hold(report)}


def _must_hold(report: dict[str, Any]) -> dict[str, bool]:
    exam = {policy: row["exam"] for policy, row in report["table"].items()}
    minutes = {policy: row["minutes"] for policy, row in report["table"].items()}
    return {
        "greedy 10 points over Anki": exam[GREEDY] >= exam[ANKI] + 10,
        "price of time not below greedy": exam[PRICE] >= exam[GREEDY],
        "target 10 points over Anki, no more minutes": exam[TARGET] >= exam[ANKI] + 10
        and minutes[TARGET] <= minutes[ANKI],
        "12 points over Anki with lost days": all(
            row[PRICE] >= row[ANKI] + 12 for row in report["lost_days"].values()
        ),
        "price of time nowhere 1 point below a baseline": report["worst_lead_by_memory"][PRICE][0] >= -1,
        "band holds 70 % of results": report["inside_80_percent_band"]["all"] >= 70,
    }


def _percent(shares: Sequence[float]) -> float:
    return round(100 * float(np.mean(shares)), 1)


if __name__ == "__main__":
    print(json.dumps(measure(Path(), quick="--quick" in sys.argv), indent=2))
