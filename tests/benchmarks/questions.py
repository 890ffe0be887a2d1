"""Building a question in a library of 20,000 cards, recounting a quiz, and judging what no examiner should have to read.

Times are in milliseconds.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from studyapp.content.deck import Deck
from studyapp.formats.deck_source import read_deck_source
from studyapp.questions.asking import KINDS, QUIZ_KINDS, build_question, judge_response
from studyapp.questions.library import Library
from studyapp.questions.question import Question
from studyapp.services.quiz.setup import QuizSetup
from tests.builders import ROOT, services_in

DECK = ROOT / "content" / "china-vietnam-war-1964-69"
COPIES = 15
BUILT = 400
HARD = {
    "long": "a" * 1000,
    "words": "Ho Chi Minh " * 83,
    "emoji": "\N{GRINNING FACE}" * 1000,
    "nul": "\0" * 1000,
    "right to left": "\N{RIGHT-TO-LEFT OVERRIDE}\N{HEBREW LETTER ALEF}" * 500,
    "zalgo": "H" + "\N{COMBINING GRAVE ACCENT}\N{COMBINING TILDE}" * 499,
}


def measure(work: Path) -> dict[str, Any]:
    deck = read_deck_source(DECK)
    return {
        "build_in_20000_cards": _built(_large(deck)),
        "recount_50_questions": _recount(work),
        "judge_1000_characters": _judged(Library((deck,))),
    }


def _ms(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def _large(deck: Deck) -> Library:
    """The same deck many times over: as large as a school's library, and as dense."""
    decks = [deck.model_copy(update={"id": f"{deck.id}-{number}"}) for number in range(COPIES)]
    return Library(decks)


def _built(library: Library) -> dict[str, Any]:
    rng = Random(7)
    cards = rng.sample(library.cards, BUILT)
    first = {kind: _ms(partial(build_question, cards[0], kind, library, 0)) for kind in QUIZ_KINDS}
    can_ask = [
        (card, kind)
        for card in cards
        for kind in QUIZ_KINDS
        if isinstance(build_question(card, kind, library, 0), Question)
    ]
    times = [_ms(partial(build_question, card, kind, library, 1)) for card, kind in can_ask]
    cuts = quantiles(times, n=20)
    return {
        "cards": len(library.cards),
        "p50": round(cuts[9], 2),
        "p95": round(cuts[18], 2),
        "slowest_first_of_a_kind": round(max(first.values()), 1),
    }


def _recount(work: Path) -> float:
    services = services_in(work / "questions")
    deck = services.library.decks()[0]
    setups = services.quiz.setups
    setup = QuizSetup(deck.id, tuple(topic.id for topic in deck.topics), QUIZ_KINDS, 50)
    setups.count(setup)
    slowest = max(_ms(lambda: setups.count(setup)) for _ in range(10))
    services.close()
    return round(slowest, 1)


def _judged(library: Library) -> dict[str, float]:
    asked: dict[str, Question] = {}
    for kind in KINDS:
        made = (build_question(card, kind, library, 0) for card in library.cards)
        asked[kind] = next(one for one in made if isinstance(one, Question))
    judge_response(asked["typed"], "a", library)  # rapidfuzz is imported with the first answer
    return {
        name: round(
            max(_ms(partial(judge_response, one, text, library)) for one in asked.values()),
            2,
        )
        for name, text in HARD.items()
    }
