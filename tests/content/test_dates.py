"""Dates of history, held against the `edtf` package where both know the notation."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from studyapp.content.dates import CalendarDay, DateError, Precision, parse_date

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
MARKS = st.sampled_from(["", "~", "?", "%"])


@st.composite
def simple_dates(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    iso = day.isoformat()
    shape = draw(
        st.sampled_from(
            [iso, iso[:7], iso[:4], f"{iso[:4]}-XX", f"{iso[:7]}-XX", f"{iso[:3]}X", f"{iso[:2]}XX"]
        )
    )
    return shape if "X" in shape else shape + draw(MARKS)


@given(simple_dates())
def test_first_and_last_day_agree_with_edtf(text: str) -> None:
    ours, theirs = parse_date(text), parse_edtf(text)
    assert tuple(ours.earliest) == tuple(theirs.lower_strict()[:3])
    assert tuple(ours.latest) == tuple(theirs.upper_strict()[:3])


@given(DAYS, DAYS)
def test_intervals_agree_with_edtf(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = f"{first.isoformat()}/{last.isoformat()}"
    ours, theirs = parse_date(text), parse_edtf(text)
    assert tuple(ours.earliest) == tuple(theirs.lower_strict()[:3])
    assert tuple(ours.latest) == tuple(theirs.upper_strict()[:3])


@given(DAYS, DAYS)
def test_ordinals_count_days_as_the_calendar_does(one: date, other: date) -> None:
    distance = (
        CalendarDay(one.year, one.month, one.day).ordinal
        - CalendarDay(other.year, other.month, other.day).ordinal
    )
    assert distance == (one - other).days


@given(simple_dates())
def test_a_date_has_words_and_reads_back(text: str) -> None:
    read = parse_date(text)
    assert read.words
    assert read.earliest <= read.latest
    assert parse_date(str(read)) == read


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("1965-04-12", "12 April 1965", Precision.DAY),
        ("1965-04 early", "early April 1965", Precision.THIRD),
        ("1965-04~", "around April 1965", Precision.MONTH),
        ("1965?", "1965 (uncertain)", Precision.YEAR),
        ("1965-21", "spring 1965", Precision.SEASON),
        ("196X", "1960s", Precision.DECADE),
        ("1965 early", "early 1965", Precision.THIRD_OF_YEAR),
        ("1962 late/1963 early", "late 1962 to early 1963", Precision.THIRD_OF_YEAR),
        ("1965-04-08/1965-04-10", "8 to 10 April 1965", Precision.DAY),
        ("1965-04-08/1965-04-09", "8 and 9 April 1965", Precision.DAY),
        ("1965-04-30/1965-05-01", "30 April and 1 May 1965", Precision.DAY),
        ("1965-05/1965-06", "May and June 1965", Precision.MONTH),
        ("1965-21/1965-22", "spring and summer 1965", Precision.SEASON),
        ("1962/1963", "1962 and 1963", Precision.YEAR),
        ("1965-04 early/1965-04 mid", "early April to mid-April 1965", Precision.THIRD),
        ("1965-04-28/1965-05-03", "28 April to 3 May 1965", Precision.DAY),
        ("1964-12/1965-02", "December 1964 to February 1965", Precision.MONTH),
        ("1965-06/..", "from June 1965", Precision.MONTH),
        ("../1966", "until 1966", Precision.YEAR),
        ("-0043-03-15", "15 March 44 BCE", Precision.DAY),
    ],
)
def test_dates_read_as_people_say_them(text: str, words: str, precision: Precision) -> None:
    read = parse_date(text)
    assert (read.words, read.precision) == (words, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "16 Mai 1965",
        "1965-13",
        "1965-02-30",
        "1965-4-1",
        "1966/1965",
        "/",
        "196X early",
        "1965-21 early",
        "1965-04-12 early",
        "-0000",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


def test_dates_that_share_a_day_overlap() -> None:
    assert parse_date("1964-08").overlaps(parse_date("1964-08-05"))
    assert not parse_date("1964-08-04").overlaps(parse_date("1964-08-05"))
    assert parse_date("1964-08/..").overlaps(parse_date("1969"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1964-08 mid", "mid-August 1964"),
        ("1965 mid", "mid-1965"),
        ("1965-08 mid/1965-08 late", "mid-August to late August 1965"),
        ("1965-04 early", "early April 1965"),
    ],
)
def test_thirds_are_written_as_historians_do(text: str, words: str) -> None:
    assert parse_date(text).words == words


@pytest.mark.parametrize(
    ("day", "overlaps"),
    [("1958-09-08", True), ("1958-09-30", False), ("1958-05-20", True), ("1958-05", True)],
)
def test_nobody_says_on_which_day_a_season_ends(day: str, overlaps: bool) -> None:
    assert parse_date("1958-22").overlaps(parse_date(day)) is overlaps
    assert parse_date(day).overlaps(parse_date("1958-22")) is overlaps
