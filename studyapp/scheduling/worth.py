"""What asking a card is worth: recall gained a month from now, per second of the student's time."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import GradedAnswer, MemoryModel, MemoryState

HORIZON_DAYS = 30
PASS_SECONDS, FAIL_SECONDS, NEW_SECONDS = 13.0, 37.0, 21.0
"""How long a card takes before the student's own pace is known; a failure with its repeat."""


def by_worth(
    cards: Sequence[CardId], states: Mapping[CardId, MemoryState], study_date: date, model: MemoryModel
) -> list[CardId]:
    """The same cards, those worth most per second in front."""
    worths = {card: worth_per_second(states[card], study_date, model) for card in cards}
    return sorted(cards, key=worths.__getitem__, reverse=True)


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
