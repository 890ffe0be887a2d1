"""What a second of study is worth on each day before an exam, and which cards are worth it today.

The price of time is the dual of "most recall at the exam within the minutes of each day". Each morning it is fitted on
a sample of the cards; then every card is ranked by the price at which asking it now and waiting are worth the same.
Imports numpy: not for the start.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from studyapp.scheduling.exam_cards import NEW_SECONDS, CardArrays, Learner
from studyapp.scheduling.fsrs_arrays import Floats
from studyapp.scheduling.price_table import (
    GAPS,
    LONGEST_HORIZON_DAYS,
    PRICE_LEVELS,
    PriceTable,
    corners,
    price_levels,
    prices,
    worth_at,
)

SAMPLE_CARDS = 250
WAITING_GAPS = (1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 29, 42, 61, 88)
"""Days that a card may wait when all cards are ranked; fewer than in the table, because there are more cards."""
TARGET_MARGIN = 0.01
NEVER = -1e9


@dataclass(frozen=True)
class Budget:
    """Seconds of study for each day to go: `seconds[h]`, h from 1 (the day before the exam) to today's h.

    Already divided by the student's pace, so that they compare with usual times.
    """

    seconds: Floats

    @property
    def days_left(self) -> int:
        return len(self.seconds) - 1

    def within_horizon(self) -> "Budget":
        """The nearest days that the table can plan, today included; for an exam far off, those from today."""
        return Budget(self.seconds[-(LONGEST_HORIZON_DAYS + 1) :]) if self._is_far else self

    @property
    def _is_far(self) -> bool:
        return self.days_left > LONGEST_HORIZON_DAYS


@dataclass(frozen=True)
class Fit:
    """The price of time of this morning: a price function between two of the table's, and the price today.

    `expected_recall` is the sum over all cards of recall at the exam that the dual promises, an upper estimate.
    """

    lower: int
    share_of_next: float
    price_today: float
    expected_recall: float

    def rows_of(self, table: PriceTable) -> Floats:
        """One value for each (h, D, S), between the two price functions."""
        rows, a = table.rows, self.share_of_next
        return np.asarray(rows[:, self.lower] * (1 - a) + rows[:, self.lower + 1] * a)


@dataclass(frozen=True)
class Values:
    """For each card and each price function: worth when asked today (before paying), and when it waits."""

    asked: Floats
    waiting: Floats
    seconds: Floats


class Valuation:
    """What a set of cards is worth under all price functions; the fits for any budget come from it cheaply."""

    def __init__(self, cards: CardArrays, budget: Budget, learner: Learner, table: PriceTable) -> None:
        self.budget = budget.within_horizon()
        self.total_cards = len(cards)
        self._prices = prices(self.budget.days_left)
        seen = np.flatnonzero(cards.is_seen)
        sample = _evenly(seen[np.argsort(cards.stability[seen], kind="stable")], SAMPLE_CARDS)
        terms = _Terms(self.budget, learner, table.rows, self._prices)
        worth = np.zeros(self._prices.shape[1])
        if len(sample):
            chosen = cards.take(sample)
            values = _values(chosen, terms, GAPS)
            worth += _best(values, chosen, self._prices[-1]).sum(axis=0) * (len(seen) / len(sample))
        new = len(cards) - len(seen)
        if new:
            values = _new_values(terms)
            worth += np.maximum(values.asked - values.seconds * self._prices[-1], values.waiting)[0] * new
        self.worth = worth
        """Summed over the cards, by price function, before the value of the minutes is added."""

    def dual(self, budget_scale: float = 1.0) -> Floats:
        """Upper estimates of recall at the exam, by level of c, with the minutes of all days scaled."""
        minutes_worth = self.budget.seconds[1:] @ self._prices[1:]
        return np.asarray(self.worth + budget_scale * minutes_worth)

    def recall_with(self, budget_scale: float) -> float:
        """The highest sum of recall over the cards that so many times the minutes can promise."""
        return min(_minimum(self.dual(budget_scale))[1], float(self.total_cards))

    def fit(self) -> Fit:
        """The price at which the cards want just the minutes that there are ("use my minutes")."""
        place, value = _minimum(self.dual())
        return self._between(place, value)

    def fit_target(self, wanted_recall: float) -> Fit | None:
        """The highest price that still reaches a sum of recall; None when it takes all the minutes or more.

        By the envelope theorem the time used is the slope of the worth over the price, and recall is the intercept of
        its tangent.
        """
        levels = price_levels()
        time_used = -np.diff(self.worth) / np.diff(levels)
        recall = self.worth[:-1] + levels[:-1] * time_used
        enough = np.flatnonzero(recall >= wanted_recall)
        if not len(enough):
            return None
        at = int(enough[-1])
        share = 0.0
        if at + 1 < len(recall) and recall[at] > recall[at + 1]:
            share = float((recall[at] - wanted_recall) / (recall[at] - recall[at + 1]))
        place = at + 0.5 + share
        return self._between(place, wanted_recall) if place > _minimum(self.dual())[0] else None

    def _between(self, place: float, value: float) -> Fit:
        lower = min(int(place), PRICE_LEVELS - 2)
        share = min(place - lower, 1.0)
        today = self._prices[-1]
        price = float(today[lower] * (1 - share) + today[lower + 1] * share)
        return Fit(lower, share, price, min(value, float(self.total_cards)))


def _minimum(dual: Floats) -> tuple[float, float]:
    """Place (between grid points) and value of the lowest point of a convex curve: a parabola through three."""
    at = int(np.argmin(dual))
    if at in (0, len(dual) - 1):
        return float(at), float(dual[at])
    left, middle, right = (float(one) for one in dual[at - 1 : at + 2])
    bend = left - 2 * middle + right
    shift = 0.5 * (left - right) / bend if bend > 0 else 0.0
    return at + shift, middle - 0.25 * (left - right) * shift


def break_even_prices(
    cards: CardArrays, budget: Budget, learner: Learner, table: PriceTable, fit: Fit
) -> Floats:
    """For each card the price of a second at which asking it today and waiting are worth the same.

    b = (Q_now - Q_wait) / seconds + price today, Q_now being net of today's price. Cards that rest today: NEVER.
    """
    near = budget.within_horizon()
    rows = fit.rows_of(table)
    price = prices(near.days_left)
    price = price[:, fit.lower] * (1 - fit.share_of_next) + price[:, fit.lower + 1] * fit.share_of_next
    terms = _Terms(near, learner, rows, price)
    found = np.full(len(cards), NEVER)
    asked = np.flatnonzero(cards.is_seen & cards.is_waiting)
    if len(asked):
        values = _values(cards.take(asked), terms, WAITING_GAPS)
        found[asked] = (values.asked - values.waiting) / values.seconds
    unseen = ~cards.is_seen
    if unseen.any():
        values = _new_values(terms)
        found[unseen] = (values.asked - values.waiting) / values.seconds
    return found


def _evenly(ordered: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """At most `count` elements at even distances."""
    if len(ordered) <= count:
        return ordered
    return ordered[((np.arange(count) + 0.5) * len(ordered) / count).astype(np.intp)]


def _best(values: Values, cards: CardArrays, price_today: Floats) -> Floats:
    now = values.asked - values.seconds[:, None] * price_today
    return np.where(cards.is_waiting[:, None], np.maximum(now, values.waiting), values.waiting)


class _Terms(NamedTuple):
    """What values depend on beside the card. Rows and price hold one value each, or one for every price level."""

    budget: Budget
    learner: Learner
    rows: NDArray[np.floating[Any]]
    price: Floats

    @property
    def is_wide(self) -> bool:
        return self.rows.ndim > 1


def _values(cards: CardArrays, terms: _Terms, gaps: tuple[int, ...]) -> Values:
    """Values of seen cards; over all price levels each result has a last axis of levels."""
    today, wide = terms.budget.days_left, terms.is_wide
    open_gaps = [gap for gap in gaps if gap < today and terms.budget.seconds[today - gap] > 0]
    waits = np.array([0, *open_gaps])[:, None]
    # A card that rests today cannot be asked after 0 days; its value "asked" is not used.
    elapsed = np.maximum(cards.days_since + waits, 1.0)
    after = terms.learner.outcomes(cards.stability, cards.difficulty, elapsed)
    right = corners(today - waits, after.stability_right, after.difficulty_right)
    wrong = corners(today - waits, after.stability_wrong, after.difficulty_wrong)
    recall = after.recall[..., None] if wide else after.recall
    worth = recall * worth_at(terms.rows, right) + (1 - recall) * worth_at(terms.rows, wrong)
    rest = terms.learner.recall(cards.days_since + today, cards.stability)
    waiting = np.repeat(rest[:, None], terms.rows.shape[-1], axis=1) if wide else rest
    seconds = after.seconds
    if open_gaps:
        price = terms.price[today - waits[1:, 0]][:, None]
        paid = price * (seconds[1:, :, None] if wide else seconds[1:])
        waiting = np.maximum(waiting, (worth[1:] - paid).max(axis=0))
    return Values(worth[0], waiting, seconds[0])


def _new_values(terms: _Terms) -> Values:
    """Values of one unseen card, as arrays of one card."""
    today = terms.budget.days_left
    stability, difficulty = terms.learner.first_memory
    days_left = np.arange(today, 0, -1)
    days_left = days_left[(terms.budget.seconds[days_left] > 0) | (days_left == today)]
    worth = worth_at(terms.rows, corners(days_left[:, None], stability, difficulty))
    worth = np.tensordot(np.array(terms.learner.first_grades), worth, axes=(0, 1))
    later = worth[1:] - terms.price[days_left[1:]] * NEW_SECONDS
    never = np.zeros((1, *worth.shape[1:]))
    return Values(
        worth[:1], np.concatenate([never, later]).max(axis=0, keepdims=True), np.array([NEW_SECONDS])
    )
