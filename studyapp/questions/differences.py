"""Where a typed answer differs from the right one, letter by letter, so that it can be marked in place."""

from collections.abc import Iterable
from typing import NamedTuple

from studyapp.questions.text_match import fold_text

LONGEST = 200
"""Letters that are compared; longer answers are not marked."""
LEAST_ALIKE = 0.6
"""The share of letters that two texts must have in common for marks to help rather than to confuse."""


class Piece(NamedTuple):
    """A stretch of text, and whether it differs from the other text."""

    text: str
    differs: bool


class Differences(NamedTuple):
    """Both texts in pieces, and how many letters differ."""

    given: tuple[Piece, ...]
    right: tuple[Piece, ...]
    letters: int


def differences(given: str, right: str) -> Differences | None:
    """Marks for both texts, or None where they are too long, too different, or the same to the judge.

    Case and diacritics do not count, as in judging.
    """
    from rapidfuzz.distance import Levenshtein

    if max(len(given), len(right)) > LONGEST:
        return None
    left, other = _letters(given), _letters(right)
    distance = Levenshtein.distance(left, other)
    if not distance or Levenshtein.normalized_similarity(left, other) < LEAST_ALIKE:
        return None
    steps = Levenshtein.opcodes(left, other)
    return Differences(
        _joined((given[step.src_start : step.src_end], step.tag != "equal") for step in steps),
        _joined((right[step.dest_start : step.dest_end], step.tag != "equal") for step in steps),
        distance,
    )


def _letters(text: str) -> list[str]:
    """One folded letter for each of the text, so that places agree."""
    return [fold_text(char) or " " for char in text]


def _joined(pieces: Iterable[tuple[str, bool]]) -> tuple[Piece, ...]:
    return tuple(Piece(text, differs) for text, differs in pieces if text)
