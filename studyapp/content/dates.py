"""Dates of history: a day, a month, a year, a stretch between two of them, exact or not.

The written form is EDTF, levels 0 and 1 (Library of Congress, 2019; ISO 8601-2), without times of day, plus the
historians' thirds of a month or a year: "1965-04 early", "1965 early". Days are proleptic Gregorian and may lie before year 1, which
`datetime.date` cannot hold; hence plain (year, month, day) tuples.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple


class CalendarDay(NamedTuple):
    """One day; year 0 is 1 BCE, as in ISO 8601. Sorts as it should."""

    year: int
    month: int
    day: int

    @property
    def ordinal(self) -> int:
        """Days since 0000-03-01, for distances and for drawing."""
        return days_from_civil(self)

    @property
    def iso(self) -> str:
        """For instance "1965-04-08"; years before 0 carry a sign."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"


def days_from_civil(day: CalendarDay) -> int:
    """Count of days from 0000-03-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms")."""
    year = day.year - (day.month <= 2)
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((day.month + 9) % 12) + 2) // 5 + day.day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year


def is_leap_year(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if is_leap_year(year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


class Precision(IntEnum):
    """How closely a date is known; a larger value is a wider one."""

    DAY = 1
    THIRD = 2
    MONTH = 3
    SEASON = 4
    THIRD_OF_YEAR = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8


class DateError(ValueError):
    """The text is no date of the accepted notation; `expected` says what would be."""

    expected = "a date such as 1965-04-12, 1965-04, 1965, 1965-04 early or 1965-04-08/1965-04-10"


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
PAIRING = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR})
"""What may stand as a pair: "May and June 1965"; of the thirds of a month or year one says "to"."""
SEASON_SLACK_DAYS = 21
"""Writers let summer end on 31 August or with the equinox."""
FAR_PAST = CalendarDay(-9999, 1, 1)
FAR_FUTURE = CalendarDay(9999, 12, 31)

