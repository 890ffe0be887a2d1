"""Examples of dates: of the form that is asked for, and no clue to the answer."""

import pytest

from studyapp.content.dates import parse_date
from studyapp.questions.date_example import date_example
from studyapp.questions.library import Library


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("1965-04-12", "14 July 1789"),
        ("1965-04 late", "early July 1789"),
        ("1965-04", "July 1789"),
        ("1965-22", "spring 1789"),
        ("1965 late", "early 1789"),
        ("1965", "1789"),
        ("196X", "1780s"),
        ("19XX", "18th century"),
        ("1964-07-03/1964-07-05", "14 to 17 July 1789"),
        ("1965-05/1965-06", "July and August 1789"),
        ("1965-04/1968-11", "July 1789 to August 1792"),
        ("1965-21/1965-22", "spring to autumn 1789"),
        ("1965-08 early/1969-03", "early July 1789 to August 1792"),
        ("1965-04/1965-05-03", "July 1789 to 17 July 1792"),
        ("1962 late/1963 early", "early 1789 to late 1792"),
        ("1960/..", "from 1789"),
        ("../1960", "until 1789"),
        ("1789-08", "July 1492"),
        ("1785/1794", "1492 to 1495"),
    ],
)
def test_an_example_has_the_form_of_the_date(asked: str, words: str) -> None:
    assert date_example(parse_date(asked)).words == words


def test_an_example_shares_no_year_with_the_deck(library: Library) -> None:
    dates = [parse_date(card.date) for card in library.cards if card.date]
    years = {date.earliest.year for date in dates} | {date.latest.year for date in dates}
    assert dates
    for date in dates:
        example = date_example(date)
        assert years.isdisjoint({point.earliest.year for point in (example.start, example.end) if point})
