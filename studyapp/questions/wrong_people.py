"""Other people than those who are the answer: of their side, or of another where nothing tells the side."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from studyapp.cards.card import Card
from studyapp.content.entry import HISTORIAN, Event, Figure
from studyapp.questions.distractor import CONFUSABLE_BONUS, Distractor, is_confusable
from studyapp.questions.happening_words import Happening
from studyapp.questions.library import Library
from studyapp.questions.meaning import meaning
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words

FEWEST_OF_A_SIDE = 2
"""Somebody from a side of their own is offered nowhere, and stands beside nobody: alone among others they are known."""
FEWEST_WEIGHTY = 8
FEWEST_WORDS_ALIKE = 2
"""One word, such as "Chinese", a deed shares with every question."""
POSSESSIVE = re.compile(r"[’']s\b")
SIDE_LETTERS = 4
"""So many letters of a side's name tell it, one fewer where it has no more."""


def wrong_people(card: Card, library: Library) -> Iterator[Distractor]:
    """Everybody who is certainly not the answer and could stand beside it."""
    deck = library.deck_of(card)
    prompt_words = content_words(card.prompt)
    if not prompt_words:
        return
    taking_part = _taking_part(card, prompt_words, library)
    appearances = _appearances(card.id.deck_id, library)
    own = max((appearances[ref] for ref in card.answer_refs), default=0)
    for figure in _companions(card, library):
        if figure.id in card.answer_refs or _named_in(card.prompt, deck.names_of(figure.id)):
            continue
        if figure.id in taking_part or _holds_such_an_office(figure, prompt_words):
            continue
        nearness = 3.0 * (figure.side in _sides(card, library)) + 1.0 * (figure.topic == card.topic)
        nearness += 4.0 * _ratio(1 + own, 1 + appearances[figure.id])
        nearness += CONFUSABLE_BONUS * is_confusable(figure.id, card, library)
        told = _nearest_truth(figure, prompt_words)
        yield Distractor(figure.name, len(figure.name), nearness, told, figure.id)


def _nearest_truth(figure: Figure, prompt_words: frozenset[str]) -> str:
    """Which of their deeds whoever chose them may have had in mind: the one most like the question; else their office."""
    office = meaning(figure)
    deeds = [f"{figure.name} {deed.text.rstrip('.')}." for deed in figure.known_for]
    likeness = {told: len(prompt_words & content_words(told)) for told in (office, *deeds)}
    nearest = max(likeness, key=lambda told: likeness[told])
    return nearest if likeness[nearest] >= FEWEST_WORDS_ALIKE else office


def _appearances(deck_id: str, library: Library) -> Counter[str]:
    """In how many events and decisions each figure took part: beside a leader stand those who appear as often."""
    return library.kept(
        ("appearances", deck_id),
        lambda: Counter(
            figure
            for one in library.happenings(deck_id)
            for figure in (one.figures if isinstance(one, Event) else one.deciders)
        ),
    )


def _ratio(one: int, two: int) -> float:
    """1 for equal counts, less the further they are apart."""
    return min(one, two) / max(one, two)


def _companions(card: Card, library: Library) -> Iterator[Figure]:
    """People whose names could stand beside the answer's: those of its side; and those who acted for other sides, where
    nothing tells that they did not act here. Who dealt with somebody is hardly of their side."""
    deck = library.deck_of(card)
    everybody = library.figures(card.id.deck_id)
    of_side = Counter(one.side for one in everybody)
    sides = _sides(card, library)
    if all(of_side[side] < FEWEST_OF_A_SIDE for side in sides):
        return
    dealt_with = {one.side for one in everybody if _named_in(card.prompt, deck.names_of(one.id))}
    is_open = HISTORIAN not in sides and not _tells_a_side(card, library)
    for one in _weighty(card, everybody, sides):
        acted_elsewhere = one.side not in {HISTORIAN, *dealt_with} and of_side[one.side] >= FEWEST_OF_A_SIDE
        if one.side in sides or (is_open and acted_elsewhere):
            yield one


def _weighty(card: Card, everybody: Sequence[Figure], sides: set[str]) -> Sequence[Figure]:
    """Without those who matter little, unless one of them is asked for or the answer's sides have few others: nobody
    takes a clerk for the author of a great decision."""
    weighty = [one for one in everybody if one.importance != "extra"]
    enough = sum(one.side in sides for one in weighty) > FEWEST_WEIGHTY
    return weighty if enough and card.importance != "extra" else everybody


def _sides(card: Card, library: Library) -> set[str]:
    """For whom the people who are the answer acted."""
    entries = library.deck_of(card).entry_by_id
    found = (entries.get(ref) for ref in card.answer_refs)
    return {figure.side for figure in found if isinstance(figure, Figure)}


def _tells_a_side(card: Card, library: Library) -> bool:
    """Whether the prompt says for whom the answer acted, or for whom not: then names of other sides could be ruled
    out. Who held an office is told by the office."""
    if card.id.facet == "identify":
        return True
    names = {word for one in library.figures(card.id.deck_id) for word in one.side.split()}
    # "Chinese" tells China, and "Laotian" Laos; the capital tells "United" from "units".
    starts = tuple(name[: min(SIDE_LETTERS, len(name) - 1)] for name in names if len(name) >= SIDE_LETTERS)
    return any(word.startswith(starts) for word in card.prompt.split())


def other_people(card: Card, library: Library) -> tuple[Distractor, ...]:
    """For a card that asks for several people: others who certainly do not belong to them, nearest first."""
    entries = library.deck_of(card).entry_by_id
    if not card.answer_refs or not all(isinstance(entries.get(ref), Figure) for ref in card.answer_refs):
        return ()
    return tuple(sorted(wrong_people(card, library), key=lambda one: -one.nearness))


def _holds_such_an_office(figure: Figure, prompt_words: frozenset[str]) -> bool:
    return any(prompt_words <= content_words(role.title) for role in figure.roles)


def _taking_part(card: Card, prompt_words: frozenset[str], library: Library) -> set[str]:
    """Those of whom the prompt could be true as well, since they took part in what it tells of or in something like it."""
    found: set[str] = set()
    enough = max(2, len(prompt_words) / 2)
    for happening in library.happenings(card.id.deck_id):
        told = content_words(f"{happening.label} {_deed(happening)}")
        if happening.id == card.id.entry_id or len(prompt_words & told) >= enough:
            found.update(happening.figures if isinstance(happening, Event) else happening.deciders)
    return found


def _deed(happening: Happening) -> str:
    return happening.what if isinstance(happening, Event) else happening.choice


def _named_in(text: str, names: Sequence[str]) -> bool:
    spaced = f" {fold_text(POSSESSIVE.sub('', text))} "
    return any(f" {fold_text(name)} " in spaced for name in names)
