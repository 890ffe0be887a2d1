"""The array form of FSRS-6 against the `fsrs` package."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import fsrs
import numpy as np
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS as PACKAGE_PARAMETERS
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.scheduling.fsrs_arrays import DEFAULT_PARAMETERS, ArrayModel

START = datetime(2026, 5, 12, 12, tzinfo=UTC)
STEPS = st.lists(
    st.tuples(st.integers(1, 4), st.one_of(st.just(0), st.integers(0, 30), st.integers(0, 900))),
    min_size=1,
    max_size=14,
)
PARAMETERS = st.one_of(
    st.just(DEFAULT_PARAMETERS),
    st.tuples(
        *(
            st.floats(low, high)
            for low, high in zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
        )
    ),
)


def test_the_defaults_are_those_of_the_package() -> None:
    assert DEFAULT_PARAMETERS == PACKAGE_PARAMETERS


@settings(max_examples=250, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=3), PARAMETERS)
def test_random_histories_end_where_the_package_ends(
    histories: list[list[tuple[int, int]]], parameters: tuple[float, ...]
) -> None:
    scheduler = fsrs.Scheduler(
        parameters=parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    model = ArrayModel(parameters)
    length = min(len(one) for one in histories)
    moment, cards = [START] * len(histories), [fsrs.Card(card_id=1, due=START) for _ in histories]
    stability, difficulty = np.empty(0), np.empty(0)
    for step in range(length):
        grade = np.array([one[step][0] for one in histories])
        days = np.array([one[step][1] for one in histories])
        for i, card in enumerate(cards):
            moment[i] += timedelta(days=int(days[i]))
            if step:
                wanted = scheduler.get_card_retrievability(card, moment[i])
                assert model.recall(days[i], stability[i]) == pytest.approx(wanted, rel=1e-6)
            cards[i], _ = scheduler.review_card(card, fsrs.Rating(int(grade[i])), moment[i])
        if step == 0:
            stability, difficulty = model.first_stability(grade), model.first_difficulty(grade)
        else:
            stability, difficulty = (
                model.next_stability(stability, difficulty, days, grade),
                model.next_difficulty(difficulty, grade),
            )
        assert list(stability) == pytest.approx([card.stability for card in cards], rel=1e-6)
        assert list(difficulty) == pytest.approx([card.difficulty for card in cards], rel=1e-6)


def test_arguments_broadcast() -> None:
    model = ArrayModel()
    assert model.recall(np.arange(3.0)[:, None], np.array([1.0, 5.0])).shape == (3, 2)
    assert model.next_stability(np.array([[2.0], [9.0]]), 5.0, 3, np.array([1, 2, 3, 4])).shape == (2, 4)


def test_a_clock_that_ran_backwards_counts_as_no_time() -> None:
    assert ArrayModel().recall(-5, 2.0) == 1.0


def test_the_modules_of_the_start_do_not_load_numpy() -> None:
    source = (
        "import sys, studyapp.scheduling.queue, studyapp.scheduling.memory; print('numpy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
