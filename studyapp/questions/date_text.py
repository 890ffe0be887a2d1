"""Dates as people type them: "5 Aug 1964", "Aug 5, 1964", "1964-08-05", "early April 1965", "summer 1962"."""

import re
import unicodedata
from itertools import pairwise

from studyapp.content.dates import MONTHS, SEASONS, DateError, HistoricalDate, parse_date

LONGEST = 80
_MONTH_NUMBER = {name.casefold()[:3]: number for number, name in enumerate(MONTHS, start=1)}
_SEASON_CODE = {**{name: code for code, name in SEASONS.items()}, "fall": 23}
_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
_WORD = re.compile(r"\d+|[a-z]+")
_FILLERS = frozenset(
    [
        "of",
        "the",
        "in",
        "on",
        "st",
        "nd",
        "rd",
        "th",
        "around",
        "about",
        "circa",
        "ca",
        "c",
        "at",
        "by",
        "from",
        "until",
        "since",
    ]
)
_ISO = re.compile(r"\d{4}(-\d{1,2}(-\d{1,2})?)?")
_DOTTED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
"""10/1964."""
_MONTHS_OF_YEARS = re.compile(r"(?<![\d./])(\d{1,2})/([12]\d{3})(?!\d)")
"""Two of them, 10/1965 to 11/1965."""
_YEARS = re.compile(r"(?:in |from )?([12]\d{3})(?:(?:\s*,\s*|\s+|\s*(?:,\s*)?\band\b\s*)[12]\d{3})+")
"""1962, 1963 and 1964: a stretch, where they follow each other."""
_SPLIT = re.compile(
    r"\s+(?:to|and|until|till)\s+|\s*[–—/]\s*|\s+-\s+"
    r"|(?<=\d)-(?=\d{1,2}\s*[a-z])|(?<=\d{4})-(?=[a-z])|(?<=\d{4})-(?=\d{4}\b)|(?<=[a-z])(?<!mid)-(?=[a-z])"
)
_SHORT_YEARS = re.compile(r"(\d\d)(\d\d)\s*(?:[-–—/]|to|and)\s*(\d\d)")
"""1964–65; a month stands there only up to 12."""
_MONTH_FIRST = re.compile(
    r"\b([a-z]{3,9})\.?\s+(\d{1,2})\s*(?:[-–—]|\bto\b|\band\b)\s*(\d{1,2}),?\s+(\d{4})\b"
)
"""July 3–5, 1964."""
_DAYS = re.compile(r"\b(\d{1,2})(?:\s*,\s*\d{1,2})+,?\s+and\s+(?=\d{1,2}\b)")
"""3, 4 and 5 July 1964: a stretch."""
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d|s\b|[-–]\d)")
"""A year, and neither the 1960s nor the beginning of 1965–69."""
_MONTH_AND_YEAR = re.compile(rf"(?<!\d )\b({'|'.join(MONTHS)}) (\d{{4}})\b")
"""April 1965, but not in 12 April 1965: that is the date of something else."""
_ASKS_YEAR = re.compile(r"\b(?:which|what)(?: \w+){0,2} years?\b", re.IGNORECASE)
_ASKS_MONTH = re.compile(r"\b(?:which|what)(?: \w+){0,2} months?\b", re.IGNORECASE)


def read_typed_date(text: str) -> HistoricalDate | None:
    """The date that a text writes, as exactly as it says; None for anything that is no date."""
    plain = (
        unicodedata.normalize("NFKC", text[:LONGEST])
        .casefold()
        .replace("\x00", " ")
        .replace("&", " and ")
        .strip()
    )
    if not plain or len(text) > LONGEST:
        return None
    years = _SHORT_YEARS.fullmatch(plain)
    if years and int(years[3]) > max(len(MONTHS), int(years[2])):
        plain = f"{years[1]}{years[2]} to {years[1]}{years[3]}"
    plain = _DAYS.sub(r"\1 to ", _MONTH_FIRST.sub(r"\2 to \3 \1 \4", _years_as_stretch(plain)))
    if len(_MONTHS_OF_YEARS.findall(plain)) == 2:
        plain = _MONTHS_OF_YEARS.sub(_month_in_words, plain)
    ends = [
        part for part in _SPLIT.split(plain.removeprefix("between ").removeprefix("from ")) if part.strip()
    ]
    if _iso(plain) or len(ends) == 1:
        return _single(plain)
    if len(ends) != 2:
        return None
    end = _single(ends[1])
    start = _single(ends[0]) or _completed(ends[0], ends[1])
    if start is None or end is None:
        return None
    try:
        return parse_date(f"{start.text}/{end.text}")
    except DateError:
        return None


