"""Which of the wrong options that authors wrote stand beside each answer.

A card has up to `TURNS` different sets of three, so that asked again it shows others. They are chosen for all cards of a
sort together, so that over these the right answer is no oftener the longest, the plainest, the one with most capitals
and so on than chance has it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, islice
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import beginnings, content_words, echo

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Table = npt.NDArray[np.int_]

SHOWN, TURNS = 3, 3
MOST_WAYS = 1200
"""Of filling the turns of a card that are compared; six wrong options have 1,140."""
SWEEPS = 6
"""After so many over all cards hardly one changes its set any more."""
ABSOLUTE = frozenset(
    {"all", "always", "any", "completely", "entire", "every", "never", "no", "none", "only", "whole"}
)
HEDGING = frozenset(
    {"almost", "could", "largely", "less", "mainly", "may", "might", "more", "often", "partly", "some"}
)
NEGATING = frozenset(
    {"cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"}
)


class Written(NamedTuple):
    """A stem with its right answer and the wrong options that its author wrote."""

    stem: str
    right: str
    wrong: Sequence[str]

    @property
    def texts(self) -> list[str]:
        """The right answer, and behind it all wrong options."""
        return [self.right, *self.wrong]


Cue = Callable[[str, str], float]
"""What a guesser may go by: a value of an option, given its stem."""


def _words(text: str) -> list[str]:
    return fold_text(text).split() or [""]


def _among(text: str, words: frozenset[str]) -> int:
    return sum(word in words for word in _words(text))


CUES: tuple[Cue, ...] = (
    lambda text, _stem: len(text),
    lambda text, _stem: len(text.split()),
    lambda text, _stem: max(map(len, _words(text))),
    lambda text, _stem: fmean(map(len, _words(text))),
    echo,
    lambda text, stem: len(content_words(text) & content_words(stem)),
    lambda text, stem: len(beginnings(text) & beginnings(stem)),
    lambda text, _stem: sum(char.isupper() for char in text),
    lambda text, _stem: sum(not char.isalnum() and not char.isspace() for char in text),
    lambda text, _stem: text.count(","),
    lambda text, _stem: sum(char.isdigit() for char in text),
    lambda text, _stem: _among(text, ABSOLUTE),
    lambda text, _stem: _among(text, HEDGING),
    lambda text, _stem: _among(text, NEGATING),
)


def _rarity_cues(seen: Counter[str]) -> tuple[Cue, ...]:
    """`seen` tells in how many options of the sort a word stands."""

    def rarities(text: str) -> list[float]:
        return [1 / max(1, seen[word]) for word in content_words(text)] or [0.0]

    return (
        lambda text, _stem: fmean(rarities(text)),
        lambda text, _stem: max(rarities(text)),
    )


Places = tuple[int, ...]
"""Which wrong options are shown."""


class _Choice:
    """A card with all ways to fill its turns with different sets, and what each lets guessers gain. Imports numpy."""

    def __init__(self, card: Written, cues: Sequence[Cue]) -> None:
        import numpy as np

        self._sets = tuple(combinations(range(len(card.wrong)), min(SHOWN, len(card.wrong))))
        self._ways = _ways(self._sets)
        # The right answer stands in front of the wrong ones, in the whole card and in each set.
        options = np.array([(0, *(place + 1 for place in places)) for places in self._sets])
        values = np.array([[cue(text, card.stem) for cue in cues] for text in card.texts], np.float64)
        gains = _gains(np.concatenate([values[options], _values_beside_others(card, options)], axis=2))
        self.gains = gains[np.array(self._ways)].mean(axis=1)
        """For each way how far above chance somebody is right who takes the highest of each cue, and the lowest."""

    def turns(self, way: int) -> tuple[Places, ...]:
        """The sets that are shown."""
        return tuple(self._sets[place] for place in self._ways[way])


def _ways(sets: Sequence[Places]) -> list[tuple[int, ...]]:
    """Which sets may be shown in turn: together they have as many of the options as can be."""
    ways = list(islice(combinations(range(len(sets)), min(TURNS, len(sets))), MOST_WAYS))
    shown = [len({option for place in way for option in sets[place]}) for way in ways]
    return [way for way, count in zip(ways, shown, strict=True) if count == max(shown)]


def _values_beside_others(card: Written, options: "Table") -> "Floats":
    """For each set and option its value for cues in which the others count: the alphabet, how far the length is from
    the middle one, and words in common."""
    import numpy as np

    in_order = sorted(map(fold_text, card.texts))
    alphabet = np.array([in_order.index(fold_text(text)) for text in card.texts])[options]
    lengths = np.array(list(map(len, card.texts)))[options]
    off = np.abs(lengths - np.median(lengths, axis=1, keepdims=True))
    words = list(map(content_words, card.texts))
    shared = np.array([[0 if one is two else len(one & two) for two in words] for one in words])
    common = shared[options[:, :, None], options[:, None, :]].sum(axis=2)
    return np.stack([alphabet, off, common], axis=2).astype(np.float64)


def _gains(values: "Floats") -> "Floats":
    """Of values by set, option and cue: how far above chance the highest is right, and the lowest."""
    import numpy as np

    own, chance = values[:, 0], 1 / values.shape[1]
    ends = (values.max(axis=1), values.min(axis=1))
    return np.hstack([(own == end) / (values == end[:, None]).sum(axis=1) - chance for end in ends])


def balanced_turns(cards: Sequence[Written], elsewhere: Sequence[str] = ()) -> tuple[tuple[Places, ...], ...]:
    """For each card up to `TURNS` different sets, as places of at most three of its wrong options; `elsewhere` are the
    options of other cards of the sort. Imports numpy.

    One card after the other takes the sets with which the guessers gain least over all cards; where there is nothing to
    choose the others make up for it.
    """
    texts = {*elsewhere, *(text for card in cards for text in card.texts)}
    cues = (*CUES, *_rarity_cues(Counter(word for text in texts for word in content_words(text))))
    choices = [_Choice(card, cues) for card in cards]
    return tuple(choice.turns(way) for choice, way in zip(choices, _balanced(choices), strict=True))


def _balanced(choices: Sequence[_Choice]) -> list[int]:
    """For each card the way that it takes."""
    import numpy as np

    chosen = [0] * len(choices)
    total = np.sum([choice.gains[0] for choice in choices], axis=0)
    for _ in range(SWEEPS):
        for card, choice in enumerate(choices):
            others = total - choice.gains[chosen[card]]
            chosen[card] = int((np.maximum(others + choice.gains, 0.0) ** 4).sum(axis=1).argmin())
            total = others + choice.gains[chosen[card]]
    return chosen
