"""What a change of an exam brings is said at once, and agrees with the estimate that follows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from studyapp.services.exam_plan.outlook import estimate
from studyapp.services.exam_plan.quick_outlook import QuickOutlook
from studyapp.services.exam_plan.values import StoredExam
from studyapp.services.services import Services
from tests.builders import MovableClock
from tests.services.test_exam_plan import exam_in

POINTS = 0.06
"""How far the quick word may be from the estimate."""


def quick_of(services: Services, exam: StoredExam) -> QuickOutlook:
    return estimate(services.planner.case([exam])).quick


def of_week(minutes: int) -> tuple[int, int, int, int, int, int, int]:
    return (minutes, minutes, minutes, minutes, minutes, minutes, minutes)


def test_without_a_change_it_says_what_the_estimate_said(services: Services) -> None:
    exam = exam_in(services)
    found = estimate(services.planner.case([exam]))
    about = found.quick.outlook(exam, services.planner.today())
    assert about is not None
    assert about.expected == pytest.approx(found.outlook.expected)
    assert about.if_you_stop == pytest.approx(found.outlook.if_you_stop, abs=0.001)
    assert about.days == found.outlook.days
    assert about.recall_by_day == pytest.approx(found.outlook.recall_by_day, abs=0.02)


@pytest.mark.parametrize(("before", "after"), [(8, (5, 11)), (20, (16, 30))])
def test_other_minutes_bring_about_what_playing_them_brings(
    services: Services, before: int, after: tuple[int, ...]
) -> None:
    """Both with time for every card, or both without: where new cards must go first, a plan brings less at a stroke."""
    exam = exam_in(services, minutes=before)
    quick = quick_of(services, exam)
    for minutes in after:
        changed = replace(exam, weekday_minutes=of_week(minutes))
        about = quick.outlook(changed, services.planner.today())
        played = estimate(services.planner.case([changed])).outlook
        assert about is not None
        assert about.expected == pytest.approx(played.expected, abs=POINTS), minutes
        assert about.recall_by_day[-1] == pytest.approx(about.expected)
        assert len(about.recall_by_day) == len(about.stopped_by_day) == 22
        assert about.minutes_in_all == pytest.approx(played.minutes_in_all, rel=0.15), minutes


def test_a_day_off_and_a_nearer_date_are_taken_up(services: Services) -> None:
    exam = exam_in(services, minutes=10)
    changed = replace(
        exam, weekday_minutes=(10, 10, 10, 10, 10, 10, 0), exam_date=exam.exam_date - timedelta(days=7)
    )
    about = quick_of(services, exam).outlook(changed, services.planner.today())
    assert about is not None
    assert len(about.days) == 14
    assert {day.minutes for day in about.days if day.date.weekday() == 6} == {0}
    played = estimate(services.planner.case([changed])).outlook
    assert about.expected == pytest.approx(played.expected, abs=POINTS)


def test_fewer_topics_are_taken_up(services: Services) -> None:
    exam = exam_in(services, minutes=15)
    deck = services.library.decks()[0]
    changed = replace(exam, topics=tuple((deck.id, topic.id) for topic in deck.topics[:3]))
    about = quick_of(services, exam).outlook(changed, services.planner.today())
    played = estimate(services.planner.case([changed])).outlook
    assert about is not None
    assert about.expected == pytest.approx(played.expected, abs=2 * POINTS)
    assert about.expected > 0.7


def test_a_date_beyond_the_tables_at_hand_waits_for_them(services: Services) -> None:
    exam = exam_in(services)
    far = replace(exam, exam_date=services.planner.today() + timedelta(days=360))
    quick = quick_of(services, exam)
    assert quick.outlook(far, services.planner.today()) is None
    quick.reach_further()
    about = quick.outlook(far, services.planner.today())
    assert about is not None
    assert about.expected > 0.85


def test_what_was_known_yesterday_says_nothing_today(services: Services, clock: MovableClock) -> None:
    exam = exam_in(services)
    quick = quick_of(services, exam)
    clock.to_next_day()
    assert quick.outlook(exam, services.planner.today()) is None


def test_what_has_no_plan_is_left_to_the_estimate(services: Services) -> None:
    exam = exam_in(services)
    quick = quick_of(services, exam)
    assert (
        quick.outlook(replace(exam, exam_date=services.planner.today()), services.planner.today()) is None
    ), "nothing more is planned"
    assert (
        quick.outlook(replace(exam, topics=((exam.deck_ids[0], "no-such-topic"),)), services.planner.today())
        is None
    ), "no cards"