def _years_as_stretch(text: str) -> str:
    years = [int(year) for year in re.findall(r"\d{4}", text)] if _YEARS.fullmatch(text) else []
    follow = [one + 1 == other for one, other in pairwise(years)]
    return f"{years[0]} to {years[-1]}" if follow and all(follow) else text


def _month_in_words(written: re.Match[str]) -> str:
    month, year = int(written[1]), written[2]
    return f"{MONTHS[month - 1]} {year}".casefold() if 1 <= month <= len(MONTHS) else written[0]


def read_asked_date(text: str, stem: str) -> HistoricalDate | None:
    """As `read_typed_date`, but what the question tells need not be typed: "17 April" or "the 17th" where it asks for a
    day in April 1965."""
    whole = read_typed_date(text)
    told = _told_by(stem)
    if whole is not None or not told:
        return whole
    year = told[-1]
    return read_typed_date(f"{text} {year}") or read_typed_date(f"{text} {' '.join(told)}")


def _told_by(stem: str) -> list[str]:
    """Month and year, or only the year, that a question tells of the date it asks for; nothing where it asks for the
    year, or names several."""
    if _ASKS_YEAR.search(stem) or len(set(_YEAR.findall(stem))) != 1:
        return []
    months = set(_MONTH_AND_YEAR.findall(stem))
    if len(months) == 1 and not _ASKS_MONTH.search(stem):
        return list(*months)
    return _YEAR.findall(stem)[:1]


def _completed(start: str, end: str) -> HistoricalDate | None:
    """A first end that leaves out what the second says: "3" of "3 to 5 July 1964", "July" of "July to August 1964"."""
    words = _WORD.findall(end)
    for taken in range(1, len(words) + 1):
        found = _single(f"{start} {' '.join(words[-taken:])}")
        if found is not None:
            return found
    return None


def _single(text: str) -> HistoricalDate | None:
    edtf = _iso(text) or _worded(text)
    if not edtf:
        return None
    try:
        return parse_date(edtf)
    except DateError:
        return None


def _iso(text: str) -> str:
    """Digits alone: 1964-08-05, 8/1964, and 5.8.1964 or 05/08/1964, whose day comes first unless only the other order is a date."""
    if _ISO.fullmatch(text.strip()):
        year, *rest = text.strip().split("-")
        return "-".join([year, *(part.zfill(2) for part in rest)])
    if month_of_year := _MONTH_OF_YEAR.fullmatch(text.strip()):
        month, year = month_of_year.groups()
        return f"{year}-{month:0>2}"
    dotted = _DOTTED.fullmatch(text.strip())
    if dotted is None:
        return ""
    day, month, year = dotted.groups()
    if int(month) > len(MONTHS):
        day, month = month, day
    return f"{year}-{month:0>2}-{day:0>2}"


def _worded(text: str) -> str:
    words = [word for word in _WORD.findall(text) if word not in _FILLERS]
    year = month = season = part = ""
    day = ""
    for word in words:
        if word.isdigit() and len(word) in {3, 4} and not year:
            year = word.zfill(4)
        elif word.isdigit() and len(word) <= 2 and not day:
            day = word.zfill(2)
        elif word in _SEASON_CODE and not season:
            season = str(_SEASON_CODE[word])
        elif word in _PARTS and not part:
            part = _PARTS[word]
        elif word[:3] in _MONTH_NUMBER and _is_month(word) and not month:
            month = f"{_MONTH_NUMBER[word[:3]]:02d}"
        else:
            return ""
    if not year or (day and not month) or (season and (month or part)):
        return ""
    written = "-".join(piece for piece in (year, season or month, day) if piece)
    return f"{written} {part}" if part else written


def _is_month(word: str) -> bool:
    name = MONTHS[_MONTH_NUMBER[word[:3]] - 1].casefold()
    return name.startswith(word) or word == "sept"
