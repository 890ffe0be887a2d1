"""Three memories of simulated students that no planner knows: FSRS-6 with noise, ACT-R, and a fast and a slow store.

Each answers the same way: `recall(day)` is the true probability for every card, and `answer` records one look.
"""

from collections.abc import Callable
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from studyapp.scheduling.fsrs_arrays import DEFAULT_PARAMETERS, ArrayModel, Floats
from studyapp.scheduling.grade import Grade

Indices: TypeAlias = NDArray[np.intp]
Grades: TypeAlias = NDArray[np.intp]

FIRST_GRADE_LIMITS = (0.24, 0.33, 0.83)
"""First looks by ease of card: below the first limit Again, then Hard, Good, and Easy."""
DAY_SECONDS = 86_400.0
MOST_LOOKS = 64


class TrueMemory(Protocol):
    def recall(self, day: float) -> Floats: ...

    def first_look(self, cards: Indices, day: int) -> Grades: ...

    def answer(self, cards: Indices, day: int, grades: Grades) -> None: ...

    def repeat(self, cards: Indices, day: int) -> None: ...


def first_grades(ease: Floats, chance: Floats) -> Grades:
    """Grades of first looks: half by the ease of the card (0 to 1), half by chance (0 to 1)."""
    return np.searchsorted(FIRST_GRADE_LIMITS, _uniform((_normal(ease) + _normal(chance)) / np.sqrt(2))) + 1


class FsrsStudent:
    """FSRS-6 with the student's own parameters, and with cards that last longer or shorter than the rest."""

    def __init__(self, cards: int, rng: np.random.Generator) -> None:
        spread = np.exp(rng.normal(0, 0.10, 21))
        spread[[4, 7, 20]] = 1.0
        own = np.array(DEFAULT_PARAMETERS) * spread
        own[:4] *= np.exp(rng.normal(0, 0.35))
        own[8] += rng.normal(0, 0.25)
        self.model = ArrayModel(tuple(float(value) for value in own))
        self.lasting = np.exp(rng.normal(0, 0.35, cards))
        self.ease, self.chance = rng.random(cards), rng.random(cards)
        self.stability, self.difficulty = np.full(cards, np.nan), np.full(cards, np.nan)
        self.last_day = np.zeros(cards)

    def recall(self, day: float) -> Floats:
        seen = ~np.isnan(self.stability)
        found = np.zeros(len(seen))
        found[seen] = self.model.recall(day - self.last_day[seen], self.stability[seen])
        return found

    def first_look(self, cards: Indices, day: int) -> Grades:
        grades = first_grades(self.ease[cards], self.chance[cards])
        self.stability[cards] = self.model.first_stability(grades) * self.lasting[cards]
        self.difficulty[cards] = self.model.first_difficulty(grades)
        self.last_day[cards] = day
        return grades

    def answer(self, cards: Indices, day: int, grades: Grades) -> None:
        days = day - self.last_day[cards]
        old = self.stability[cards]
        new = self.model.next_stability(old, self.difficulty[cards], days, grades)
        grown = old + (new - old) * self.lasting[cards]
        self.stability[cards] = np.where(grades > Grade.AGAIN, grown, new)
        self.difficulty[cards] = self.model.next_difficulty(self.difficulty[cards], grades)
        self.last_day[cards] = day

    def repeat(self, cards: Indices, day: int) -> None:
        good = np.full(len(cards), int(Grade.GOOD))
        self.stability[cards] = self.model.stability_same_day(self.stability[cards], good)
        self.last_day[cards] = day


