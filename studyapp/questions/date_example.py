"""An example of how a date may be typed, in the form that is asked for."""

from studyapp.content.dates import DatePoint, HistoricalDate, Precision, parse_date

USUAL_YEAR, OTHER_YEAR = 1789, 1492
FAR_YEARS = 100
"""Years by which an example lies off the answer at least, so that nobody takes it for a clue."""
YEARS_LATER = 3
"""Between the ends of a stretch over several years."""
_BEGIN = {
    Precision.DAY: "{year}-07-14",
    Precision.THIRD: "{year}-07 early",
    Precision.MONTH: "{year}-07",
    Precision.SEASON: "{year}-21",
    Precision.THIRD_OF_YEAR: "{year} early",
    Precision.YEAR: "{year}",
    Precision.DECADE: "{decade}X",
    Precision.CENTURY: "{century}XX",
}
_END = _BEGIN | {
    Precision.DAY: "{year}-07-17",
    Precision.THIRD: "{year}-08 late",
    Precision.MONTH: "{year}-08",
    Precision.SEASON: "{year}-23",
    Precision.THIRD_OF_YEAR: "{year} late",
}
"""The EDTF of examples for each precision: of a simple date or a first end, and of a second end."""


def date_example(asked: HistoricalDate) -> HistoricalDate:
    """A date as exact as the one asked for, and with as many ends, that has nothing else to do with it."""
    known = [point for point in (asked.start, asked.end) if point]
    is_far = all(abs(point.earliest.year - USUAL_YEAR) > FAR_YEARS for point in known)
    year = USUAL_YEAR if is_far else OTHER_YEAR
    begin = _written(_BEGIN[known[0].precision], year)
    if not asked.is_interval:
        return parse_date(begin)
    if asked.start is None or asked.end is None:
        return parse_date(f"{begin}/.." if asked.end is None else f"../{begin}")
    if not _are_alike(asked.start, asked.end):
        year += YEARS_LATER
    return parse_date(f"{begin}/{_written(_END[asked.end.precision], year)}")


def _written(form: str, year: int) -> str:
    return form.format(year=year, decade=year // 10, century=year // 100)


def _are_alike(start: DatePoint, end: DatePoint) -> bool:
    """Whether a stretch lies within one year and both its ends are as exact."""
    return start.earliest.year == end.earliest.year and start.precision is end.precision
