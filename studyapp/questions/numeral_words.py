"""Words for numbers: "nineteen", "nineteenth", "twenty-one"."""

import re

_UP_TO_NINETEEN = {
    word: str(number)
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        ),
        start=1,
    )
}
_TENS = {
    word: str(number)
    for number, word in zip(
        range(20, 100, 10),
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        strict=True,
    )
}
CARDINALS = _UP_TO_NINETEEN | _TENS
"""From "one" to "twenty", and the other tens -> their figures."""
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
"""From "first" to "twentieth" -> their figures."""
_ONES = {word: figure for word, figure in (CARDINALS | ORDINALS).items() if len(figure) == 1}
_TEN_AND_ONE = re.compile(rf"\b({'|'.join(_TENS)})[ -]({'|'.join(_ONES)})\b")


def with_tens_joined(text: str) -> str:
    """A text in small letters, with figures for what two words say: "21 parallel" for "twenty-first parallel"."""
    return _TEN_AND_ONE.sub(lambda two: _TENS[two[1]][0] + _ONES[two[2]], text)
