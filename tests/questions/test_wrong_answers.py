"""Which names, places and sentences stand beside the right one."""

import pytest

from studyapp.questions.asking import build_question
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Question
from tests.questions.small_decks import argument, happening, library_of, person, term


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


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("Who carried the letter to the king?", "Ben Ames was the envoy of Rome."),
        ("Who carried the letter from the queen?", "Ben Ames burnt the letter from the queen."),
    ],
)
def test_of_a_wrong_person_the_deed_most_like_the_question_is_told(prompt: str, told: str) -> None:
    deeds = {"ann": "carried the letter", "ben": "burnt the letter from the queen", "cal": "built a wall"}
    people = [
        person(who, f"{who.title()} Ames", "the envoy of Rome")
        | {"known_for": [{"id": "deed", "text": deed}]}
        for who, deed in deeds.items()
    ]
    people[0]["prompts"] = {"known_for.deed": prompt}
    library = library_of(*people)
    card = next(one for one in library.cards if (one.id.entry_id, one.id.facet) == ("ann", "known_for.deed"))
    question = build_question(card, "multiple_choice", library, 1)
    assert isinstance(question, Question)
    assert told in {option.really for option in question.options}


def test_places_stand_beside_places_of_their_sort() -> None:
    places = {
        "city": ("Rome", "Troy", "Tyre", "Cadiz"),
        "island": ("Malta", "Delos", "Samos", "Rhodes"),
    }
    library = library_of(
        *(
            happening(name.lower(), f"The {sort} feast of {number}", f"1965-0{number}")
            | {"place": name, "prompts": {"place": f"In which {sort} was feast number {number}?"}}
            for sort, names in places.items()
            for number, name in enumerate(names, start=1)
        )
    )
    asked = [card for card in library.cards if card.id.facet == "place"]
    assert len(asked) == 8
    for card in asked:
        question = build_question(card, "multiple_choice", library, 1)
        assert isinstance(question, Question)
        sort = "city" if card.answer in places["city"] else "island"
        assert {option.text for option in question.options} == set(places[sort])


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


def test_dates_that_an_author_wrote_stand_in_order_beside_the_right_one() -> None:
    written = {
        "10 May 1965": "That was the flood.",
        "1 May 1965": "That was the feast.",
        "8 May 1965": "That is the day itself.",
        "one fine day": "Nobody can tell.",
    }
    fall = happening("a", "the fall of the wall", "1965-05-08") | {
        "wrong_options": {"date": [{"text": text, "why": why} for text, why in written.items()]}
    }
    others = (happening(f"o{day}", f"the day {day}", f"1965-05-{day}") for day in range(11, 29))
    question = asked_for(library_of(fall, *others), "a", "date")
    assert [option.text for option in question.options] == ["1 May 1965", "8 May 1965", "10 May 1965"]
    assert [option.really for option in question.options] == [
        "That was the feast.",
        "",
        "That was the flood.",
    ]


def test_figures_that_an_author_wrote_have_the_unit_of_the_right_one() -> None:
    written = [{"text": text, "why": f"{text}?"} for text in ("9", "320", "2,000 boats", "305")]
    library = library_of(
        {
            "kind": "statistic",
            "id": "s",
            "topic": "only",
            "subject": "Boats on the river",
            "value": 300,
            "unit": "boats",
            "as_of": "1965",
            "wrong_options": {"value": written},
        }
    )
    question = asked_for(library, "s", "value")
    assert [option.text for option in question.options] == [
        "9 boats",
        "300 boats",
        "320 boats",
        "2,000 boats",
    ]


def asked_for(library: Library, entry_id: str, facet: str) -> Question:
    card = next(one for one in library.cards if (one.id.entry_id, one.id.facet) == (entry_id, facet))
    question = build_question(card, "multiple_choice", library, 1)
    assert isinstance(question, Question)
    return question


def test_what_an_author_wrote_for_a_list_stands_among_its_answers() -> None:
    wrong = {
        "effect": [{"text": text, "why": "It did not."} for text in ("Peace", "Plenty", "Silence", "Joy")]
    }
    fall = happening("a", "the fall of the wall", "1965-05") | {
        "effects": ["A flood", "A famine"],
        "wrong_options": wrong,
    }
    library = library_of(fall)
    card = next(one for one in library.cards if one.id.facet == "effect")
    question = build_question(card, "multiple_answer", library, 1)
    assert isinstance(question, Question)
    assert {option.text for option in question.options if option.right} == {"A flood", "A famine"}
    assert {option.really for option in question.options if not option.right} == {"It did not."}


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
    assert shown == set(wrong), "asked again, the card shows others"


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


def test_beside_a_leader_stand_those_who_appear_as_often() -> None:
    """The clerks, who took part in nothing, are further from him than the other leaders."""
    trades = ("roads", "ships", "trade", "mines", "wheat", "banks", "books", "bread", "horses", "glass")
    leaders = [person(f"l-{trade}", f"Leader {trade}", f"the minister for {trade}") for trade in trades]
    clerks = [person(f"c-{trade}", f"Clerk {trade}", f"the clerk of {trade}") for trade in trades]
    deeds = [
        happening(f"h-{trade}-{month}", f"Feast {month}", f"196{place}-0{month}")
        | {"figures": [f"l-{trade}"]}
        for place, trade in enumerate(trades)
        for month in (1, 2, 3)
    ]
    library = library_of(*leaders, *clerks, *deeds)
    card = next(one for one in library.cards if (one.id.entry_id, one.id.facet) == ("l-roads", "identify"))
    offered = {
        option.text
        for seed in range(12)
        if isinstance(question := build_question(card, "multiple_choice", library, seed), Question)
        for option in question.options
    }
    assert offered
    assert all(name.startswith("Leader") for name in offered), offered
