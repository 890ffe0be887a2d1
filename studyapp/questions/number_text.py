"""Figures as people type them: "320,000", "0.32 million", "320k", "two dozen"; and how far they may be off."""

import re
import unicodedata
from decimal import ROUND_FLOOR, Decimal

from studyapp.questions.numeral_words import CARDINALS, with_tens_joined

EXACT_UP_TO = 100
TOLERANCE = Decimal("0.05")
ABOUT_TOLERANCE, ONE_OFF_UP_TO = Decimal("0.1"), 10
"""Of a figure that the source gives as "about": the part of it that it may be off, and what may be one off."""
LONGEST = 60
_FIGURE = re.compile(r"(-?(?:\d|(?<!\w)[.,]\d)[\d\s,’'.]*)\s*(hundred|thousand|million|billion|k|mn|m|bn)?\b")
"""Also one whose nought is left out: ".8"."""
_WORD = re.compile(r"[a-z]+")
_SCALE = {
    "hundred": 100.0,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
}
_METRES = {"m": 1.0, "metre": 1.0, "meter": 1.0, "km": 1e3, "kilometre": 1e3, "kilometer": 1e3}
_GRAMS = {"g": 1.0, "gram": 1.0, "kg": 1e3, "kilo": 1e3, "kilogram": 1e3, "t": 1e6, "ton": 1e6, "tonne": 1e6}
"""Units of length and of weight that people use for each other."""
_UNIT = re.compile(r"\d\s*([a-z]+)")
_GLUED = re.compile(r"(?<=\d)(?=[a-z])")
"""Where a unit stands right behind its figure: 894km."""
_COUNTS = {**CARDINALS, "dozen": "12"}
_ONE = re.compile(r"(?:\ba\s+|^)(?=(?:hundred|thousand|million|billion)\b)")
"""Where "one" is left out: "a hundred", "hundred"."""


def tolerance_of(value: float, unit: str = "", *, is_about: bool = False) -> float:
    """How far a figure may be off, in its unit.

    Whole figures up to 100 must be exact, others be within a twentieth. `is_about` says that the source has "about"
    before it: then a count up to ten may be one off, and anything else a tenth. For a whole figure the tolerance is
    whole, rounded down. What is counted in thousands or millions is no small count: "about 2 million" may be 0.2 off.
    """
    exact = abs(Decimal(repr(value)))
    is_whole = exact == exact.to_integral_value()
    if is_about and scale_of(unit) > 1:
        return float(exact * ABOUT_TOLERANCE)
    if is_about and is_whole and exact <= ONE_OFF_UP_TO:
        return 1.0
    if is_whole and exact <= EXACT_UP_TO and not is_about:
        return 0.0
    tolerance = exact * (ABOUT_TOLERANCE if is_about else TOLERANCE)
    return float(tolerance.to_integral_value(ROUND_FLOOR) if is_whole else tolerance)


def scale_of(unit: str) -> float:
    """How many single things a unit stands for: a million for "million people", mostly one."""
    return _SCALE.get(unit.casefold().split(" ")[0], 1.0)


def read_typed_number(text: str, unit: str = "") -> float | None:
    """The figure that a text writes: "320,000", "320 000", "0.32 million", "320k"; None for anything else.

    Where the card counts in millions or thousands itself ("million people"), both "20" and "20 million" are 20; where it
    counts metres, "47 km" is 47,000.
    """
    plain = with_tens_joined(unicodedata.normalize("NFKC", text[:LONGEST]).casefold().strip())
    plain = _WORD.sub(lambda word: _COUNTS.get(word[0], word[0]), _GLUED.sub(" ", _ONE.sub("1 ", plain)))
    plain, times = _in_unit(plain, unit.casefold())
    found = _FIGURE.search(plain)
    if found is None or len(text) > LONGEST:
        return None
    digits = re.sub(r"[\s’']", "", found[1]).rstrip(".,")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3}){2,}", digits):
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".")
    try:
        value = float(digits)
    except ValueError:
        return None
    scale = found[2] or ""
    return times * (value * _SCALE[scale] / scale_of(unit) if scale else value)


def _in_unit(text: str, unit: str) -> tuple[str, float]:
    """A text without its unit of length or weight, and how many of the card's units one of these is. Where metres are
    counted, "m" is no million."""
    asked = unit.removesuffix("s")
    for sizes in (_METRES, _GRAMS):
        for written in _UNIT.finditer(text) if asked in sizes else ():
            word = written[1] if written[1] in sizes else written[1].removesuffix("s")
            if word in sizes:
                return text[: written.start(1)] + text[written.end(1) :], sizes[word] / sizes[asked]
    return text, 1.0
