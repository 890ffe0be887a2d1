"""Judging what a student typed: forgiving about form, never about digits.

Case, punctuation, spacing, diacritics (đ is d), a leading article and titles before a person's name do not count; the
parts of a name may stand in any order, and "19th" or "nineteenth" is 19. One slip per five letters (optimal string
alignment) is close.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from studyapp.questions.question import Outcome

LONGEST_RESPONSE = 1_000
LETTERS_PER_SLIP = 5
KEPT_TEXTS = 20_000
"""Folded texts that are kept: distractors compare the same ones over and over."""
ARTICLES = frozenset({"the", "a", "an"})
TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "president", "premier", "general", "marshal", "chairman", "comrade", "minister"}
)


ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
            *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
            *("eighteenth", "nineteenth", "twentieth"),
        ),
        start=1,
    )
}
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
    return tuple(_numeral(word) for word in fold_text(text).split())


def _words_that_count(text: str, *, is_person: bool) -> tuple[str, ...]:
    """The words without what may stand before them: the "general" of "General Staff" is no title."""
    words = _all_words(text)
    while len(words) > 1 and (words[0] in ARTICLES or (is_person and words[0] in TITLES)):
        words = words[1:]
    return words


def _numeral(word: str) -> str:
    written = _ORDINAL.fullmatch(word)
    return written[1] if written else ORDINALS.get(word, word)


def match_text(response: str, accepted: tuple[str, ...], *, is_person: bool = False) -> TextMatch:
    """Compare a response with every accepted answer and give the kindest true outcome.

    `is_person` says that the answers are names of a person, before which a title may stand.
    """
    if len(response) > LONGEST_RESPONSE:
        return TextMatch(Outcome.WRONG, "")
    given = _words_that_count(response, is_person=is_person)
    if not given:
        return TextMatch(Outcome.WRONG, "")
    wanted = {answer: _words_that_count(answer, is_person=is_person) for answer in accepted}
    for answer, words in wanted.items():
        # Sorted, "Giap Vo Nguyen" equals "Vo Nguyen Giap"; run together, "Viet Minh" is "Vietminh".
        if sorted(words) == sorted(given) or "".join(words) == "".join(given):
            return TextMatch(Outcome.RIGHT, answer)
    for answer, words in wanted.items():
        if _is_close(sorted(given), sorted(words)) or _is_close(_all_words(response), _all_words(answer)):
            return TextMatch(Outcome.CLOSE, answer)
    return TextMatch(Outcome.WRONG, "")


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
