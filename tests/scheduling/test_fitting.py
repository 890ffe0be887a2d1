"""Fitting on simulated students whose memory is known."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.scheduling import fitting
from studyapp.scheduling.fitting import Fit, fit
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import (
    DEFAULT_PARAMETERS,
    GradedAnswer,
    MemoryModel,
    MemoryState,
    usable_parameters,
)

BEGIN = date(2026, 1, 1)
Log = list[tuple[CardId, GradedAnswer]]


def changed(**factors: float) -> tuple[float, ...]:
    """The defaults with some of them multiplied, by w0 to w20."""
    parameters = list(DEFAULT_PARAMETERS)
    for name, factor in factors.items():
        parameters[int(name[1:])] *= factor
    assert usable_parameters(parameters)
    return tuple(parameters)


WEAK = changed(w0=0.5, w1=0.4, w2=0.3, w3=0.3, w8=0.75)
STRONG = changed(w0=3, w1=3, w2=4, w3=3, w8=1.2)


class SimulatedStudent:
    """Remembers as FSRS-6 with its own parameters says, and studies cards at uneven gaps."""

    def __init__(self, parameters: tuple[float, ...], seed: int) -> None:
        self.memory, self.rng = MemoryModel(parameters=parameters), np.random.default_rng(seed)
        self.states: dict[CardId, MemoryState] = {}
        self.due: dict[CardId, date] = {}
        self.log: Log = []

    def study(self, cards: int, days: int) -> Log:
        for number in range(days):
            day = BEGIN + timedelta(days=number)
            for card_id in [one for one, due in self.due.items() if due <= day]:
                self._review(card_id, day)
            for place in range(number * cards // days, (number + 1) * cards // days):
                grade = Grade(int(self.rng.choice([1, 2, 3, 4], p=[0.24, 0.09, 0.50, 0.17])))
                self._answer(CardId("deck", f"e{place}", "date"), grade, day)
        return self.log

    def _review(self, card_id: CardId, day: date) -> None:
        recalled = self.rng.random() < self.memory.recall_on(self.states[card_id], day)
        grades = [Grade.HARD, Grade.GOOD, Grade.EASY] if recalled else [Grade.AGAIN]
        self._answer(card_id, grades[int(self.rng.integers(len(grades)))], day)
        if not recalled:
            self._answer(card_id, Grade.GOOD, day)

    def _answer(self, card_id: CardId, grade: Grade, day: date) -> None:
        self.log.append((card_id, GradedAnswer(grade, day)))
        self.states[card_id] = self.memory.after(self.states.get(card_id), self.log[-1][1])
        gap = self.rng.exponential(self.states[card_id].stability) + 1
        self.due[card_id] = day + timedelta(days=int(min(gap, 1000)))


def fitted(log: Log, present: tuple[float, ...] | None = None) -> Fit:
    found = fit(log, present)
    assert found is not None
    return found


@pytest.mark.parametrize("parameters", [WEAK, STRONG], ids=["weak", "strong"])
def test_a_student_unlike_the_defaults_is_predicted_better(parameters: tuple[float, ...]) -> None:
    log = SimulatedStudent(parameters, seed=4).study(cards=600, days=90)
    found = fitted(log)
    truth = fitted(log, parameters).loss_before
    assert found.is_better
    assert found.loss_after - truth < 0.4 * (found.loss_before - truth)
    assert usable_parameters(found.parameters) == found.parameters
    assert list(found.parameters[:4]) == sorted(found.parameters[:4])


def test_the_guard_refuses_when_the_newest_answers_are_not_predicted_better() -> None:
    """The present parameters are the true ones: what is fitted to part of the answers cannot beat them."""
    log = SimulatedStudent(DEFAULT_PARAMETERS, seed=3).study(cards=300, days=60)
    assert not fitted(log).is_better


def test_the_newest_sixth_says_nothing_to_the_fit() -> None:
    log = SimulatedStudent(WEAK, seed=5).study(cards=300, days=60)
    older = len(log) - len(log) // 8
    spoilt = [
        *log[:older],
        *((one, GradedAnswer(Grade.AGAIN, answer.study_date)) for one, answer in log[older:]),
    ]
    assert fitted(spoilt).parameters == fitted(log).parameters
    assert fitted(spoilt).loss_after > fitted(log).loss_after


def test_fitting_tells_how_far_it_is_and_can_be_cancelled() -> None:
    log, told = SimulatedStudent(WEAK, seed=6).study(cards=100, days=30), list[float]()
    assert fit(log, progress=told.append, cancelled=lambda: len(told) > 1) is None
    told.clear()
    assert fit(log, progress=told.append, cancelled=lambda: False) is not None
    assert (told, told[0], told[-1]) == (sorted(told), 0.0, 1.0)


def test_a_log_that_says_nothing_leaves_the_defaults() -> None:
    for log in ([], [(CardId("deck", "a", "date"), GradedAnswer(Grade.GOOD, BEGIN))]):
        found = fitted(log)
        assert (found.parameters, found.scored, found.is_better) == (DEFAULT_PARAMETERS, 0, False)


STRANGE_LOGS = st.lists(
    st.tuples(
        st.sampled_from("abc").map(lambda name: CardId("deck", name, "date")),
        st.builds(
            GradedAnswer,
            st.sampled_from(Grade),
            st.integers(-400, 40_000).map(lambda days: BEGIN + timedelta(days=days)),
        ),
    ),
    max_size=60,
)


@given(STRANGE_LOGS)
@settings(max_examples=40)
def test_no_log_however_strange_gives_parameters_that_cannot_be_used(log: Log) -> None:
    found = fitted(log)
    assert usable_parameters(found.parameters) == found.parameters
    assert found.loss_after < 20


def test_of_a_long_log_a_part_stands_for_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    log = SimulatedStudent(WEAK, seed=4).study(cards=600, days=60)
    whole = fitted(log)
    monkeypatch.setattr(fitting, "MOST_ANSWERS", len(log) // 2)
    part = fitted(log)
    assert part.scored == pytest.approx(whole.scored / 2, rel=0.1)
    assert part.is_better
