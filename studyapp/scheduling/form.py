"""In which form a card can be asked: recognised first, then typed, then recalled freely."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import KNOWN_STABILITY_DAYS, MemoryState

SHAKY_STABILITY_DAYS = 4.0
"""Below this, the answer is picked among others rather than brought forth."""


class Form(IntEnum):
    """The rungs, the easiest first."""

    RECOGNISE = 0
    TYPE = 1
    RECALL = 2


class CardForm(StrEnum):
    """What the student set: a form to suit the memory, or one for all cards."""

    ADAPTIVE = "adaptive"
    FLASHCARDS = "flashcards"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One earlier answer: in which form the card was asked, and whether it was right."""

    form: Form
    is_right: bool


def form_of_kind(question_kind: str) -> Form:
    """The rung on which a kind of question of the log stands."""
    if question_kind == "recall":
        return Form.RECALL
    is_produced = question_kind in {"typed", "date", "number", "cloze"}
    return Form.TYPE if is_produced else Form.RECOGNISE


def form_for(
    state: MemoryState | None,
    outcomes: Sequence[Outcome],
    setting: CardForm = CardForm.ADAPTIVE,
    possible: Collection[Form] = tuple(Form),
) -> Form:
    """The form in which to ask a card now.

    `outcomes` are its earlier answers, oldest first; a miss falls back one rung from where it happened, and from
    there each right answer climbs one. `possible` are the forms that the card supports; recall always is.
    """
    if setting is CardForm.FLASHCARDS:
        return Form.RECALL
    wanted = Form.TYPE if setting is CardForm.TYPED else _bearable(state, outcomes)
    return _nearest(wanted, {*possible, Form.RECALL})


def _bearable(state: MemoryState | None, outcomes: Sequence[Outcome]) -> Form:
    rung = _rung_of(state)
    if not outcomes:
        return rung
    last = outcomes[-1]
    if not last.is_right:
        return min(rung, Form(max(0, last.form - 1)))
    was_missed_before = any(not one.is_right for one in outcomes[-3:-1])
    return min(rung, Form(min(Form.RECALL, last.form + 1))) if was_missed_before else rung


def _rung_of(state: MemoryState | None) -> Form:
    if state is None or state.stability < SHAKY_STABILITY_DAYS:
        return Form.RECOGNISE
    is_firm = state.stability >= KNOWN_STABILITY_DAYS and state.last_grade is not Grade.AGAIN
    return Form.RECALL if is_firm else Form.TYPE


def _nearest(wanted: Form, possible: Collection[Form]) -> Form:
    """The easier of two that are equally near: a form too easy teaches little, one too hard teaches nothing."""
    return min(possible, key=lambda form: (abs(form - wanted), form))
