"""Which cards fill today's minutes before an exam. Imports numpy: not for the start."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyapp.scheduling.exam_cards import (
    FAILURE_SECONDS,
    NEW_SECONDS,
    SUCCESS_SECONDS,
    CardArrays,
    Learner,
)
from studyapp.scheduling.fsrs_arrays import Floats
from studyapp.scheduling.greedy import greedy_gains
from studyapp.scheduling.price_of_time import (
    NEVER,
    TARGET_MARGIN,
    Budget,
    Valuation,
    break_even_prices,
)
from studyapp.scheduling.price_table import PriceTable

CROWDED_SHARE = 0.8
"""When unseen cards need more than this of all the time left, they go first, in the author's order."""


@dataclass(frozen=True)
class Ranking:
    """Cards worth asking today, the best first, with their break-even prices (recall per usual second)."""

    order: NDArray[np.intp]
    prices: Floats
    seconds: Floats

    def filling(self, seconds: float) -> NDArray[np.intp]:
        """As many from the front as the time allows; the last one may run over."""
        begins = np.cumsum(self.seconds) - self.seconds
        return self.order[begins < seconds]


@dataclass(frozen=True)
class Scores:
    """What asking each card today is worth per usual second, and above what it is asked at all."""

    worth: Floats
    least: float


def rank_cards(
    cards: CardArrays,
    budget: Budget,
    learner: Learner,
    table: PriceTable | None = None,
    target: float | None = None,
) -> Ranking:
    """The cards worth today's time, the best first; see `score_cards`."""
    scores = score_cards(cards, budget, learner, table, target)
    chosen = np.flatnonzero(scores.worth > scores.least)
    order = chosen[np.argsort(-scores.worth[chosen], kind="stable")]
    return Ranking(order, scores.worth[order], expected_seconds(cards.take(order), learner))


def score_cards(
    cards: CardArrays,
    budget: Budget,
    learner: Learner,
    table: PriceTable | None = None,
    target: float | None = None,
) -> Scores:
    """With a table by the price of time, without one by the greedy gain.

    `target` is the mean recall (0 to 1) after which no more is asked, None to use all the minutes.
    """
    if budget.days_left < 1 or not len(cards):
        return Scores(np.full(len(cards), NEVER), 0.0)
    least = 0.0
    if table is None:
        worth = greedy_gains(cards, budget.days_left, learner)
    elif target is not None and not budget.seconds[1:-1].any():
        worth = _just_enough(cards, budget.days_left, learner, len(cards) * (target + TARGET_MARGIN))
        if expected_seconds(cards, learner)[worth > 0].sum() < budget.seconds[-1]:
            return Scores(worth, 0.0)
    else:
        valuation = Valuation(cards, budget, learner, table)
        enough = None if target is None else valuation.fit_target(len(cards) * (target + TARGET_MARGIN))
        worth = break_even_prices(cards, budget, learner, table, enough or valuation.fit())
        least = enough.price_today if enough else 0.0
    if least == 0.0 and _is_crowded(cards, budget):
        worth[~cards.is_seen] = np.inf
    return Scores(worth, least)


def expected_seconds(cards: CardArrays, learner: Learner) -> Floats:
    """Usual time of asking each card today."""
    seconds = np.full(len(cards), NEW_SECONDS)
    seen = np.flatnonzero(cards.is_seen)
    recall = learner.recall(cards.days_since[seen], cards.stability[seen])
    seconds[seen] = FAILURE_SECONDS + (SUCCESS_SECONDS - FAILURE_SECONDS) * recall
    return seconds


def _just_enough(cards: CardArrays, days_left: int, learner: Learner, wanted_recall: float) -> Floats:
    """Greedy gains on the last day with minutes, of no more cards than a sum of recall at the exam needs."""
    worth = greedy_gains(cards, days_left, learner)
    order = np.argsort(-worth, kind="stable")
    gained = np.cumsum((worth * expected_seconds(cards, learner))[order])
    reached = float(cards.recall_in(days_left, learner).sum()) + np.concatenate([[0.0], gained[:-1]])
    worth[order[reached >= wanted_recall]] = NEVER
    return worth


def _is_crowded(cards: CardArrays, budget: Budget) -> bool:
    unseen = len(cards) - int(cards.is_seen.sum())
    return unseen * NEW_SECONDS > CROWDED_SHARE * float(budget.seconds[1:].sum())
