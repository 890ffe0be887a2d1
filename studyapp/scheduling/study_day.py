"""The study day begins at 04:00 on the wall clock, so that an evening past midnight is one day."""

from datetime import date, datetime, timedelta

DAY_BEGINS_HOUR = 4


def study_date(local_now: datetime, day_begins_hour: int = DAY_BEGINS_HOUR) -> date:
    """The study day to which an instant belongs.

    `local_now` carries the student's zone, or is naive wall-clock time; only its wall clock counts, so a change of
    summer time moves no answer.
    """
    return (local_now.replace(tzinfo=None, fold=0) - timedelta(hours=day_begins_hour)).date()
