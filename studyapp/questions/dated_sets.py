"""Happenings that may be put in order: dates that never overlap, near enough in time to make one think."""

from collections.abc import Sequence
from random import Random

from studyapp.cards.card import Card
from studyapp.content.entry import Decision, Event
from studyapp.questions.asked_sorts import asks_for_a_limit
from studyapp.questions.happening_words import Happening
from studyapp.questions.library import Library
from studyapp.questions.wording import content_words

NEAREST = 12
BESIDE = 5
ALIKE = 0.5
"""The share of the shorter title's words that stand in the other one too."""
MOST_DAYS_APART = 1200
MOST_DAYS_IN_PAIR = 1500
"""Of two happenings further apart nobody needs to know the dates to tell which came first."""


def own_happening(card: Card, library: Library) -> Happening | None:
    """The event or decision of a card, where its date can be compared."""
    entry = library.entry_of(card)
    return entry if isinstance(entry, (Event, Decision)) and is_comparable(entry) else None


def is_comparable(happening: Happening) -> bool:
    """Both ends known, nothing about it approximate, and no figures in its title that would tell the date."""
    date = happening.date
    closed = date.start is not None and date.end is not None
    return closed and not date.approximate and not tells_a_figure(happening)


def tells_a_figure(happening: Happening) -> bool:
    """Whether there are figures in its title, which might tell its date."""
    return any(char.isdigit() for char in happening.label)


def partners(card: Card, library: Library, count: int, rng: Random) -> Sequence[Happening]:
    """Up to `count` happenings whose dates overlap neither the card's nor each other's, drawn from the nearest.

    Each has a card that asks for its date: what an author does not ask, because accounts differ, is not ordered.
    """
    own = own_happening(card, library)
    if own is None:
        return ()
    near = [
        other
        for other in _in_order(card.id.deck_id, library)
        if other.id != own.id and _apart(own, other) <= MOST_DAYS_APART and not other.date.overlaps(own.date)
    ]
    near.sort(key=lambda other: (other.id not in own.confusable_with, _apart(own, other)))
    near = near[:NEAREST]
    rng.shuffle(near)
    chosen = [own]
    for other in near:
        if len(chosen) <= count and not any(
            other.date.overlaps(one.date) or tell_their_order(one, other) for one in chosen
        ):
            chosen.append(other)
    return chosen[1:]


def tell_their_order(one: Happening, other: Happening) -> bool:
    """Whether no date is needed to tell which came first: one led to the other, or both are titled nearly alike, as when
    a unit comes and goes."""
    if other.id in _linked(one) or one.id in _linked(other):
        return True
    words, others = content_words(one.label), content_words(other.label)
    return len(words & others) >= ALIKE * min(len(words), len(others))


def _linked(happening: Happening) -> tuple[str, ...]:
    if isinstance(happening, Event):
        return (*happening.causes, *happening.effects)
    return happening.consequences


def beside(card: Card, library: Library) -> tuple[Sequence[Happening], Sequence[Happening]]:
    """Partners before the card's happening in time and after it, none overlapping it; empty without a date."""
    own = own_happening(card, library)
    deck_id = card.id.deck_id
    paired = library.kept(("paired", deck_id), lambda: _paired(_in_order(deck_id, library)))
    if own is None or own.id not in paired:
        return (), ()
    before, after = paired[own.id]

    def times_first(one: Happening) -> int:
        return sum(bool(paired[later.id][1]) for later in paired[one.id][1])

    # Beside one that is seldom first elsewhere, who remembers which was often first would know.
    own_times = times_first(own)
    return (
        [one for one in before if times_first(one) <= own_times] or before,
        [one for one in after if times_first(one) >= own_times] or after,
    )


def _paired(in_order: Sequence[Happening]) -> dict[str, tuple[list[Happening], list[Happening]]]:
    """For each happening at most `BESIDE` partners before and as many after it, all of them mutual.

    So each is as often the first of a pair as the second, and who remembers which one was often first knows nothing.
    """
    partners: dict[str, tuple[list[Happening], list[Happening]]] = {one.id: ([], []) for one in in_order}
    for place, one in enumerate(in_order):
        after = partners[one.id][1]
        for other in in_order[place + 1 :]:
            if len(after) == BESIDE:
                break
            before = partners[other.id][0]
            is_open = len(before) < BESIDE and _apart(one, other) <= MOST_DAYS_IN_PAIR
            if is_open and not one.date.overlaps(other.date) and not tell_their_order(one, other):
                after.append(other)
                before.append(one)
    return partners


def _in_order(deck_id: str, library: Library) -> tuple[Happening, ...]:
    def sort() -> tuple[Happening, ...]:
        comparable = [
            one
            for one in library.happenings(deck_id)
            if is_comparable(one) and _is_asked(deck_id, one.id, library)
        ]
        return tuple(sorted(comparable, key=lambda one: (one.date.earliest, one.date.latest, one.id)))

    return library.kept(("in order", deck_id), sort)


def _is_asked(deck_id: str, entry_id: str, library: Library) -> bool:
    """Whether a card asks for the date itself, and not only by when it was so."""
    card_id = library.date_card(deck_id, entry_id)
    return card_id is not None and not asks_for_a_limit(library.card_by_id[card_id].prompt)


def _apart(one: Happening, other: Happening) -> int:
    return abs(one.date.earliest.ordinal - other.date.earliest.ordinal)
