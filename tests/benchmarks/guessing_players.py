"""Players who know no history, and the cues they choose by.

Where the cues come from:
- what teachers of test-taking advise, and guides to item writing warn of: the longest or the most precise option is
  right, so is one that repeats words of the stem or begins as it does, one that hedges, one that is like most others
  ("convergence"); an option with an absolute word or the odd one out is wrong;
- what a writer's hand leaves behind: more punctuation, capitals, figures, learned or rare words in the option that
  was written with care, the right one in a favourite place;
- what a program leaves behind that draws options from a deck: the right option is met more or less often than the
  others, is at the centre of a cluster, or is right elsewhere; the earliest or the middle one, the first of the alphabet.
Each cue is played both ways where the opposite is as easy to follow.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import mean, median

from studyapp.questions.question import Question
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words

BEGINNING = 4
"""Letters by which a player takes two words for relatives: "rotate" and "rotation"."""
ABSOLUTE = frozenset(
    [
        "all",
        "always",
        "any",
        "completely",
        "entire",
        "entirely",
        "every",
        "everything",
        "never",
        "no",
        "none",
        "only",
        "whole",
    ]
)
HEDGING = frozenset(
    [
        "almost",
        "could",
        "generally",
        "largely",
        "less",
        "mainly",
        "may",
        "might",
        "more",
        "mostly",
        "often",
        "partly",
        "some",
    ]
)
NEGATING = frozenset(
    ["cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"]
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"\b1[89]\d\d\b"


@dataclass(frozen=True)
class Seen:
    """What a player picked up of the other questions.

    For how many cards a text was an option, for how many others it was right, for how many others two texts were
    options together; in how many options a word stood; the usual length of a stem in characters.
    """

    offered: Counter[str]
    right: Counter[str]
    together: Counter[tuple[str, str]]
    words: Counter[str]
    stem_length: float

    def rarity(self, text: str) -> float:
        """How seldom the words of a text are met in all options, on average."""
        words = content_words(text)
        return mean(1 / self.words[word] for word in words) if words else 0.0

    def rarest(self, text: str) -> float:
        """How seldom the rarest word of a text is met; it tells names and terms of art from plain words."""
        return max((1 / self.words[word] for word in content_words(text)), default=0.0)


def _words(text: str) -> list[str]:
    return fold_text(text).split()


def _shared(question: Question, text: str) -> int:
    return len(content_words(text) & content_words(question.stem))


def _shared_beginnings(question: Question, text: str) -> int:
    return len(_beginnings(text) & _beginnings(question.stem))


def _beginnings(text: str) -> set[str]:
    return {word[:BEGINNING] for word in content_words(text) if len(word) > BEGINNING}


def _first_word(question: Question, text: str) -> bool:
    return _words(text)[:1] == _words(question.stem)[:1]


def _follows_on(question: Question, text: str) -> bool:
    """Whether an option begins with a word of importance to the stem, as a sentence that answers it would."""
    return bool(_beginnings(" ".join(text.split()[:2])) & _beginnings(question.stem))


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _precision(text: str) -> int:
    """A day counts more than a month, a month more than a year or a figure."""
    return (
        4 * len(re.findall(rf"\b\d{{1,2}} {MONTH}", text)) + 2 * len(re.findall(MONTH, text)) + _digits(text)
    )


def _newest_year(text: str) -> int:
    return max((int(year) for year in re.findall(YEAR, text)), default=0)


def _oldest_year(text: str) -> int:
    return -min((int(year) for year in re.findall(YEAR, text)), default=9999)


def _punctuation(text: str) -> int:
    return sum(not char.isalnum() and not char.isspace() for char in text)


def _longest_word(text: str) -> int:
    return max(map(len, _words(text)), default=0)


def _word_length(text: str) -> float:
    return mean(map(len, _words(text) or [""]))


def _counted(text: str, among: frozenset[str]) -> int:
    return sum(word in among for word in _words(text))


def _from_median(question: Question, text: str) -> float:
    return abs(len(text) - median(len(option.text) for option in question.options))


def _shared_with_others(question: Question, text: str) -> int:
    return sum(
        len(content_words(text) & content_words(option.text))
        for option in question.options
        if option.text != text
    )


def _met_with_the_others(question: Question, text: str, seen: Seen) -> int:
    """How often an option was met beside those that stand beside it here: a cluster has the answer at its centre."""
    return sum(seen.together[text, option.text] for option in question.options if option.text != text)


def _alphabet_rank(question: Question, text: str) -> int:
    return sorted(fold_text(option.text) for option in question.options).index(fold_text(text))


Score = Callable[[Question, str, Seen], float]
"""How much a player trusts an option, given by its text."""


def _both(high: str, low: str, score: Score) -> dict[str, Score]:
    return {high: score, low: lambda question, text, seen: -score(question, text, seen)}


PLAYERS: dict[str, Score] = {
    **_both("longest", "shortest", lambda _q, text, _s: len(text)),
    **_both("most words", "fewest words", lambda _q, text, _s: len(text.split())),
    **_both("longest single word", "no long word", lambda _q, text, _s: _longest_word(text)),
    **_both("learned words", "plain words", lambda _q, text, _s: _word_length(text)),
    **_both(
        "shares words with the stem", "shares no words with the stem", lambda q, text, _s: _shared(q, text)
    ),
    **_both(
        "shares beginnings with the stem",
        "shares no beginnings with the stem",
        lambda q, text, _s: _shared_beginnings(q, text),
    ),
    "begins with the word of the stem": lambda q, text, _s: _first_word(q, text),
    "begins with the letter of the stem": lambda q, text, _s: fold_text(text)[:1] == fold_text(q.stem)[:1],
    "begins with what the stem is about": lambda q, text, _s: _follows_on(q, text),
    **_both("most often an option", "seldom an option", lambda _q, text, s: s.offered[text]),
    "most often right elsewhere": lambda _q, text, s: s.right[text],
    **_both("met with these others", "seldom met with these others", _met_with_the_others),
    **_both("rare words", "common words", lambda _q, text, s: s.rarity(text)),
    **_both("rarest word", "no rare word", lambda _q, text, s: s.rarest(text)),
    **_both("most digits", "fewest digits", lambda _q, text, _s: _digits(text)),
    **_both("most precise", "least precise", lambda _q, text, _s: _precision(text)),
    **_both("newest year", "no new year", lambda _q, text, _s: _newest_year(text)),
    **_both("oldest year", "no old year", lambda _q, text, _s: _oldest_year(text)),
    **_both("last in the alphabet", "first in the alphabet", lambda q, text, _s: _alphabet_rank(q, text)),
    **_both("most capitals", "fewest capitals", lambda _q, text, _s: sum(char.isupper() for char in text)),
    **_both("most punctuation", "least punctuation", lambda _q, text, _s: _punctuation(text)),
    **_both("most commas", "fewest commas", lambda _q, text, _s: text.count(",")),
    **_both("hedging words", "no hedging words", lambda _q, text, _s: _counted(text, HEDGING)),
    **_both("absolute words", "no absolute words", lambda _q, text, _s: _counted(text, ABSOLUTE)),
    **_both("negation", "no negation", lambda _q, text, _s: _counted(text, NEGATING)),
    **_both("odd one out", "most like the others", lambda q, text, _s: _from_median(q, text)),
    **_both(
        "shares words with the others",
        "shares no words with the others",
        lambda q, text, _s: _shared_with_others(q, text),
    ),
}


Doubt = Callable[[str, Seen], float]
"""What makes a player take a statement for true when it is above zero, for false when below."""
STATEMENT_CUES: dict[str, Doubt] = {
    "long statement": lambda stem, seen: len(stem) - seen.stem_length,
    "figures in the statement": lambda stem, _s: _digits(stem),
    "punctuation in the statement": lambda stem, _s: _punctuation(stem) - 1,
    "hedging statement": lambda stem, _s: _counted(stem, HEDGING),
    "absolute statement": lambda stem, _s: _counted(stem, ABSOLUTE),
    "negating statement": lambda stem, _s: _counted(stem, NEGATING),
}


def _on_statement(cue: Doubt, trusted: str) -> Score:
    def score(question: Question, text: str, seen: Seen) -> float:
        value = cue(question.stem, seen)
        sign = (value > 0) - (value < 0)
        return sign if text == trusted else 0

    return score


STATEMENT_PLAYERS: dict[str, Score] = {
    f"{name}: {trusted.lower()}": _on_statement(cue, trusted)
    for name, cue in STATEMENT_CUES.items()
    for trusted in ("True", "False")
}
