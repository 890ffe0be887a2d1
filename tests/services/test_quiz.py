"""Quizzes through real services: exams that survive, sureness, "I was right", saved set-ups and history."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.content.profile import profile
from studyapp.errors import StudyAppError
from studyapp.scheduling.grade import Grade
from studyapp.services.quiz.session import QuizSession
from studyapp.services.quiz.setup import DUE, QuizSetup, quiz_kinds
from studyapp.services.services import Services
from tests.builders import MovableClock, services_in, shipped_ready

DECK = "china-vietnam-war-1964-69"
LETTERS = "ABCDEF"


@pytest.fixture
def services(services: Services) -> Services:
    """With the deck made ready, as it is once the window is at rest: these tests ask many questions."""
    services.study.keep(shipped_ready())
    return services


def setup_for(services: Services, *kinds: str, number: int = 6) -> QuizSetup:
    topics = tuple(topic.id for topic in services.library.deck(DECK).topics)
    return QuizSetup(DECK, topics, kinds or quiz_kinds(), number)


def right_response(quiz: QuizSession, place: int) -> str:
    question = quiz.asked[place].question
    match question.kind:
        case "multiple_choice" | "which_first" | "multiple_answer":
            return "".join(LETTERS[at] for at, option in enumerate(question.options) if option.right)
        case "true_false":
            return "T" if question.options[0].right else "F"
        case "order":
            return "".join(
                sorted(LETTERS[: len(question.items)], key=lambda at: question.items[LETTERS.index(at)].place)
            )
        case "match":
            return " ".join(f"{LETTERS[at]}{item.place + 1}" for at, item in enumerate(question.items))
    return question.answer


def exam(services: Services, number: int = 6, **changes: object) -> QuizSession:
    setup = replace(setup_for(services, number=number), exam=True, **changes)  # type: ignore[arg-type]
    services.quiz.start(setup, seed=5)
    return services.quiz


def test_an_exam_is_judged_only_when_it_is_handed_in(services: Services) -> None:
    quiz = exam(services)
    for place in range(6):
        quiz.keep(place, right_response(quiz, place))
    assert services.progress.report().answers == 0
    assert quiz.outcomes == ()
    quiz.hand_in()
    results = quiz.results()
    assert (results.right, results.asked) == (6, 6)
    assert services.progress.report().answers >= 6


def test_an_exam_may_be_answered_in_any_order_and_changed(services: Services) -> None:
    quiz = exam(services)
    quiz.keep(4, right_response(quiz, 4))
    quiz.keep(0, "")
    quiz.keep(4, "")
    quiz.keep(4, right_response(quiz, 4))
    quiz.hand_in()
    assert [one.feedback.is_right for one in quiz.asked if one.feedback] == [at == 4 for at in range(6)]


def test_what_was_not_answered_in_an_exam_stays_out_of_the_schedule(services: Services) -> None:
    quiz = exam(services)
    quiz.keep(0, right_response(quiz, 0))
    quiz.hand_in()
    assert quiz.results().right == 1
    seen = {one.card.id for one in quiz.asked if one.response}
    states = services.progress.report()
    assert states.learning == len(seen)


def test_an_exam_goes_on_after_the_window_is_gone(home: Path, clock: MovableClock) -> None:
    first = services_in(home, clock, is_ready=True)
    quiz = exam(first, seconds_each=60)
    given = right_response(quiz, 2)
    quiz.keep(2, given, "certain")
    quiz.set_flag(3, True)
    clock.now += timedelta(seconds=90)
    quiz.keep_time()
    first.close()  # the process is gone; what was acknowledged is all there is
    clock.now += timedelta(days=1)
    again = services_in(home, clock, is_ready=True)
    waiting = again.today.overview().open_exam
    assert waiting is not None
    assert (waiting.given, waiting.asked) == (1, 6)
    again.quiz.resume(waiting.attempt_id)
    asked = again.quiz.asked
    assert (asked[2].response, asked[2].sureness, asked[3].is_flagged) == (given, "certain", True)
    assert again.quiz.seconds_left() == pytest.approx(6 * 60 - 90)
    again.quiz.hand_in()
    assert again.quiz.results().right == 1
    assert again.today.overview().open_exam is None
    with pytest.raises(StudyAppError, match="handed in already"):
        again.quiz.resume(waiting.attempt_id)
    again.close()


def test_extra_time_and_more_time(services: Services, clock: MovableClock) -> None:
    services.settings.set("extra_time", 25)
    quiz = exam(services, seconds_each=60)
    assert quiz.seconds_left() == pytest.approx(6 * 75)
    clock.now += timedelta(minutes=10)
    left = quiz.seconds_left()
    assert left is not None
    assert left < 0
    quiz.add_time(300)
    assert quiz.seconds_left() == pytest.approx(300)
    clock.now -= timedelta(days=2)
    assert quiz.seconds_left() == pytest.approx(300)


def test_a_quiz_without_limit_has_no_clock(services: Services) -> None:
    assert exam(services).seconds_left() is None


def test_sure_but_wrong_stands_first_and_a_guess_counts_less(services: Services) -> None:
    services.quiz.start(setup_for(services, "multiple_choice", number=4), seed=5)
    quiz = services.quiz
    for place, sureness in enumerate(("guess", "fairly", "certain")):
        wrong = "A" if right_response(quiz, place) != "A" else "B"
        quiz.respond(wrong, sureness)
    quiz.respond(right_response(quiz, 3), "guess")
    results = quiz.results()
    assert [one.sureness for one in results.mistakes] == ["certain", "fairly", "guess"]
    assert [(one.name, one.right, one.asked) for one in results.by_sureness] == [
        ("certain", 0, 1),
        ("fairly", 0, 1),
        ("guess", 1, 2),
    ]
    assert [one.answer.grade for one in quiz.asked[3].logged] == [Grade.HARD]
    assert results.beyond_guessing == 0.0


def test_i_was_right_counts_and_is_accepted_next_time(services: Services) -> None:
    quiz = services.quiz
    quiz.start(setup_for(services, "typed", number=1), seed=5)
    quiz.respond("The Old Fox")
    assert quiz.results().right == 0
    card_id = quiz.asked[0].card.id
    feedback, changes = quiz.call_right(0)
    assert feedback.is_right
    assert changes.answers
    assert (quiz.results().right, services.progress.report().answers) == (1, 1)
    assert [one.answer.grade for one in quiz.asked[0].logged] == [Grade.HARD]
    quiz.start_again(seed=9)
    assert quiz.asked[0].card.id == card_id
    assert quiz.respond("the old fox")[0].is_right
    services.study.start(cards=[card_id])
    typed = services.study.typed_question()
    assert typed is not None
    assert services.study.respond(typed, "old fox").verdict.is_right
    [own] = services.own_answers.of(card_id.deck_id)
    assert (own.card.id, own.text) == (card_id, "The Old Fox")
    services.own_answers.forget(card_id, own.text)
    assert services.own_answers.of(card_id.deck_id) == ()
    services.own_answers.put_back(card_id, own.text)
    assert services.own_answers.of(card_id.deck_id) == (own,)
    with pytest.raises(StudyAppError, match="cannot be called right"):
        quiz.call_right(0)


def test_a_past_quiz_is_shown_as_it_was_asked_even_when_its_deck_is_gone(services: Services) -> None:
    quiz = services.quiz
    quiz.start(setup_for(services, number=8), seed=5)
    for place in range(8):
        feedback, _ = quiz.respond(right_response(quiz, place) if place % 2 else "")
        if feedback.undecided:
            quiz.settle(counts=True)
    before = quiz.results()
    services.library.remove(DECK)
    past = services.quiz_history.past()
    assert [(one.asked, one.right, one.is_exam) for one in past] == [(8, before.right, False)]
    again = services.quiz_history.results(past[0].id)
    assert again.given == before.given
    assert again.by_topic == before.by_topic
    assert services.quiz_history.deck(past[0].id) == (DECK, past[0].deck_title)


def test_practice_left_on_the_way_keeps_its_results(services: Services) -> None:
    quiz = services.quiz
    quiz.start(setup_for(services, "multiple_choice"), seed=5)
    quiz.respond(right_response(quiz, 0))
    quiz.end_early()
    assert (quiz.results().asked, services.quiz_history.past()[0].asked) == (1, 1)
    assert services.today.open_exam() is None


def test_an_exam_that_was_left_stays_open(services: Services) -> None:
    quiz = exam(services)
    quiz.keep(1, right_response(quiz, 1))
    quiz.end_early()
    waiting = services.today.open_exam()
    assert waiting is not None
    assert waiting.given == 1
    assert services.quiz_history.past() == ()


def test_setups_are_saved_replaced_and_forgotten(home: Path, clock: MovableClock) -> None:
    first = services_in(home, clock, is_ready=True)
    paper = replace(setup_for(first, number=40), exam=True, seconds_each=60)
    first.quiz.setups.save("Mock paper", paper)
    first.quiz.setups.save("Dates", setup_for(first, "date"))
    first.quiz.setups.save("Dates", setup_for(first, "date", number=20))
    first.close()
    again = services_in(home, clock, is_ready=True)
    assert [(one.name, one.setup.number) for one in again.quiz.setups.saved()] == [
        ("Mock paper", 40),
        ("Dates", 20),
    ]
    assert again.quiz.setups.saved()[0].setup == paper
    again.quiz.setups.forget("Mock paper")
    assert [one.name for one in again.quiz.setups.saved()] == ["Dates"]
    again.close()


def test_a_quiz_of_due_cards_alone(services: Services, clock: MovableClock) -> None:
    setup = replace(setup_for(services), choose_from=DUE)
    assert services.quiz.setups.count(setup).asked == 0
    services.study.start()
    for _ in range(3):
        services.study.grade(Grade.GOOD)
    clock.to_next_day(4)
    assert services.quiz.setups.count(setup).fitting == 3


def test_core_cards_alone(services: Services) -> None:
    every = services.quiz.setups.count(setup_for(services)).fitting
    core = replace(setup_for(services), core_only=True)
    assert 0 < services.quiz.setups.count(core).fitting < every
    services.quiz.start(core, seed=3)
    assert {one.card.importance for one in services.quiz.asked} == {"core"}


def test_two_confused_entries_are_compared_field_by_field(services: Services) -> None:
    compared = services.comparison.of(DECK, "le-duan", "duan-suquan")
    assert (compared.left, compared.right) == ("Le Duan", "Duan Suquan")
    fields = [row.field for row in compared.rows]
    assert fields[:2] == ["side", "roles"]
    assert fields[-1] == "context"
    side = compared.rows[0]
    assert (side.left, side.right, side.differs) == (("North Vietnam",), ("China",), True)
    with pytest.raises(StudyAppError, match="not in the deck"):
        services.comparison.of(DECK, "le-duan", "nobody")


def test_every_entry_of_the_deck_has_a_profile(services: Services) -> None:
    deck = services.quiz.setups.library(DECK).decks[DECK]
    for entry in deck.entries:
        rows = profile(entry, deck)
        assert all(texts and all(texts) for _, texts in rows), entry.id
