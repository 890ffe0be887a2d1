"""Exams through real services: what the plan wants today, and that nothing a student does breaks it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.errors import StudyAppError
from studyapp.scheduling.grade import Grade
from studyapp.services.exam_plan.outlook import estimate, estimate_unless, todays_list
from studyapp.services.exam_plan.values import ExamOutlook, StoredExam
from studyapp.services.services import Services
from tests.builders import MovableClock


def exam_in(services: Services, days: int = 21, minutes: int = 15, **changes: object) -> StoredExam:
    draft = services.planner.draft("Paper 2")
    week = (minutes, minutes, minutes, minutes, minutes, minutes, minutes)
    exam = replace(draft, exam_date=services.planner.today() + timedelta(days=days), weekday_minutes=week)
    exam = replace(exam, **changes)  # type: ignore[arg-type]
    services.planner.save(exam)
    return exam


def outlook(services: Services, exam: StoredExam) -> ExamOutlook:
    return estimate(services.planner.case([exam])).outlook


def study_all(services: Services) -> int:
    services.study.start()
    done = 0
    while services.study.current() is not None:
        services.study.grade(Grade.GOOD)
        done += 1
    return done


def test_an_estimate_that_nobody_waits_for_stops(services: Services) -> None:
    case = services.planner.case([exam_in(services, days=730)])
    asked = 0

    def is_older() -> bool:
        nonlocal asked
        asked += 1
        return asked > 5

    assert estimate_unless(is_older, case) is None
    assert asked == 6
    assert estimate_unless(lambda: False, services.planner.case([exam_in(services, days=2)])) is not None


def test_without_an_exam_nothing_is_planned(services: Services) -> None:
    assert services.planner.exams() == ()
    assert services.planner.todays_cards() is None
    assert services.today.overview().due.total == 10


def test_study_follows_the_plan_and_today_counts_it(services: Services) -> None:
    exam_in(services)
    planned = services.planner.todays_cards()
    assert planned is not None
    assert 15 * 60 / 21 <= len(planned) <= 15 * 60 / 21 + 1
    assert services.today.overview().due.total == len(planned)
    assert study_all(services) == len(planned)
    assert services.today.overview().due.total == 0
    assert study_all(services) == 0


def test_a_week_with_missed_days_is_caught_up(services: Services, clock: MovableClock) -> None:
    exam = exam_in(services, days=21, minutes=15)
    done = []
    for day in range(7):
        if day not in {2, 3}:
            done.append(study_all(services))
        clock.to_next_day()
    assert all(done)
    found = outlook(services, exam)
    assert len(found.days) == 14
    assert 0 < found.if_you_stop < found.low <= found.expected <= found.high < 1
    assert found.by_topic[0].recall > found.by_topic[-1].recall


def test_a_changed_exam_makes_a_new_list(services: Services) -> None:
    exam = exam_in(services)
    long = services.planner.todays_cards()
    week = (5, 5, 5, 5, 5, 5, 5)
    services.planner.save(replace(exam, weekday_minutes=week))
    assert services.planner.kept_list() is None
    short = services.planner.todays_cards()
    assert long is not None
    assert short is not None
    assert len(short) < len(long)


@pytest.mark.parametrize(
    ("days", "minutes", "kind"),
    [
        (0, 15, "today"),
        (-1, 15, "past"),
        (21, 0, "no_minutes"),
        (1, 15, "out_of_reach"),
        (60, 60, "fewer_minutes"),
    ],
)
def test_odd_dates_and_minutes_give_a_sensible_plan(
    services: Services, days: int, minutes: int, kind: str
) -> None:
    exam = exam_in(services, days, minutes, target=None if kind == "fewer_minutes" else 0.9)
    found = outlook(services, exam)
    assert found.advice.kind == kind
    assert len(found.days) == max(days, 0)
    cards = services.planner.todays_cards()
    assert (cards or ()) == () if minutes == 0 or days < 1 else cards


def test_a_deck_removed_under_a_plan_leaves_an_empty_one(services: Services, shipped: Path) -> None:
    exam = exam_in(services)
    assert services.planner.todays_cards()
    services.library.remove(exam.deck_ids[0])
    assert services.today.overview().due.total == 0
    assert study_all(services) == 0
    assert outlook(services, exam).advice.kind == "no_cards"
    assert todays_list(services.planner.case()).cards == ()


def test_all_cards_put_away_or_one_topic_alone(services: Services) -> None:
    exam = exam_in(services)
    topic = services.library.decks()[0].topics[0].id
    one_topic = replace(exam, topics=((exam.deck_ids[0], topic),))
    case = services.planner.case([one_topic])
    assert {case.topic_of[card] for card in case.cards[0]} == {topic}
    for card in case.cards[0]:
        services.study.put_away(card)
    assert services.planner.case([one_topic]).cards[0] == ()


def test_two_exams_share_one_list(services: Services) -> None:
    first = exam_in(services, days=5, minutes=10)
    one = services.planner.todays_cards()
    services.planner.save(replace(first, id="second", exam_date=first.exam_date + timedelta(days=9)))
    both = services.planner.todays_cards()
    assert one is not None
    assert both is not None
    assert len(one) < len(both)
    assert len(set(both)) == len(both)


def test_an_exam_of_the_past_keeps_prediction_and_result(services: Services, clock: MovableClock) -> None:
    exam = exam_in(services, days=3)
    services.planner.note_prediction(exam.id, 0.42)
    clock.to_next_day(5)
    services.planner.note_prediction(exam.id, 0.11)
    services.planner.archive(exam.id, 0.5)
    assert services.planner.exams() == ()
    kept = services.planner.archived()[0]
    assert (kept.predicted, kept.result) == (0.42, 0.5)
    assert services.today.overview().due.total == 10


def test_an_exam_removed_can_be_put_back(services: Services) -> None:
    exam = exam_in(services)
    removed = services.planner.remove(exam.id)
    assert services.planner.exams() == ()
    services.planner.save(removed)
    assert services.planner.exams() == (exam,)


def test_an_exam_without_a_name_is_refused(services: Services) -> None:
    with pytest.raises(StudyAppError, match="needs a name"):
        services.planner.save(replace(services.planner.draft("x"), name="  "))
