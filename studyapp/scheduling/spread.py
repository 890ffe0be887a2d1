"""Due dates a few per cent apart, so that cards learnt together do not come back as one pile for ever."""

import math
import zlib

from studyapp.cards.card import CardId

SPREAD = 0.05
"""Share of the interval by which a due date may move, either way."""


def spread_days(interval_days: int, card_id: CardId | None, answers: int) -> int:
    """An interval moved by up to a twentieth, at least a day; None as the card leaves it as it is.

    The move depends on the card and on how many answers it has, not on dice, so that replaying the log gives the same
    dates. For one card and number of answers, a longer interval never becomes the shorter one.
    """
    if card_id is None:
        return interval_days
    mixed = zlib.crc32(f"{answers}:{card_id}".encode())
    share = SPREAD * (2 * mixed / 0xFFFFFFFF - 1)
    return max(1, math.floor(interval_days * (1 + share) + 0.5))
