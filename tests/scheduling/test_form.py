"""The form in which a card is asked follows its memory."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.form import CardForm, Form, Outcome, form_for, form_of_kind
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryState

DAY = date(2026, 5, 12)
STATES = st.none() | st.builds(
    MemoryState,
    stability=st.floats(0.01, 500),
    difficulty=st.floats(1, 10),
    answered_date=st.just(DAY),
    due_date=st.just(DAY),
    last_grade=st.sampled_from(Grade),
    answers=st.integers(1, 50),
    failures=st.integers(0, 20),
)
OUTCOMES = st.lists(st.builds(Outcome, st.sampled_from(Form), st.booleans()), max_size=8)
POSSIBLE = st.sets(st.sampled_from(Form))


def state(stability: float, grade: Grade = Grade.GOOD) -> MemoryState:
    return MemoryState(stability, 5.0, DAY, DAY, grade, 5, 1)


def test_a_firmer_memory_bears_a_harder_form() -> None:
    states = [None, state(1), state(9), state(60)]
    assert [form_for(one, ()) for one in states] == [Form.RECOGNISE, Form.RECOGNISE, Form.TYPE, Form.RECALL]


def test_a_miss_falls_back_one_rung_and_right_answers_climb_again() -> None:
    firm, outcomes = state(60), [Outcome(Form.RECALL, True), Outcome(Form.RECALL, False)]
    assert form_for(firm, outcomes) is Form.TYPE
    outcomes.append(Outcome(Form.TYPE, False))
    assert form_for(firm, outcomes) is Form.RECOGNISE
    outcomes.append(Outcome(Form.RECOGNISE, True))
    assert form_for(firm, outcomes) is Form.TYPE
    outcomes.append(Outcome(Form.TYPE, True))
    assert form_for(firm, outcomes) is Form.RECALL


@given(STATES, OUTCOMES, POSSIBLE)
def test_after_a_miss_no_card_is_asked_as_hard_again(
    memory: MemoryState | None, outcomes: list[Outcome], possible: set[Form]
) -> None:
    found = form_for(memory, outcomes, possible=possible)
    assert found in possible | {Form.RECALL}
    if outcomes and not outcomes[-1].is_right and len(possible) == len(Form):
        assert found < outcomes[-1].form or found is Form.RECOGNISE


@given(STATES, OUTCOMES, POSSIBLE)
def test_settings_hold_for_every_card(
    memory: MemoryState | None, outcomes: list[Outcome], possible: set[Form]
) -> None:
    assert form_for(memory, outcomes, CardForm.FLASHCARDS, possible) is Form.RECALL
    typed = form_for(memory, outcomes, CardForm.TYPED, possible)
    assert (typed is Form.TYPE) == (Form.TYPE in possible)


def test_a_card_without_wrong_options_is_typed_or_recalled_at_once() -> None:
    assert form_for(None, (), possible={Form.TYPE, Form.RECALL}) is Form.TYPE
    assert form_for(None, (), possible=()) is Form.RECALL


def test_every_kind_of_question_stands_on_a_rung() -> None:
    kinds = ["multiple_choice", "true_false", "which_first", "match", "typed", "date", "cloze", "recall"]
    assert [form_of_kind(kind) for kind in kinds] == [Form.RECOGNISE] * 4 + [Form.TYPE] * 3 + [Form.RECALL]
