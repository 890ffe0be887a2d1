"""Questions over the shipped deck as a student reads them: sentences, options of one sort, feedback that helps."""

from itertools import pairwise

import pytest

from studyapp.cards.card import AnswerKind, CardId
from studyapp.cards.templates import date_phrase
from studyapp.content.dates import HistoricalDate, parse_date
from studyapp.content.entry import HISTORIAN, Decision, Event, Figure
from studyapp.questions.asked_sorts import place_sort
from studyapp.questions.asking import build_question
from studyapp.questions.date_text import read_typed_date
from studyapp.questions.happening_words import lies_in, titled
from studyapp.questions.library import Library
from studyapp.questions.neighbour_dates import neighbour_dates
from studyapp.questions.number_text import read_typed_number
from studyapp.questions.question import Declined, Question
from studyapp.questions.wrong_answers import candidates, measure_of
from studyapp.questions.wrong_dates import TOO_EARLY, TOO_LATE
from studyapp.questions.wrong_numbers import TOO_HIGH, TOO_LOW

DECK = "china-vietnam-war-1964-69"
EIGHT_YEARS = 8.3 * 365
SEEDS = range(6)


def made(library: Library, kind: str) -> list[Question]:
    asked = [build_question(card, kind, library, seed) for card in library.cards for seed in SEEDS]
    return [question for question in asked if isinstance(question, Question)]


def test_a_question_to_be_called_true_or_false_marks_its_answer(library: Library) -> None:
    for question in made(library, "true_false"):
        assert "?" not in question.stem[:-1] or "?\n– " in question.stem, question.stem


def test_a_date_stands_before_what_happened_then(library: Library) -> None:
    card = library.card_by_id[CardId(DECK, "dung-asks-divisions", "date")]
    question = build_question(card, "true_false", library, 0)
    assert isinstance(question, Question)
    assert question.answer == f"Early June 1965: {card.label}."


def test_a_term_stands_before_its_meaning_in_a_statement(library: Library) -> None:
    card = library.card_by_id[CardId(DECK, "noose-strategy", "name")]
    question = build_question(card, "true_false", library, 0)
    assert isinstance(question, Question)
    assert question.answer.startswith("“Noose strategy”: Mao’s idea")


@pytest.mark.parametrize("kind", ["multiple_choice", "true_false", "multiple_answer"])
def test_a_decision_stands_in_a_sentence_as_a_decision(library: Library, kind: str) -> None:
    decisions = {one.label for one in library.happenings(DECK) if isinstance(one, Decision)}
    for question in made(library, kind):
        for text in (question.answer, *(option.really for option in question.options)):
            for label in decisions:
                bare = f"{label[:1].upper()}{label[1:]}: that was "
                assert not text.startswith(bare), text
                assert not text.endswith(f": {label}."), text


def test_titles_of_decisions_begin_with_their_kind() -> None:
    assert titled("to wait in the South") == "The decision to wait in the South"
    assert titled("Tonkin Gulf incident") == "Tonkin Gulf incident"


def test_a_made_up_date_is_told_only_by_what_lies_in_it(library: Library) -> None:
    dates = {date_phrase(one.date): one.date for one in library.happenings(DECK)}
    told = {one.date.words.casefold(): one.date for one in library.happenings(DECK)}
    assert dates
    for question in made(library, "multiple_choice"):
        card = library.card_by_id[question.card_id]
        if card.answer_kind is not AnswerKind.DATE:
            continue
        near = {date.words: date for date in neighbour_dates(parse_date(card.date))}
        for option in question.options:
            named = told.get(option.really.partition(":")[0].casefold())
            if option.text in near and named is not None:
                assert lies_in(named, near[option.text]), f"{option.text}: {option.really}"


def test_no_date_is_wrong_at_a_glance(library: Library) -> None:
    days = {one.date.words: one.date.earliest.ordinal for one in library.happenings(DECK)}
    for question in made(library, "multiple_choice"):
        card = library.card_by_id[question.card_id]
        if card.answer_kind is not AnswerKind.DATE:
            continue
        right = parse_date(card.date).earliest.ordinal
        for option in question.options:
            assert abs(days.get(option.text, right) - right) <= EIGHT_YEARS, question.options


