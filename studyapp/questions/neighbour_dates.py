"""Dates of the same shape as a given one, not far before and after it."""

from collections.abc import Iterator

from studyapp.content.dates import (
    SEASONS,
    THIRDS,
    CalendarDay,
    DatePoint,
    HistoricalDate,
    Precision,
    days_in_month,
    parse_date,
)

THIRDS_IN_YEAR = 3
STEPS = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
MOST_YEARS = 3
"""A year, or a wider span, that is further off is ruled out at a glance."""
WINTER = 24
DAY_SHIFTS = (-61, -40, -24, -13, -7, 7, 13, 24, 40, 61)


def neighbour_dates(date: HistoricalDate) -> Iterator[HistoricalDate]:
    """Up to ten dates shifted by steps of the date's own precision, none overlapping it.

    Intervals keep their length roughly; an interval that is open at an end has no neighbours.
    """
    if date.start is None or date.end is None:
        return
    for step in range(len(STEPS)):
        if date.precision >= Precision.YEAR and abs(STEPS[step]) > MOST_YEARS:
            continue
        # The turn of two years stands beside other turns of years.
        by = STEPS[step] * (
            THIRDS_IN_YEAR if date.is_interval and date.precision is Precision.THIRD_OF_YEAR else 1
        )
        start = _shifted(date.start, step, by)
        text = start if not date.is_interval else f"{start}/{_shifted(date.end, step, by)}"
        try:
            shifted = parse_date(text)
        except ValueError:
            continue
        if not shifted.overlaps(date) and not _has_a_winter(shifted):
            yield shifted


def _has_a_winter(date: HistoricalDate) -> bool:
    """The winter of a year may be its beginning or its end: nobody knows which one is meant."""
    return any(point is not None and point.season == WINTER for point in (date.start, date.end))


def _shifted(point: DatePoint, step: int, by: int) -> str:
    """EDTF of the point moved by so many units of its precision; of a day by the step's own distance."""
    mark = "~" if point.approximate else "?" if point.uncertain else ""
    first = point.earliest
    match point.precision:
        case Precision.DAY:
            return f"{_plus_days(first, DAY_SHIFTS[step]).iso}{mark}"
        case Precision.THIRD:
            names = tuple(THIRDS)
            index = (first.year * 12 + first.month - 1) * 3 + names.index(point.third or names[0]) + by
            months, third = divmod(index, 3)
            return f"{_month(months)} {names[third]}{mark}"
        case Precision.MONTH:
            return f"{_month(first.year * 12 + first.month - 1 + by)}{mark}"
        case Precision.SEASON:
            codes = tuple(SEASONS)
            year, index = divmod(first.year * 4 + codes.index(point.season or codes[0]) + by, 4)
            return f"{year:04d}-{codes[index]}{mark}"
        case Precision.THIRD_OF_YEAR:
            names = tuple(THIRDS)
            year, third = divmod(first.year * 3 + names.index(point.third or names[0]) + by, 3)
            return f"{year:04d} {names[third]}{mark}"
        case Precision.YEAR:
            years = f"{first.year + by:04d}"
        case Precision.DECADE:
            years = f"{first.year // 10 + by:03d}X"
        case _:
            years = f"{first.year // 100 + by:02d}XX"
    return f"{years}{mark}"


def _month(months: int) -> str:
    year, month = divmod(months, 12)
    return f"{year:04d}-{month + 1:02d}"


def _plus_days(day: CalendarDay, days: int) -> CalendarDay:
    year, month, number = day.year, day.month, day.day + days
    while number < 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        number += days_in_month(year, month)
    while number > days_in_month(year, month):
        number -= days_in_month(year, month)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return CalendarDay(year, month, number)
