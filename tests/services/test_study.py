"""Days of study through the real services, whatever the clock does."""

import zoneinfo
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.cards.card import AnswerKind, Card, CardId
from studyapp.questions.telling import tells
from studyapp.scheduling.memory import MemoryModel, MemoryState
from studyapp.scheduling.queue import SIBLINGS_APART, apart
from studyapp.services.clock import Clock
from studyapp.services.question_source import QuestionSource
from studyapp.services.services import Services
from studyapp.services.settings import Settings
from studyapp.services.study.session import StudySession
from studyapp.services.study.sitting import Grade
from studyapp.services.study_frame import StudyFrame
from studyapp.services.study_questions import StudyQuestions
from studyapp.storage.attempt_store import AttemptStore
from studyapp.storage.database import open_database
from studyapp.storage.deck_store import DeckRecord, DeckStore
from studyapp.storage.own_note_store import OwnNoteStore
from studyapp.storage.queue_store import QueueStore
from studyapp.storage.review_rows import write_states
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.settings_store import SettingsStore
from studyapp.storage.suspension_store import SuspensionStore
from tests.builders import NOON, MovableClock, answer

DECK = "china-vietnam-war-1964-69"
ZONES = sorted(zoneinfo.available_timezones())


def study_all(services: Services, grade: Grade = Grade.GOOD, most: int = 1000) -> int:
    services.study.start()
    done = 0
    while services.study.current() is not None and done < most:
        services.study.grade(grade)
        done += 1
    return done


class Student:
    """A sitting over a small deck, with a clock of any zone."""

    def __init__(self, folder: Path, cards: int) -> None:
        self.database = open_database(folder / "progress.sqlite3")
        self.decks, self.reviews = DeckStore(self.database), ReviewStore(self.database)
        self.local = NOON
        settings_kept = Settings(SettingsStore(self.database), self.reviews)
        queue, suspensions, clock = (
            QueueStore(self.database),
            SuspensionStore(self.database),
            Clock(lambda: self.local),
        )
        self.clock = clock
        own_notes = OwnNoteStore(self.database)

        def source() -> QuestionSource:
            return QuestionSource(self.decks, own_notes)

        self.study = StudySession(
            self.decks,
            self.reviews,
            day=queue,
            suspensions=suspensions,
            settings=settings_kept,
            frame=StudyFrame(self.reviews, queue, suspensions, settings_kept, clock),
            questions=StudyQuestions(source, self.reviews, AttemptStore(self.database), settings_kept),
            planned=lambda: None,
            clock=clock,
        )
        record = DeckRecord("deck", "Deck", "1.0.0", "en", "CC0-1.0", "", "{}", "hash", 10, NOON)
        self.decks.install(record, [], [_card(number) for number in range(cards)])


def _card(number: int) -> Card:
    card_id = CardId("deck", f"e{number}", "facet")
    return Card(card_id, "event", "label", "topic", "", "core", "?", "!", AnswerKind.TEXT)


JUMPS = st.one_of(
    st.integers(0, 7200).map(lambda seconds: timedelta(seconds=seconds)),
    st.integers(1, 40).map(lambda days: timedelta(days=days)),
    st.sampled_from([timedelta(days=days) for days in (-400, -365, -30, -2, -1, 365, 400)]),
    st.integers(-7200, 0).map(lambda seconds: timedelta(seconds=seconds)),
)
INSTANTS = st.datetimes(datetime(1971, 1, 1), datetime(2098, 12, 31)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)
SITTINGS = st.lists(
    st.tuples(JUMPS, st.sampled_from(ZONES), st.lists(st.sampled_from(Grade), max_size=6)),
    min_size=1,
    max_size=12,
)


@given(INSTANTS, SITTINGS)
@settings(max_examples=60)
def test_no_clock_asks_a_card_twice_on_a_study_day_unless_it_was_failed(
    tmp_path_factory: pytest.TempPathFactory,
    begin: datetime,
    sittings: list[tuple[timedelta, str, list[Grade]]],
) -> None:
    student, moment = Student(tmp_path_factory.mktemp("time"), cards=5), begin
    recalled: set[tuple[date, CardId]] = set()
    given_answers: list[tuple[datetime, date, Grade]] = []
    for jump, zone, grades in sittings:
        moment = max(datetime(1970, 2, 1, tzinfo=UTC), moment + jump)
        student.local = moment.astimezone(zoneinfo.ZoneInfo(zone))
        today = student.clock.study_date()
        student.study.start()
        for grade in grades:
            in_hand = student.study.current()
            if in_hand is None:
                break
            assert (today, in_hand.card.id) not in recalled
            student.study.grade(grade)
            given_answers.append((moment, today, grade))
            if grade is not Grade.AGAIN:
                recalled.add((today, in_hand.card.id))
    kept = [one.answer for one in reversed(student.reviews.latest(1000))]
    assert [(one.study_date, one.grade) for one in kept] == [(day, grade) for _, day, grade in given_answers]
    assert all(
        abs(one.answered_at - moment) < timedelta(milliseconds=1)
        for one, (moment, _, _) in zip(kept, given_answers, strict=True)
    )
    assert all(one.duration_ms >= 0 for one in kept)
    assert student.reviews.damaged_rows() == ()
    student.database.close()


