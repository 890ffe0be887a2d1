"""How readily each rank of the right option is to be aimed at, for all cards of one sort at once. Imports numpy.

Questions are drawn in rounds; after each, ranks that came about too often are aimed at less.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studyapp.questions.cues import BELOW, CUE_WEIGHTS, LEVEL, Bench, Ranks, rank_costs, tries_among

ROUNDS, QUESTIONS_A_ROUND, STEP, SEED = 8, 200, 0.6, 1964

Codes = NDArray[np.intp]
Floats = NDArray[np.float64]


def fitted_aims(benches: Sequence[Bench], count: int) -> tuple[Ranks, ...]:
    """For each cue how readily each rank, from 0 for the lowest value to `count`, is to be aimed at, so that the
    ranks that come about are equally frequent over these cards. Every bench has more than `count` candidates."""
    ranks = count + 1
    aims = np.full((len(CUE_WEIGHTS), ranks), 1.0 / ranks)
    if benches:
        rng = np.random.default_rng(SEED)
        asked = _Asked(benches, count, math.ceil(QUESTIONS_A_ROUND / len(benches)))
        for _ in range(ROUNDS):
            reached = _ranks_of(asked.chosen_codes(aims, rng), ranks)
            aims *= (asked.number / ranks / reached) ** STEP
            aims /= aims.sum(axis=1, keepdims=True)
    return tuple(map(tuple, aims.tolist()))


class _Asked:
    """Every bench so many times, as arrays; candidates that a bench lacks have no weight."""

    def __init__(self, benches: Sequence[Bench], count: int, times: int) -> None:
        most = max(len(bench.weights) for bench in benches)
        tables = [bench.tables() for bench in benches]
        cues, ties = tables[0][0].shape[1], tables[0][1].shape[0]
        self.number, self._count = times * len(benches), count
        seats = np.zeros((len(benches), most, cues), dtype=np.intp)
        weights = np.zeros((len(benches), most))
        tied = np.zeros((len(benches), ties, most + 1, most + 1), dtype=np.intp)
        for place, (bench, (own, together)) in enumerate(zip(benches, tables, strict=True)):
            candidates = len(bench.weights)
            seats[place, :candidates] = own
            weights[place, :candidates] = bench.weights
            tied[place, :, : candidates + 1, : candidates + 1] = together
        tries = [tries_among(len(bench.weights), count) for bench in benches]
        self._tries = np.repeat(tries, times)
        self._bench = np.repeat(np.arange(len(benches)), times)
        self._seats, self._weights, self._tied = seats, weights, tied
        self._costs = rank_costs()

    def chosen_codes(self, aims: Floats, rng: np.random.Generator) -> Codes:
        """One question of each: the summed seats by question and cue of the best of the sets drawn."""
        codes = self._codes(self._drawn(rng))
        aimed = (rng.random((self.number, len(aims), 1)) > np.cumsum(aims, axis=1)[:, :-1]).sum(axis=2)
        missed = self._costs[aimed[:, None, :], codes] @ np.array(CUE_WEIGHTS)
        missed[np.arange(missed.shape[1]) >= self._tries[:, None]] = np.inf
        best = missed.argmin(axis=1)
        return np.asarray(codes[np.arange(self.number), best])

    def _drawn(self, rng: np.random.Generator) -> Codes:
        """Candidates by question, try and place, without one twice: the largest keys of Efraimidis and Spirakis."""
        weights = self._weights[self._bench][:, None, :]
        with np.errstate(divide="ignore"):
            keys = np.log(rng.random((self.number, self._tries.max(), weights.shape[2]))) / weights
        return np.argpartition(-keys, self._count - 1, axis=2)[:, :, : self._count]

    def _codes(self, drawn: Codes) -> Codes:
        question = self._bench[:, None, None]
        own = self._seats[question, drawn].sum(axis=2)
        options = np.concatenate([np.zeros((*drawn.shape[:2], 1), dtype=np.intp), drawn + 1], axis=2)
        at = self._bench[:, None, None, None]
        together = [
            _seats_by_sum(self._tied[at, tie, options[:, :, :, None], options[:, :, None, :]].sum(axis=3))
            for tie in range(self._tied.shape[1])
        ]
        return np.concatenate([own, np.stack(together, axis=2)], axis=2)


def _seats_by_sum(sums: Codes) -> Codes:
    """How the right option, which stands first, lies among the others by what it shares with them."""
    right, others = sums[..., :1], sums[..., 1:]
    return np.asarray((BELOW * (others < right) + LEVEL * (others == right)).sum(axis=-1))


def _ranks_of(codes: Codes, ranks: int) -> Floats:
    """How often each rank came about under each cue; among equals it is spread evenly."""
    low, level = codes % LEVEL, codes // LEVEL
    rank = np.arange(ranks)
    within = (rank >= low[..., None]) & (rank <= (low + level)[..., None])
    return np.asarray(0.01 + (within / (level + 1)[..., None]).sum(axis=0))
