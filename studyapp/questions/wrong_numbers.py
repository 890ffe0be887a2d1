"""Other figures than the right one: facts of the deck in the same unit, or made up where there are few."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from studyapp.cards.card import Card
from studyapp.cards.templates import ABOUT, number_words
from studyapp.content.dates import parse_date
from studyapp.content.entry import Series
from studyapp.questions.distractor import FEWEST_REAL, Distractor
from studyapp.questions.library import Library
from studyapp.questions.neighbour_numbers import is_clearly_other, is_of_the_size, neighbour_numbers

TOO_HIGH, TOO_LOW = "That is too high.", "That is too low."
"""What a made-up figure is."""


class Told(NamedTuple):
    """A figure that the deck tells in the card's unit, what it is, and of which entry."""

    value: float
    label: str
    entry_id: str


def wrong_numbers(card: Card, library: Library) -> Iterator[Distractor]:
    """Figures that no careful reading of the source could give, in the unit of the answer."""
    if card.number is None:
        return
    right, shape = card.number, number_shape(card)
    is_approximate = card.answer.startswith(ABOUT)
    told = [
        one
        for one in _told(card, library)
        if is_clearly_other(one.value, right, is_approximate=is_approximate)
    ]
    near = [one for one in told if is_of_the_size(one.value, right)]
    if len({one.value for one in near}) >= FEWEST_REAL:
        for one in near:
            text = shape.replace("{}", number_words(one.value))
            really = _in_truth(text, one.label, card.unit)
            yield Distractor(text, one.value, _nearness(one.value, right), really, one.entry_id)
        return
    labels = {one.value: one.label for one in told}
    for value in neighbour_numbers(right):
        # "1 months" would be known by its grammar.
        if is_clearly_other(value, right, is_approximate=is_approximate) and value != 1:
            text = shape.replace("{}", number_words(value))
            made_up = TOO_LOW if value < right else TOO_HIGH
            really = _in_truth(text, labels[value], card.unit) if value in labels else made_up
            yield Distractor(text, value, _nearness(value, right), really)


def _in_truth(text: str, label: str, unit: str) -> str:
    """A figure and what it counts, with its unit said once: "15: planes sent in 1956"."""
    says_unit = bool(unit) and label.casefold().startswith(unit.casefold())
    return f"{text.removesuffix(f' {unit}') if says_unit else text}: {label}."


def _nearness(value: float, right: float) -> float:
    """From 3 for the same size downwards; 0 where sizes cannot be compared."""
    return 3.0 - abs(math.log(value / right)) if value > 0 and right > 0 else 0.0


def _told(card: Card, library: Library) -> Iterator[Told]:
    """Of a series its own points alone: beside a year's figure stand those of other years."""
    entry = library.entry_of(card)
    if isinstance(entry, Series):
        for point in entry.points:
            yield Told(float(point.value), f"that was in {point.date.words}", entry.id)
        return
    for other in library.cards:
        if other.id.deck_id == card.id.deck_id and other.number is not None and other.unit == card.unit:
            is_of_a_series = isinstance(library.entry_of(other), Series)
            label = f"{other.label}, {parse_date(other.date).words}" if is_of_a_series else other.label
            yield Told(other.number, label, other.id.entry_id)


def number_shape(card: Card) -> str:
    """The answer with a hole for its figure, without whose figure it is and without its "over": as a figure to choose,
    "over 50" would be right where it is "over 80"."""
    figure = number_words(card.number or 0.0)
    about = ABOUT if card.answer.startswith(ABOUT) else ""
    return f"{about}{{}} {card.unit}" if figure in card.answer else "{}"
