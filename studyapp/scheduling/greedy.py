"""The simple planner: what one look today adds to recall on the exam morning, for each second it takes."""

import numpy as np

from studyapp.scheduling.exam_cards import NEW_SECONDS, CardArrays, Learner
from studyapp.scheduling.fsrs_arrays import Floats


def greedy_gains(cards: CardArrays, days_left: int, learner: Learner) -> Floats:
    """Recall gained at the exam per second, at the usual pace, as if today were each card's last look.

    gain = p R(H, S_right) + (1 - p) R(H, S_wrong) - R(H + e, S), with p = R(e, S), e days since the last answer and
    H days to the exam; an unseen card gains the mean of R(H, S0) over first grades. Cards that rest today gain 0.
    Practice by gain per second: Eglington & Pavlik 2020, npj Science of Learning.
    """
    gains = np.zeros(len(cards))
    asked = np.flatnonzero(cards.is_seen & cards.is_waiting)
    seen = cards.take(asked)
    after = learner.outcomes(seen.stability, seen.difficulty, seen.days_since)
    gained = (
        after.recall * learner.recall(days_left, after.stability_right)
        + (1 - after.recall) * learner.recall(days_left, after.stability_wrong)
        - learner.recall(seen.days_since + days_left, seen.stability)
    )
    gains[asked] = gained / after.seconds
    first_stability, _ = learner.first_memory
    first_gain = float(np.dot(learner.first_grades, learner.recall(days_left, first_stability)))
    gains[~cards.is_seen] = first_gain / NEW_SECONDS
    return gains
