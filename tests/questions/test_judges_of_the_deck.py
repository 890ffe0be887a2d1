"""The shipped deck's own answers, judged: right in any form, and never right for somebody else."""

import unicodedata
from collections.abc import Callable
from itertools import permutations
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.content.dates import MONTHS, CalendarDay, DatePoint, Precision, parse_date
from studyapp.questions.asking import build_question, judge_response
from studyapp.questions.date_text import read_typed_date
from studyapp.questions.library import Library
from studyapp.questions.question import Outcome, Question, Verdict

CASES: tuple[Callable[[str], str], ...] = (str.upper, str.lower, str.title, str.swapcase)
FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")
SPACES = (" ", "  ", "\t", "\u00a0", "\u2003", " \n ")
EXACT = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def asked(library: Library, kind: str) -> list[Question]:
    made = (build_question(card, kind, library, 0) for card in library.cards)
    return [question for question in made if isinstance(question, Question)]


@pytest.mark.parametrize("kind", ["typed", "cloze"])
@given(data=st.data())
def test_a_name_is_itself_in_any_form(library: Library, kind: str, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(library.kept(("asked", kind), lambda: asked(library, kind))))
    answer = data.draw(st.sampled_from(question.accepted))
    form, case = data.draw(st.sampled_from(FORMS)), data.draw(st.sampled_from(CASES))
    space, around = data.draw(st.sampled_from(SPACES)), data.draw(st.sampled_from(SPACES))
    written = around + space.join(unicodedata.normalize(form, case(answer)).split(" ")) + around
    assert judge_response(question, written, library).is_right, (written, question.accepted)


def verdict_on(library: Library, entry_id: str, facet: str, typed: str) -> Verdict:
    """What the typed question of a card makes of a response."""
    card = library.card_by_id[CardId(next(iter(library.decks)), entry_id, facet)]
    question = build_question(card, "typed", library, 0)
    assert isinstance(question, Question)
    return judge_response(question, typed, library)


@pytest.mark.parametrize(
    ("entry_id", "facet", "typed", "outcome"),
    [
        ("found-cpvef", "who", "army General Staff", Outcome.CLOSE),
        ("found-cpvef", "who", "the Vietnamese General Staff", Outcome.WRONG),
        ("highway-headquarters", "name", "Highway Construcion Headquarters", Outcome.CLOSE),
        ("highway-headquarters", "name", "Railway Construction Headquarters", Outcome.WRONG),
    ],
)
def test_what_means_something_else_is_no_slip(
    library: Library, entry_id: str, facet: str, typed: str, outcome: Outcome
) -> None:
    assert verdict_on(library, entry_id, facet, typed).outcome is outcome


def notations(point: DatePoint) -> list[str]:
    """The ways in which people write a day, a month or a year."""
    day: CalendarDay = point.earliest
    month = MONTHS[day.month - 1]
    if point.precision is Precision.YEAR:
        return [str(day.year)]
    if point.precision is Precision.MONTH:
        return [f"{name} {day.year}" for name in (month, month[:3], f"{month[:3]}.")] + [
            f"{day.year}-{day.month:02d}",
            f"{month}, {day.year}",
            f"in {month} of {day.year}",
        ]
    return [
        f"{day.day} {month} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}. {day.day} {day.year}",
        f"the {day.day}th of {month} {day.year}",
        f"{day.year}-{day.month:02d}-{day.day:02d}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
    ]


@given(data=st.data())
def test_a_date_is_itself_in_any_notation(library: Library, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(library.kept(("asked", "date"), lambda: asked(library, "date"))))
    date = parse_date(question.accepted[0])
    written = question.answer
    if not date.is_interval and date.start and date.start.precision in EXACT and not date.start.third:
        written = data.draw(st.sampled_from(notations(date.start)))
    form, case = data.draw(st.sampled_from(FORMS)), data.draw(st.sampled_from(CASES))
    written = unicodedata.normalize(form, case(f" {written} "))
    assert judge_response(question, written, library).is_right, (written, question.accepted)


def test_the_american_order_is_read_where_only_it_is_a_date() -> None:
    read = [read_typed_date(text) for text in ("12/24/1955", "24/12/1955", "8/9/1958")]
    assert [date.text if date else None for date in read] == ["1955-12-24", "1955-12-24", "1958-09-08"]
    assert read_typed_date("24/24/1955") is None


@given(data=st.data())
def test_a_figure_is_itself_in_any_notation(library: Library, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(library.kept(("asked", "number"), lambda: asked(library, "number"))))
    value = float(question.accepted[0])
    plain = f"{int(value)}" if value == int(value) else f"{value}"
    written = data.draw(
        st.sampled_from(
            [plain, f"{value:,g}" if value < 1e6 else plain, f" {plain} {question.unit} ", f"about {plain}"]
        )
    )
    assert judge_response(question, written, library).is_right, (written, question)


def test_about_twelve_battalions_may_be_eleven(library: Library) -> None:
    card = library.card_by_id[CardId(next(iter(library.decks)), "first-division-battalions", "value")]
    question = build_question(card, "number", library, 0)
    assert isinstance(question, Question)
    judged = [
        judge_response(question, typed, library).is_right for typed in ("10", "eleven", "12", "13", "14")
    ]
    assert judged == [False, True, True, True, False]


def test_no_tolerance_of_the_deck_has_noise(library: Library) -> None:
    for question in asked(library, "number"):
        assert question.tolerance == round(question.tolerance, 4), question


def test_no_two_figures_of_the_deck_are_taken_for_each_other(library: Library) -> None:
    deck_id = next(iter(library.decks))
    asked_for = {
        question.card_id.entry_id: question
        for question in asked(library, "typed")
        if question.card_id.facet == "identify"
    }
    names = {figure.id: (figure.name, *figure.aliases) for figure in library.figures(deck_id)}
    assert len(asked_for) > 30
    for one, other in permutations(names, 2):
        if one in asked_for:
            for name in names[other]:
                assert not judge_response(asked_for[one], name, library).is_right, (one, name)


@pytest.mark.parametrize(
    ("entry_id", "facet", "typed", "is_right"),
    [
        ("found-cpvef", "who", "the staff", False),
        ("found-cpvef", "who", "General Staff", True),
        ("found-cpvef", "who", "China's General Staff", True),
        ("vo-nguyen-giap", "identify", "General Giap", True),
        ("q-who-reports-claims", "question", "Dr Allen Whiting", True),
    ],
)
def test_people_have_titles_and_bodies_have_owners(
    library: Library, entry_id: str, facet: str, typed: str, *, is_right: bool
) -> None:
    assert verdict_on(library, entry_id, facet, typed).is_right is is_right
