"""Which of the wrong options that authors wrote stand beside each answer.

A card shows the same three each time: were they changed, the right answer would be the one that stays. They are chosen
for all cards of a sort together, so that over these the right answer is no oftener the longest, the plainest, the one
with most capitals and so on than chance has it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from statistics import fmean, median
from typing import TYPE_CHECKING, NamedTuple

from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import beginnings, content_words, echo

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Gains = npt.NDArray[np.float64]

SHOWN = 3
SWEEPS = 6
"""After so many over all cards hardly one changes its set any more."""
ROUNDS = 8
"""Of sweeps: which words are rare changes with what is shown, and the best round counts."""
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

    def with_options(self, places: Sequence[int]) -> list[str]:
        """The right answer, and behind it the wrong options at these places."""
        return [self.right, *(self.wrong[place] for place in places)]


Cue = Callable[[str, str, Sequence[str]], float]
"""What a guesser may go by: a value of an option, given its stem and all that is shown."""


def _words(text: str) -> list[str]:
    return fold_text(text).split() or [""]


def _among(text: str, words: frozenset[str]) -> int:
    return sum(word in words for word in _words(text))


def _in_common(text: str, shown: Sequence[str]) -> int:
    return sum(len(content_words(text) & content_words(other)) for other in shown if other != text)


CUES: tuple[Cue, ...] = (
    lambda text, _stem, _shown: len(text),
    lambda text, _stem, _shown: len(text.split()),
    lambda text, _stem, _shown: max(map(len, _words(text))),
    lambda text, _stem, _shown: fmean(map(len, _words(text))),
    lambda text, stem, _shown: echo(text, stem),
    lambda text, stem, _shown: len(content_words(text) & content_words(stem)),
    lambda text, stem, _shown: len(beginnings(text) & beginnings(stem)),
    lambda text, _stem, _shown: sum(char.isupper() for char in text),
    lambda text, _stem, _shown: sum(not char.isalnum() and not char.isspace() for char in text),
    lambda text, _stem, _shown: text.count(","),
    lambda text, _stem, _shown: sum(char.isdigit() for char in text),
    lambda text, _stem, _shown: _among(text, ABSOLUTE),
    lambda text, _stem, _shown: _among(text, HEDGING),
    lambda text, _stem, _shown: _among(text, NEGATING),
    lambda text, _stem, shown: sorted(map(fold_text, shown)).index(fold_text(text)),
    lambda text, _stem, shown: abs(len(text) - median(map(len, shown))),
    lambda text, _stem, shown: _in_common(text, shown),
)


def _rarity_cues(seen: Counter[str]) -> tuple[Cue, ...]:
    """`seen` tells in how many options of the sort a word stands."""

    def rarities(text: str) -> list[float]:
        return [1 / max(1, seen[word]) for word in content_words(text)] or [0.0]

    return (
        lambda text, _stem, _shown: fmean(rarities(text)),
        lambda text, _stem, _shown: max(rarities(text)),
    )


Places = tuple[int, ...]
"""Which wrong options are shown."""


def balanced_sets(cards: Sequence[Written], elsewhere: Sequence[str] = ()) -> tuple[Places, ...]:
    """For each card the places of at most three of its wrong options; `elsewhere` are the options of other cards of the
    sort. Imports numpy.

    One card after the other takes the set with which the guessers gain least over all cards; with as many options as
    are shown there is nothing to choose, but the others make up for it.
    """
    import numpy as np

    sets = [tuple(combinations(range(len(card.wrong)), min(SHOWN, len(card.wrong)))) for card in cards]
    plain = [_gains_of_sets(card, of_card, CUES) for card, of_card in zip(cards, sets, strict=True)]
    chosen = best = [0] * len(cards)
    least = np.inf
    for _ in range(ROUNDS if cards else 0):
        shown = [
            card.with_options(of_card[place])
            for card, of_card, place in zip(cards, sets, chosen, strict=True)
        ]
        texts = {*elsewhere, *(text for of_card in shown for text in of_card)}
        cues = _rarity_cues(Counter(word for text in texts for word in content_words(text)))
        gains = [
            np.hstack([own, _gains_of_sets(card, of_card, cues)])
            for own, card, of_card in zip(plain, cards, sets, strict=True)
        ]
        worst = sum(of_card[place] for of_card, place in zip(gains, chosen, strict=True)).max()
        if worst < least:
            best, least = chosen, worst
        chosen = _balanced(gains, chosen)
    return tuple(of_card[place] for of_card, place in zip(sets, best, strict=True))


def _balanced(gains: Sequence["Gains"], start: Sequence[int]) -> list[int]:
    import numpy as np

    chosen = list(start)
    total = np.sum([of_card[place] for of_card, place in zip(gains, chosen, strict=True)], axis=0)
    for _ in range(SWEEPS):
        for card, of_card in enumerate(gains):
            others = total - of_card[chosen[card]]
            chosen[card] = int((np.maximum(others + of_card, 0.0) ** 4).sum(axis=1).argmin())
            total = others + of_card[chosen[card]]
    return chosen


def _gains_of_sets(card: Written, sets: Sequence[Places], cues: Sequence[Cue]) -> "Gains":
    """For each set and cue how far above chance somebody is right who takes the highest, and who takes the lowest."""
    import numpy as np

    return np.array([_gains(card, places, cues) for places in sets])


def _gains(card: Written, places: Places, cues: Sequence[Cue]) -> list[float]:
    shown = card.with_options(places)
    gains: list[float] = []
    for cue in cues:
        values = [cue(text, card.stem, shown) for text in shown]
        own, chance = values[0], 1 / len(values)
        gains.append((own == max(values)) / values.count(own) - chance)
        gains.append((own == min(values)) / values.count(own) - chance)
    return gains
