"""How long a student's memory lasts against what FSRS predicts, learnt from the answers given. Imports numpy.

FSRS states stay as they are; only recall is read from `lasting` times the stability. Fitting all 21 parameters needs
about 1,000 answers; this one number already helps after some dozens, and a forecast needs to know how sure it is.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyapp.scheduling.fsrs_arrays import ArrayModel, Floats

LASTING_STEP = 0.25
LASTING_FACTORS = tuple(float(np.exp(LASTING_STEP * step)) for step in range(-16, 7))
LASTING_SPREAD = 0.5
"""How far ln(lasting) differs among students before anything is known of one (standard deviation)."""
MOST_OBSERVATIONS = 1500


@dataclass(frozen=True)
class Observations:
    """Answers on later days in order of time: days since the answer before, FSRS stability then, and if right."""

    days: Floats
    stability: Floats
    right: NDArray[np.bool_]

    @classmethod
    def none(cls) -> "Observations":
        return cls(np.empty(0), np.empty(0), np.empty(0, dtype=np.bool_))

    def with_more(self, days: Floats, stability: Floats, right: NDArray[np.bool_]) -> "Observations":
        """These and newer ones; of all, as many of the newest as are looked at."""
        joined = (np.concatenate(pair) for pair in zip(self._columns, (days, stability, right), strict=True))
        return Observations(*(column[-MOST_OBSERVATIONS:] for column in joined))

    @property
    def _columns(self) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        return self.days, self.stability, self.right


@dataclass(frozen=True)
class Belief:
    """Probability of each of `LASTING_FACTORS`."""

    probability: Floats

    @property
    def best(self) -> float:
        """The most probable factor."""
        return LASTING_FACTORS[int(np.argmax(self.probability))]

    def quantiles(self, count: int) -> list[float]:
        """So many factors at even steps of probability, the lowest first; some may be the same."""
        reached = np.cumsum(self.probability)
        places = np.searchsorted(reached, (np.arange(count) + 0.5) / count)
        return [LASTING_FACTORS[min(int(place), len(LASTING_FACTORS) - 1)] for place in places]


def believe(observations: Observations, model: ArrayModel) -> Belief:
    """What to think of a student after the newest answers: Bayes' rule over the factors."""
    newest = slice(-MOST_OBSERVATIONS, None)
    factors = np.array(LASTING_FACTORS)[:, None]
    recall = model.recall(observations.days[newest], observations.stability[newest] * factors)
    # A slip or a lucky hit must not rule out a factor by itself.
    recall = np.clip(recall, 0.02, 0.98)
    right = observations.right[newest]
    log_likelihood = np.where(right, np.log(recall), np.log(1.0 - recall)).sum(axis=1)
    log_weight = log_likelihood - 0.5 * (np.log(factors[:, 0]) / LASTING_SPREAD) ** 2
    weight = np.exp(log_weight - log_weight.max())
    return Belief(weight / weight.sum())
