"""Decks that cannot support a kind: it declines with its reason, and nothing fails."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.questions.asking import KINDS, build_question, judge_response, why_declined
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Question
from studyapp.services.quiz.results import Feedback
from tests.questions.small_decks import HEAD, happening, library_of, number, person, term


def reasons(library: Library, kind: str) -> set[str]:
    """Why the kind declines; every card must be declined."""
    made = [build_question(card, kind, library, 1) for card in library.cards]
    assert made
    assert all(isinstance(one, Declined) for one in made), made
    return {one.reason for one in made if isinstance(one, Declined)}


def test_one_figure_alone_has_no_wrong_answers() -> None:
    library = library_of(person("a", "Ada Ames", "the only minister"))
    assert "fewer than two wrong answers are certain" in reasons(library, "multiple_choice")
    assert "nothing false is certain" in reasons(library, "true_false")
    assert "fewer than three pairs are certain" in reasons(library, "match")
    assert reasons(library, "multiple_answer") == {"there is one answer only"}


def test_two_entries_of_one_name_are_never_beside_each_other() -> None:
    library = library_of(
        person("a", "Ada Ames", "the first minister"),
        person("b", "Ada Ames", "the second envoy"),
        person("c", "Ben Bole", "the third guard"),
        person("d", "Cy Cole", "the fourth clerk"),
        person("e", "Di Dole", "the fifth judge"),
    )
    for card in library.cards:
        for seed in range(12):
            question = build_question(card, "multiple_choice", library, seed)
            if isinstance(question, Question):
                assert len({option.text for option in question.options}) == len(question.options)
            pairs = build_question(card, "match", library, seed)
            if isinstance(pairs, Question):
                assert len({option.text for option in pairs.options}) == len(pairs.options)


def test_what_led_to_what_is_not_put_in_order_nor_what_comes_and_goes() -> None:
    request = happening("a", "the request", "1965-01") | {"effects": ["b"]}
    library = library_of(
        request,
        happening("b", "the promise", "1965-03"),
        happening("c", "the brigade comes", "1965-05"),
        happening("d", "the brigade goes", "1965-07"),
        happening("e", "a flood", "1965-09"),
        happening("f", "an eclipse", "1965-11"),
    )
    for card in library.cards:
        for seed in range(12):
            question = build_question(card, "order", library, seed)
            if isinstance(question, Question):
                titles = {item.text for item in question.items}
                assert not {"the request", "the promise"} <= titles
                assert not {"the brigade comes", "the brigade goes"} <= titles


def test_a_first_name_alone_does_not_do_where_the_surname_is_plain() -> None:
    library = library_of(person("g", "John W. Garver", "the scholar"), person("k", "Li Ke", "the writer"))
    by_entry = {card.id.entry_id: card for card in library.cards if card.id.facet == "identify"}
    assert library.short_names(by_entry["g"]) == ("garver",)
    assert library.short_names(by_entry["k"]) == ()


def test_a_note_is_typed_where_its_author_gave_other_ways_to_write_its_answer() -> None:
    plain = {
        "kind": "note",
        "id": "plain",
        "topic": "t",
        "prompt": "How did they react?",
        "answer": "They denied it",
    }
    named = plain | {
        "id": "named",
        "prompt": "Whose book is it?",
        "answer": "Guo Ming’s",
        "aliases": ["Kuo Ming"],
        "reverse": "What is Guo Ming known for?",
    }
    gap = {
        "kind": "note",
        "id": "gap",
        "topic": "t",
        "cloze": "It lies on the {{Yalu}}.",
        "aliases": ["Yalu River"],
    }
    library = library_of(plain, named, gap)
    made = [(card, build_question(card, "typed", library, 1)) for card in library.cards]
    typed = {(card.id.entry_id, card.id.facet): one for card, one in made if isinstance(one, Question)}
    assert list(typed) == [("named", "note")]
    for words, is_right in (("Guo Ming", True), ("Kuo Ming", True), ("Ming", False)):
        assert judge_response(typed["named", "note"], words, library).is_right is is_right


def test_a_gap_may_be_filled_with_the_word_that_follows_it() -> None:
    note = {
        "kind": "note",
        "id": "n",
        "topic": "only",
        "cloze": "Guns went no further than the {{19th}} parallel.",
        "aliases": ["line of 1965"],
    }
    library = library_of(note)
    (card,) = library.cards
    question = build_question(card, "cloze", library, 1)
    assert isinstance(question, Question)
    assert "[…] parallel" in question.stem
    for typed in ("19th", "19", "nineteenth parallel", "the 19th parallel", "line of 1965"):
        assert judge_response(question, typed, library).is_right, typed
    assert not judge_response(question, "20th parallel", library).is_right


def test_what_was_so_by_a_date_is_not_put_in_order() -> None:
    """It may have been so long before."""
    limit = happening("a", "the factories moved", "1966") | {
        "prompts": {"date": "By which year had they moved?"}
    }
    library = library_of(
        limit, *(happening(f"o{year}", f"the flood {year}", str(year)) for year in (1965, 1967))
    )
    assert "no dated events lie on both sides of it" in {
        made.reason
        for card in library.cards
        if isinstance(made := build_question(card, "which_first", library, 1), Declined)
        and card.id.entry_id == "a"
    }


def test_without_dates_nothing_is_put_in_order() -> None:
    library = library_of(*(term(letter, f"Term {letter}", f"What {letter} is.") for letter in "abcde"))
    for kind in ("order", "which_first"):
        assert reasons(library, kind) == {"it has no date that can be compared"}
    assert reasons(library, "date") == {"the answer is no date"}


def test_overlapping_or_few_dates_are_not_ordered() -> None:
    same = library_of(*(happening(letter, f"the fall of {letter * 3}", "1965") for letter in "abc"))
    assert "fewer than three dated events lie near" in reasons(same, "order")
    assert "no dated events lie on both sides of it" in reasons(same, "which_first")
    one = library_of(happening("a", "the fall of the wall", "1965-05"))
    assert "fewer than three dated events lie near" in reasons(one, "order")


def test_a_lone_figure_or_date_stands_among_made_up_ones() -> None:
    library = library_of(number("n", "rice sent", 688), happening("a", "the fall of the wall", "1965-05"))
    for facet in ("value", "date"):
        card = next(card for card in library.cards if card.id.facet == facet)
        for seed in range(10):
            question = build_question(card, "multiple_choice", library, seed)
            assert isinstance(question, Question)
            assert len({option.text for option in question.options}) == len(question.options) == 4


def test_nought_and_open_dates_do_no_harm() -> None:
    library = library_of(
        number("n", "rice sent", 0), number("m", "rice lost", -3), happening("a", "the fall", "1965/..")
    )
    for card in library.cards:
        for kind in KINDS:
            for seed in range(5):
                built = build_question(card, kind, library, seed)
                assert isinstance(built, (Question, Declined))
                if kind != "recall":
                    assert isinstance(built, Question) == (why_declined(card, kind, library) is None)


def test_a_deck_without_entries_asks_nothing() -> None:
    assert library_of().cards == ()


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("order", "no date that can be compared"),
        ("multiple_choice", "fewer than two wrong answers are certain"),
        ("match", "fewer than three pairs are certain"),
        ("number", "the answer is no figure"),
    ],
)
def test_the_command_line_says_why(tmp_path: Path, kind: str, reason: str) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    head = {**HEAD, "format": "1"}
    (folder / "deck.yaml").write_text(json.dumps(head), encoding="utf-8")
    figure = {key: value for key, value in person("ada", "Ada Ames", "the minister").items() if key != "kind"}
    (folder / "figures.yaml").write_text(json.dumps({"figures": [figure]}), encoding="utf-8")
    command = [sys.executable, "-m", "studyapp", "deck", "questions", str(folder), "--kind", kind]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done
    assert done.stdout == ""
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("context", ["", "It was old."])
def test_a_statement_is_known_as_one_on_a_flashcard_and_explained_once(context: str) -> None:
    statement = {
        "kind": "question",
        "id": "q",
        "topic": "only",
        "asks": "true_false",
        "stem": "The wall fell in 1965.",
        "answers": ["True"],
        "explanation": "So it did.",
    }
    library = library_of(statement | ({"context": context} if context else {}))
    (card,) = library.cards
    assert card.prompt == "True or false? The wall fell in 1965."
    assert card.context == f"So it did. {context}".strip()
    question = build_question(card, "true_false", library, 1)
    assert isinstance(question, Question)
    assert question.stem == "The wall fell in 1965."
    feedback = Feedback(question, card, judge_response(question, "F", library), "F")
    assert (feedback.answer, feedback.context) == ("So it did.", context)


def test_a_context_that_begins_with_the_name_that_is_asked_for_stays_whole() -> None:
    king = person("k", "Leon", "the king") | {"context": "Leon’s reign was long."}
    fall = happening("a", "the fall of the wall", "1965-05") | {
        "figures": ["k"],
        "context": "Leon’s men came late.",
        "prompts": {"who": "Whose men broke the wall?"},
    }
    others = [
        person(f"p-{name.lower()}", name, f"the {trade}")
        for name, trade in (("Aldo", "smith"), ("Bruno", "baker"), ("Carl", "miller"))
    ]
    library = library_of(king, fall, *others)
    card = next(one for one in library.cards if (one.id.entry_id, one.id.facet) == ("a", "who"))
    question = build_question(card, "true_false", library, 1)
    assert isinstance(question, Question)
    feedback = Feedback(question, card, judge_response(question, "F", library), "F")
    assert (feedback.answer, feedback.context) == ("Leon", "Leon’s men came late.")
