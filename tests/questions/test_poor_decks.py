"""Decks that cannot support a kind: it declines with its reason, and nothing fails."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from studyapp.content.deck import Deck
from studyapp.questions.asking import KINDS, build_question, judge_response, why_declined
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Question

HEAD = {
    "format": 1,
    "id": "poor-deck",
    "title": "A poor deck",
    "version": "1.0.0",
    "topics": [{"id": "only", "title": "Only"}],
}


def person(entry_id: str, name: str, title: str) -> dict[str, Any]:
    return {
        "kind": "figure",
        "id": entry_id,
        "topic": "only",
        "name": name,
        "side": "Here",
        "roles": [{"title": title}],
    }


def happening(entry_id: str, title: str, date: str) -> dict[str, Any]:
    return {
        "kind": "event",
        "id": entry_id,
        "topic": "only",
        "title": title,
        "date": date,
        "what": f"It was {title}.",
    }


def term(entry_id: str, name: str, definition: str) -> dict[str, Any]:
    return {"kind": "term", "id": entry_id, "topic": "only", "term": name, "definition": definition}


def number(entry_id: str, subject: str, value: float) -> dict[str, Any]:
    fields = {"subject": subject, "value": value, "unit": "tons", "as_of": "1965"}
    return {"kind": "statistic", "id": entry_id, "topic": "only", **fields}


def library_of(*entries: dict[str, Any]) -> Library:
    return Library((Deck.model_validate_json(json.dumps({**HEAD, "entries": entries})),))


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


@pytest.mark.parametrize(
    ("prompt", "sides"),
    [
        ("Who led the Laotian mission?", {"Laos"}),
        ("Who led the mission?", {"Laos", "Peru"}),
        ("Who led the mission to BPeru Ames?", {"Laos"}),
    ],
)
def test_where_the_prompt_tells_a_side_only_its_people_are_offered(prompt: str, sides: set[str]) -> None:
    people = [
        person(f"{side}-{letter}".lower(), f"{letter}{side} Ames", f"the envoy {letter}")
        | {"side": side, "known_for": [{"id": "deed", "text": "led the mission"}]}
        for side in ("Laos", "Peru")
        for letter in "ABCD"
    ]
    people[0]["prompts"] = {"known_for.deed": prompt}
    library = library_of(*people)
    card = next(
        one for one in library.cards if (one.id.entry_id, one.id.facet) == ("laos-a", "known_for.deed")
    )
    side_of = {one["id"]: one["side"] for one in people}
    shown: set[str] = set()
    for seed in range(30):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        shown |= {side_of[option.entry_id] for option in question.options}
    assert shown == sides


def test_beside_a_figure_that_is_approximate_none_stands_that_is_near() -> None:
    library = library_of(number("force", "Soldiers of the force", 80_000) | {"approximate": True})
    (card,) = library.cards
    for seed in range(20):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        wrong = [option.text for option in question.options if not option.right]
        assert "about 70,000 tons" not in wrong
        assert "about 90,000 tons" not in wrong


def test_by_a_later_date_it_was_so_too() -> None:
    limit = happening("a", "the factories moved", "1966") | {
        "prompts": {"date": "By which year had they moved?"}
    }
    library = library_of(
        limit, *(happening(f"o{year}", f"the flood {year}", str(year)) for year in range(1961, 1972))
    )
    card = next(one for one in library.cards if (one.id.entry_id, one.id.facet) == ("a", "date"))
    for seed in range(12):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        assert max(int(option.text) for option in question.options) == 1966


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


def test_what_an_author_wrote_for_a_facet_stands_beside_its_answer() -> None:
    options = [
        {"text": text, "why": f"{text} was another thing."} for text in ("Peace", "Armistice", "Treaty")
    ]
    truce = term("truce", "Truce", "A rest in a war.") | {"wrong_options": {"name": options}}
    others = (term(word, word.title(), f"A kind of {word}.") for word in ("war", "raid", "siege", "march"))
    library = library_of(truce, *others)
    card = next(one for one in library.cards if (one.id.entry_id, one.id.facet) == ("truce", "name"))
    question = build_question(card, "multiple_choice", library, 1)
    assert isinstance(question, Question)
    assert {option.text for option in question.options} == {"Truce", "Peace", "Armistice", "Treaty"}


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


def test_somebody_from_a_side_of_their_own_is_not_chosen_among_others() -> None:
    guest = person("guest", "Gus Gale", "the guest") | {
        "side": "Mars",
        "known_for": [{"id": "deed", "text": "came from afar"}],
    }
    hosts = [person(f"host-{letter}".lower(), f"{letter}en Ames", f"the host {letter}") for letter in "ABCD"]
    library = library_of(guest, *hosts)
    card = next(one for one in library.cards if one.id.facet == "known_for.deed")
    assert isinstance(build_question(card, "multiple_choice", library, 1), Declined)
    assert isinstance(build_question(card, "typed", library, 1), Question)


def test_a_date_whose_year_is_told_stands_among_dates_of_that_year() -> None:
    fall = happening("a", "the fall of the wall", "1965-05") | {
        "prompts": {"date": "In which month of 1965 did the wall fall?"}
    }
    others = [happening(f"o{month}", f"the flood {month}", f"1964-0{month}") for month in range(1, 6)]
    library = library_of(fall, *others)
    card = next(one for one in library.cards if (one.id.entry_id, one.id.facet) == ("a", "date"))
    for seed in range(12):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        assert all(option.text.endswith("1965") for option in question.options), question.options


def test_a_date_stands_among_near_ones_though_the_deck_has_many_far_ones() -> None:
    """Three years off is wrong at a glance; nothing happened near July 1968, so that its neighbours are made up."""
    months = ["1965-01", "1965-03", "1965-06", "1965-09", "1968-07"]
    library = library_of(
        *(happening(f"act-{place}", f"Act number {place}", month) for place, month in enumerate(months))
    )
    offered = {
        card.date: {
            option.text[-4:]
            for seed in range(8)
            if isinstance(question := build_question(card, "multiple_choice", library, seed), Question)
            for option in question.options
        }
        for card in library.cards
        if card.id.facet == "date"
    }
    assert offered["1965-06"] == {"1965"}
    assert offered["1968-07"] <= {"1967", "1968", "1969"}


def test_what_somebody_did_stands_beside_deeds_and_other_manners_of_asking_decline() -> None:
    prompts = {
        **{f"d{year}": f"What did the queen do in 196{year}?" for year in range(4)},
        **{f"h{year}": f"What happened on the river in 196{year}?" for year in range(4)},
        "h9": "How did the queen hear of the flood?",
    }
    events = [
        happening(entry_id, f"the act {entry_id}", f"196{entry_id[1]}")
        | {"what": f"The {word} came to the {entry_id[0] * 4}.", "prompts": {"what": prompts[entry_id]}}
        for entry_id, word in zip(
            prompts, ["ship", "boat", "cart", "bird", "wolf", "bear", "deer", "frog", "moth"], strict=True
        )
    ]
    library = library_of(*events)
    for card in library.cards:
        if card.id.facet != "what":
            continue
        question = build_question(card, "multiple_choice", library, 1)
        if card.prompt.startswith("How"):
            assert isinstance(question, Declined)
        else:
            assert isinstance(question, Question)
            assert {option.entry_id[0] for option in question.options} == {card.id.entry_id[0]}


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


def argument(entry_id: str, claim: str, wrong: tuple[str, ...]) -> dict[str, Any]:
    fields = {"claim": claim, "holder": "A scholar", "evidence": [f"What shows {entry_id}"]}
    written = [{"text": text, "why": f"Nobody says that of {entry_id}."} for text in wrong]
    return {"kind": "argument", "id": entry_id, "topic": "only", **fields, "distractors": written}


def test_claims_stand_beside_those_that_the_author_wrote_for_them() -> None:
    wrong = (
        "It was begun by the king.",
        "It was begun by the army.",
        "It was begun by nobody.",
        "It never began.",
    )
    others = [argument(letter, f"Another claim, {letter}.", ()) for letter in "bcdefg"]
    library = library_of(argument("a", "It was begun by the people.", wrong), *others)
    card = next(card for card in library.cards if (card.id.entry_id, card.id.facet) == ("a", "claim"))
    shown: set[str] = set()
    for seed in range(20):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        offered = {option.text for option in question.options if not option.right}
        assert len(offered) == 3
        assert all(
            option.really == "Nobody says that of a." for option in question.options if not option.right
        )
        shown |= offered
    assert len(shown) == 3, "the same three each time: a claim that comes back would be known by that"
    assert shown < set(wrong)


def test_a_decision_too_may_have_wrong_options_of_its_own() -> None:
    written = [{"text": f"To march {way}.", "why": f"Nobody marched {way}."} for way in ("east", "west")]
    fields = {"date": "1965-04", "title": "The order", "deciders": [], "problem": "The enemy was near."}
    library = library_of(
        {
            "kind": "decision",
            "id": "d",
            "topic": "only",
            **fields,
            "choice": "To wait.",
            "distractors": written,
        }
    )
    card = next(card for card in library.cards if card.id.facet == "what")
    question = build_question(card, "multiple_choice", library, 1)
    assert isinstance(question, Question)
    assert {option.text for option in question.options} == {"To wait.", "To march east.", "To march west."}


def test_a_figure_that_is_exceeded_says_so_but_not_among_others() -> None:
    library = library_of(number("rallies", "People at the rallies", 20) | {"lower_bound": True})
    (card,) = library.cards
    assert card.answer == "over 20 tons"
    for seed in range(12):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        assert "20 tons" in {option.text for option in question.options}
        assert not any("over" in option.text for option in question.options)


def test_beside_a_year_of_a_series_stand_its_other_years() -> None:
    points = [{"date": str(1964 + year), "value": 100 + 50 * year} for year in range(5)]
    points[1]["ask"] = True
    series = {
        "kind": "series",
        "id": "s",
        "topic": "only",
        "subject": "Guns",
        "unit": "guns",
        "points": points,
    }
    library = library_of(series)
    card = next(one for one in library.cards if one.id.facet == "point.1965")
    question = build_question(card, "multiple_choice", library, 1)
    assert isinstance(question, Question)
    figures = {option.text for option in question.options}
    assert figures <= {f"{100 + 50 * year} guns" for year in range(5)}
    assert "that was in 196" in next(option.really for option in question.options if not option.right)


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


def test_a_statement_is_known_as_one_on_a_flashcard_too() -> None:
    statement = {
        "kind": "question",
        "id": "q",
        "topic": "only",
        "asks": "true_false",
        "stem": "The wall fell in 1965.",
        "answers": ["True"],
        "explanation": "So it did.",
    }
    library = library_of(statement)
    (card,) = library.cards
    assert card.prompt == "True or false? The wall fell in 1965."
    question = build_question(card, "true_false", library, 1)
    assert isinstance(question, Question)
    assert question.stem == "The wall fell in 1965."


def test_a_saying_is_asked_for_beside_sayings() -> None:
    sayings = {
        word: term(word, word.title(), f"What the king said of {place}.")
        | {"tags": ["phrase"], "prompts": {"name": f"In which words did the king speak of {place}?"}}
        for word, place in (("glory", "Rome"), ("shame", "Troy"), ("mercy", "Tyre"), ("peril", "Cadiz"))
    }
    plain = [
        term(word, word.title(), f"A kind of {word}.") | {"tags": ["phrase"]} for word in ("feast", "truce")
    ]
    library = library_of(*sayings.values(), *plain)
    card = next(one for one in library.cards if (one.id.entry_id, one.id.facet) == ("glory", "name"))
    for seed in range(12):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        assert {option.text.casefold() for option in question.options} == set(sayings)
