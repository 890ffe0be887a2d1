"""What was predicted before each answer is what memory, answer by answer, would have said."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.fsrs_arrays import ArrayModel
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.hindsight import hindsight
from studyapp.scheduling.memory import GradedAnswer, MemoryModel, MemoryState, recall_after

DAY = date(2026, 5, 1)
LOGS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(list(Grade)), st.integers(-5, 120)), min_size=1, max_size=40
)


@given(LOGS)
def test_predictions_are_those_of_memory(log: list[tuple[int, Grade, int]]) -> None:
    model, states = MemoryModel(), dict[int, MemoryState]()
    predicted: list[float | None] = []
    known: list[bool] = []
    for card, grade, offset in log:
        answer = GradedAnswer(grade, DAY + timedelta(days=offset))
        before = states.get(card)
        states[card] = model.after(before, answer)
        at = states[card].answered_date
        if before is not None and before.answered_date > at:
            predicted.append(1.0)
        else:
            predicted.append(None if before is None else model.recall_on(before, at))
        known.append(states[card].is_known)
    cards, grades, offsets = (np.array(column, dtype=np.int64) for column in zip(*log, strict=True))
    found = hindsight(cards, grades, offsets + DAY.toordinal(), ArrayModel())
    assert [None if np.isnan(value) else pytest.approx(value) for value in found.predicted] == predicted
    assert found.was_known.tolist() == known


def test_cards_known_on_a_day_are_those_whose_newest_answer_until_then_left_them_known() -> None:
    cards = np.array([0, 1, 0, 0])
    grades = np.array([Grade.EASY, Grade.EASY, Grade.EASY, Grade.AGAIN])
    days = np.array([10, 10, 20, 60])
    found = hindsight(cards, grades, days, ArrayModel())
    counted = np.ones(4, dtype=np.bool_)
    assert [found.known_on(day, counted) for day in (9, 15, 30, 60)] == [0, 0, 1, 0]
    assert found.known_on(30, np.array([False, True, False, False])) == 0


def test_an_empty_log_has_no_predictions() -> None:
    none = np.array([], dtype=np.int64)
    found = hindsight(none, none, none, ArrayModel())
    assert found.predicted.size == 0
    assert found.known_on(100, none.astype(np.bool_)) == 0


@given(st.floats(0, 4000), st.floats(0.01, 4000))
def test_recall_from_stability_alone_is_that_of_the_model(days: float, stability: float) -> None:
    assert recall_after(days, stability, MemoryModel().decay) == pytest.approx(
        float(ArrayModel().recall(days, stability))
    )
