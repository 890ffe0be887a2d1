"""The exam plan of a morning: which cards fill the minutes, in every situation a student may be in."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.scheduling.exam import Exam, Goal
from studyapp.scheduling.exam_cards import FAILURE_SECONDS, Learner
from studyapp.scheduling.exam_plan import ExamTask, TodayPlan, days_budget, plan_today
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryState
from studyapp.scheduling.price_table import PriceTable, build_price_table

TODAY = date(2026, 5, 12)
LEARNER = Learner()
TABLE = build_price_table(LEARNER)
TABLES = pytest.mark.parametrize("table", [None, TABLE], ids=["greedy", "price of time"])


def ids(count: int, deck: str = "deck") -> tuple[CardId, ...]:
    return tuple(CardId(deck, f"entry-{index}", "name") for index in range(count))


def state(
    stability: float, days_ago: int, *, grade: Grade = Grade.GOOD, difficulty: float = 5.0
) -> MemoryState:
    answered = TODAY - timedelta(days=days_ago)
    return MemoryState(stability, difficulty, answered, answered + timedelta(days=1), grade, 1, 0)


def exam(days: int, minutes: float = 15.0, *, goal: Goal = Goal.USE_MINUTES, target: float = 0.9) -> Exam:
    return Exam(
        "Paper 2",
        TODAY + timedelta(days=days),
        ("deck",),
        minutes_by_weekday=(minutes,) * 7,
        goal=goal,
        target=target,
    )


def plan(
    one: Exam, cards: tuple[CardId, ...], states: dict[CardId, MemoryState], table: PriceTable | None = TABLE
) -> TodayPlan:
    return plan_today([ExamTask(one, cards)], states, TODAY, LEARNER, table)


STATES = st.lists(
    st.none()
    | st.builds(
        state,
        st.floats(0.01, 3000),
        st.integers(0, 400),
        grade=st.sampled_from(Grade),
        difficulty=st.floats(1, 10),
    ),
    max_size=60,
)


@settings(max_examples=120, deadline=None)
@given(STATES, st.integers(-3, 800), st.floats(0, 60), st.sampled_from(Goal), st.sampled_from([None, TABLE]))
def test_a_plan_never_exceeds_its_minutes_by_more_than_a_card(
    memory: list[MemoryState | None], days: int, minutes: float, goal: Goal, table: PriceTable | None
) -> None:
    cards = ids(len(memory))
    states = {card: one for card, one in zip(cards, memory, strict=True) if one}
    found = plan(exam(days, minutes, goal=goal), cards, states, table)
    assert found.minutes < minutes + FAILURE_SECONDS / 60 + 1e-9
    assert len(set(found.cards)) == len(found.cards)
    assert set(found.cards) <= set(cards)
    assert all(card not in states or states[card].answered_date < TODAY for card in found.cards)
    assert found.new == sum(card not in states for card in found.cards)


@TABLES
@pytest.mark.parametrize("days", [0, -1, -400])
def test_there_is_nothing_to_plan_on_the_exam_day_and_after_it(table: PriceTable | None, days: int) -> None:
    found = plan(exam(days), ids(5), {}, table)
    assert found == TodayPlan((), 0.0, 0.0, 0)


@TABLES
def test_the_eve_of_the_exam_asks_what_is_most_likely_forgotten_and_worth_it(
    table: PriceTable | None,
) -> None:
    cards = ids(3)
    states = {cards[0]: state(400, 5), cards[1]: state(5, 6), cards[2]: state(300, 1)}
    assert plan(exam(1, 0.2), cards, states, table).cards == (cards[1],)


@TABLES
def test_an_exam_in_two_years_fills_today(table: PriceTable | None) -> None:
    cards = ids(100)
    found = plan(exam(730, 10), cards, {card: state(3, 4) for card in cards[:50]}, table)
    assert found.minutes == pytest.approx(10, abs=0.7)


@TABLES
@pytest.mark.parametrize("goal", Goal)
def test_zero_minutes_or_no_cards_give_an_empty_plan(table: PriceTable | None, goal: Goal) -> None:
    assert plan(exam(20, 0, goal=goal), ids(5), {}, table).cards == ()
    assert plan(exam(20, goal=goal), (), {ids(1)[0]: state(3, 3)}, table).cards == ()
    assert plan_today([], {}, TODAY, LEARNER, table).cards == ()


def test_states_of_cards_that_vanished_are_ignored() -> None:
    kept, gone = ids(3), ids(3, "removed")
    found = plan(exam(20), kept, {card: state(2, 9) for card in gone})
    assert set(found.cards) == set(kept)


def test_when_all_is_known_the_target_asks_nothing_but_greed_would() -> None:
    cards = ids(40)
    states = {card: state(2000, 2) for card in cards}
    assert plan(exam(20, goal=Goal.REACH_TARGET), cards, states).cards == ()


@TABLES
def test_when_all_is_known_using_the_minutes_fails_nowhere(table: PriceTable | None) -> None:
    cards = ids(40)
    found = plan(exam(20, 2), cards, {card: state(30_000, 2, difficulty=1) for card in cards}, table)
    assert found.minutes < 3


def test_the_target_takes_fewer_minutes_than_there_are() -> None:
    cards = ids(60)
    states = {card: state(2 + index / 4, 4) for index, card in enumerate(cards)}
    modest = plan(exam(20, 60, goal=Goal.REACH_TARGET, target=0.8), cards, states)
    ambitious = plan(exam(20, 60, goal=Goal.REACH_TARGET, target=0.97), cards, states)
    assert modest.minutes < ambitious.minutes


def test_the_last_day_before_days_off_brings_cards_that_are_all_alike_to_the_target() -> None:
    cards = ids(60)
    states = {card: state(4, 4) for card in cards}
    off = ((TODAY + timedelta(days=1), 0.0),)
    one = Exam("", TODAY + timedelta(days=2), ("deck",), minutes_by_weekday=(60.0,) * 7, minutes_by_date=off)
    assert 0 < len(plan(one, cards, states).cards) < 60


def test_new_cards_come_in_the_authors_order_and_first_when_time_is_short() -> None:
    cards = ids(200)
    states = {card: state(2, 5) for card in cards[150:]}
    found = plan(exam(3, 10), cards, states)
    assert found.cards == cards[: len(found.cards)]
    assert found.reviews == 0


def test_reviews_have_their_place_when_time_is_ample() -> None:
    cards = ids(60)
    found = plan(exam(30, 15), cards, {card: state(2, 5) for card in cards[:30]})
    assert found.reviews > 0


def test_a_day_that_differs_counts_and_the_last_days_off_are_known() -> None:
    cards = ids(40)
    states = {card: state(6, 3) for card in cards}
    off = tuple((TODAY + timedelta(days=day), 0.0) for day in range(1, 6))
    one = Exam("", TODAY + timedelta(days=6), ("deck",), minutes_by_date=off, goal=Goal.USE_MINUTES)
    assert list(days_budget(one, TODAY, 1.0).seconds) == [0, 0, 0, 0, 0, 0, 900]
    assert len(plan(one, cards, states).cards) == 40


def test_what_was_studied_today_is_taken_off_and_not_asked_again() -> None:
    cards = ids(80)
    states = {card: state(3, 0) for card in cards[:20]}
    tasks = [ExamTask(exam(20, 10), cards)]
    found = plan_today(tasks, states, TODAY, LEARNER, TABLE, spent_minutes=7)
    assert found.given_minutes == pytest.approx(3)
    assert 2.9 < found.minutes < 3.7
    assert not set(found.cards) & set(states)
    assert plan_today(tasks, states, TODAY, LEARNER, TABLE, spent_minutes=99).cards == ()


def test_a_slow_student_gets_fewer_cards() -> None:
    cards = ids(200)
    tasks = [ExamTask(exam(20, 10), cards)]
    usual = plan_today(tasks, {}, TODAY, LEARNER, TABLE)
    slow = plan_today(tasks, {}, TODAY, Learner(pace=2.0), TABLE)
    assert len(slow.cards) == pytest.approx(len(usual.cards) / 2, abs=1)
    assert slow.minutes == pytest.approx(usual.minutes, abs=0.8)


def test_several_exams_share_one_list_by_worth_and_a_shared_card_appears_once() -> None:
    near, far = ids(30, "near"), ids(30, "far")
    states = {card: state(4, 6) for card in near + far}
    soon = Exam(
        "", TODAY + timedelta(days=2), ("near",), minutes_by_weekday=(5.0,) * 7, goal=Goal.USE_MINUTES
    )
    later = Exam(
        "", TODAY + timedelta(days=90), ("far",), minutes_by_weekday=(5.0,) * 7, goal=Goal.USE_MINUTES
    )
    tasks = [ExamTask(later, (*far, near[0])), ExamTask(soon, near)]
    found = plan_today(tasks, states, TODAY, LEARNER, TABLE)
    assert len(set(found.cards)) == len(found.cards)
    assert found.given_minutes == 10
    assert found.cards[0] in near
    assert sum(card in near for card in found.cards) > sum(card in far for card in found.cards)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        Exam("", TODAY, (), minutes_by_weekday=(1.0,))


def test_an_exam_covers_its_decks_and_topics_alone() -> None:
    whole, part = Exam("", TODAY, ("a",)), Exam("", TODAY, ("a",), topics=("t",))
    assert whole.covers("a", "x")
    assert not whole.covers("b", "x")
    assert part.covers("a", "t")
    assert not part.covers("a", "x")
    assert whole.minutes_on(TODAY) == 0.0
