"""Which cards a sitting asks, and in which order: due ones first, then new ones, siblings apart."""

import itertools
import math
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import CLOCK_SLIP_DAYS, MemoryModel, MemoryState
from studyapp.scheduling.spread import SPREAD
from studyapp.scheduling.worth import by_worth

DEFAULT_NEW_PER_DAY = 10
LEVELLED_DAYS = 7
SMALLEST_PILE = 20
"""Fewer cards than this are never put off: nobody notices such a pile."""
PILE_OVER_COMING = 1.2
SHORTEST_DAY = 30
BACKLOG_OVER_USUAL = 1.5
SLIPS_AFTER_FAILURES = 6
PARTNERS_SOUGHT_AMONG = 30
SIBLINGS_APART = 10
"""Cards between two of one entry, where as many others wait: one often tells what the other asks."""
SOUGHT_AMONG = 60
MOST_OF_AN_ENTRY = 8
"""So many new cards are looked at for each that is wanted; entries hardly have more."""


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """The frame of what is left of a study day.

    `new_left` cards may still be shown for the first time. When more than `level` are due, those that can wait a
    little do; when more than `most` are, the rest waits for other days anyhow. None is no such bound. Cards in
    `left_out` are not asked: the suspended ones, and those recalled on this day already.
    """

    new_left: int
    level: int | None = None
    most: int | None = None
    left_out: AbstractSet[CardId] = frozenset()


@dataclass(frozen=True, slots=True)
class DueParts:
    """Today's cards by what they are: missed on an earlier day, other reviews, and new ones within the limit.

    `waiting` further cards are due but left for other days.
    """

    missed: int
    review: int
    new: int
    waiting: int = 0

    @property
    def total(self) -> int:
        return self.missed + self.review + self.new


def build_queue(
    cards: Sequence[CardId],
    states: Mapping[CardId, MemoryState],
    study_date: date,
    limits: QueueLimits,
    model: MemoryModel,
) -> tuple[CardId, ...]:
    """The cards to ask on a study day.

    Due cards come first, those least likely to be recalled in front; of a backlog, those that are worth most per
    minute. Then come new ones in the author's order, which is the order of `cards`. Cards of one entry stay apart.
    """
    due, new = _due_and_new(cards, states, study_date, limits)
    due = _level(due, states, study_date, limits.level)
    if limits.most is not None and len(due) > limits.most:
        chosen = by_worth(due, states, study_date, model)[: max(0, limits.most)]
    else:
        chosen = _least_likely_first(due, states, study_date)
    return apart(chosen) + apart(new)


def due_parts(
    cards: Iterable[CardId], states: Mapping[CardId, MemoryState], study_date: date, limits: QueueLimits
) -> DueParts:
    """How many cards of each part `build_queue` would give."""
    due, new = _due_and_new(cards, states, study_date, limits)
    asked = _level(due, states, study_date, limits.level)
    most = len(asked) if limits.most is None else min(len(asked), max(0, limits.most))
    missed = min(most, sum(_was_missed(states[card], study_date) for card in asked))
    return DueParts(missed, most - missed, len(new), len(due) - most)


def parts_of_list(
    cards: Iterable[CardId], states: Mapping[CardId, MemoryState], study_date: date
) -> DueParts:
    """How many cards of each part a list has that was chosen otherwise, such as by an exam plan."""
    missed = review = new = 0
    for card in cards:
        state = states.get(card)
        is_missed = state is not None and _was_missed(state, study_date)
        new, missed = new + (state is None), missed + is_missed
        review += state is not None and not is_missed
    return DueParts(missed, review, new)


def level_of(due_today: int, coming: Sequence[int]) -> int:
    """How many reviews make an even day, given what was due at its start and what is due on each of the next days.

    The next days are not full yet: what is answered today comes back on some of them. So only a pile that towers
    above all of them is levelled.
    """
    mean = (due_today + sum(coming)) / (len(coming) + 1)
    return max(SMALLEST_PILE, math.ceil(mean), math.ceil(PILE_OVER_COMING * max(coming, default=0)))


def backlog_bound(due_today: int, usual: int | None) -> int | None:
    """How many cards a day takes while there is a backlog; None when there is none.

    `usual` is the student's usual number of cards a day, None before there is a usual day.
    """
    day = max(SHORTEST_DAY, usual or 0)
    return day if due_today > BACKLOG_OVER_USUAL * day else None


def keeps_slipping(state: MemoryState) -> bool:
    """Whether a card was failed so often that it should be reworded, split or put away rather than asked again."""
    return state.failures >= SLIPS_AFTER_FAILURES and not state.is_known


def new_cards(unseen: Sequence[CardId], number: int, met: AbstractSet[tuple[str, str]]) -> tuple[CardId, ...]:
    """The next new cards in the author's order, of each entry one: its siblings come on other days. So do cards of
    entries that are `met` today anyway, as deck and entry id. Only where there are no others are these taken as well."""
    chosen: list[CardId] = []
    siblings: list[CardId] = []
    taken = set(met)
    for card in unseen:
        if len(chosen) == number:
            break
        if card[:2] in taken:
            siblings.append(card)
        else:
            chosen.append(card)
            taken.add(card[:2])
    return (*chosen, *siblings[: number - len(chosen)])


