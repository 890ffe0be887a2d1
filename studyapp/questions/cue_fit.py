"""How readily each rank of the right option is to be aimed at, for all cards of one sort. Imports numpy.

Questions are drawn in rounds; after each, ranks that came about too often are aimed at less.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from studyapp.questions.cues import CUE_WEIGHTS, LEVEL, Bench, Ranks, all_sets, rank_costs, tries_of

ROUNDS, QUESTIONS_A_ROUND, STEP, SEED = 12, 400, 0.6, 1964

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]


def fitted_aims(benches: Sequence[Bench], count: int) -> tuple[Ranks, ...]:
    """For each cue how readily each rank, from 0 for the lowest value to `count`, is to be aimed at, so that the
    ranks that come about are equally frequent over these cards. Where a bench has no more than `count` candidates there
    is nothing to choose: the others make up for its rank."""
    ranks = count + 1
    aims = np.full((len(CUE_WEIGHTS), ranks), 1.0 / ranks)
    asked = [_Asked(bench, count) for bench in benches if len(bench.weights) > count]
    given = [_given_ranks(bench, ranks) for bench in benches if 0 < len(bench.weights) <= count]
    if asked:
        rng = np.random.default_rng(SEED)
        times = math.ceil(QUESTIONS_A_ROUND / len(asked))
        always = times * np.sum(given, axis=0) if given else np.zeros_like(aims)
        for _ in range(ROUNDS):
            codes = np.concatenate([one.chosen_codes(times, aims, rng) for one in asked])
            reached = _times_reached(codes, ranks) + always
            aims *= (reached.sum(axis=1, keepdims=True) / ranks / reached) ** STEP
            aims /= aims.sum(axis=1, keepdims=True)
    return tuple(map(tuple, aims.tolist()))


def _given_ranks(bench: Bench, ranks: int) -> Floats:
    """For each cue how far the right option reaches each rank beside all candidates; among fewer options than usual
    the highest counts as highest, and those between are spread."""
    size = len(bench.weights)
    codes = bench.codes(np.arange(size)[None, :])
    few = _times_reached(codes, size + 1)
    shared = np.zeros((len(few), ranks))
    for rank in range(size + 1):
        place = rank * (ranks - 1) / size
        below = min(int(place), ranks - 2)
        shared[:, below] += few[:, rank] * (below + 1 - place)
        shared[:, below + 1] += few[:, rank] * (place - below)
    return shared


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
