"""Whether one card tells what another asks."""

from dataclasses import replace

import pytest

from studyapp.cards.card import Card
from studyapp.questions.library import Library
from studyapp.questions.telling import tells
from tests.questions.small_decks import happening, library_of, person


def card_of(library: Library, entry_id: str, facet: str) -> Card:
    return next(card for card in library.cards if (card.id.entry_id, card.id.facet) == (entry_id, facet))


FALL = happening("fall", "the fall of the old wall", "1965-05-08")


@pytest.mark.parametrize(
    ("context", "is_told"),
    [
        ("The old wall fell on 8 May 1965.", True),
        ("The old wall fell in May 1965.", False),
        ("The treaty was signed on 8 May 1965.", False),
        ("The old wall had stood for 900 years.", False),
    ],
)
def test_a_date_is_told_with_all_its_parts_and_with_what_happened_then(context: str, is_told: bool) -> None:
    library = library_of(FALL, person("ada", "Ada Stone", "the mason") | {"context": context})
    assert tells(card_of(library, "ada", "identify"), card_of(library, "fall", "date")) is is_told


def test_half_of_a_sentence_tells_it() -> None:
    library = library_of(FALL, person("ada", "Ada Stone", "the mason"))
    asked = replace(
        card_of(library, "fall", "what"),
        prompt="What did the mason do about the wall?",
        answer="She encouraged the town to build it anew.",
    )
    shown = card_of(library, "ada", "identify")
    assert tells(replace(shown, context="As mason of the wall she was encouraging the town to build."), asked)
    assert not tells(replace(shown, context="As mason of the wall she was proud."), asked)


def test_a_short_name_tells_the_person_and_whose_figure_it_is_does_not_matter() -> None:
    library = library_of(FALL, person("ada", "Ada Stone", "the mason of the old wall") | {"aliases": ["Ada"]})
    shown = replace(card_of(library, "fall", "what"), context="The old wall was the work of Ada, the mason.")
    asked = card_of(library, "ada", "identify")
    assert tells(shown, asked)
    figure = replace(asked, answer="80,000 bricks (according to Ada Stone)", aliases=())
    assert tells(replace(shown, context="The mason of the old wall used over 80,000 bricks."), figure)
    figure = replace(figure, answer="16 bricks")
    assert tells(replace(shown, context="The mason of the old wall used sixteen bricks."), figure)
    assert not tells(replace(shown, context="The mason of the old wall used sixty bricks."), figure)


def test_no_card_tells_itself() -> None:
    card = card_of(library_of(FALL), "fall", "date")
    assert not tells(card, card)
