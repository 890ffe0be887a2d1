"""What somebody without knowledge could go by, and how wrong options are chosen so that it tells nothing.

A cue gives each option a value; a player without knowledge takes the highest or the lowest. No cue pays when the
right option stands at each rank equally often over the questions of one sort. Some answers cannot change their rank
(the name that is last in the alphabet), so that the others take the remaining ranks more often: how readily each rank
is aimed at is fitted in `cue_fit`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from studyapp.cards.card import AnswerKind, Card
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words, echo

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Table = npt.NDArray[np.int_]

Ranks = tuple[float, ...]

FEWEST_TRIES, MOST_TRIES, SHARE = 20, 96, 20
"""Sets of wrong options that are drawn, of which the best is taken: one in `SHARE` of all, within these bounds; with
more the same set would come too often."""
MANY_CARDS, TRIES_OF_FEW = 30, 6
"""Over a sort of fewer cards the cues tell little, and options change more."""
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


OFFERED_IS_MET = 0.85
"""How likely a person who may be offered for a card is met there; where they are right, as for many cards, it is sure."""
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
    """The candidates of a card, packed for reckoning with many sets at once.

    `seats` holds the seat of each candidate; `ties` what ties each option to each other, shared words and how readily
    they are met together for other cards, where the right option stands in front of the candidates; `weights` how
    readily each candidate is drawn; `cards` of how many cards of its sort it is one.
    """

    seats: bytes
    ties: bytes
    weights: tuple[float, ...]
    cards: int

    def codes(self, sets: "Table") -> "Table":
        """For each set of places and each cue the summed seats; the last cues, ties to the other options, depend on
        the whole set."""
        import numpy as np

        size = len(self.weights)
        seats = np.frombuffer(self.seats, np.int32).reshape(size, -1)
        ties = np.frombuffer(self.ties, np.int32).reshape(-1, size + 1, size + 1)
        options = np.pad(sets + 1, ((0, 0), (1, 0)))
        sums = ties[:, options[:, :, None], options[:, None, :]].sum(axis=3)
        own, others = sums[:, :, :1], sums[:, :, 1:]
        tied = (BELOW * (others < own) + LEVEL * (others == own)).sum(axis=2)
        return np.concatenate([seats[sets].sum(axis=1), tied.T], axis=1)


def _seat(value: float, right: float) -> int:
    return BELOW if value < right else LEVEL if value == right else 0


CUE_WEIGHTS = (4.0, 1.0, 3.0, 1.0, 3.0, 2.0, 1.0, 1.0, 1.0, 1.5, 2.75)
"""Of the cues in the order of `_values`, and of the ties to the other options: what a missed rank costs."""


def _values(card: Card, shown: Shown, crowd: Crowd) -> tuple[float, ...]:
    """Measure, length, words shared with the stem, alphabet, how usual as an option, how usual as an answer, and the
    style of a sentence."""
    key = fold_text(shown.text)
    met = OFFERED_IS_MET if card.answer_kind is AnswerKind.FIGURE else 1.0
    return (
        shown.measure,
        len(shown.text),
        echo(shown.text, card.prompt),
        _alphabet_place(key),
        met * crowd.offered.get(key, 0) + crowd.right.get(key, 0),
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
    met = _met_together([fold_text(one.text) for one in (own, *pool)], crowd)
    return Bench(_packed(seats), _packed((shared, met)), tuple(weights), sum(crowd.right.values()))


def _packed(rows: Sequence[Any]) -> bytes:
    import numpy as np

    return np.array(rows, np.int32).tobytes()


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
    aimed = [rng.choices(range(count + 1), ranks)[0] for ranks in aims]
    sets = _drawn(bench, count, rng)
    best = rank_costs()[aimed, bench.codes(sets)].dot(CUE_WEIGHTS).argmin()
    return tuple(sets[best].tolist())


def _drawn(bench: Bench, count: int, rng: Random) -> "Table":
    """Sets of so many places, by the weights of their places."""
    import numpy as np

    sets = all_sets(len(bench.weights), count)
    up_to = np.cumsum(np.array(bench.weights)[sets].prod(axis=1)).tolist()
    return sets[rng.choices(range(len(sets)), cum_weights=up_to, k=tries_of(len(sets), bench.cards))]


def tries_of(sets: int, cards: int) -> int:
    """How many of so many sets are drawn, for the best of them to be taken, for one of so many cards of a sort."""
    return min(MOST_TRIES, max(FEWEST_TRIES, sets // SHARE)) if cards >= MANY_CARDS else TRIES_OF_FEW


@cache
def all_sets(size: int, count: int) -> "Table":
    """Every set of `count` of so many places, a set a row."""
    import numpy as np

    return np.array(list(combinations(range(size), count)))


def _cost(aim: int, code: int) -> float:
    """How far the rank that a summed code tells lies from the one aimed at."""
    low, level = code % LEVEL, code // LEVEL
    return max(low - aim, aim - low - level, 0) + TIED * level


@cache
def rank_costs() -> "npt.NDArray[np.float64]":
    """For each rank that may be aimed at, what each code costs."""
    import numpy as np

    return np.array([[_cost(aim, code) for code in range(4 * LEVEL)] for aim in range(4)])
