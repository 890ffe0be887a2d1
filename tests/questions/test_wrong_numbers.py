"""Which dates and figures stand beside the right one."""

from studyapp.questions.asking import build_question
from studyapp.questions.question import Declined, Question
from tests.questions.small_decks import happening, library_of, number


def test_the_year_of_a_peak_stands_beside_other_years_of_its_series() -> None:
    points = [
        {"date": year, "value": value} for year, value in (("1964", 5), ("1965", 9), ("1966", 7), ("1967", 6))
    ]
    series = {"kind": "series", "id": "s", "topic": "only", "subject": "rice sent", "unit": "tons"}
    library = library_of({**series, "points": points, "context": "It fell later."})
    card = next(one for one in library.cards if one.id.facet == "peak")
    assert (card.answer, card.context) == ("1965", "The figure was 9 tons. It fell later.")
    question = build_question(card, "multiple_choice", library, 1)
    assert isinstance(question, Question)
    assert {option.text: option.really for option in question.options} == {
        "1964": "1964: 5 tons.",
        "1965": "",
        "1966": "1966: 7 tons.",
        "1967": "1967: 6 tons.",
    }


def test_a_figure_of_one_year_is_told_with_its_year_elsewhere() -> None:
    points = [{"date": f"196{at}", "value": value, "ask": True} for at, value in enumerate((5, 9, 7))]
    series = {"kind": "series", "id": "s", "topic": "only", "subject": "rice sent", "unit": "tons"}
    library = library_of({**series, "points": points}, number("n", "rice asked for", 12))
    card = next(one for one in library.cards if one.id.facet == "value")
    question = build_question(card, "multiple_choice", library, 1)
    assert isinstance(question, Question)
    assert "5 tons: rice sent, 1960." in {option.really for option in question.options}


def test_what_a_figure_counts_is_told_once() -> None:
    library = library_of(
        number("a", "rice asked for", 12),
        number("b", "tons of rice sent", 16),
        number("c", "rice kept", 20),
        number("d", "rice lost", 24),
    )
    card = next(one for one in library.cards if one.id.entry_id == "a")
    question = build_question(card, "multiple_choice", library, 1)
    assert isinstance(question, Question)
    told = {option.really for option in question.options}
    assert {"16: tons of rice sent.", "20 tons: rice kept."} <= told


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
    assert isinstance(build_question(card, "multiple_choice", library, 1), Declined)
    assert isinstance(build_question(card, "date", library, 1), Question)


def test_the_winter_of_a_year_is_never_made_up() -> None:
    library = library_of(happening("a", "the fall of the wall", "1958-22"))
    card = next(one for one in library.cards if one.id.facet == "date")
    for seed in range(8):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        assert not any("winter" in option.text for option in question.options)


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


def test_years_that_an_author_wrote_stand_in_order() -> None:
    written = [{"text": year, "why": "Not then."} for year in ("1966", "1971", "1961")]
    library = library_of(
        {
            "kind": "question",
            "id": "q",
            "topic": "only",
            "stem": "When did the wall fall?",
            "answers": ["1965"],
            "distractors": written,
            "explanation": "It was old.",
        }
    )
    (card,) = library.cards
    question = build_question(card, "multiple_choice", library, 3)
    assert isinstance(question, Question)
    assert [option.text for option in question.options] == ["1961", "1965", "1966", "1971"]


def test_the_turn_of_two_years_stands_beside_other_turns() -> None:
    library = library_of(happening("a", "the fall of the wall", "1962 late/1963 early"))
    card = next(one for one in library.cards if one.id.facet == "date")
    for seed in range(8):
        question = build_question(card, "multiple_choice", library, seed)
        assert isinstance(question, Question)
        assert all(
            option.text.startswith("late ") and "to early" in option.text for option in question.options
        )
