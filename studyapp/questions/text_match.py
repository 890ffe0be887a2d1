"""Judging what a student typed: forgiving about form, never about digits.

Case, punctuation, spacing, diacritics (đ is d), a leading article, "of" and "the" between words, a possessive s and
titles before a person's name do not count; the parts of a name may stand in any order, and "19th", "nineteenth",
"nineteen" and "no. 19" are 19. One slip per five letters (optimal string alignment) is close.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from studyapp.questions.numeral_words import CARDINALS, ORDINALS, with_tens_joined
from studyapp.questions.question import Outcome

LONGEST_RESPONSE = 1_000
LETTERS_PER_SLIP = 5
KEPT_TEXTS = 20_000
"""Folded texts that are kept: distractors compare the same ones over and over."""
ARTICLES = frozenset({"the", "a", "an"})
LINKS = frozenset({"of", "the"})
"""Words that say how others hang together: "second division of the CPVEF" is "CPVEF's second division"."""
TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "president", "premier", "general", "marshal", "chairman", "comrade", "minister"}
)

NUMBER_SIGNS = frozenset({"no", "nr", "number"})
"""What may stand before a figure: "No. 2 division"."""
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’ʼ`‘]s\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


class TextMatch(NamedTuple):
    """The outcome, and the accepted answer that came nearest ("" when none is near)."""

    outcome: Outcome
    matched: str


@lru_cache(maxsize=KEPT_TEXTS)
def fold_text(text: str) -> str:
    """Small letters without marks or punctuation, one space between words; letters of other scripts stay."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    kept = "".join(_kept(char) for char in decomposed if not unicodedata.combining(char))
    return " ".join(kept.split())


def _kept(char: str) -> str:
    if char.isalnum():
        return char
    # An apostrophe joins ("Xi'an", "Xian"); any other mark or space parts words; invisible characters vanish.
    if char in "'’ʼ`‘" or (unicodedata.category(char) in {"Cf", "Cc"} and not char.isspace()):
        return ""
    return " "


def _all_words(text: str) -> tuple[str, ...]:
    """Every word, with figures for numbers: those of "No. 2 division" are "2" and "division"."""
    words = [_numeral(word) for word in with_tens_joined(fold_text(text)).split()]
    return tuple(
        word
        for word, following in pairwise((*words, ""))
        if word not in NUMBER_SIGNS or not following.isdigit()
    )


def _readings(text: str, *, is_person: bool) -> list[tuple[str, ...]]:
    """The words that count: with a possessive s as part of its word, as in "Peoples Daily", and without it."""
    composed = unicodedata.normalize("NFC", text)
    written = dict.fromkeys((composed, _POSSESSIVE.sub("", composed)))
    return [_words_that_count(one, is_person=is_person) for one in written]


def _words_that_count(text: str, *, is_person: bool) -> tuple[str, ...]:
    """The words without what may stand before and between them: the "general" of "General Staff" is no title."""
    words = _all_words(text)
    while len(words) > 1 and (words[0] in ARTICLES or (is_person and words[0] in TITLES)):
        words = words[1:]
    return tuple(word for word in words if word not in LINKS) or words


def _numeral(word: str) -> str:
    written = _ORDINAL.fullmatch(word)
    return written[1] if written else CARDINALS.get(word) or ORDINALS.get(word, word)


def match_text(response: str, accepted: tuple[str, ...], *, is_person: bool = False) -> TextMatch:
    """Compare a response with every accepted answer and give the kindest true outcome.

    `is_person` says that the answers are names of a person, before which a title may stand.
    """
    if len(response) > LONGEST_RESPONSE:
        return TextMatch(Outcome.WRONG, "")
    given = _readings(response, is_person=is_person)
    if not any(given):
        return TextMatch(Outcome.WRONG, "")
    wanted = {answer: _readings(answer, is_person=is_person) for answer in accepted}
    same = _forms(given)
    for answer, readings in wanted.items():
        if not same.isdisjoint(_forms(readings)):
            return TextMatch(Outcome.RIGHT, answer)
    for answer, readings in wanted.items():
        if _is_close_as_written(response, answer) or any(
            _is_close(sorted(one), sorted(other)) for one in given for other in readings
        ):
            return TextMatch(Outcome.CLOSE, answer)
    return TextMatch(Outcome.WRONG, "")


def _forms(readings: list[tuple[str, ...]]) -> set[str]:
    """What equal answers share: words sorted, so that "Giap Vo Nguyen" is "Vo Nguyen Giap", or run together, so that
    "Viet Minh" is "Vietminh"."""
    return {form for words in readings for form in (" ".join(sorted(words)), "".join(words))}


def _is_close_as_written(response: str, answer: str) -> bool:
    """Whether all words are close in their order, or a slip in a word for a number is all there is: "thrid front"."""
    given, wanted = _all_words(response), _all_words(answer)
    if _is_close(given, wanted):
        return True
    spelled, right = fold_text(response).split(), fold_text(answer).split()
    others = {word for word in given if word.isdigit()} - set(wanted)
    return len(spelled) == len(right) and not others and _is_close(spelled, right)


def _is_close(given: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether few enough letters differ and the digits are the same."""
    from rapidfuzz.distance import OSA

    left, right = " ".join(given), " ".join(wanted)
    slips = len(right.replace(" ", "")) // LETTERS_PER_SLIP
    if slips == 0 or _digits(left) != _digits(right):
        return False
    return OSA.distance(left, right, score_cutoff=slips) <= slips


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
