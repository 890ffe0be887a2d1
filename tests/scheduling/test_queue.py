"""The queue: due first, then new, siblings apart."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import GradedAnswer, MemoryModel
from studyapp.scheduling.queue import QueueLimits, apart, build_queue, due_parts
from studyapp.scheduling.study_day import study_date

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


@given(st.datetimes(min_value=datetime(1970, 1, 2)))
def test_the_study_day_begins_at_four(moment: datetime) -> None:
    day = study_date(moment)
    assert day == (moment.date() if moment.hour >= 4 else moment.date() - timedelta(days=1))
