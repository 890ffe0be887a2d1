"""A period cut into weeks, or into months where there would be too many weeks."""

from collections.abc import Sequence
from datetime import date, timedelta

from studyapp.services.progress.values import Span
from studyapp.storage.figure_store import DayRecalls

MOST_WEEKS = 26


def spans_of(days: Sequence[DayRecalls], first_day: date, today: date) -> tuple[tuple[Span, ...], bool]:
    """The spans from one day to another with what was asked in them, and whether they are months.

    The first and the last are cut where the period is. Days outside the period are left out.
    """
    by_month = (today - first_day).days // 7 >= MOST_WEEKS
    bounds: list[date] = []
    begin = first_day
    while begin <= today:
        bounds.append(begin)
        begin = _next_month(begin) if by_month else begin + timedelta(days=7 - begin.weekday())
    ends = [later - timedelta(days=1) for later in bounds[1:]] + [today]
    waiting = iter([day for day in days if first_day <= day.study_date <= today])
    day = next(waiting, None)
    spans = []
    for first, last in zip(bounds, ends, strict=True):
        asked = right = 0
        while day is not None and day.study_date <= last:
            asked, right = asked + day.asked, right + day.right
            day = next(waiting, None)
        spans.append(Span(first, last, asked, right))
    return tuple(spans), by_month


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