def test_no_figure_is_wrong_at_a_glance_nor_unknown_where_a_fact_has_it(library: Library) -> None:
    facts = {(card.unit, card.number) for card in library.cards if card.number is not None}
    for question in made(library, "multiple_choice"):
        card = library.card_by_id[question.card_id]
        if card.number is None or card.answer_kind is not AnswerKind.NUMBER:
            continue
        for option in question.options:
            value = read_typed_number(option.text, card.unit)
            assert value is not None
            assert max(value, card.number) <= 16 * min(value, card.number), question.options
            if not option.right and (card.unit, value) in facts:
                assert option.really not in {TOO_HIGH, TOO_LOW}, option


@pytest.mark.parametrize(
    ("kind", "below", "above"),
    [(AnswerKind.NUMBER, TOO_LOW, TOO_HIGH), (AnswerKind.DATE, TOO_EARLY, TOO_LATE)],
)
def test_what_is_made_up_is_told_to_lie_too_far_down_or_up(
    library: Library, kind: AnswerKind, below: str, above: str
) -> None:
    made_up = 0
    for card in library.cards:
        for option in candidates(card, library) if card.answer_kind is kind else ():
            if option.really in {below, above}:
                made_up += 1
                assert (option.really == below) == (option.measure < measure_of(card)), option
    assert made_up


def test_who_acted_and_who_writes_about_it_are_not_mixed_where_a_deed_is_asked(library: Library) -> None:
    entries = library.decks[DECK].entry_by_id
    for question in made(library, "multiple_choice"):
        card = library.card_by_id[question.card_id]
        if card.answer_kind is not AnswerKind.FIGURE or card.id.facet == "identify":
            continue
        people = [
            one for option in question.options if isinstance(one := entries.get(option.entry_id), Figure)
        ]
        people += [one for ref in card.answer_refs if isinstance(one := entries[ref], Figure)]
        assert len({one.side == HISTORIAN for one in people}) == 1, question.options


def test_which_came_first_is_never_plain_from_the_age_alone(library: Library) -> None:
    entries = library.decks[DECK].entry_by_id
    for question in made(library, "which_first"):
        pair = [
            one
            for option in question.options
            if isinstance(one := entries[option.entry_id], Event | Decision)
        ]
        days = sorted(one.date.earliest.ordinal for one in pair)
        assert all(later - earlier <= EIGHT_YEARS for earlier, later in pairwise(days)), question.options


@pytest.mark.parametrize(
    ("prompt", "sort"),
    [
        ("To which capital did he travel?", "city"),
        ("In which city was it?", "city"),
        ("Off which Vietnamese port did the ship wait?", "port"),
        ("Where did the city's guests go?", ""),
    ],
)
def test_a_place_is_of_the_sort_that_its_question_names(prompt: str, sort: str) -> None:
    assert place_sort(prompt) == sort


def test_several_people_of_one_side_are_asked_for_beside_others_of_that_side(library: Library) -> None:
    card = library.card_by_id[CardId(DECK, "vietnamese-secret-visit", "who")]
    entries = library.decks[DECK].entry_by_id
    for seed in SEEDS:
        question = build_question(card, "multiple_answer", library, seed)
        assert not isinstance(question, Declined)
        people = [one for option in question.options if isinstance(one := entries[option.entry_id], Figure)]
        assert len(people) == len(question.options)
        assert {one.side for one in people} == {people[0].side}


def test_feedback_on_a_meaning_is_a_whole_sentence(library: Library) -> None:
    for question in made(library, "multiple_choice"):
        for option in question.options:
            if option.entry_id and option.really.startswith("That is "):
                assert option.really.startswith("That is the meaning of “"), option


def test_beside_two_months_no_span_of_years_is_offered(library: Library) -> None:
    spans = 0
    for card in library.cards:
        if card.answer_kind is not AnswerKind.DATE or not parse_date(card.date).is_interval:
            continue
        days = length_of(parse_date(card.date))
        for found in candidates(card, library):
            offered = read_typed_date(found.text)
            assert offered is not None, found.text
            assert 0.5 < length_of(offered) / days < 2, (card.id, found.text)
            spans += 1
    assert spans > 20


def length_of(date: HistoricalDate) -> int:
    return 1 + date.latest.ordinal - date.earliest.ordinal