@given(st.integers(3, 4000), st.sampled_from([Grade.HARD, Grade.GOOD, Grade.EASY]))
@settings(max_examples=20)
def test_a_clock_set_back_puts_no_card_out_of_reach(
    tmp_path_factory: pytest.TempPathFactory, days: int, grade: Grade
) -> None:
    student = Student(tmp_path_factory.mktemp("time"), cards=5)
    student.study.start()
    while student.study.current() is not None:
        student.study.grade(grade)
    student.local = NOON - timedelta(days=days)
    student.study.start()
    assert student.study.total == 5
    while student.study.current() is not None:
        student.study.grade(grade)
    due = [state.due_date for state in student.reviews.states().values()]
    assert all(
        student.clock.study_date() < day < student.clock.study_date() + timedelta(days=60) for day in due
    )
    student.database.close()


def test_a_pile_is_levelled_over_days_and_no_card_waits_too_long(home: Path) -> None:
    """Eighty cards last asked a hundred days ago fall on one day, for somebody used to sixty a day."""
    student = Student(home, cards=80)
    today = student.clock.study_date()
    usual = [
        answer(f"other{number}", day=today - timedelta(days=days))
        for days in (40, 41, 42)
        for number in range(60)
    ]
    long_ago = today - timedelta(days=100)
    first = [
        replace(answer(day=long_ago), card_id=_card(number).id, sitting_id="first") for number in range(80)
    ]
    student.reviews.record_all([*first, *usual], MemoryModel())
    pile = MemoryState(100.0, 5.0, long_ago, today, Grade.GOOD, 4, 0)
    with student.database.atomic() as tables:
        write_states(tables, {_card(number).id: pile for number in range(80)})
    asked: list[int] = []
    while sum(asked) < 80:
        student.study.start()
        due = sum(state.answered_date == pile.answered_date for state in student.reviews.states().values())
        while student.study.current() is not None:
            student.study.grade(Grade.EASY)
        left = sum(state.answered_date == pile.answered_date for state in student.reviews.states().values())
        asked.append(due - left)
        student.study.start()
        assert student.study.total == 0
        student.local += timedelta(days=1)
    assert len(asked) in range(3, 7)
    assert max(asked) <= 30
    student.database.close()


def test_a_card_that_is_put_away_is_not_asked_until_resumed(services: Services, clock: MovableClock) -> None:
    services.study.start()
    in_hand = services.study.current()
    assert in_hand is not None
    services.study.suspend()
    following = services.study.current()
    assert following is not None
    assert following.card.id != in_hand.card.id
    assert services.study.suspended() == (in_hand.card,)
    services.study.start()
    assert services.study.total == 10
    assert services.today.overview().due.new == 10
    services.study.start(cards=[in_hand.card.id])
    assert services.study.current() is None
    services.study.resume(in_hand.card.id)
    services.study.start()
    first = services.study.current()
    assert first is not None
    assert first.card.id == in_hand.card.id


def test_putting_away_can_be_taken_back_at_once(services: Services) -> None:
    services.study.start()
    in_hand = services.study.current()
    assert in_hand is not None
    services.study.suspend()
    assert services.study.total == 9
    services.study.resume(in_hand.card.id)
    again = services.study.current()
    assert again is not None
    assert (again.card.id, services.study.total) == (in_hand.card.id, 10)


def test_memory_of_a_card_that_is_put_away_stays(services: Services, clock: MovableClock) -> None:
    study_all(services)
    clock.to_next_day(3)
    services.study.start()
    in_hand = services.study.current()
    assert in_hand is not None
    services.study.put_away(in_hand.card.id)
    assert services.today.overview().due.review == 9
    assert services.progress.report().learning == 10
    assert services.backups.check() == ()


