"""The queue: due first, then new, siblings apart."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import GradedAnswer, MemoryModel, MemoryState
from studyapp.scheduling.queue import (
    SIBLINGS_APART,
    SOUGHT_AMONG,
    QueueLimits,
    apart,
    backlog_bound,
    build_queue,
    due_parts,
    keeps_slipping,
    level_of,
    new_cards,
    place_to_ask,
)
from studyapp.scheduling.study_day import study_date
from studyapp.scheduling.worth import worth_per_second, worths_per_second
from tests.builders import ROOT

DAY = date(2026, 5, 12)
MODEL = MemoryModel()


def card(entry: int, facet: int = 0) -> CardId:
    return CardId("d", f"e{entry}", f"f{facet}")


def test_due_cards_come_before_new_ones_and_new_ones_keep_to_their_number() -> None:
    cards = [card(number) for number in range(20)]
    states = {card(19): MODEL.after(None, GradedAnswer(Grade.GOOD, DAY - timedelta(days=10)))}
    queue = build_queue(cards, states, DAY, QueueLimits(5), MODEL)
    assert queue == (card(19), *cards[:5])


def test_what_was_failed_on_an_earlier_day_counts_as_missed() -> None:
    states = {
        card(0): MODEL.after(None, GradedAnswer(Grade.AGAIN, DAY - timedelta(days=1))),
        card(1): MODEL.after(None, GradedAnswer(Grade.GOOD, DAY - timedelta(days=9))),
        card(2): MODEL.after(None, GradedAnswer(Grade.EASY, DAY)),
    }
    parts = due_parts([card(number) for number in range(6)], states, DAY, QueueLimits(2))
    assert (parts.missed, parts.review, parts.new, parts.total) == (1, 1, 2, 4)


@given(st.lists(st.integers(0, 4), max_size=20))
def test_siblings_keep_apart_while_others_wait(entries: list[int]) -> None:
    cards = [card(entry, place) for place, entry in enumerate(entries)]
    ordered = apart(cards)
    assert sorted(ordered) == sorted(cards)
    for place in range(1, len(ordered)):
        if ordered[place].entry_id == ordered[place - 1].entry_id:
            assert {one.entry_id for one in ordered[place:]} == {ordered[place].entry_id}


@given(st.lists(st.integers(0, 40), max_size=80))
def test_ten_others_stand_between_siblings_where_there_are_so_many(entries: list[int]) -> None:
    ordered = apart([card(entry, place) for place, entry in enumerate(entries)])
    last_at: dict[str, int] = {}
    for place, one in enumerate(ordered):
        recent = {other.entry_id for other in ordered[max(0, place - SIBLINGS_APART) : place]}
        if one.entry_id in recent:
            waiting = {other.entry_id for other in ordered[place : place + SOUGHT_AMONG]}
            assert waiting <= recent
            assert last_at[one.entry_id] == min(last_at[entry] for entry in waiting)
        last_at[one.entry_id] = place


def test_a_card_moves_no_further_than_its_siblings_make_it() -> None:
    cards = [card(0), card(0, 1), *(card(number) for number in range(1, 13))]
    assert apart(cards) == (
        card(0),
        *(card(number) for number in range(1, 11)),
        card(0, 1),
        card(11),
        card(12),
    )


def test_of_new_cards_each_entry_gives_one_a_day() -> None:
    unseen = [card(entry, facet) for entry in range(5) for facet in range(3)]
    assert new_cards(unseen, 3, set()) == (card(0), card(1), card(2))
    assert new_cards(unseen, 3, {card(1)[:2]}) == (card(0), card(2), card(3))
    assert new_cards(unseen, 7, {card(1)[:2]}) == (
        *(card(0), card(2), card(3), card(4)),
        *(card(0, 1), card(0, 2), card(1)),
    )
    assert new_cards(unseen, 0, set()) == ()
    assert new_cards([], 3, set()) == ()


@given(st.datetimes(min_value=datetime(1970, 1, 2)))
def test_the_study_day_begins_at_four(moment: datetime) -> None:
    day = study_date(moment)
    assert day == (moment.date() if moment.hour >= 4 else moment.date() - timedelta(days=1))


STATES = st.builds(
    MemoryState,
    stability=st.floats(0.01, 400),
    difficulty=st.floats(1, 10),
    answered_date=st.integers(0, 500).map(lambda days: DAY - timedelta(days=days)),
    due_date=st.integers(-60, 20).map(lambda days: DAY + timedelta(days=days)),
    last_grade=st.sampled_from(Grade),
    answers=st.integers(1, 30),
    failures=st.integers(0, 12),
)
LIMITS = st.builds(
    QueueLimits,
    new_left=st.integers(0, 8),
    level=st.none() | st.integers(0, 20),
    most=st.none() | st.integers(0, 20),
    left_out=st.sets(st.integers(0, 29).map(card)),
)
LIBRARIES = st.dictionaries(st.integers(0, 29).map(card), STATES)
ALL = [card(number) for number in range(30)]


@given(LIBRARIES, LIMITS)
def test_pages_count_what_a_sitting_asks(states: dict[CardId, MemoryState], limits: QueueLimits) -> None:
    queue, parts = build_queue(ALL, states, DAY, limits, MODEL), due_parts(ALL, states, DAY, limits)
    assert parts.total == len(queue) == len(set(queue))
    assert parts.new == sum(one not in states for one in queue)
    due = [one for one in ALL if one in states and states[one].is_due_on(DAY) and one not in limits.left_out]
    assert parts.missed + parts.review + parts.waiting == len(due)
    assert set(queue).isdisjoint(limits.left_out)


@given(LIBRARIES, st.integers(0, 20))
def test_levelling_puts_no_card_off_by_more_than_a_twentieth_of_its_interval(
    states: dict[CardId, MemoryState], level: int
) -> None:
    everything = build_queue(ALL, states, DAY, QueueLimits(0), MODEL)
    levelled = build_queue(ALL, states, DAY, QueueLimits(0, level=level), MODEL)
    put_off = set(everything) - set(levelled)
    assert len(levelled) >= min(level, len(everything))
    for one in put_off:
        state = states[one]
        interval = (state.due_date - state.answered_date).days
        assert (DAY + timedelta(days=1) - state.due_date).days <= interval / 20


@given(LIBRARIES, st.integers(1, 20))
def test_of_a_backlog_comes_first_what_is_worth_most(states: dict[CardId, MemoryState], most: int) -> None:
    everything = build_queue(ALL, states, DAY, QueueLimits(0), MODEL)
    day = build_queue(ALL, states, DAY, QueueLimits(0, most=most), MODEL)
    assert len(day) == min(most, len(everything))
    if len(day) < len(everything):
        worth = {one: worth_per_second(states[one], DAY, MODEL) for one in everything}
        assert min(worth[one] for one in day) >= max(worth[one] for one in set(everything) - set(day))


@given(LIBRARIES)
def test_the_least_likely_to_be_recalled_comes_first(states: dict[CardId, MemoryState]) -> None:
    recalls = [
        MODEL.recall_on(states[one], DAY) for one in build_queue(ALL, states, DAY, QueueLimits(0), MODEL)
    ]
    assert recalls == sorted(recalls)


def test_a_card_is_worth_more_than_one_that_is_surely_known_or_lost_beyond_a_months_repair() -> None:
    def state(stability: float, days: int) -> MemoryState:
        return MemoryState(stability, 5.0, DAY - timedelta(days=days), DAY, Grade.GOOD, 5, 1)

    fresh, middling = (worth_per_second(state(60, days), DAY, MODEL) for days in (1, 60))
    assert middling > fresh > 0


def test_only_a_pile_that_towers_above_the_coming_days_is_levelled() -> None:
    assert level_of(30, (60, 60, 60, 60, 60, 60)) >= 60
    assert level_of(100, (90, 80, 70, 60, 50, 40)) >= 100
    assert level_of(200, (50, 50, 50, 50, 50, 50)) == 72
    assert level_of(5, ()) == 20


def test_a_backlog_is_offered_in_usual_days() -> None:
    assert backlog_bound(80, 60) is None
    assert backlog_bound(400, 60) == 60
    assert backlog_bound(400, None) == 30
    assert backlog_bound(40, 5) is None


def test_confusable_entries_meet() -> None:
    cards = [card(0), card(1), card(2), card(2, 1), card(3)]
    assert apart(cards, {card(0): frozenset({"e2"})}) == (card(0), card(2), card(1), card(3), card(2, 1))


@given(st.lists(st.integers(0, 4), max_size=20), st.dictionaries(st.integers(0, 4), st.integers(0, 4)))
def test_confusable_entries_do_not_bring_siblings_together(entries: list[int], pairs: dict[int, int]) -> None:
    cards = [card(entry, place) for place, entry in enumerate(entries)]
    confusable = {
        one: frozenset({f"e{pairs[int(one.entry_id[1])]}"}) for one in cards if int(one.entry_id[1]) in pairs
    }
    ordered = apart(cards, confusable)
    assert sorted(ordered) == sorted(cards)
    for place in range(1, len(ordered)):
        if ordered[place].entry_id == ordered[place - 1].entry_id:
            assert {one.entry_id for one in ordered[place:]} == {ordered[place].entry_id}


def test_a_card_keeps_slipping_after_six_failures_until_it_is_known() -> None:
    state = MemoryState(3.0, 9.0, DAY, DAY + timedelta(days=3), Grade.GOOD, 12, 6)
    assert keeps_slipping(state)
    assert not keeps_slipping(replace(state, failures=5))
    assert not keeps_slipping(replace(state, stability=40.0))


@given(st.lists(STATES, min_size=1, max_size=20))
def test_what_many_cards_are_worth_is_what_each_is_worth(states: list[MemoryState]) -> None:
    one_by_one = [worth_per_second(state, DAY, MODEL) for state in states]
    assert worths_per_second(states, DAY, MODEL) == pytest.approx(one_by_one, rel=1e-6, abs=1e-9)


def test_a_large_backlog_is_ordered_like_a_small_one() -> None:
    cards = [card(number) for number in range(1000)]
    states = {
        one: MemoryState(1 + number % 97, 5.0, DAY - timedelta(days=number % 83), DAY, Grade.GOOD, 5, 0)
        for number, one in enumerate(cards)
    }
    day = build_queue(cards, states, DAY, QueueLimits(0, most=50), MODEL)
    worth = {one: worth_per_second(states[one], DAY, MODEL) for one in cards}
    assert sorted((worth[one] for one in day), reverse=True) == pytest.approx(
        sorted(worth.values(), reverse=True)[:50]
    )


def test_a_small_library_does_without_numpy() -> None:
    imported = subprocess.run(
        [sys.executable, "-c", "import sys, studyapp.bootstrap; print('numpy' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert imported.stdout.strip() == "False"


def test_the_first_card_is_asked_that_the_last_ones_do_not_tell() -> None:
    recent, waiting = [card(1), card(2)], [card(3), card(4), card(5)]
    told = {(card(2), card(3)), (card(1), card(4))}
    assert place_to_ask(waiting, recent, lambda shown, asked: (shown, asked) in told) == 2
    assert place_to_ask(waiting, recent, lambda shown, asked: True) == 0
    assert place_to_ask([], recent, lambda shown, asked: False) == 0


def test_siblings_of_the_last_cards_wait_and_a_missed_card_comes_when_its_turn_has_come() -> None:
    recent = [card(1), card(2)]
    assert place_to_ask([card(1, 1), card(3)], recent, lambda shown, asked: False) == 1
    assert place_to_ask([card(1), card(3)], recent, lambda shown, asked: True) == 0
    assert place_to_ask([card(2, 1), card(1), card(3)], recent, lambda shown, asked: False) == 2
