"""Memory after FSRS-6, by study days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import GradedAnswer, MemoryModel, MemoryState

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
