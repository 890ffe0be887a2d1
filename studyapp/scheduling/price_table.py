"""What one card is worth at the exam when every second of study has a price: solved once for all cards.

For a card just studied with h days to go,
  V_h(S, D) = max(R(h, S), max over gaps g < h of p E[V_{h-g} after the answer] - price(h - g) seconds),
p = R(g, S), backwards from the exam over a grid of ln S and D. It depends on days to go alone, so one table serves
every card, deck and date until the parameters of FSRS change. Imports numpy: not for the start.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studyapp.scheduling.exam_cards import Learner
from studyapp.scheduling.fsrs_arrays import Floats

Singles: TypeAlias = NDArray[np.float32]
Indices: TypeAlias = NDArray[np.intp]

LONGEST_HORIZON_DAYS = 365
"""An exam further off is planned as if it were so far: what is learnt now has to last that long."""
STABILITIES, DIFFICULTIES = 48, 6
LOWEST_LN_STABILITY, HIGHEST_LN_STABILITY = float(np.log(0.1)), float(np.log(2000.0))
GAPS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 29, 35, 42, 51, 61, 73, 88, 105)
PRICE_LEVELS = 16
LOWEST_PRICE, HIGHEST_PRICE = 2e-4, 0.5
_GRID = (DIFFICULTIES, STABILITIES)
FORMAT_VERSION = 1


class Corners(NamedTuple):
    """Where points lie in the grid: the lower row, and how far towards the next one in S and in D."""

    row: Indices
    towards_stability: Floats
    towards_difficulty: Floats


@dataclass(frozen=True)
class PriceTable:
    """`worth[h, D, S, k]` is V_h under the k-th price function; h counts days to the exam from 1."""

    parameters: tuple[float, ...]
    lasting: float
    worth: Singles

    @property
    def horizon_days(self) -> int:
        return len(self.worth) - 1

    @cached_property
    def rows(self) -> Singles:
        """The same with one row for each (h, D, S)."""
        return self.worth.reshape(-1, self.worth.shape[-1])

    def serves(self, learner: Learner, days_left: int) -> bool:
        """Whether the table may plan for this student and an exam in so many days."""
        is_same = (self.parameters, self.lasting) == (learner.parameters, learner.lasting)
        return is_same and self.horizon_days >= min(days_left, LONGEST_HORIZON_DAYS)

    def to_bytes(self) -> bytes:
        """For a cache on disk: one line of JSON, then the values."""
        head = {"version": FORMAT_VERSION, "shape": self.worth.shape}
        head |= {"parameters": self.parameters, "lasting": self.lasting}
        return json.dumps(head).encode() + b"\n" + self.worth.astype("<f4").tobytes()

    @classmethod
    def from_bytes(cls, kept: bytes) -> "PriceTable | None":
        """The table of `to_bytes`, or None when the bytes are damaged or of another version."""
        line, _, values = kept.partition(b"\n")
        try:
            head = json.loads(line)
            if head["version"] != FORMAT_VERSION or head["shape"][1:] != [*_GRID, PRICE_LEVELS]:
                return None
            worth = np.frombuffer(values, dtype="<f4").reshape(head["shape"])
            return cls(tuple(map(float, head["parameters"])), float(head["lasting"]), worth)
        except (ValueError, KeyError, TypeError):
            return None


def price_levels() -> Floats:
    """The values of c, in recall of one card per second one day before the exam."""
    return np.geomspace(LOWEST_PRICE, HIGHEST_PRICE, PRICE_LEVELS)


def prices(horizon_days: int) -> Floats:
    """price[h, k] of a second with h days to go, in recall: level k over the square root of h.

    A price that is the same on all days would leave everything to the last ones.
    """
    days = np.arange(horizon_days + 1.0)
    days[0] = 1.0
    return np.asarray(price_levels() / np.sqrt(days)[:, None])


def corners(days_left: ArrayLike, stability: ArrayLike, difficulty: ArrayLike) -> Corners:
    """The place of each point in the rows of a table, for bilinear interpolation."""
    ln_step = (HIGHEST_LN_STABILITY - LOWEST_LN_STABILITY) / (STABILITIES - 1)
    s = np.clip((np.log(stability) - LOWEST_LN_STABILITY) / ln_step, 0.0, STABILITIES - 1.001)
    d = np.clip((np.asarray(difficulty) - 1.0) / (9.0 / (DIFFICULTIES - 1)), 0.0, DIFFICULTIES - 1.001)
    whole_s, whole_d = s.astype(np.intp), d.astype(np.intp)
    row = (np.asarray(days_left, dtype=np.intp) * DIFFICULTIES + whole_d) * STABILITIES + whole_s
    return Corners(row, s - whole_s, d - whole_d)


def worth_at(rows: NDArray[np.floating], place: Corners) -> Floats:
    """V at the points, from rows of one value or of one for each price."""
    wide = rows.ndim > 1
    s = place.towards_stability[..., None] if wide else place.towards_stability
    d = place.towards_difficulty[..., None] if wide else place.towards_difficulty
    easy = rows[place.row] * (1 - s) + rows[place.row + 1] * s
    hard = rows[place.row + STABILITIES] * (1 - s) + rows[place.row + STABILITIES + 1] * s
    return np.asarray(easy * (1 - d) + hard * d)


def build_price_table(learner: Learner, days_left: int = LONGEST_HORIZON_DAYS) -> PriceTable:
    """The table for exams in up to so many days (at most 365 are solved). Takes some tenths of a second."""
    horizon = max(1, min(days_left, LONGEST_HORIZON_DAYS))
    stability = np.exp(np.linspace(LOWEST_LN_STABILITY, HIGHEST_LN_STABILITY, STABILITIES))
    difficulty = np.linspace(1.0, 10.0, DIFFICULTIES)
    step = _steps(learner, stability, difficulty)
    price = prices(horizon).astype(np.float32)
    recall = learner.recall(np.arange(horizon + 1.0)[:, None], stability).astype(np.float32)
    worth = np.empty((horizon + 1, DIFFICULTIES, STABILITIES, price.shape[1]), dtype=np.float32)
    worth[0] = 1.0
    # For every day, what a card is worth at its difficulty after a right and after a wrong answer, one above the other.
    after = np.empty((horizon + 1, DIFFICULTIES, 2 * STABILITIES, price.shape[1]), dtype=np.float32)
    for h in range(1, horizon + 1):
        best = np.broadcast_to(recall[h][None, :, None], worth.shape[1:]).copy()
        for index, gap in enumerate(GAPS):
            if gap >= h:
                break
            asked = step.weights[index] @ after[h - gap]
            asked -= step.seconds[index][None, :, None] * price[h - gap]
            np.maximum(best, asked, out=best)
        worth[h] = best
        flat = best.reshape(DIFFICULTIES, -1)
        after[h, :, :STABILITIES] = (step.right @ flat).reshape(best.shape)
        after[h, :, STABILITIES:] = (step.wrong @ flat).reshape(best.shape)
    return PriceTable(learner.parameters, learner.lasting, worth)


class _Steps(NamedTuple):
    """One answer as matrices: difficulty after right and wrong, and per gap and difficulty the grid of stabilities."""

    right: Singles
    wrong: Singles
    weights: Singles
    seconds: Singles


def _steps(learner: Learner, stability: Floats, difficulty: Floats) -> _Steps:
    gaps = np.array(GAPS, dtype=np.float64)[:, None, None]
    after = learner.outcomes(stability[None, None, :], difficulty[None, :, None], gaps)
    shape = (len(GAPS), DIFFICULTIES, STABILITIES)
    recall = np.broadcast_to(after.recall, shape)
    weights = np.zeros((*shape, 2 * STABILITIES))
    for offset, reached, share in (
        (0, after.stability_right, recall),
        (STABILITIES, after.stability_wrong, 1.0 - recall),
    ):
        place = corners(0, np.broadcast_to(reached, shape), 1.0)
        index = np.indices(shape)
        low = place.row + offset
        weights[*index, low] += share * (1 - place.towards_stability)
        weights[*index, low + 1] += share * place.towards_stability
    return _Steps(
        _between_difficulties(after.difficulty_right.ravel()),
        _between_difficulties(after.difficulty_wrong.ravel()),
        weights.astype(np.float32),
        after.seconds[:, 0, :].astype(np.float32),
    )


def _between_difficulties(reached: Floats) -> Singles:
    place = (reached - 1.0) / (9.0 / (DIFFICULTIES - 1))
    low = np.clip(place.astype(np.intp), 0, DIFFICULTIES - 2)
    matrix = np.zeros((DIFFICULTIES, DIFFICULTIES))
    at = np.arange(DIFFICULTIES)
    matrix[at, low] = 1 - (place - low)
    matrix[at, low + 1] += place - low
    return matrix.astype(np.float32)