_POINT = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|Y-?\d{5,6})"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?:\ (?P<third>early|mid|late))?"
    r"(?P<mark>[?~%])?"
)


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One end of an interval, or a whole simple date: as closely as it is known."""

    precision: Precision
    earliest: CalendarDay
    latest: CalendarDay
    third: str | None = None
    season: int | None = None
    approximate: bool = False
    uncertain: bool = False

    def words(self, *, day: bool = True, month: bool = True, year: bool = True) -> str:
        """In English, for instance "5 August 1964", "early April 1965" or "1960s".

        `day`, `month` and `year` drop those parts where a range states them once.
        """
        parts: list[str] = []
        first = self.earliest
        if self.precision is Precision.DAY and day:
            parts.append(str(first.day))
        if self.third and self.third != "mid":
            parts.append(self.third)
        if self.precision <= Precision.MONTH and month:
            parts.append(MONTHS[first.month - 1])
        if self.precision is Precision.SEASON and self.season:
            parts.append(SEASONS[self.season])
        if year or self.precision >= Precision.YEAR:
            parts.append(self._year_words())
        text = " ".join(parts)
        if self.third == "mid":
            text = f"mid-{text}" if text else "mid"
        if self.approximate:
            text = f"around {text}"
        return f"{text} (uncertain)" if self.uncertain else text

    def _year_words(self) -> str:
        year = self.earliest.year
        if self.precision is Precision.DECADE:
            return f"{year}s"
        if self.precision is Precision.CENTURY:
            return f"{year // 100 + 1}th century" if year // 100 + 1 != 21 else "21st century"
        return f"{1 - year} BCE" if year <= 0 else str(year)


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date as a source gives it. Build with `parse_date`.

    `text` is the canonical EDTF. `start` or `end` is None for an end that is open or unknown; both are the same
    point for a simple date.
    """

    text: str
    start: DatePoint | None
    end: DatePoint | None

    @property
    def is_interval(self) -> bool:
        return "/" in self.text

    @property
    def earliest(self) -> CalendarDay:
        """The first day on which it can have been."""
        return self.start.earliest if self.start else FAR_PAST

    @property
    def latest(self) -> CalendarDay:
        """The last day on which it can have been."""
        return self.end.latest if self.end else FAR_FUTURE

    @property
    def precision(self) -> Precision:
        """Of the less exact end: no card asks for more than this."""
        return max(point.precision for point in (self.start, self.end) if point)

    @property
    def approximate(self) -> bool:
        """True where the source says "about" or leaves doubt; drawn hatched, never as a dot."""
        return any(point.approximate or point.uncertain for point in (self.start, self.end) if point)

    @property
    def sort_key(self) -> tuple[CalendarDay, CalendarDay]:
        return (self.earliest, self.latest)

    @property
    def words(self) -> str:
        """For reading: "5 August 1964", "8 and 9 April 1965", "8 to 10 April 1965", "from June 1965", "around 1962"."""
        if not self.is_interval:
            point = self.start or self.end
            return point.words() if point else ""
        if self.start is None:
            return f"until {self.end.words()}" if self.end else ""
        if self.end is None:
            return f"from {self.start.words()}"
        same_year = self.start.earliest.year == self.end.earliest.year
        same_month = same_year and self.start.earliest.month == self.end.earliest.month
        exact = Precision.DAY == self.start.precision == self.end.precision
        link = "and" if self.is_pair else "to"
        return f"{self._start_words(same_year, same_month and exact)} {link} {self.end.words()}"

    @property
    def is_pair(self) -> bool:
        """Whether it is two days, months, seasons or years that follow each other, with nothing between them."""
        one, two = self.start, self.end
        if not self.is_interval or one is None or two is None or one.precision is not two.precision:
            return False
        return one.precision in PAIRING and one.latest.ordinal + 1 == two.earliest.ordinal

    def _start_words(self, same_year: bool, same_month: bool) -> str:
        if self.start is None:
            return ""
        return self.start.words(month=not same_month, year=not same_year)

    def contains(self, day: CalendarDay) -> bool:
        return self.earliest <= day <= self.latest

    def overlaps(self, other: "HistoricalDate") -> bool:
        """Whether some day can belong to both: such dates are never ordered against each other."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    @property
    def first_day(self) -> int:
        """The ordinal of `earliest`; of a season some weeks sooner, as nobody says on which day it begins."""
        return self.earliest.ordinal - self._slack_days

    @property
    def last_day(self) -> int:
        """The ordinal of `latest`; of a season some weeks later."""
        return self.latest.ordinal + self._slack_days

    @property
    def _slack_days(self) -> int:
        return SEASON_SLACK_DAYS if self.precision is Precision.SEASON else 0

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema

        def read(text: str) -> HistoricalDate:
            try:
                return parse_date(text)
            except DateError as error:
                raise PydanticCustomError("bad_date", "{expected}", {"expected": error.expected}) from error

        from_text = core_schema.no_info_after_validator_function(read, core_schema.str_schema(strict=True))
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), from_text]),
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": "string", "description": f"EDTF: {DateError.expected}"}


def parse_date(text: str) -> HistoricalDate:
    """Read EDTF levels 0 and 1 without times, or "1965-04 early", "1965 early" (also mid, late).

    :raises DateError: for anything else, an impossible day, or an interval that ends before it begins.
    """
    written = " ".join(text.split())
    if "/" not in written:
        point = _parse_point(written)
        return HistoricalDate(written, point, point)
    left, _, right = written.partition("/")
    start, end = _parse_end(left), _parse_end(right)
    if start is None and end is None:
        raise DateError(f"{text!r} has no end at all")
    if start and end and start.earliest > end.latest:
        raise DateError(f"{text!r} ends before it begins")
    return HistoricalDate(written, start, end)


def _parse_end(text: str) -> DatePoint | None:
    return None if text in {"", ".."} else _parse_point(text)


def _parse_point(text: str) -> DatePoint:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(f"{text!r} is no date")
    year_text, month_text, day_text = match["year"], match["month"], match["day"]
    third, mark = match["third"], match["mark"] or ""
    if third and (day_text or "X" in (month_text or year_text)):
        raise DateError(f"{text!r}: early, mid and late belong to a month or a year")
    precision, earliest, latest = _span(year_text, month_text, day_text, third)
    season = int(month_text) if precision is Precision.SEASON and month_text else None
    return DatePoint(
        precision,
        earliest,
        latest,
        third,
        season,
        approximate=mark in {"~", "%"},
        uncertain=mark in {"?", "%"},
    )


def _span(
    year_text: str, month_text: str | None, day_text: str | None, third: str | None
) -> tuple[Precision, CalendarDay, CalendarDay]:
    """Precision with the first and last day that the written parts allow."""
    if "X" in year_text:
        if month_text not in {None, "XX"}:
            raise DateError("a month needs its year")
        width = 10 if year_text.count("X") == 1 else 100
        first_year = int(year_text.replace("X", "0"))
        precision = Precision.DECADE if width == 10 else Precision.CENTURY
        return precision, CalendarDay(first_year, 1, 1), CalendarDay(first_year + width - 1, 12, 31)
    year = _year(year_text)
    if month_text in {None, "XX"}:
        if day_text not in {None, "XX"}:
            raise DateError("a day needs its month")
        precision = Precision.THIRD_OF_YEAR if third else Precision.YEAR
        begin, end = THIRDS_OF_YEAR[third] if third else (1, 12)
        return precision, CalendarDay(year, begin, 1), CalendarDay(year, end, days_in_month(year, end))
    month = int(month_text)
    if month in SEASONS:
        if day_text or third:
            raise DateError("a season has no days")
        return _season_span(year, month)
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}")
    last = days_in_month(year, month)
    if third:
        begin, end = THIRDS[third]
        return Precision.THIRD, CalendarDay(year, month, begin), CalendarDay(year, month, min(end, last))
    if day_text in {None, "XX"}:
        return Precision.MONTH, CalendarDay(year, month, 1), CalendarDay(year, month, last)
    day = int(day_text)
    if not 1 <= day <= last:
        raise DateError(f"{MONTHS[month - 1]} {year} has no day {day}")
    return Precision.DAY, CalendarDay(year, month, day), CalendarDay(year, month, day)


def _year(text: str) -> int:
    if text == "-0000":
        raise DateError("year 0 has no sign")
    return int(text.removeprefix("Y"))


def _season_span(year: int, season: int) -> tuple[Precision, CalendarDay, CalendarDay]:
    """Northern seasons by whole months; winter runs from December into the next year."""
    if season == 24:
        last = CalendarDay(year + 1, 2, days_in_month(year + 1, 2))
        return Precision.SEASON, CalendarDay(year, 12, 1), last
    first_month = {21: 3, 22: 6, 23: 9}[season]
    last = CalendarDay(year, first_month + 2, days_in_month(year, first_month + 2))
    return Precision.SEASON, CalendarDay(year, first_month, 1), last
