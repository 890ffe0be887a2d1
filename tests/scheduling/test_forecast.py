"""The forecast band and the advice of an exam."""

from datetime import date, timedelta

import numpy as np
import pytest

from studyapp.scheduling.calibration import Observations, believe
from studyapp.scheduling.exam import Exam, Goal
from studyapp.scheduling.exam_advice import MOST_MINUTES_A_DAY, Advice, AdviceKind, advise
from studyapp.scheduling.exam_cards import CardArrays, Learner
from studyapp.scheduling.forecast import Forecast, forecast
from studyapp.scheduling.price_table import PriceTable, build_price_table

TODAY = date(2026, 5, 12)
LEARNER = Learner()
TABLE = build_price_table(LEARNER)


def exam(days: int, minutes: float = 10.0, *, goal: Goal = Goal.USE_MINUTES, target: float = 0.9) -> Exam:
    return Exam(
        "",
        TODAY + timedelta(days=days),
        ("deck",),
        minutes_by_weekday=(minutes,) * 7,
        goal=goal,
        target=target,
    )


def cards(count: int, *, unseen: float = 0.5, stability: float = 6.0) -> CardArrays:
    seen = int(count * (1 - unseen))
    days = np.where(np.arange(count) < seen, 3.0, np.nan)
    return CardArrays(days * stability / 3, days * 5 / 3, days, np.ones(count, dtype=bool))


def topics(count: int) -> list[str]:
    return [f"topic {4 * index // max(count, 1)}" for index in range(count)]


def forecast_of(one: Exam, some: CardArrays, seed: int = 1) -> Forecast:
    return forecast(
        one,
        some,
        topics(len(some)),
        TODAY,
        LEARNER,
        belief=believe(Observations.none(), LEARNER.model),
        rng=np.random.default_rng(seed),
    )


def advice_of(one: Exam, some: CardArrays, expected: float | None = None) -> Advice:
    return advise(one, some, topics(len(some)), TODAY, LEARNER, table=TABLE, forecast_expected=expected)


def test_the_band_holds_the_mean_and_study_beats_stopping() -> None:
    found = forecast_of(exam(14), cards(120))
    assert found.if_you_stop < found.low < found.expected < found.high <= 1
    assert found.recall_by_day[0] == pytest.approx(found.stopped_by_day[0])
    assert found.recall_by_day[-1] == found.expected
    assert found.stopped_by_day[-1] == found.if_you_stop
    assert len(found.recall_by_day) == 15
    assert list(found.by_topic) == [f"topic {index}" for index in range(4)]


def test_days_follow_the_minutes_and_all_new_cards_are_met() -> None:
    one = Exam(
        "",
        TODAY + timedelta(days=14),
        ("deck",),
        minutes_by_weekday=(10.0,) * 6 + (0.0,),
        minutes_by_date=((TODAY + timedelta(days=2), 25.0),),
        goal=Goal.USE_MINUTES,
    )
    days = forecast_of(one, cards(120)).days
    assert [day.date for day in days] == [TODAY + timedelta(days=offset) for offset in range(14)]
    for day in days:
        assert day.minutes <= one.minutes_on(day.date) + 37 / 60
    assert days[2].minutes > 20
    assert sum(day.new for day in days) == 60


def test_a_seed_gives_the_same_forecast_again() -> None:
    assert forecast_of(exam(5), cards(30), 3) == forecast_of(exam(5), cards(30), 3)


def test_many_cards_are_represented_by_some() -> None:
    found = forecast_of(exam(4, 20), cards(1000))
    assert sum(day.minutes for day in found.days) == pytest.approx(80, rel=0.1)


def test_a_topic_of_one_card_among_many_is_forecast() -> None:
    names = ["long"] * 500 + ["short"] + ["long"] * 499
    belief = believe(Observations.none(), LEARNER.model)
    found = forecast(exam(2), cards(1000), names, TODAY, LEARNER, belief=belief, rng=np.random.default_rng(1))
    assert set(found.by_topic) == {"long", "short"}


def test_answers_narrow_the_band() -> None:
    rng = np.random.default_rng(4)
    days, stability = rng.integers(1, 12, 600).astype(float), rng.uniform(2, 8, 600)
    right = rng.random(600) < LEARNER.model.recall(days, stability)
    known = believe(Observations.none().with_more(days, stability, right), LEARNER.model)
    found = forecast(
        exam(14), cards(120), topics(120), TODAY, LEARNER, belief=known, rng=np.random.default_rng(1)
    )
    blank = forecast_of(exam(14), cards(120))
    assert found.high - found.low < blank.high - blank.low


def test_an_exam_today_or_yesterday_is_the_recall_of_now() -> None:
    for days in (0, -1):
        found = forecast_of(exam(days), cards(40))
        assert found.days == ()
        assert found.expected == found.if_you_stop == found.recall_by_day[0]


