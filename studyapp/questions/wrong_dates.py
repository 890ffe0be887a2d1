"""Other dates than the right one, as closely known as it: of other happenings, or made up where there are few."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studyapp.cards.card import Card
from studyapp.cards.templates import number_words
from studyapp.content.dates import HistoricalDate, Precision, parse_date
from studyapp.content.entry import Series
from studyapp.questions.asked_sorts import asks_for_a_limit
from studyapp.questions.distractor import CONFUSABLE_BONUS, FEWEST_REAL, Distractor, is_confusable
from studyapp.questions.happening_words import Happening, lies_in, then
from studyapp.questions.library import Library
from studyapp.questions.neighbour_dates import neighbour_dates
from studyapp.questions.text_match import fold_text

YEAR_DIGITS = 4
MOST_DAYS_OFF = 550
MOST_DAYS_OFF_BY_YEARS = 1900
"""A date further off is wrong at a glance; where only years are told, one has to know the decade."""
MOST_TIMES_AS_LONG = 1.4
TOO_EARLY, TOO_LATE = "That is too early.", "That is too late."
"""What a date is on which nothing in the deck happened."""


def wrong_dates(card: Card, library: Library) -> Iterator[Distractor]:
    """Dates that overlap the right one nowhere; where its prompt tells the year, dates of that year; of a series its
    other years. None where the prompt asks by when something was so: by any later date it was so too, and the latest of
    several would always be right."""
    if asks_for_a_limit(card.prompt):
        return
    right = parse_date(card.date)
    series = library.entry_of(card)
    if isinstance(series, Series):
        yield from _other_points(series, right)
        return
    told = _years_told(card)
    real = [found for found in _real_dates(card, right, library) if told <= _words_of(found.text)]
    if len({found.text for found in real}) >= FEWEST_REAL:
        yield from real
        return
    happenings = [] if right.is_interval else library.happenings(card.id.deck_id)
    for made in neighbour_dates(right):
        if told <= _words_of(made.words):
            other = next((one for one in happenings if lies_in(one.date, made)), None)
            made_up = TOO_EARLY if made.earliest < right.earliest else TOO_LATE
            really = then(other) if other else made_up
            yield Distractor(made.words, made.earliest.ordinal, date_nearness(made, right), really)


def _other_points(series: Series, right: HistoricalDate) -> Iterator[Distractor]:
    """Beside the year of a peak stand other years of the series with a smaller figure."""
    top = max(point.value for point in series.points)
    for point in series.points:
        if point.value < top and not point.date.overlaps(right):
            really = f"{_capital(point.date.words)}: {number_words(float(point.value))} {series.unit}."
            nearness = date_nearness(point.date, right)
            yield Distractor(point.date.words, point.date.earliest.ordinal, nearness, really)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _years_told(card: Card) -> frozenset[str]:
    """Years of the right date that the prompt names already: a date without them would be ruled out."""
    both = _words_of(card.prompt) & _words_of(card.answer)
    return frozenset(word for word in both if word.isdigit() and len(word) == YEAR_DIGITS)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(fold_text(text).split())


def _real_dates(card: Card, right: HistoricalDate, library: Library) -> Iterator[Distractor]:
    if right.start is None or right.end is None:
        return
    own = _closed_date(right)
    furthest = MOST_DAYS_OFF_BY_YEARS if right.precision >= Precision.THIRD_OF_YEAR else MOST_DAYS_OFF
    for other, date in _closed_dates(card.id.deck_id, library):
        if other.id == card.id.entry_id or date.shape != own.shape or date.overlaps(own):
            continue
        if abs(date.first - own.first) > furthest:
            continue
        # A stretch that nobody is asked for may stand for accounts that differ.
        is_asked = library.date_card(card.id.deck_id, other.id) is not None
        if right.is_interval and not (date.lasts_as_long_as(own) and is_asked):
            continue
        nearness = date_nearness(other.date, right) + 0.2 * (other.topic == card.topic)
        nearness += CONFUSABLE_BONUS * is_confusable(other.id, card, library)
        yield Distractor(other.date.words, date.first, nearness, then(other), other.id)


class ClosedDate(NamedTuple):
    """The first and the last day of a date with both ends known, and what shows of how closely it is known."""

    first: int
    last: int
    shape: tuple[Precision, bool, bool]

    def overlaps(self, other: "ClosedDate") -> bool:
        return self.first <= other.last and other.first <= self.last

    def lasts_as_long_as(self, other: "ClosedDate") -> bool:
        """About: asked for two months, nobody takes four."""
        ratio = (1 + self.last - self.first) / (1 + other.last - other.first)
        return 1 / MOST_TIMES_AS_LONG <= ratio <= MOST_TIMES_AS_LONG


def _closed_date(date: HistoricalDate) -> ClosedDate:
    shape = (date.precision, date.is_interval, date.approximate)
    return ClosedDate(date.first_day, date.last_day, shape)


def _closed_dates(deck_id: str, library: Library) -> Sequence[tuple[Happening, ClosedDate]]:
    return library.kept(
        ("closed dates", deck_id),
        lambda: [
            (one, _closed_date(one.date))
            for one in library.happenings(deck_id)
            if one.date.start is not None and one.date.end is not None
        ],
    )


def date_nearness(date: HistoricalDate, right: HistoricalDate) -> float:
    """From 0 for a date far off to 4 for one on the same day."""
    days = abs(date.earliest.ordinal - right.earliest.ordinal)
    return 4.0 * math.exp(-days / 500)
