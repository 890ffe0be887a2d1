"""The solved worth of a card under a price of time, and its keeping."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.calibration import LASTING_FACTORS, Observations, believe
from studyapp.scheduling.exam_cards import (
    USUAL_FIRST_GRADES,
    CardArrays,
    Learner,
    first_grade_shares,
    pace_of,
)
from studyapp.scheduling.price_of_time import Budget, Valuation
from studyapp.scheduling.price_table import (
    PRICE_LEVELS,
    PriceTable,
    build_price_table,
    corners,
    price_levels,
    prices,
    worth_at,
)

LEARNER = Learner()
TABLE = build_price_table(LEARNER, 60)


@pytest.fixture
def cards() -> CardArrays:
    rng = np.random.default_rng(5)
    stability, difficulty = np.exp(rng.normal(1.5, 1.0, 400)), rng.uniform(1, 10, 400)
    days = rng.integers(1, 20, 400).astype(float)
    stability[:100] = difficulty[:100] = days[:100] = np.nan
    return CardArrays(stability, difficulty, days, np.ones(400, dtype=bool))


def test_on_the_eve_a_card_is_worth_its_recall() -> None:
    stability = np.array([0.5, 2.0, 40.0, 700.0])
    found = worth_at(TABLE.rows, corners(1, stability, 5.0))
    assert found[:, 0] == pytest.approx(LEARNER.recall(1, stability), abs=2e-3)


def test_worth_lies_between_recall_without_study_and_one_and_falls_with_the_price() -> None:
    assert float(TABLE.worth[1:].max()) <= 1.0
    assert (np.diff(TABLE.worth[1:], axis=-1) <= 1e-6).all()
    stability = np.array([0.5, 2.0, 40.0, 700.0])
    dear = worth_at(TABLE.rows, corners(30, stability, 5.0))[:, -1]
    assert dear == pytest.approx(LEARNER.recall(30, stability), abs=5e-3)


def test_two_looks_are_found_where_they_pay() -> None:
    """By hand for a card with two days to go: ask it once more tomorrow, or leave it."""
    stability, difficulty = np.array([1.0]), np.array([5.0])
    after = LEARNER.outcomes(stability, difficulty, 1)
    again = after.recall * LEARNER.recall(1, after.stability_right)
    again += (1 - after.recall) * LEARNER.recall(1, after.stability_wrong)
    wanted = np.maximum(again[0] - prices(2)[1] * after.seconds[0], LEARNER.recall(2, stability)[0])
    assert worth_at(TABLE.rows, corners(2, stability, difficulty))[0] == pytest.approx(wanted, abs=5e-3)


def test_bytes_bring_the_table_back_and_damage_is_noticed() -> None:
    kept = TABLE.to_bytes()
    found = PriceTable.from_bytes(kept)
    assert found is not None
    assert (found.worth == TABLE.worth).all()
    assert found.serves(LEARNER, 60)
    assert not found.serves(LEARNER, 61)
    assert not found.serves(Learner(lasting=0.5), 60)
    for damaged in (
        b"",
        kept[:-3],
        kept[40:],
        b"{}\n" + kept,
        kept.replace(b'"version": 1', b'"version": 0'),
    ):
        assert PriceTable.from_bytes(damaged) is None


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(kept: bytes) -> None:
    assert PriceTable.from_bytes(kept) is None


def test_more_minutes_promise_more_recall_with_less_and_less_return(cards: CardArrays) -> None:
    valuation = Valuation(cards, Budget(np.full(31, 600.0)), LEARNER, TABLE)
    recall = [valuation.recall_with(scale) for scale in (0.25, 0.5, 1.0, 2.0, 4.0)]
    assert recall == sorted(recall)
    assert recall[1] - recall[0] > recall[4] - recall[3]
    assert recall[-1] <= len(cards)


def test_a_scarcer_day_is_dearer(cards: CardArrays) -> None:
    fits = [Valuation(cards, Budget(np.full(31, s)), LEARNER, TABLE).fit() for s in (200.0, 600.0, 1800.0)]
    today = [one.price_today for one in fits]
    assert today == sorted(today, reverse=True)


def test_the_target_is_dearer_than_the_minutes_or_not_there_at_all(cards: CardArrays) -> None:
    valuation = Valuation(cards, Budget(np.full(31, 1800.0)), LEARNER, TABLE)
    modest = valuation.fit_target(0.7 * len(cards))
    assert modest is not None
    assert modest.price_today > valuation.fit().price_today
    assert valuation.fit_target(1.01 * len(cards)) is None


def test_there_is_a_price_for_every_level_and_it_rises_towards_the_exam() -> None:
    found = prices(30)
    assert found.shape == (31, PRICE_LEVELS)
    assert list(found[1]) == pytest.approx(list(price_levels()))
    assert (np.diff(found[1:], axis=0) < 0).all()


def test_a_forgetful_student_is_recognised_from_some_dozen_answers() -> None:
    rng = np.random.default_rng(2)
    days, stability = rng.integers(1, 12, 80).astype(float), rng.uniform(2, 8, 80)
    right = rng.random(80) < LEARNER.model.recall(days, 0.25 * stability)
    belief = believe(Observations.none().with_more(days, stability, right), LEARNER.model)
    assert 0.1 < belief.best < 0.5
    assert believe(Observations.none(), LEARNER.model).best == 1.0
    assert belief.quantiles(5) == sorted(belief.quantiles(5))
    assert set(belief.quantiles(5)) <= set(LASTING_FACTORS)


def test_first_grades_are_the_usual_until_fifty_looks_are_known() -> None:
    assert first_grade_shares([40, 3, 3, 3]) == USUAL_FIRST_GRADES
    assert first_grade_shares([50, 0, 50, 0]) == (0.5, 0.0, 0.5, 0.0)


def test_pace_is_drawn_to_the_usual_while_little_is_measured() -> None:
    assert pace_of(0, 0) == 1.0
    assert 1.0 < pace_of(200, 100) < 1.2
    assert pace_of(200_000, 100_000) == pytest.approx(2.0, abs=0.02)
