"""Multiple choice over the shipped deck: one right answer, no repetition, repeatable."""

from collections import Counter

import pytest

from studyapp.cards.card import AnswerKind
from studyapp.content.dates import parse_date
from studyapp.questions.asking import build_question, judge_response
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Question
from studyapp.questions.text_match import fold_text
from studyapp.questions.wrong_answers import written_for


@pytest.fixture(scope="module")
def questions(library: Library) -> list[Question]:
    made = [
        build_question(card, "multiple_choice", library, seed) for card in library.cards for seed in range(4)
    ]
    return [question for question in made if not isinstance(question, Declined)]


def test_most_short_answers_can_be_asked(questions: list[Question]) -> None:
    assert len({question.card_id for question in questions}) >= 150


def test_each_has_one_right_option_and_two_to_four_wrong_ones(questions: list[Question]) -> None:
    for question in questions:
        assert sum(option.right for option in question.options) == 1
        assert 3 <= len(question.options) <= 5
        assert len({fold_text(option.text) for option in question.options}) == len(question.options)


def test_no_wrong_option_is_another_name_of_the_answer(questions: list[Question], library: Library) -> None:
    for question in questions:
        card = library.card_by_id[question.card_id]
        right = {fold_text(name) for name in (card.answer, *card.aliases)}
        assert not any(fold_text(option.text) in right for option in question.options if not option.right)


def test_wrong_dates_never_overlap_the_right_one(questions: list[Question], library: Library) -> None:
    dated = {str(entry.date): entry.date for entry in library.happenings("china-vietnam-war-1964-69")}
    for question in questions:
        card = library.card_by_id[question.card_id]
        if card.answer_kind is not AnswerKind.DATE:
            continue
        right = parse_date(card.date)
        wrong = {option.text for option in question.options if not option.right}
        assert not any(date.words in wrong and date.overlaps(right) for date in dated.values())


def test_who_took_part_is_never_a_wrong_option(questions: list[Question], library: Library) -> None:
    for question in questions:
        card = library.card_by_id[question.card_id]
        names = {library.deck_of(card).name_of(ref) for ref in card.answer_refs}
        assert not any(option.text in names for option in question.options if not option.right)


def test_every_wrong_option_says_what_it_really_is(questions: list[Question]) -> None:
    assert all(option.really for question in questions for option in question.options if not option.right)


def test_the_same_seed_gives_the_same_question(library: Library) -> None:
    for card in library.cards[:40]:
        one, other = (build_question(card, "multiple_choice", library, 11) for _ in range(2))
        assert one == other


def test_dates_stand_in_order_with_the_right_one_anywhere(library: Library) -> None:
    places: Counter[int] = Counter()
    for card in library.cards:
        if card.answer_kind is not AnswerKind.DATE:
            continue
        for seed in range(12):
            question = build_question(card, "multiple_choice", library, seed)
            if isinstance(question, Question) and len(question.options) == 4:
                places[next(place for place, option in enumerate(question.options) if option.right)] += 1
    total = sum(places.values())
    assert total > 300
    assert all(0.17 < places[place] / total < 0.33 for place in range(4))


def test_the_longest_option_is_right_about_as_often_as_chance(
    questions: list[Question], library: Library
) -> None:
    texts = [
        q
        for q in questions
        if library.card_by_id[q.card_id].answer_kind in {AnswerKind.TEXT, AnswerKind.FIGURE}
    ]
    hits = sum(max(q.options, key=lambda option: len(option.text)).right for q in texts)
    chance = sum(1 / len(q.options) for q in texts)
    assert hits < chance * 1.35


def test_letters_and_texts_are_judged(questions: list[Question], library: Library) -> None:
    for question in questions[:50]:
        place = next(place for place, option in enumerate(question.options) if option.right)
        assert judge_response(question, "ABCDE"[place], library).is_right
        assert judge_response(question, "abcde"[place], library).is_right
        wrong = judge_response(question, "ABCDE"[(place + 1) % len(question.options)], library)
        assert not wrong.is_right
        assert wrong.chosen is not None
        assert not judge_response(question, "", library).is_right


def test_lists_and_lone_facts_are_declined(library: Library) -> None:
    for card in library.cards:
        if card.answer_kind is AnswerKind.LIST:
            assert isinstance(build_question(card, "multiple_choice", library, 0), Declined)


def test_every_typed_question_accepts_its_own_answers(library: Library) -> None:
    for card in library.cards:
        question = build_question(card, "typed", library, 0)
        if isinstance(question, Question):
            assert all(judge_response(question, text, library).is_right for text in question.accepted)


def test_no_two_people_of_the_deck_are_accepted_for_each_other(library: Library) -> None:
    asked = [
        q
        for c in library.cards
        if c.id.facet == "identify" and isinstance(q := build_question(c, "typed", library, 0), Question)
    ]
    for question in asked:
        for other in asked:
            if other.card_id != question.card_id:
                assert not any(judge_response(question, name, library).is_right for name in other.accepted)


def test_the_name_of_an_organisation_stands_beside_names_of_its_sort(
    questions: list[Question], library: Library
) -> None:
    by_name = {entry.title: entry for deck in library.decks.values() for entry in deck.entries}
    asked = 0
    for question in questions:
        card = library.card_by_id[question.card_id]
        if (card.kind, card.id.facet) == ("organisation", "name") and library.entry_of(card).tags:
            if written_for(card, library):
                continue
            asked += 1
            sort = library.entry_of(card).tags[0]
            assert all(sort in by_name[option.text].tags for option in question.options)
    assert asked
