"""What is measured of the student follows the log, and is not measured twice for one state of it."""

from studyapp.scheduling.grade import Grade
from studyapp.services.exam_plan.measured_student import Measured
from studyapp.services.services import Services
from tests.builders import MovableClock


def measured(services: Services) -> Measured:
    return services.planner.case([]).student.measured(services.settings.memory_model)


def days_of(services: Services, clock: MovableClock, grade: Grade) -> None:
    """Ten cards that are known at first, and asked again some days later."""
    for one in (Grade.GOOD, grade):
        services.study.start()
        for _ in range(10):
            services.study.grade(one)
        clock.to_next_day(9)


def test_nothing_is_measured_twice_while_the_log_stays_as_it_is(services: Services) -> None:
    assert measured(services) is measured(services)


def test_answers_and_their_undo_are_measured(services: Services, clock: MovableClock) -> None:
    first = measured(services)
    days_of(services, clock, Grade.AGAIN)
    forgetful = measured(services)
    assert forgetful.learner.lasting < first.learner.lasting
    for _ in range(10):
        services.study.undo()
    assert measured(services).learner.lasting == first.learner.lasting