def test_after_a_break_the_backlog_comes_in_days_of_the_usual_length(
    services: Services, clock: MovableClock
) -> None:
    services.settings.set("new_per_day", 40)
    for _ in range(5):
        study_all(services)
        clock.to_next_day()
    clock.to_next_day(60)
    overview = services.today.overview()
    assert overview.due.waiting > 0
    assert (overview.due.total, overview.due.new) == (80, 0)
    services.study.start()
    assert services.study.total == 80
    assert study_all(services, most=15) == 15
    assert services.today.overview().due.total == 65
    waiting = overview.due.waiting
    assert study_all(services) == 65
    assert services.today.overview().due.total == 0
    services.study.learn_more(number=12)
    assert services.study.total == 12
    days = 0
    while services.today.overview().due.waiting and days < 30:
        clock.to_next_day()
        assert study_all(services) <= 160
        days += 1
    assert 0 < days < waiting


def test_a_day_brings_one_new_card_of_an_entry_and_none_of_an_entry_that_it_asks_for_anyway(
    services: Services, clock: MovableClock
) -> None:
    met_before: set[str] = set()
    for _ in range(6):
        services.study.start()
        new: list[str] = []
        due: set[str] = set()
        while (in_hand := services.study.current()) is not None:
            entry = in_hand.card.id.entry_id
            if in_hand.is_new:
                new.append(entry)
            else:
                due.add(entry)
            services.study.grade(Grade.GOOD)
        assert len(new) == len(set(new)) == 10
        assert due.isdisjoint(new)
        met_before |= set(new)
        clock.to_next_day(1)
    assert len(met_before) < 60, "siblings must follow on other days"


def test_hardly_a_card_follows_soon_after_one_that_tells_it(services: Services) -> None:
    by_id = services.quiz.setups.library(DECK).card_by_id
    services.study.start(extra_new=90)
    asked: list[Card] = []
    while (in_hand := services.study.current()) is not None:
        asked.append(in_hand.card)
        services.study.grade(Grade.GOOD)
    as_written = apart([card_id for card_id in by_id if by_id[card_id] in asked])
    assert len(asked) == 100
    assert told_soon(asked) <= told_soon([by_id[card_id] for card_id in as_written]) / 4


def told_soon(cards: list[Card]) -> int:
    """How many cards are told by one of the ten before."""
    return sum(
        any(tells(shown, card) for shown in cards[max(0, place - SIBLINGS_APART) : place])
        for place, card in enumerate(cards)
    )


def test_a_card_that_is_put_away_keeps_no_sister_back(services: Services, clock: MovableClock) -> None:
    cards = [card.id for card in services.quiz.setups.library(DECK).cards]
    first = next(one for one, other in pairwise(cards) if one.entry_id == other.entry_id)
    services.study.start(cards=[first])
    services.study.grade(Grade.GOOD)
    clock.to_next_day(40)
    services.study.start(cards=[first])
    services.study.suspend()
    services.study.start()
    new: list[str] = []
    while (in_hand := services.study.current()) is not None:
        new.append(in_hand.card.id.entry_id)
        services.study.grade(Grade.GOOD)
    assert first.entry_id in new


def test_learning_more_adds_new_cards_when_nothing_waits(services: Services) -> None:
    study_all(services)
    assert services.today.overview().due.total == 0
    services.study.learn_more(DECK, number=7)
    assert services.study.total == 7
    in_hand = services.study.current()
    assert in_hand is not None
    assert in_hand.is_new


def test_a_card_that_keeps_slipping_is_shown_with_what_it_is_mistaken_for(services: Services) -> None:
    services.study.start()
    in_hand = services.study.current()
    assert in_hand is not None
    assert services.study.slipping() == ()
    for _ in range(6):
        services.study.start(cards=[in_hand.card.id])
        services.study.grade(Grade.AGAIN)
    slipping = services.study.slipping()
    assert [(one.card.id, one.failures) for one in slipping] == [(in_hand.card.id, 6)]
    entries = {one.id.entry_id for one in slipping[0].confusables}
    assert entries <= set(in_hand.card.confusable_with)
    services.study.put_away(in_hand.card.id)
    assert services.study.slipping() == ()


def test_a_sitting_says_the_day_on_which_a_card_really_comes_back(
    services: Services, clock: MovableClock
) -> None:
    for days in (0, 8, 90):
        clock.to_next_day(days)
        services.study.start()
        in_hand = services.study.current()
        assert in_hand is not None
        last, _ = services.study.grade(Grade.EASY)
    later = services.today.overview().next_due
    assert last.next_date is not None
    assert later is not None
    assert later <= last.next_date
