"""What people type, judged."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.questions.asking import KINDS, judge_response
from studyapp.questions.date_text import read_typed_date
from studyapp.questions.library import Library
from studyapp.questions.number_text import read_typed_number, tolerance_of
from studyapp.questions.question import Item, Option, Outcome, Question

CARD = CardId("d", "e", "date")
NOTHING = Library(())


def date_question(edtf: str, words: str) -> Question:
    return Question(CARD, "date", "When?", words, accepted=(edtf,))


@pytest.mark.parametrize(
    ("edtf", "words", "typed"),
    [
        ("1964-08-05", "5 August 1964", "5 Aug 1964"),
        ("1964-08-05", "5 August 1964", "August 5, 1964"),
        ("1964-08-05", "5 August 1964", "1964-08-05"),
        ("1964-08-05", "5 August 1964", "5.8.1964"),
        ("1964-08-05", "5 August 1964", "on the 5th of August 1964"),
        ("1964-08", "August 1964", "aug 1964"),
        ("1964-08", "August 1964", "5 August 1964"),
        ("1962-22", "summer 1962", "Summer of 1962"),
        ("1962-22", "summer 1962", "July 1962"),
        ("1965-04 early", "early April 1965", "beginning of April 1965"),
        ("1964-07-03/1964-07-05", "3 to 5 July 1964", "3-5 July 1964"),
        ("1964-07-03/1964-07-05", "3 to 5 July 1964", "from 3 July to 5 July 1964"),
        ("1964-07-03/1964-07-05", "3 to 5 July 1964", "July 3-5, 1964"),
        ("1955/1956", "1955 and 1956", "1955 to 56"),
        ("1955/1956", "1955 and 1956", "1955–1956"),
        ("1955/1956", "1955 and 1956", "1955 and 1956"),
        ("1955/1956", "1955 and 1956", "1955-1956"),
        ("1955/1956", "1955 and 1956", "1955-56"),
        ("1983/1991", "1983 to 1991", "1983–91"),
        ("1965-10/1965-11", "October and November 1965", "Oct-Nov 1965"),
        ("1965-04 mid", "mid-April 1965", "mid-April 1965"),
        ("1965-06/..", "from June 1965", "June 1965"),
        ("1965-06/..", "from June 1965", "12 June 1965"),
        ("1964-08 mid/..", "from mid-August 1964", "15 August 1964"),
        ("1964-08", "August 1964", "2-4 August 1964"),
        ("1962-22", "summer 1962", "June to July 1962"),
        ("1962/1964", "1962 to 1964", "1962, 1963 and 1964"),
        ("1962/1964", "1962 to 1964", "1962, 1963, 1964"),
        ("1969/1970", "1969 and 1970", "1969, 1970"),
        ("1969/1970", "1969 and 1970", "1969 1970"),
        ("1965-10/1965-11", "October and November 1965", "10/1965-11/1965"),
        ("1965-10/1965-11", "October and November 1965", "10/1965 to 11/1965"),
        ("1965-08 early/1969-03", "early August 1965 to March 1969", "August 1965 to March 1969"),
        ("1965-08 early/1969-03", "early August 1965 to March 1969", "August 1965 to mid-March 1969"),
        ("1965-08 early/1969-03", "early August 1965 to March 1969", "9 Aug 1965 to 15 March 1969"),
        ("1965-03-29", "29 March 1965", "29/3/65"),
        ("1965-03-29", "29 March 1965", "29.03.65"),
        ("1965-03", "March 1965", "3/65"),
        ("1956", "1956", "1956"),
    ],
)
def test_dates_may_be_written_in_any_way(edtf: str, words: str, typed: str) -> None:
    assert judge_response(date_question(edtf, words), typed, NOTHING).is_right


@pytest.mark.parametrize(
    ("typed", "score", "detail"),
    [
        ("6 August 1964", 0.5, "month"),
        ("August 1964", 0.5, "month"),
        ("1964", 0.25, "year"),
        ("5 September 1964", 0.25, "year"),
        ("5 August 1965", 0.0, ""),
        ("no idea", 0.0, ""),
        ("5 8", 0.0, ""),
    ],
)
def test_part_of_a_date_earns_part_of_the_credit(typed: str, score: float, detail: str) -> None:
    verdict = judge_response(date_question("1964-08-05", "5 August 1964"), typed, NOTHING)
    assert (verdict.is_right, verdict.score, verdict.detail) == (False, score, detail)


@pytest.mark.parametrize(
    ("edtf", "words", "typed"),
    [
        ("1965-05/1965-06", "May and June 1965", "June 1965"),
        ("1965-05/1965-06", "May and June 1965", "12 May 1965"),
        ("1965-05/1965-06", "May and June 1965", "May to July 1965"),
        ("1965-21/1965-22", "spring and summer 1965", "summer 1965"),
        ("1955/1956", "1955 and 1956", "1955"),
        ("1964-07-03/1964-07-05", "3 to 5 July 1964", "3 July 1964"),
        ("1965-08 early/1969-03", "early August 1965 to March 1969", "March 1969"),
        ("1965-08 early/1969-03", "early August 1965 to March 1969", "1965 to March 1969"),
        ("1965-08 early/1969-03", "early August 1965 to March 1969", "late August 1965 to March 1969"),
    ],
)
def test_one_end_of_a_stretch_is_half_right(edtf: str, words: str, typed: str) -> None:
    verdict = judge_response(date_question(edtf, words), typed, NOTHING)
    assert (verdict.is_right, verdict.score, verdict.detail) == (False, 0.5, "half")


@pytest.mark.parametrize(
    ("edtf", "typed", "is_close"),
    [
        ("1964-08 mid/..", "August 1964", True),
        ("1964-08 mid/..", "September 1964", False),
        ("1964-08 mid/..", "1964", False),
        ("../1964-08 late", "August 1964", True),
        ("1964-08/..", "1964", False),
        ("1965-06 early", "June 1965", True),
        ("1968 late", "1968", True),
        ("1962-22", "1962", True),
        ("1965-21/1965-22", "1965", False),
        ("1962 late/1963 early", "1962 to 1963", True),
        ("1962 late/1963 early", "1962", False),
        ("1965-06 early", "1965", False),
        ("1968 late", "1969", False),
        ("1964-08-05", "August 1964", False),
        ("1964-08", "1964", False),
    ],
)
def test_who_leaves_out_only_early_late_or_the_season_decides(
    edtf: str, typed: str, *, is_close: bool
) -> None:
    verdict = judge_response(date_question(edtf, "the answer"), typed, NOTHING)
    assert (verdict.outcome is Outcome.CLOSE) is is_close
    assert not verdict.is_right


def test_what_lies_between_the_ends_of_a_stretch_is_no_half_of_it() -> None:
    stretch = date_question("1962/1964", "1962 to 1964")
    assert judge_response(stretch, "1963", NOTHING).score == 0.25
    assert judge_response(stretch, "1962 to 1964", NOTHING).is_right
    open_end = date_question("1965-06/..", "from June 1965")
    assert judge_response(open_end, "July 1965", NOTHING).detail == "year"
    assert not judge_response(open_end, "June to July 1965", NOTHING).is_right


@pytest.mark.parametrize(
    ("stem", "edtf", "typed"),
    [
        ("On which day in April 1965 did it begin?", "1965-04-17", "17 April"),
        ("On which day in April 1965 did it begin?", "1965-04-17", "the 17th"),
        ("On which day in April 1965 did it begin?", "1965-04-17", "17"),
        ("On which day in April 1965 did it begin?", "1965-04-17", "April 17"),
        ("In which month of 1963 was the visit?", "1963-05", "May"),
        ("In which two months of 1966 was the visit?", "1966-02/1966-03", "February and March"),
        ("On which days of 1964 did they meet?", "1964-07-03/1964-07-05", "July 3-5"),
        ("On which days in July 1964 did they meet?", "1964-07-03/1964-07-05", "3 to 5"),
        ("In which seasons of 1965 was it?", "1965-21/1965-22", "spring and summer"),
        ("By which part of which month in 1956 were they back?", "1956-03 mid", "mid-March"),
        ("When in 1965 was the Third Five-Year Plan changed?", "1965-07 late", "late July"),
    ],
)
def test_what_the_question_tells_of_a_date_need_not_be_typed(stem: str, edtf: str, typed: str) -> None:
    question = Question(CARD, "date", stem, "", accepted=(edtf,))
    assert judge_response(question, typed, NOTHING).is_right


@pytest.mark.parametrize(
    ("stem", "typed"),
    [
        ("In which month and year did it begin, as laid down in 1965?", "April"),
        ("In which season of which year did the war of 1965 begin?", "spring"),
        ("Between 1964 and 1965, in which month did it begin?", "April"),
        ("In which month did it begin, by figures for 1965–69?", "April"),
        ("In which month of the 1960s did it begin?", "April"),
        ("After the order of 16 April 1965, on which day did it begin?", "17"),
        ("On which day did it begin?", "17 April"),
    ],
)
def test_a_date_is_completed_only_by_what_is_told_of_it(stem: str, typed: str) -> None:
    question = Question(CARD, "date", stem, "", accepted=("1965-04",))
    assert judge_response(question, typed, NOTHING).score == 0


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("320,000", "troops", 320_000),
        ("320 000", "troops", 320_000),
        ("320000 troops", "troops", 320_000),
        ("320k", "troops", 320_000),
        ("0.32 million", "troops", 320_000),
        ("about 20 million", "million people", 20),
        ("20", "million people", 20),
        ("20,000 thousand", "million people", 20),
        ("2.02", "million artillery shells", 2.02),
        ("1.608", "planes", 1.608),
        ("1,608", "planes", 1608),
        ("eight", "divisions", 8),
        ("Twelve divisions", "divisions", 12),
        ("twenty", "stations", 20),
        ("Thirty-nine bridges", "bridges", 39),
        ("sixty three", "regiments", 63),
        ("200mn", "bullets", 200_000_000),
        (".8", "kilograms", 0.8),
        ("about ,8 kg", "kilograms", 0.8),
        ("no.5", "roads", 5),
    ],
)
def test_figures_may_be_written_in_any_way(typed: str, unit: str, value: float) -> None:
    read = read_typed_number(typed, unit)
    assert read == pytest.approx(value)


@pytest.mark.parametrize("typed", ["2.02", "2.02 million", "2,020,000", "2 020 000"])
def test_a_figure_in_millions_may_be_written_out(typed: str) -> None:
    question = Question(
        CARD,
        "number",
        "How many?",
        "2.02 million shells",
        accepted=("2.02",),
        unit="million shells",
        tolerance=0.1,
    )
    assert judge_response(question, typed, NOTHING).is_right


def test_letters_that_only_look_alike_are_no_words_for_numbers() -> None:
    assert read_typed_number("5 m\u0131llion", "") == 5
    assert read_typed_number("twenty-f\u0131ve stations", "stations") == 20


def test_small_counts_are_exact_and_large_figures_have_a_twentieth() -> None:
    assert (tolerance_of(12), tolerance_of(100)) == (0, 0)
    assert tolerance_of(320_000) == 16_000


@pytest.mark.parametrize(
    ("value", "tolerance"),
    [(117.0, 5), (5750.0, 287), (101.0, 5), (2.02, 0.101), (114.01, 5.7005), (0.8, 0.04), (-5750.0, 287)],
)
def test_a_tolerance_is_whole_for_counts_and_without_noise_for_decimals(
    value: float, tolerance: float
) -> None:
    assert tolerance_of(value) == tolerance


@pytest.mark.parametrize(
    ("value", "unit", "tolerance"),
    [
        (6.0, "months", 1),
        (12.0, "battalions", 1),
        (29.0, "battalions", 2),
        (80_000.0, "troops", 8_000),
        (2.5, "tons", 0.25),
        (2.0, "million shells", 0.2),
    ],
)
def test_where_the_source_says_about_a_figure_need_not_be_exact(
    value: float, unit: str, tolerance: float
) -> None:
    assert tolerance_of(value, unit, is_about=True) == tolerance
    assert tolerance_of(value, unit) <= tolerance


def test_the_order_of_rows_is_scored_by_pairs() -> None:
    items = tuple(Item(str(place), place, "", None) for place in range(4))
    question = Question(CARD, "order", "Order?", "", items=items)
    assert judge_response(question, "ABCD", NOTHING).score == 1.0
    near = judge_response(question, "BACD", NOTHING)
    assert (near.is_right, round(near.score, 2), near.parts) == (False, 0.67, (False, False, True, True))
    assert judge_response(question, "DCBA", NOTHING).score == 0.0
    assert judge_response(question, "AAB", NOTHING).score == 0.0


def test_pairs_earn_their_share() -> None:
    items = tuple(Item(letter, place, "", None) for place, letter in enumerate("xyz"))
    question = Question(CARD, "match", "Match?", "", (Option("1", True),) * 3, items=items)
    assert judge_response(question, "A1 B2 C3", NOTHING).is_right
    assert judge_response(question, "A1 B3 C2", NOTHING).parts == (True, False, False)
    assert judge_response(question, "Z9 A", NOTHING).score == 0.0


def test_a_wrong_choice_takes_back_a_right_one() -> None:
    options = tuple(Option(letter, letter in "AB") for letter in "ABCD")
    question = Question(CARD, "multiple_answer", "Which two?", "A\nB", options)
    assert judge_response(question, "AB", NOTHING).is_right
    assert judge_response(question, "A", NOTHING).score == 0.5
    assert judge_response(question, "AC", NOTHING).score == 0.0


@given(st.text(max_size=1200), st.sampled_from(sorted(KINDS)))
def test_any_text_is_judged_without_fail(text: str, kind: str) -> None:
    options = tuple(Option(letter, letter == "A") for letter in "ABC")
    items = tuple(Item(letter, place, "", None) for place, letter in enumerate("xyz"))
    accepted = {"date": ("1964-08-05",), "number": ("12.0",)}.get(kind, ("Vo Nguyen Giap",))
    question = Question(CARD, kind, "?", "answer", options, accepted, items)
    assert 0.0 <= judge_response(question, text, NOTHING).score <= 1.0


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("10/1964", "1964-10"),
        ("4.1968", "1968-04"),
        ("April 1965-November 1968", "1965-04/1968-11"),
        ("late 1964-early 1965", "1964 late/1965 early"),
        ("8 & 9 April 1965", "1965-04-08/1965-04-09"),
        ("April 8 and 9, 1965", "1965-04-08/1965-04-09"),
        ("3, 4 and 5 July 1964", "1964-07-03/1964-07-05"),
        ("at the beginning of April 1965", "1965-04 early"),
        ("by July 1970", "1970-07"),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, edtf: str) -> None:
    read = read_typed_date(typed)
    assert read is not None
    assert read.text == edtf


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("17 April 1965 to November 1968", 1.0),
        ("early April 1965 to late November 1968", 1.0),
        ("April 1965 to December 1968", 0.5),
        ("17 April 1965", 0.5),
    ],
)
def test_both_ends_of_a_stretch_may_be_more_exact(typed: str, score: float) -> None:
    question = Question(CARD, "date", "From when to when?", "", accepted=("1965-04/1968-11",))
    assert judge_response(question, typed, NOTHING).score == score


@pytest.mark.parametrize(
    ("typed", "score"),
    [("Aug 64", 1.0), ("August ’64", 1.0), ("5 Aug 64", 1.0), ("64", 0.0), ("Aug 12", 0.0)],
)
def test_a_year_of_two_figures_is_of_the_answers_century(typed: str, score: float) -> None:
    question = Question(CARD, "date", "In which month and year?", "", accepted=("1964-08",))
    assert judge_response(question, typed, NOTHING).score == score


@pytest.mark.parametrize(("typed", "is_right"), [("75", True), ("’75", True), ("76", False), ("5", False)])
def test_two_figures_are_a_year_where_a_year_is_asked(typed: str, *, is_right: bool) -> None:
    question = Question(CARD, "date", "In which year was it?", "1975", accepted=("1975",))
    assert judge_response(question, typed, NOTHING).is_right is is_right


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("894km", "kilometres", 894),
        ("47 km", "metres", 47_000),
        ("6.8 kilometers", "metres", 6800),
        ("900 m", "kilometres", 0.9),
        ("800 g", "kilograms", 0.8),
        ("2 million tons", "tons", 2_000_000),
        ("100 kg", "tons", 0.1),
        ("a hundred", "projects", 100),
        ("hundred", "projects", 100),
        ("a thousand trucks", "trucks", 1000),
        ("a dozen", "roads", 12),
        ("one hundred", "projects", 100),
        ("6,854 m", "metres", 6854),
        ("6854m", "metres", 6854),
        ("0.8kg", "kilograms", 0.8),
        ("20tons", "tons", 20),
        ("320k", "troops", 320_000),
        ("2m", "shells", 2_000_000),
    ],
)
def test_a_unit_may_stand_right_behind_its_figure(typed: str, unit: str, value: float) -> None:
    assert read_typed_number(typed, unit) == value


def test_a_dozen_is_twelve() -> None:
    assert read_typed_number("about a dozen battalions", "battalions") == 12


@given(st.dates(min_value=date(1000, 1, 1)).map(lambda day: (day.isoformat(), f"{day.day} {day:%B %Y}")))
def test_a_day_reads_back_from_words(day: tuple[str, str]) -> None:
    iso, words = day
    read = read_typed_date(unicodedata.normalize("NFD", words.upper()))
    assert read is not None
    assert read.text == iso
