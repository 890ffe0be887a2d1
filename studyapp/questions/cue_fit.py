"""How readily each rank of the right option is to be aimed at, for all cards of one sort. Imports numpy.

Questions are drawn in rounds; after each, ranks that came about too often are aimed at less.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from studyapp.questions.cues import CUE_WEIGHTS, LEVEL, Bench, Ranks, all_sets, rank_costs, tries_of

ROUNDS, QUESTIONS_A_ROUND, STEP, SEED = 8, 200, 0.6, 1964

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]


def fitted_aims(benches: Sequence[Bench], count: int) -> tuple[Ranks, ...]:
    """For each cue how readily each rank, from 0 for the lowest value to `count`, is to be aimed at, so that the
    ranks that come about are equally frequent over these cards. Every bench has more than `count` candidates."""
    ranks = count + 1
    aims = np.full((len(CUE_WEIGHTS), ranks), 1.0 / ranks)
    if benches:
        rng = np.random.default_rng(SEED)
        asked = [_Asked(bench, count) for bench in benches]
        times = math.ceil(QUESTIONS_A_ROUND / len(asked))
        for _ in range(ROUNDS):
            codes = np.concatenate([one.chosen_codes(times, aims, rng) for one in asked])
            aims *= (len(codes) / ranks / _times_reached(codes, ranks)) ** STEP
            aims /= aims.sum(axis=1, keepdims=True)
    return tuple(map(tuple, aims.tolist()))


class _Asked:
    """A bench that is asked many times."""

    def __init__(self, bench: Bench, count: int) -> None:
        self._bench = bench
        self._sets = all_sets(len(bench.weights), count)
        weights = np.cumsum(np.array(bench.weights)[self._sets].prod(axis=1))
        self._up_to = weights / weights[-1]
        self._tries = tries_of(len(self._sets), bench.cards)

    def chosen_codes(self, times: int, aims: Floats, rng: np.random.Generator) -> Codes:
        """For each question the codes of the best of the sets that were drawn."""
        drawn = self._sets[np.searchsorted(self._up_to, rng.random(times * self._tries))]
        codes = self._bench.codes(drawn).reshape(times, self._tries, -1)
        aimed = (rng.random((times, len(aims), 1)) > np.cumsum(aims, axis=1)[:, :-1]).sum(axis=2)
        best = (rank_costs()[aimed[:, None, :], codes] @ np.array(CUE_WEIGHTS)).argmin(axis=1)
        return np.asarray(codes[np.arange(times), best])


def _times_reached(codes: Codes, ranks: int) -> Floats:
    """How often each rank came about under each cue; among equals it is spread evenly."""
    low, level = codes % LEVEL, codes // LEVEL
    rank = np.arange(ranks)
    within = (rank >= low[..., None]) & (rank <= (low + level)[..., None])
    return np.asarray(0.01 + (within / (level + 1)[..., None]).sum(axis=0))
