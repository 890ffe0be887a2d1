"""How well a card was remembered, on the four steps of FSRS."""

from enum import IntEnum


class Grade(IntEnum):
    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4
