"""The memory of one card: its answers, and how recall fell and rose between them."""

from collections.abc import Sequence
from datetime import date

from studyapp.cards.card import Card
from studyapp.scheduling.memory import GradedAnswer, MemoryModel, MemoryState, recall_after
from studyapp.services.progress.values import CardHistory, PastAnswer
from studyapp.storage.review_store import LoggedAnswer

Piece = tuple[tuple[float, float], ...]
POINTS = 40
"""To a piece of the curve: smooth to the eye."""
SHOWN_AFTER = 0.25
LEAST_DAYS_AFTER = 5


def card_history(
    card: Card, topic: str, logged: Sequence[LoggedAnswer], today: date, model: MemoryModel
) -> CardHistory:
    """What the standing answers to a card, oldest first, say about it."""
    state: MemoryState | None = None
    answers: list[PastAnswer] = []
    states: list[MemoryState] = []
    for one in logged:
        given, predicted = one.answer, None
        if given.grade is not None:
            following = model.after(state, GradedAnswer(given.grade, given.study_date), card.id)
            if state is not None:
                predicted = model.recall_on(state, following.answered_date)
            state = following
            states.append(state)
        answers.append(
            PastAnswer(
                answered_at=given.answered_at,
                study_date=given.study_date,
                question_kind=given.question_kind,
                is_right=given.is_right,
                grade=given.grade,
                sureness=given.sureness,
                predicted=predicted,
                seconds=given.duration_ms / 1000,
            )
        )
    return CardHistory(
        card=card,
        topic=topic,
        today=today,
        target=model.desired_retention,
        answers=tuple(answers),
        curve=_curve(states, today, model),
        recall=None if state is None else model.recall_on(state, today),
        due_date=None if state is None else state.due_date,
    )


def _curve(states: Sequence[MemoryState], today: date, model: MemoryModel) -> tuple[Piece, ...]:
    if not states:
        return ()
    newest = states[-1]
    known_end = max(today, newest.due_date).toordinal()
    first = states[0].answered_date.toordinal()
    end = known_end + max(LEAST_DAYS_AFTER, SHOWN_AFTER * (known_end - first))
    ends = [float(state.answered_date.toordinal()) for state in states[1:]] + [end]
    pieces = (_piece(state, until, model) for state, until in zip(states, ends, strict=True))
    return tuple(piece for piece in pieces if piece)


def _piece(state: MemoryState, until: float, model: MemoryModel) -> Piece:
    """From an answer to the next; empty where that was on the same day."""
    begin = state.answered_date.toordinal()
    length = until - begin
    if length <= 0:
        return ()
    # Closer together at the beginning, where the curve bends most.
    days = [length * (point / (POINTS - 1)) ** 2 for point in range(POINTS)]
    return tuple((begin + day, recall_after(day, state.stability, model.decay)) for day in days)
