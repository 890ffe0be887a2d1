"""What asking a card is worth: recall gained a month from now, per second of the student's time."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import DEFAULT_PARAMETERS, GradedAnswer, MemoryModel, MemoryState

HORIZON_DAYS = 30
PASS_SECONDS, FAIL_SECONDS, NEW_SECONDS = 13.0, 37.0, 21.0
"""How long a card takes before the student's own pace is known; a failure with its repeat."""
PACE_SECONDS = 900.0
"""How much study at the expected pace a student's own is averaged with."""
ONE_BY_ONE = 300
"""Up to so many cards plain arithmetic is quicker than loading numpy."""


def by_worth(
    cards: Sequence[CardId], states: Mapping[CardId, MemoryState], study_date: date, model: MemoryModel
) -> list[CardId]:
    """The same cards, those worth most per second in front."""
    asked = [states[card] for card in cards]
    if len(cards) <= ONE_BY_ONE:
        worths = [worth_per_second(state, study_date, model) for state in asked]
    else:
        worths = worths_per_second(asked, study_date, model)
    order = sorted(range(len(cards)), key=worths.__getitem__, reverse=True)
    return [cards[place] for place in order]


def worth_per_second(state: MemoryState, study_date: date, model: MemoryModel) -> float:
    """The gain in predicted recall after `HORIZON_DAYS`, over the expected seconds.

    p R(H, S_pass) + (1 - p) R(H, S_fail) - R(H + e, S), with p = R(e, S) and e days since the last answer; over
    p c_pass + (1 - p) c_fail.
    """
    later = study_date + timedelta(days=HORIZON_DAYS)
    recall = model.recall_on(state, study_date)
    passed = model.after(state, GradedAnswer(Grade.GOOD, study_date))
    failed = model.after(state, GradedAnswer(Grade.AGAIN, study_date))
    then = recall * model.recall_on(passed, later) + (1 - recall) * model.recall_on(failed, later)
    seconds = recall * PASS_SECONDS + (1 - recall) * FAIL_SECONDS
    return (then - model.recall_on(state, later)) / seconds


def worths_per_second(states: Sequence[MemoryState], study_date: date, model: MemoryModel) -> list[float]:
    """`worth_per_second` of many cards at once."""
    import numpy as np

    from studyapp.scheduling.fsrs_arrays import ArrayModel

    arrays, today = ArrayModel(model.parameters or DEFAULT_PARAMETERS), study_date.toordinal()
    stability = np.array([state.stability for state in states])
    difficulty = np.array([state.difficulty for state in states])
    answered = np.array([state.answered_date.toordinal() for state in states])
    elapsed = np.maximum(today - answered, 0)
    recall = arrays.recall(elapsed, stability)
    passed = arrays.next_stability(stability, difficulty, elapsed, Grade.GOOD)
    failed = arrays.next_stability(stability, difficulty, elapsed, Grade.AGAIN)
    then = recall * arrays.recall(HORIZON_DAYS, passed) + (1 - recall) * arrays.recall(HORIZON_DAYS, failed)
    seconds = recall * PASS_SECONDS + (1 - recall) * FAIL_SECONDS
    without = arrays.recall(np.maximum(today + HORIZON_DAYS - answered, 0), stability)
    gains: list[float] = ((then - without) / seconds).tolist()
    return gains
