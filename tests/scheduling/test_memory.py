"""Memory after FSRS-6, by study days."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import (
    DEFAULT_PARAMETERS,
    GradedAnswer,
    MemoryModel,
    MemoryState,
    usable_parameters,
)

DAY = date(2026, 5, 12)
MODEL = MemoryModel()
HISTORIES = st.lists(st.tuples(st.sampled_from(Grade), st.integers(-3, 90)), min_size=1, max_size=15)


def history(steps: list[tuple[Grade, int]]) -> list[GradedAnswer]:
    day, answers = DAY, []
    for grade, days in steps:
        day += timedelta(days=days)
        answers.append(GradedAnswer(grade, day))
    return answers


def test_the_first_intervals_are_those_of_fsrs_6() -> None:
    assert list(MODEL.intervals_days(None, DAY).values()) == [0, 1, 2, 8]


@given(HISTORIES)
def test_a_fold_is_the_same_as_one_answer_after_another(steps: list[tuple[Grade, int]]) -> None:
    state: MemoryState | None = None
    for one in history(steps):
        state = MODEL.after(state, one)
    assert state == MODEL.fold(history(steps))


@given(HISTORIES)
def test_due_never_lies_before_the_answer_and_a_success_rests_until_another_day(
    steps: list[tuple[Grade, int]],
) -> None:
    state = MODEL.fold(history(steps))
    assert state is not None
    rests = (state.due_date - state.answered_date).days
    assert rests == 0 if state.last_grade is Grade.AGAIN else rests >= 1


@given(HISTORIES)
def test_better_grades_never_come_back_sooner(steps: list[tuple[Grade, int]]) -> None:
    state = MODEL.fold(history(steps))
    assert state is not None
    days = list(MODEL.intervals_days(state, state.due_date).values())
    assert days == sorted(days)


@given(HISTORIES, st.sampled_from([0.7, 0.8, 0.9, 0.97]))
def test_rescheduling_puts_due_dates_where_the_model_would_have(
    steps: list[tuple[Grade, int]], retention: float
) -> None:
    other = MemoryModel(desired_retention=retention)
    state, wanted = MODEL.fold(history(steps)), other.fold(history(steps))
    assert state is not None
    assert wanted is not None
    assert other.rescheduled(state).due_date == wanted.due_date


def test_recall_falls_with_time() -> None:
    state = MODEL.fold([GradedAnswer(Grade.GOOD, DAY)])
    assert state is not None
    recalls = [MODEL.recall_on(state, DAY + timedelta(days=days)) for days in (0, 1, 5, 50)]
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] == 1.0


CARDS = st.builds(CardId, st.just("deck"), st.text("abcdef", min_size=1, max_size=8), st.just("date"))


@given(HISTORIES, CARDS, st.sampled_from([0.7, 0.9, 0.97]))
def test_due_dates_are_spread_by_a_twentieth_at_most_and_the_same_way_each_time(
    steps: list[tuple[Grade, int]], card_id: CardId, retention: float
) -> None:
    plain, spread = MODEL.fold(history(steps)), MODEL.fold(history(steps), card_id)
    assert plain is not None
    assert spread is not None
    assert (spread.stability, spread.answered_date) == (plain.stability, plain.answered_date)
    interval = (plain.due_date - plain.answered_date).days
    assert abs((spread.due_date - plain.due_date).days) <= 0.05 * interval + 0.5
    other = MemoryModel(desired_retention=retention)
    assert other.rescheduled(spread, card_id) == other.fold(history(steps), card_id)


@given(HISTORIES, CARDS)
def test_better_grades_never_come_back_sooner_when_spread(
    steps: list[tuple[Grade, int]], card_id: CardId
) -> None:
    state = MODEL.fold(history(steps), card_id)
    assert state is not None
    days = list(MODEL.intervals_days(state, state.due_date, card_id).values())
    assert days == sorted(days)


def test_cards_learnt_together_come_back_on_several_days() -> None:
    answers = [GradedAnswer(Grade.EASY, DAY + timedelta(days=days)) for days in (0, 8, 60)]
    states = [MODEL.fold(answers, CardId("deck", f"entry-{number}", "date")) for number in range(100)]
    due = Counter(state.due_date for state in states if state)
    assert max(due.values()) <= 25


def test_a_clock_that_ran_a_year_ahead_does_not_put_a_card_out_of_reach() -> None:
    ahead = MODEL.after(None, GradedAnswer(Grade.GOOD, DAY + timedelta(days=365)))
    assert ahead.is_due_on(DAY)
    again = MODEL.after(ahead, GradedAnswer(Grade.GOOD, DAY))
    assert again.answered_date == DAY
    assert not again.is_due_on(DAY)
    assert again.due_date < DAY + timedelta(days=30)


def test_a_journey_over_the_date_line_makes_no_card_due() -> None:
    state = MODEL.after(None, GradedAnswer(Grade.GOOD, DAY))
    assert not state.is_due_on(DAY - timedelta(days=1))
    assert MODEL.after(state, GradedAnswer(Grade.GOOD, DAY - timedelta(days=1))).answered_date == DAY


def test_only_sound_parameters_are_used() -> None:
    assert usable_parameters(list(DEFAULT_PARAMETERS)) == DEFAULT_PARAMETERS
    spoilt: list[object] = [
        None,
        "0.2",
        [0.2],
        [*DEFAULT_PARAMETERS, 1.0],
        [float("nan"), *DEFAULT_PARAMETERS[1:]],
        [-1.0, *DEFAULT_PARAMETERS[1:]],
        [True, *DEFAULT_PARAMETERS[1:]],
    ]
    assert [usable_parameters(values) for values in spoilt] == [None] * len(spoilt)
