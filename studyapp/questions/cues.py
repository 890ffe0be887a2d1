"""What somebody without knowledge could go by, and how wrong options are chosen so that it tells nothing.

A cue gives each option a value; a player without knowledge takes the highest or the lowest. No cue pays when the
right option stands at each rank equally often over the questions of one sort. Some answers cannot change their rank
(the name that is last in the alphabet), so that the others take the remaining ranks more often: how readily each rank
is aimed at is fitted in `cue_fit`.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from studyapp.cards.card import Card
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words

Ranks = tuple[float, ...]

TRIES = 32
"""Sets of wrong options that are drawn, of which the best is taken."""
TIED = 0.3
"""What a tie costs beside a rank missed by one: with a tie the player has to guess."""


class Shown(NamedTuple):
    """An option as a player sees it; `measure` is its day, its figure or its length."""

    text: str
    measure: float


class Crowd(NamedTuple):
    """Over the cards of one sort: how often a folded text is right, and for how many cards it may be offered."""

    right: Mapping[str, int]
    offered: Mapping[str, int]


BELOW, LEVEL = 1, 4
"""How a seat is coded, so that the sum over three seats tells both counts: those below, and four times those level."""

Seat = tuple[int, ...]
"""Where a candidate stands to the right option under each cue: `BELOW` it, `LEVEL` with it, or 0 for above."""


class Bench(NamedTuple):
    """The candidates of a card: their seats, how readily each is drawn, and how many words each shares with each
    other; there the right option stands in front of the candidates."""

    seats: tuple[Seat, ...]
    weights: tuple[float, ...]
    shared: tuple[tuple[int, ...], ...]

    def codes(self, chosen: Sequence[int]) -> list[int]:
        """For each cue the summed seats of a set; the last cue, words shared with the other options, depends on
        the whole set."""
        codes = list(map(sum, zip(*(self.seats[place] for place in chosen), strict=True)))
        options = [0, *(place + 1 for place in chosen)]
        own, *others = (sum(self.shared[one][other] for other in options) for one in options)
        codes.append(sum(_seat(value, own) for value in others))
        return codes


def _seat(value: float, right: float) -> int:
    return BELOW if value < right else LEVEL if value == right else 0


CUE_WEIGHTS = (2.0, 1.0, 3.0, 1.0, 2.5, 2.0, 1.5)
"""Of the cues in the order of `_values`, and of the words shared with the other options: what a missed rank costs."""


def _values(card: Card, shown: Shown, crowd: Crowd) -> tuple[float, ...]:
    """Measure, length, words shared with the stem, alphabet, how usual as an option, and how usual as an answer."""
    key = fold_text(shown.text)
    return (
        shown.measure,
        len(shown.text),
        len(content_words(shown.text) & content_words(card.prompt)),
        _alphabet_place(key),
        crowd.offered.get(key, 0) + crowd.right.get(key, 0),
        crowd.right.get(key, 0),
    )


def _alphabet_place(folded: str) -> float:
    """A number that grows with the alphabetical order of the first letters."""
    return sum(ord(char) / 200.0 ** (at + 1) for at, char in enumerate(folded[:8]))


def bench_of(card: Card, own: Shown, pool: Sequence[Shown], weights: Sequence[float], crowd: Crowd) -> Bench:
    """Compare every candidate with the right option, and with each other."""
    right = _values(card, own, crowd)
    seats = tuple(
        tuple(_seat(value, mark) for value, mark in zip(_values(card, one, crowd), right, strict=True))
        for one in pool
    )
    words = [content_words(one.text) for one in (own, *pool)]
    shared = tuple(tuple(0 if one is other else len(one & other) for other in words) for one in words)
    return Bench(seats, tuple(weights), shared)


def fitting_set(bench: Bench, aims: Sequence[Sequence[float]], count: int, rng: Random) -> tuple[int, ...]:
    """Places of `count` candidates whose set gives the right option, as nearly as can be, ranks that are drawn by
    `aims`; `count` is at most 3."""
    costs = [
        [weight * cost for cost in RANK_COSTS[rng.choices(range(count + 1), ranks)[0]]]
        for ranks, weight in zip(aims, CUE_WEIGHTS, strict=True)
    ]
    sets = [_drawn(bench.weights, count, rng) for _ in range(TRIES)]

    def miss(chosen: Sequence[int]) -> float:
        return sum(cost[code] for cost, code in zip(costs, bench.codes(chosen), strict=True))

    return min(sets, key=miss)


def _drawn(weights: Sequence[float], count: int, rng: Random) -> tuple[int, ...]:
    """So many different places, by weight."""
    places: list[int] = []
    while len(places) < count:
        for place in rng.choices(range(len(weights)), weights, k=count - len(places)):
            if place not in places:
                places.append(place)
    return tuple(places)


def _cost(aim: int, code: int) -> float:
    """How far the rank that a summed code tells lies from the one aimed at."""
    low, level = code % LEVEL, code // LEVEL
    return max(low - aim, aim - low - level, 0) + TIED * level


RANK_COSTS = [[_cost(aim, code) for code in range(4 * LEVEL)] for aim in range(4)]
"""What each summed code costs, by the rank aimed at."""