def apart(
    cards: Sequence[CardId], confusable: Mapping[CardId, AbstractSet[str]] | None = None
) -> tuple[CardId, ...]:
    """The same cards with as little change of order as keeps `SIBLINGS_APART` others between two of one entry, or as
    many as there are.

    `confusable` gives for a card the ids of the entries it is mistaken for. They meet on purpose: the same facet of
    one of them is brought forward to follow it.
    """
    waiting = deque(cards)
    ordered: list[CardId] = []
    recent: deque[tuple[str, str]] = deque(maxlen=SIBLINGS_APART)
    while waiting:
        last = ordered[-1] if ordered else None
        partners = (confusable or {}).get(last) if last else None
        position = _place_of_partner(waiting, last, partners) if last and partners else None
        if position is None:
            position = _place_of_next(waiting, recent)
        ordered.append(waiting[position])
        recent.append(waiting[position][:2])
        del waiting[position]
    return tuple(ordered)


def place_to_ask(
    waiting: Sequence[CardId], recent: Sequence[CardId], tells: Callable[[CardId, CardId], bool]
) -> int:
    """The first waiting card whose answer none of the `recent` ones tells, by `tells(shown, asked)`, and whose siblings
    are not among them; 0 where there is none. A card that was missed just before comes when its turn has come."""
    met = {card[:2] for card in recent}
    for place, card in enumerate(waiting):
        if card in recent:
            if place == 0:
                return 0
        elif card[:2] not in met and not any(tells(shown, card) for shown in recent):
            return place
    return 0


def _place_of_next(waiting: Sequence[CardId], recent: Sequence[tuple[str, str]]) -> int:
    """The first card whose entry was not met among the last ones; else one whose entry was met the longest ago."""
    met_at = {entry: place for place, entry in enumerate(recent)}
    best, best_at = 0, len(recent)
    for place, card in enumerate(itertools.islice(waiting, SOUGHT_AMONG)):
        at = met_at.get(card[:2])
        if at is None:
            return place
        if at < best_at:
            best, best_at = place, at
    if best_at < len(recent) - 1:
        return best
    return next((place for place, card in enumerate(waiting) if card[:2] != recent[-1]), 0)


def _place_of_partner(waiting: Iterable[CardId], last: CardId, partners: AbstractSet[str]) -> int | None:
    near = enumerate(itertools.islice(waiting, PARTNERS_SOUGHT_AMONG))
    return next(
        (
            place
            for place, card in near
            if card.entry_id in partners
            and (card.deck_id, card.facet) == (last.deck_id, last.facet)
            and not _siblings(card, last)
        ),
        None,
    )


def _siblings(one: CardId, other: CardId | None) -> bool:
    return other is not None and one[:2] == other[:2]


def _due_and_new(
    cards: Iterable[CardId], states: Mapping[CardId, MemoryState], study_date: date, limits: QueueLimits
) -> tuple[list[CardId], list[CardId]]:
    """Due cards, and new ones up to their number; one pass, since there may be a hundred thousand."""
    due: list[CardId] = []
    new: list[CardId] = []
    last_sound_date = study_date + timedelta(days=CLOCK_SLIP_DAYS)
    for card in cards:
        state = states.get(card)
        if state is None:
            if len(new) < limits.new_left and card not in limits.left_out:
                new.append(card)
        # `MemoryState.is_due_on`, written out: calling it for each card would take half of the time.
        elif (
            state.due_date <= study_date or state.answered_date > last_sound_date
        ) and card not in limits.left_out:
            due.append(card)
    return due, new


def _level(
    due: list[CardId], states: Mapping[CardId, MemoryState], study_date: date, level: int | None
) -> list[CardId]:
    """Put off what is too much for an even day, but no card by more than a twentieth of its interval."""
    if level is None or len(due) <= level:
        return due
    can_wait = [card for card in due if _can_wait(states[card], study_date)]
    put_off = set(_least_likely_first(can_wait, states, study_date)[level - len(due) :])
    return [card for card in due if card not in put_off]


def _can_wait(state: MemoryState, study_date: date) -> bool:
    interval_days = (state.due_date - state.answered_date).days
    return (study_date - state.due_date).days < math.floor(SPREAD * interval_days)


def _least_likely_first(
    cards: Iterable[CardId], states: Mapping[CardId, MemoryState], study_date: date
) -> list[CardId]:
    """For one set of parameters, recall falls with time elapsed over stability alone."""

    def forgotten(card: CardId) -> float:
        state = states[card]
        return max(0, (study_date - state.answered_date).days) / state.stability

    return sorted(cards, key=forgotten, reverse=True)


def _was_missed(state: MemoryState, study_date: date) -> bool:
    return state.last_grade is Grade.AGAIN and state.answered_date < study_date