def test_no_cards_and_no_minutes_are_forecast_too() -> None:
    empty = forecast_of(exam(3), cards(0))
    assert (empty.expected, empty.by_topic, len(empty.days)) == (0.0, {}, 3)
    idle = forecast_of(exam(3, 0), cards(20))
    assert idle.expected == pytest.approx(idle.if_you_stop)
    assert all((day.minutes, day.new, day.reviews) == (0, 0, 0) for day in idle.days)


def test_it_may_be_stopped_on_any_day() -> None:
    class CancelledError(Exception):
        pass

    days = 0

    def cancel() -> None:
        nonlocal days
        days += 1
        if days == 3:
            raise CancelledError

    belief = believe(Observations.none(), LEARNER.model)
    with pytest.raises(CancelledError):
        forecast(
            exam(3),
            cards(20),
            topics(20),
            TODAY,
            LEARNER,
            belief=belief,
            rng=np.random.default_rng(1),
            on_day=cancel,
        )
    assert days == 3


def test_the_target_stops_near_itself() -> None:
    found = forecast_of(exam(30, 60, goal=Goal.REACH_TARGET, target=0.85), cards(100))
    assert found.expected == pytest.approx(0.85, abs=0.04)
    assert sum(day.minutes for day in found.days) < 600


@pytest.mark.parametrize(
    ("one", "some", "kind"),
    [
        (exam(-1), cards(10), AdviceKind.PAST),
        (exam(0), cards(10), AdviceKind.TODAY),
        (exam(9), cards(0), AdviceKind.NO_CARDS),
        (exam(9, 0), cards(40), AdviceKind.NO_MINUTES),
        (exam(9, 10), cards(20, unseen=0, stability=3000), AdviceKind.FEWER_MINUTES),
        (exam(21, 20, goal=Goal.REACH_TARGET), cards(100), AdviceKind.ON_TARGET),
        (exam(14, 5), cards(200, unseen=1), AdviceKind.MORE_MINUTES),
        (exam(1, 5), cards(1500, unseen=1), AdviceKind.OUT_OF_REACH),
    ],
)
def test_each_situation_has_its_advice(one: Exam, some: CardArrays, kind: AdviceKind) -> None:
    assert advice_of(one, some).kind is kind


def test_the_minutes_advised_reach_the_target_in_the_forecast() -> None:
    one, some = exam(14, 5), cards(150, unseen=1)
    found = advice_of(one, some, forecast_of(one, some).expected)
    assert found.minutes_a_day is not None
    reached = forecast_of(exam(14, found.minutes_a_day), some)
    assert reached.expected > one.target - 0.04
    assert forecast_of(exam(14, found.minutes_a_day * 0.6), some).expected < one.target


def test_a_target_that_is_reached_as_it_is_shown_asks_for_no_more() -> None:
    one, some = exam(21, 20, goal=Goal.REACH_TARGET), cards(100)
    assert advice_of(one, some, one.target - 0.004).kind is AdviceKind.ON_TARGET
    assert advice_of(one, some, one.target - 0.02).kind is not AdviceKind.ON_TARGET


@pytest.mark.parametrize("minutes", [8, 12, 16])
def test_however_little_time_is_given_the_advice_stays_the_same(minutes: int) -> None:
    """A course that is far too long for its minutes: what would do does not depend on what is given."""
    some, one = cards(700, unseen=1), exam(21, minutes)
    found = advice_of(one, some, forecast_of(one, some).expected)
    assert found.kind is AdviceKind.MORE_MINUTES
    assert found.minutes_a_day is not None
    assert 22 <= found.minutes_a_day <= 30, "playing the plan reaches the target with 24"
    assert found.minutes_a_day > minutes


def test_out_of_reach_says_what_is_and_what_would_help() -> None:
    found = advice_of(exam(4, 10), cards(300, unseen=1))
    assert found.kind in (AdviceKind.MORE_MINUTES, AdviceKind.OUT_OF_REACH)
    assert found.expected < found.best_recall
    assert found.later_date is not None
    assert found.later_date > TODAY + timedelta(days=4)
    assert found.fewer_topics == tuple(f"topic {index}" for index in range(len(found.fewer_topics)))
    assert len(found.fewer_topics) < 4


def test_no_minutes_still_says_how_many_would_do() -> None:
    found = advice_of(exam(14, 0), cards(60))
    assert found.minutes_a_day is not None
    assert 0 < found.minutes_a_day < MOST_MINUTES_A_DAY


def test_a_table_of_another_length_limits_the_later_dates_alone() -> None:
    short: PriceTable = build_price_table(LEARNER, 4)
    found = advise(exam(4, 10), cards(300, unseen=1), topics(300), TODAY, LEARNER, table=short)
    assert found.later_date is None
