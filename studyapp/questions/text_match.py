"""Judging what a student typed: forgiving about form, never about digits.

Case, punctuation, spacing, diacritics (đ is d), a leading article, "of", "the" and "and" between words, a possessive s
and titles before a person's name do not count. The parts of a name may stand in any order, initials before a surname,
and another accepted name may follow in brackets. "19th", "nineteenth", "nineteen" and "no. 19" are 19. One slip per five
letters (optimal string alignment), at least one in each word, is close; so is the whole answer among a few more words.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import NamedTuple

from studyapp.questions.numeral_words import CARDINALS, ORDINALS, with_tens_joined
from studyapp.questions.question import Outcome

LONGEST_RESPONSE = 1_000
LETTERS_PER_SLIP = 5
FEWEST_LETTERS_TO_FIND, MOST_LETTERS_MORE = 6, 60
"""A shorter answer may stand anywhere by chance; in a longer response somebody tries several answers."""
KEPT_TEXTS = 20_000
"""Folded texts that are kept: distractors compare the same ones over and over."""
KEPT_READINGS = 2_000
"""Answers that are kept as they are read, so that judging reads no more than the response."""
ARTICLES = frozenset({"the", "a", "an"})
PREPOSITIONS = frozenset({"at", "by", "from", "in", "into", "near", "on", "to"})
"""What may stand before an answer to "where" or "which": "in Kep"."""
LINKS = frozenset({"of", "the", "and"})
"""Words that say how others hang together: "second division of the CPVEF" is "CPVEF's second division", and "Li, Hao"
"Li and Hao"."""
TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "president", "premier", "general", "marshal", "chairman", "comrade", "minister"}
)
NUMBER_SIGNS = frozenset({"no", "nr", "number"})
"""What may stand before a figure: "No. 2 division"."""
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’ʼ`‘]s\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"([^()\[\]]+)[(\[]([^()\[\]]+)[)\]]\s*")
"""A name and, behind it in brackets, another."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


class TextMatch(NamedTuple):
    """The outcome, and the accepted answer that came nearest ("" when none is near)."""

    outcome: Outcome
    matched: str


class Reading(NamedTuple):
    """A text as it is compared. `spelled` are its folded words, `written` the same with figures for numbers, and
    `figures` those figures. Each of `sorted_words` are the words that count; `forms` is what equal answers share."""

    spelled: str
    written: str
    figures: frozenset[str]
    sorted_words: tuple[str, ...]
    forms: frozenset[str]


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


@lru_cache(maxsize=KEPT_READINGS)
def _read(text: str, *, is_person: bool) -> Reading:
    """The text with a possessive s as part of its word, as in "Peoples Daily", and without it."""
    composed = unicodedata.normalize("NFC", text)
    both = dict.fromkeys((composed, _POSSESSIVE.sub("", composed)))
    counted = [_words_that_count(one, is_person=is_person) for one in both]
    # Sorted, "Giap Vo Nguyen" equals "Vo Nguyen Giap"; run together, "Viet Minh" is "Vietminh".
    in_order = tuple(" ".join(sorted(words)) for words in counted)
    forms = frozenset((*in_order, *("".join(words) for words in counted))) - {""}
    written = _all_words(text)
    figures = frozenset(word for word in written if word.isdigit())
    return Reading(fold_text(text), " ".join(written), figures, in_order, forms)


def _words_that_count(text: str, *, is_person: bool) -> tuple[str, ...]:
    """The words without what may stand before and between them: the "general" of "General Staff" is no title."""
    words = _all_words(text)
    leading = ARTICLES | PREPOSITIONS | (TITLES if is_person else frozenset())
    while len(words) > 1 and words[0] in leading:
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
    given = _read(response, is_person=is_person)
    wanted = [_read(answer, is_person=is_person) for answer in accepted]
    place = _place_of(given, wanted)
    two_names = _IN_BRACKETS.fullmatch(response)
    if place is None and two_names:
        places = [_place_of(_read(name, is_person=is_person), wanted) for name in two_names.groups()]
        place = None if None in places else places[0]
    if place is not None:
        return TextMatch(Outcome.RIGHT, accepted[place])
    if is_person and (without := _without_initials(given, wanted)):
        place = _place_of(_read(without, is_person=True), wanted)
        if place is not None:
            return TextMatch(Outcome.RIGHT, accepted[place])
    near = [
        (_letters_off(given, reading), answer)
        for answer, reading in zip(accepted, wanted, strict=True)
        if _is_near(given, reading) or (not is_person and _says_more(given, reading))
    ]
    if near:
        return TextMatch(Outcome.CLOSE, min(near, key=itemgetter(0))[1])
    return TextMatch(Outcome.WRONG, "")


def _without_initials(given: Reading, wanted: list[Reading]) -> str:
    """The words of "A. S. Whiting" without its letters, where the first of these begins a name of that person; "" for
    any other response."""
    words = given.spelled.split()
    initials = list(takewhile(lambda word: len(word) == 1, words))
    rest = words[len(initials) :]
    beginnings = {word[0] for one in wanted for word in one.spelled.split() if word not in rest}
    return " ".join(rest) if initials and rest and initials[0] in beginnings else ""


def _says_more(given: Reading, wanted: Reading) -> bool:
    """Whether the whole answer stands among a few more words: "the Military Region of Kunming in China". Figures are
    never such words: they would say something else."""
    more = len(given.written) - len(wanted.written)
    if not 0 < more <= MOST_LETTERS_MORE or len(wanted.written) < FEWEST_LETTERS_TO_FIND:
        return False
    return given.figures <= wanted.figures and f" {wanted.written} " in f" {given.written} "


def _place_of(given: Reading, wanted: list[Reading]) -> int | None:
    """Which of the answers is given, None where none is."""
    return next((place for place, one in enumerate(wanted) if not given.forms.isdisjoint(one.forms)), None)


def _is_near(given: Reading, wanted: Reading) -> bool:
    """Whether the words are close, in their order or sorted."""
    if _is_close(given.written, wanted.written):
        return True
    if any(_is_close(one, other) for one in given.sorted_words for other in wanted.sorted_words):
        return True
    # A slip in a word for a number is no other number: "thrid front".
    same_number = given.spelled.count(" ") == wanted.spelled.count(" ") and given.figures <= wanted.figures
    return same_number and _is_close(given.spelled, wanted.spelled)


def _is_close(given: str, wanted: str) -> bool:
    """Whether few enough letters differ, on the whole and in each word, and the digits are the same: "Japanese Communist
    Party" has no slip in "Chinese", but another word."""
    slips = len(wanted.replace(" ", "")) // LETTERS_PER_SLIP
    if not _is_within(given, wanted, slips):
        return False
    words, others = given.split(), wanted.split()
    return len(words) != len(others) or all(
        one == other or _is_within(one, other, max(1, len(other) // LETTERS_PER_SLIP))
        for one, other in zip(words, others, strict=True)
    )


def _letters_off(given: Reading, wanted: Reading) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(given.spelled, wanted.spelled)


def _is_within(given: str, wanted: str, slips: int) -> bool:
    from rapidfuzz.distance import OSA

    # Lengths first: they are cheap, and no answer of a thousand letters is close to a name.
    if slips == 0 or abs(len(given) - len(wanted)) > slips or _digits(given) != _digits(wanted):
        return False
    return OSA.distance(given, wanted, score_cutoff=slips) <= slips


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