class ActrStudent:
    """Activation from all looks, each fading faster when it came while activation was high.

    Pavlik & Anderson 2005, Cognitive Science 29: m = b + ln sum t ** -d, d = c exp(m then) + a, recall a logistic of m;
    time between sittings counts at 0.025.
    """

    A, C, TAU, S, BETWEEN = 0.177, 0.217, -0.704, 0.255, 0.025
    SAME_DAY_SECONDS = 300.0

    def __init__(self, cards: int, rng: np.random.Generator) -> None:
        self.ease, self.chance = rng.random(cards), rng.random(cards)
        self.base = 1.1 + rng.normal(0, 0.15) + 0.3 * _normal(self.ease)
        self.looked = np.full((cards, MOST_LOOKS), np.nan)
        self.decay = np.full((cards, MOST_LOOKS), np.nan)
        self.looks = np.zeros(cards, dtype=np.intp)

    def _activation(self, day: float, cards: Indices) -> Floats:
        most = max(int(self.looks[cards].max(initial=1)), 1)
        since = (day - self.looked[cards, :most]) * DAY_SECONDS * self.BETWEEN + self.SAME_DAY_SECONDS
        traces = np.nansum(np.exp(-self.decay[cards, :most] * np.log(since)), axis=1)
        with np.errstate(divide="ignore"):
            return np.asarray(self.base[cards] + np.log(traces))

    def recall(self, day: float) -> Floats:
        activation = self._activation(day, np.arange(len(self.base)))
        return 1 / (1 + np.exp(np.minimum((self.TAU - activation) / self.S, 700)))

    def _look(self, cards: Indices, day: int) -> None:
        activation = self._activation(day, cards)
        # A full memory forgets its oldest look; with 64 places that is of no weight.
        full = cards[self.looks[cards] == MOST_LOOKS]
        for held in (self.looked, self.decay):
            held[full, :-1] = held[full, 1:]
        self.looks[full] -= 1
        at = self.looks[cards]
        self.looked[cards, at] = day
        self.decay[cards, at] = self.C * np.exp(activation) + self.A
        self.looks[cards] += 1

    def first_look(self, cards: Indices, day: int) -> Grades:
        self._look(cards, day)
        return first_grades(self.ease[cards], self.chance[cards])

    def answer(self, cards: Indices, day: int, grades: Grades) -> None:
        self._look(cards, day)

    def repeat(self, cards: Indices, day: int) -> None:
        self._look(cards, day)


class TwoStoreStudent:
    """A fast store that is full after each look and gone in days, and a slow one that gains when the fast has faded.

    Recall is by either store; the slow store fades more slowly with every look on another day.
    """

    def __init__(self, cards: int, rng: np.random.Generator) -> None:
        self.ease, self.chance = rng.random(cards), rng.random(cards)
        lasting = np.exp(0.3 * _normal(self.ease) + rng.normal(0, 0.15))
        self.fast_days, self.slow_days = 4.0 * lasting, 80.0 * lasting
        self.gain = np.clip(rng.normal(0.4, 0.04) + 0.06 * _normal(self.ease), 0.1, 0.7)
        self.slow, self.last_day = np.zeros(cards), np.full(cards, np.nan)

    def _stores(self, day: float, cards: Indices) -> tuple[Floats, Floats]:
        since = day - self.last_day[cards]
        return 0.97 * np.exp(-since / self.fast_days[cards]), self.slow[cards] * np.exp(
            -since / self.slow_days[cards]
        )

    def recall(self, day: float) -> Floats:
        fast, slow = self._stores(day, np.arange(len(self.slow)))
        return np.nan_to_num(1 - (1 - fast) * (1 - slow))

    def first_look(self, cards: Indices, day: int) -> Grades:
        self.slow[cards], self.last_day[cards] = self.gain[cards], day
        return first_grades(self.ease[cards], self.chance[cards])

    def answer(self, cards: Indices, day: int, grades: Grades) -> None:
        fast, slow = self._stores(day, cards)
        strength = np.where(grades > Grade.AGAIN, 1.0, 0.6)
        self.slow[cards] = slow + self.gain[cards] * strength * (1 - slow) * (1 - fast)
        self.slow_days[cards] *= np.where(grades > Grade.AGAIN, 1 + 0.5 * (1 - fast), 1.0)
        self.last_day[cards] = day

    def repeat(self, cards: Indices, day: int) -> None:
        self.last_day[cards] = day


MEMORIES: dict[str, Callable[[int, np.random.Generator], TrueMemory]] = {
    "fsrs": FsrsStudent,
    "act-r": ActrStudent,
    "two stores": TwoStoreStudent,
}


def _normal(uniform: Floats) -> Floats:
    """The normal value of a quantile, near enough (a logistic of the same spread)."""
    inside = np.clip(uniform, 0.002, 0.998)
    return np.asarray(np.log(inside / (1 - inside)) / 1.70)


def _uniform(normal: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-1.70 * normal)))
