"""What a student does, through real services over a real file."""

import itertools
from pathlib import Path

import pytest

from studyapp.errors import StudyAppError
from studyapp.services.quiz.setup import QuizSetup
from studyapp.services.services import Services
from studyapp.services.study.sitting import Grade
from tests.builders import MovableClock, services_in, shipped_ready

DECK = "china-vietnam-war-1964-69"


@pytest.fixture
def services(services: Services) -> Services:
    """With the deck made ready, as it is once the window is at rest: these tests ask many questions."""
    services.study.keep(shipped_ready())
    return services


def study(services: Services, grades: list[Grade]) -> None:
    services.study.start()
    for grade in grades:
        services.study.grade(grade)


def test_new_cards_keep_to_the_daily_number_and_come_back_when_due(
    services: Services, clock: MovableClock
) -> None:
    assert services.today.overview().due.new == 10
    study(services, [Grade.GOOD] * 10)
    assert services.study.current() is None
    assert services.today.overview().due.total == 0
    clock.to_next_day(2)
    due = services.today.overview().due
    assert (due.review, due.new) == (10, 10)


def test_a_failed_card_returns_in_the_sitting_until_right(services: Services) -> None:
    services.study.start()
    first = services.study.current()
    assert first is not None
    services.study.grade(Grade.AGAIN)
    seen = []
    while (in_hand := services.study.current()) is not None:
        seen.append(in_hand.card.id)
        services.study.grade(Grade.GOOD)
    assert seen.count(first.card.id) == 1
    summary = services.study.summary()
    assert (summary.done, summary.answers, summary.right) == (10, 11, 10)
    assert [card.id for card in summary.missed] == [first.card.id]


def test_undo_puts_the_card_back_in_hand_any_number_of_times(services: Services) -> None:
    services.study.start()
    asked = []
    for grade in (Grade.GOOD, Grade.AGAIN, Grade.EASY):
        in_hand = services.study.current()
        assert in_hand is not None
        asked.append(in_hand.card.id)
        services.study.grade(grade)
    for card_id in reversed(asked):
        in_hand, _ = services.study.undo()
        assert in_hand.card.id == card_id
    assert services.progress.report().answers == 0
    assert not services.study.can_undo


def test_siblings_do_not_follow_each_other(services: Services) -> None:
    services.study.start()
    entries = []
    while (in_hand := services.study.current()) is not None:
        entries.append(in_hand.card.id.entry_id)
        services.study.grade(Grade.GOOD)
    pairs = sum(one == other for one, other in itertools.pairwise(entries))
    assert pairs <= 1


def quiz(services: Services, number: int = 10, kinds: tuple[str, ...] = ("multiple_choice", "typed")) -> None:
    topics = tuple(topic.id for topic in services.library.deck(DECK).topics)
    services.quiz.start(QuizSetup(DECK, topics, kinds, number), seed=3)


def respond(services: Services, right: bool) -> None:
    asked = services.quiz.current()
    assert asked is not None
    services.quiz.respond(asked[0].answer if right else "")


def test_a_quiz_counts_its_mistakes_and_is_remembered(services: Services) -> None:
    quiz(services)
    for number in range(10):
        respond(services, right=number >= 3)
    results = services.quiz.results()
    assert (results.right, results.asked, len(results.mistakes)) == (7, 10, 3)
    assert sum(topic.asked for topic in results.by_topic) == 10
    assert results.history == (0.7,)
    assert services.quiz.setups.mistakes(DECK) == {mistake.card.id for mistake in results.mistakes}


def test_mistakes_of_a_quiz_come_into_the_schedule(services: Services) -> None:
    quiz(services, 5)
    for _ in range(5):
        respond(services, right=False)
    assert services.progress.report().learning == 5
    services.study.start(cards=[mistake.card.id for mistake in services.quiz.results().mistakes])
    assert services.study.total == 5


def test_a_setting_keeps_quizzes_out_of_the_schedule(services: Services) -> None:
    services.settings.set("quiz_reaches_schedule", False)
    quiz(services, 5)
    for _ in range(5):
        respond(services, right=False)
    report = services.progress.report()
    assert (report.learning, report.answers) == (0, 5)


def test_a_close_answer_is_decided_by_the_student(services: Services) -> None:
    quiz(services, 1, ("typed",))
    asked = services.quiz.current()
    assert asked is not None
    feedback, changes = services.quiz.respond(asked[0].answer + "x")
    assert feedback.undecided
    assert services.progress.report().answers == 0
    feedback, changes = services.quiz.settle(counts=True)
    assert feedback.is_right
    assert changes.answers


def test_a_setup_without_topics_or_kinds_has_no_questions(services: Services) -> None:
    count = services.quiz.setups.count(QuizSetup(DECK, (), ("typed",)))
    assert (count.asked, count.fitting) == (0, 0)
    with pytest.raises(StudyAppError):
        services.quiz.start(QuizSetup(DECK, (), ()), seed=1)


def test_a_removed_deck_keeps_its_answers_and_they_count_again(services: Services, shipped: Path) -> None:
    study(services, [Grade.GOOD] * 4)
    services.library.remove(DECK)
    assert services.today.overview().decks == ()
    assert services.progress.report().cards == 0
    services.library.install(shipped)
    assert services.progress.report().learning == 4


def test_settings_outside_their_bounds_are_refused_or_ignored(services: Services) -> None:
    with pytest.raises(StudyAppError):
        services.settings.set("text_size", 900)
    assert services.settings.get("text_size") == 100


def test_a_new_retention_takes_effect_at_once(services: Services, clock: MovableClock) -> None:
    study(services, [Grade.EASY] * 10)
    services.settings.set("desired_retention", 97)
    clock.to_next_day(4)
    assert services.today.overview().due.review == 10


def test_restore_brings_back_and_can_be_undone(services: Services) -> None:
    study(services, [Grade.GOOD] * 3)
    made = services.backups.make()
    study(services, [Grade.GOOD] * 2)
    before, changes = services.backups.restore(made.file)
    assert changes.everything
    assert services.progress.report().answers == 3
    services.backups.restore(before.file)
    assert services.progress.report().answers == 5
    assert services.backups.check() == ()


def test_everything_is_there_after_a_restart(home: Path, clock: MovableClock) -> None:
    first = services_in(home, clock, is_ready=True)
    study(first, [Grade.GOOD, Grade.AGAIN])
    quiz(first, 2)
    for _ in range(2):
        respond(first, right=True)
    first.settings.set("text_size", 150)
    report = first.progress.report()
    first.close()
    again = services_in(home, clock, is_ready=True)
    assert again.progress.report() == report
    assert again.settings.get("text_size") == 150
    again.close()
