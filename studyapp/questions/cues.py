"""What somebody without knowledge could go by, and how wrong options are chosen so that it tells nothing.

A cue gives each option a value; a player without knowledge takes the highest or the lowest. No cue pays when the
right option stands at each rank equally often over the questions of one sort. Some answers cannot change their rank
(the name that is last in the alphabet), so that the others take the remaining ranks more often: how readily each rank
is aimed at is fitted by drawing questions and looking at the ranks that come about.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple

from studyapp.cards.card import AnswerKind, Card
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words, echo

Ranks = tuple[float, ...]

TRIES = 128
"""Sets of wrong options that are drawn, of which the best is taken."""
KEPT_FITS = 64
ROUNDS, QUESTIONS_A_ROUND, STEP, SEED = 8, 200, 0.6, 1964
TIED = 0.3
"""What a tie costs beside a rank missed by one: with a tie the player has to guess."""


class Shown(NamedTuple):
    """An option as a player sees it; `measure` is its day, its figure or its length."""

    text: str
    measure: float


class Crowd(NamedTuple):
    """Over the cards of one sort: how often a folded text is right, for how many cards it may be offered, and which
    cards those are: bit n stands for the n-th card; and in how many texts a word stands."""

    right: Mapping[str, int]
    offered: Mapping[str, int]
    right_for: Mapping[str, int]
    option_of: Mapping[str, int]
    words: Mapping[str, int]

    def together(self, one: str, two: str) -> int:
        """How readily two texts are met as options together: likelier where one of them is right."""
        both = self.option_of.get(one, 0) & self.option_of.get(two, 0)
        right = self.right_for.get(one, 0) | self.right_for.get(two, 0)
        return both.bit_count() + ALWAYS_THERE * (both & right).bit_count()


ALWAYS_THERE = 2
"""How much likelier two texts meet over many questions of a card where one of them is the right answer."""
BELOW, LEVEL = 1, 4
"""How a seat is coded, so that the sum over three seats tells both counts: those below, and four times those level."""

STYLED = frozenset({AnswerKind.TEXT, AnswerKind.ORGANISATION})
"""Answers whose words differ in kind; names of people, terms, dates and figures hardly do."""
NO_STYLE = (0.0, 0.0, 0.0)

Seat = tuple[int, ...]
"""Where a candidate stands to the right option under each cue: `BELOW` it, `LEVEL` with it, or 0 for above."""


class Bench(NamedTuple):
    """The candidates of a card: their seats, how readily each is drawn, and what ties each to each other: shared
    words, and how readily they are met together for other cards; there the right option stands in front of the
    candidates."""

    seats: tuple[Seat, ...]
    weights: tuple[float, ...]
    ties: tuple[tuple[tuple[int, ...], ...], ...]

    def codes(self, chosen: Sequence[int]) -> list[int]:
        """For each cue the summed seats of a set; the last cues, ties to the other options, depend on the
        whole set."""
        codes = list(map(sum, zip(*(self.seats[place] for place in chosen), strict=True)))
        options = [0, *(place + 1 for place in chosen)]
        for tied in self.ties:
            own, *others = (sum(tied[one][other] for other in options) for one in options)
            codes.append(sum(_seat(value, own) for value in others))
        return codes


def _seat(value: float, right: float) -> int:
    return BELOW if value < right else LEVEL if value == right else 0


CUE_WEIGHTS = (2.0, 1.0, 3.0, 1.0, 2.5, 2.0, 1.0, 1.0, 1.0, 1.5, 2.5)
"""Of the cues in the order of `_values`, and of the ties to the other options: what a missed rank costs."""


def _values(card: Card, shown: Shown, crowd: Crowd) -> tuple[float, ...]:
    """Measure, length, words shared with the stem, alphabet, how usual as an option, how usual as an answer, and the
    style of a sentence."""
    key = fold_text(shown.text)
    return (
        shown.measure,
        len(shown.text),
        echo(shown.text, card.prompt),
        _alphabet_place(key),
        crowd.offered.get(key, 0) + crowd.right.get(key, 0),
        crowd.right.get(key, 0),
        *(_style(shown.text, crowd) if card.answer_kind in STYLED else NO_STYLE),
    )


def _style(text: str, crowd: Crowd) -> tuple[float, ...]:
    """How rare and how long the words are on average, and how much punctuation there is."""
    words = content_words(text)
    rarity = sum(1 / crowd.words.get(word, 1) for word in words) / max(1, len(words))
    spelled = fold_text(text).split()
    length = sum(map(len, spelled)) / max(1, len(spelled))
    return rarity, length, sum(not char.isalnum() and not char.isspace() for char in text)


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
    return Bench(
        seats, tuple(weights), (shared, _met_together([fold_text(one.text) for one in (own, *pool)], crowd))
    )


def _met_together(keys: Sequence[str], crowd: Crowd) -> tuple[tuple[int, ...], ...]:
    """How readily options are met together for other cards; the first is right for this one."""
    if not crowd.option_of:
        return tuple((0,) * len(keys) for _ in keys)
    return tuple(
        tuple(
            0 if one == two else crowd.together(keys[one], keys[two]) - (0 if one and two else ALWAYS_THERE)
            for two in range(len(keys))
        )
        for one in range(len(keys))
    )


def fitting_set(bench: Bench, aims: Sequence[Sequence[float]], count: int, rng: Random) -> tuple[int, ...]:
    """Places of `count` candidates whose set gives the right option, as nearly as can be, ranks that are drawn by
    `aims`; `count` is at most 3."""
    costs = [
        [weight * cost for cost in _COSTS[rng.choices(range(count + 1), ranks)[0]]]
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


_COSTS = [[_cost(aim, code) for code in range(4 * LEVEL)] for aim in range(4)]


@lru_cache(maxsize=KEPT_FITS)
def fitted_aims(benches: tuple[Bench, ...], count: int) -> tuple[Ranks, ...]:
    """For each cue how readily each rank, from 0 for the lowest value to `count`, is to be aimed at, so that the
    ranks that come about are equally frequent over these cards."""
    ranks = count + 1
    aims = [[1.0 / ranks] * ranks for _ in CUE_WEIGHTS]
    if not benches:
        return tuple(map(tuple, aims))
    rng = Random(SEED)  # noqa: S311 - the same fit each time
    times = math.ceil(QUESTIONS_A_ROUND / len(benches))
    for _ in range(ROUNDS):
        reached = [[0.01] * ranks for _ in CUE_WEIGHTS]
        for bench in [*benches] * times:
            _count_ranks(reached, bench, fitting_set(bench, aims, count, rng))
        wanted = times * len(benches) / ranks
        aims = [
            [aim * (wanted / got) ** STEP for aim, got in zip(one, seen, strict=True)]
            for one, seen in zip(aims, reached, strict=True)
        ]
        aims = [[aim / sum(one) for aim in one] for one in aims]
    return tuple(map(tuple, aims))


def _count_ranks(reached: list[list[float]], bench: Bench, chosen: Sequence[int]) -> None:
    """Add the rank of the right option under each cue; among equals it is spread evenly."""
    for seen, code in zip(reached, bench.codes(chosen), strict=True):
        low, level = code % LEVEL, code // LEVEL
        for rank in range(low, low + level + 1):
            seen[rank] += 1 / (level + 1)
