"""Some weeks of a made-up student before a picture of progress is taken: real sittings and quizzes, day by day."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from studyapp.questions.question import Question
from studyapp.services.question_source import AskableDeck
from studyapp.services.quiz.setup import QuizSetup
from studyapp.services.services import Services
from studyapp.services.study.sitting import Grade

SEED = 1964
NEW_PER_DAY = 5
DAYS, FREE_DAYS = 80, 0.24
QUIZ_EVERY, QUIZ_LENGTH = 7, 12
MOST_CARDS = 45
FIRST_LOOK, LATER = 0.78, 0.92
"""How often a new card and one that was seen are answered rightly, before topics differ."""
SURE = {"certain": 0.9, "fairly": 0.75, "guess": 0.45}


class OpenServices(Protocol):
    """Opens services over a profile; `now` is a clock of one's own."""

    def __call__(self, *, now: Callable[[], datetime] | None = None) -> Services: ...


class _Clock:
    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def think(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def make_history(open_services: OpenServices, until: datetime) -> tuple[AskableDeck, ...]:
    """Study for weeks until the day before a moment, the same way each time; gives the decks, ready for questions."""
    rng = random.Random(SEED)  # noqa: S311 - dice, no secret
    clock = _Clock(until)
    services = open_services(now=clock)
    try:
        for folder in services.library.shipped_decks:
            services.library.install(folder)
        ready = tuple(filter(None, (prepare(lambda: False) for prepare in services.study.preparations())))
        for deck in ready:
            services.study.keep(deck)
        usual = services.settings.new_per_day
        services.settings.set("new_per_day", NEW_PER_DAY)
        services.settings.set("card_form", "flashcards")
        for days in range(DAYS, 0, -1):
            clock.moment = until - timedelta(days=days, hours=rng.uniform(-8, 2))
            if rng.random() > FREE_DAYS or days == 1:
                _study(services, clock, rng)
            if days % QUIZ_EVERY == 0:
                _quiz(services, clock, rng)
        services.settings.set("new_per_day", usual)
        services.settings.set("card_form", "adaptive")
        return ready
    finally:
        services.close()


def _study(services: Services, clock: _Clock, rng: random.Random) -> None:
    study = services.study
    study.start()
    for _ in range(MOST_CARDS):
        in_hand = study.current()
        if in_hand is None:
            return
        study.shown()
        clock.think(rng.uniform(6, 40))
        weakness = 0.02 * (sum(map(ord, in_hand.card.topic)) % 8)
        is_right = rng.random() < (FIRST_LOOK if in_hand.is_new else LATER) - weakness
        grade = rng.choices([Grade.HARD, Grade.GOOD, Grade.EASY], [1, 7, 1])[0] if is_right else Grade.AGAIN
        study.grade(grade)


def _quiz(services: Services, clock: _Clock, rng: random.Random) -> None:
    """A quiz that asks how sure one is."""
    deck = services.progress.decks()[0]
    topics = tuple(topic.id for topic in deck.topics)
    setup = QuizSetup(deck.id, topics, ("multiple_choice", "true_false"), QUIZ_LENGTH, asks_sureness=True)
    services.quiz.start(setup, rng.randrange(10_000))
    while (current := services.quiz.current()) is not None:
        services.quiz.shown()
        clock.think(rng.uniform(5, 25))
        word = rng.choices(list(SURE), [5, 4, 2])[0]
        services.quiz.respond(_response(current[0], right=rng.random() < SURE[word]), word)


def _response(question: Question, *, right: bool) -> str:
    place = next(at for at, option in enumerate(question.options) if option.right == right)
    return "TF"[place] if question.kind == "true_false" else "ABCDEF"[place]
