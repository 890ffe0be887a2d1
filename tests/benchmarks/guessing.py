"""Players who know no history and choose by cues: each should score what chance scores, and little more.

For every facet with enough cards, multiple choice; and true or false, and which came first. A score is in per cent;
`over` is how far the best player lies above chance.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

from studyapp.cards.card import Card, CardId
from studyapp.formats.deck_source import read_deck_source
from studyapp.questions.asking import build_question
from studyapp.questions.library import Library
from studyapp.questions.question import Question
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words

DECK = Path(__file__).parents[2] / "content" / "china-vietnam-war-1964-69"
QUESTIONS = 2000
FEWEST_CARDS = 30
ALLOWED = 4.0


@dataclass(frozen=True)
class Seen:
    """What a player picked up: for how many cards a text was an option, and for how many others it was right."""

    offered: Counter[str]
    right: Counter[str]


def _length(text: str) -> int:
    return len(text)


def _shared(question: Question, text: str) -> int:
    return len(content_words(text) & content_words(question.stem))


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


Score = Callable[[Question, str, Seen], float]
PLAYERS: dict[str, Score] = {
    "longest": lambda _q, text, _s: _length(text),
    "shortest": lambda _q, text, _s: -_length(text),
    "most words": lambda _q, text, _s: len(text.split()),
    "fewest words": lambda _q, text, _s: -len(text.split()),
    "shares words with the stem": lambda q, text, _s: _shared(q, text),
    "shares no words with the stem": lambda q, text, _s: -_shared(q, text),
    "most often an option": lambda _q, text, s: s.offered[text],
    "seldom an option": lambda _q, text, s: -s.offered[text],
    "most often right elsewhere": lambda _q, text, s: s.right[text],
    "most digits": lambda _q, text, _s: _digits(text),
    "fewest digits": lambda _q, text, _s: -_digits(text),
    "first in the alphabet": lambda q, text, _s: -_rank(q, text),
    "last in the alphabet": lambda q, text, _s: _rank(q, text),
    "most capitals": lambda _q, text, _s: sum(char.isupper() for char in text),
    "most commas": lambda _q, text, _s: text.count(","),
    "odd one out": lambda q, text, _s: abs(len(text) - median(len(option.text) for option in q.options)),
    "most like the others": lambda q, text, _s: (
        -abs(len(text) - median(len(option.text) for option in q.options))
    ),
    "shares words with the others": lambda q, text, _s: sum(
        len(content_words(text) & content_words(option.text)) for option in q.options if option.text != text
    ),
}
PLACES = ("first", "second", "third", "last")


def _rank(question: Question, text: str) -> int:
    return sorted(fold_text(option.text) for option in question.options).index(fold_text(text))


def measure(_work: Path) -> dict[str, Any]:
    library = Library((read_deck_source(DECK),))
    facets: dict[str, list[Card]] = defaultdict(list)
    for card in library.cards:
        if isinstance(build_question(card, "multiple_choice", library, 0), Question):
            facets[f"{card.kind} {card.id.facet.partition('.')[0]}"].append(card)
    report: dict[str, Any] = {"questions_each": QUESTIONS, "allowed_over_chance": ALLOWED}
    groups = {name: cards for name, cards in facets.items() if len(cards) >= FEWEST_CARDS}
    report["multiple_choice"] = {
        name: _played(list(_asked(cards, "multiple_choice", library))) for name, cards in groups.items()
    }
    for kind in ("true_false", "which_first"):
        cards = [
            card for card in library.cards if isinstance(build_question(card, kind, library, 0), Question)
        ]
        report[kind] = _played(list(_asked(cards, kind, library)))
    every = {
        **report["multiple_choice"],
        "true_false": report["true_false"],
        "which_first": report["which_first"],
    }
    worst = max(every, key=lambda name: every[name]["over"])
    report["worst"] = {"facet": worst, "player": every[worst]["player"], "over": every[worst]["over"]}
    report["holds"] = all(one["over"] <= ALLOWED for one in every.values())
    return report


def _asked(cards: Sequence[Card], kind: str, library: Library) -> Iterable[Question]:
    made = 0
    for seed in range(10_000):
        for card in cards:
            question = build_question(card, kind, library, seed)
            if isinstance(question, Question):
                made += 1
                yield question
            if made >= QUESTIONS:
                return


def _played(questions: list[Question]) -> dict[str, Any]:
    elsewhere = _elsewhere(questions)
    chance = mean(1 / len(question.options) for question in questions)
    scores = {
        name: mean(_chance_of(question, score, elsewhere[question.card_id]) for question in questions)
        for name, score in PLAYERS.items()
    }
    for place, name in enumerate(PLACES):
        at = place if place < 3 else -1
        scores[f"{name} place"] = mean(
            question.options[min(at, len(question.options) - 1)].right for question in questions
        )
    best = max(scores, key=lambda name: scores[name])
    by_card = Counter(
        str(question.card_id)
        for question in questions
        if best in PLAYERS and _chance_of(question, PLAYERS[best], elsewhere[question.card_id]) == 1.0
    )
    return {
        "chance": round(100 * chance, 1),
        "player": best,
        "score": round(100 * scores[best], 1),
        "over": round(100 * (scores[best] - chance), 1),
        "worst_cards": [card for card, _ in by_card.most_common(5)],
        "others_over": {
            name: round(100 * (value - chance), 1)
            for name, value in sorted(scores.items(), key=lambda item: -item[1])
            if 100 * (value - chance) > ALLOWED
        },
    }


def _elsewhere(questions: list[Question]) -> dict[CardId, Seen]:
    """For each card what the questions show to one who does not know it."""
    pairs = {(question.card_id, option.text) for question in questions for option in question.options}
    offered = Counter(text for _, text in pairs)
    answers = {
        (question.card_id, option.text)
        for question in questions
        for option in question.options
        if option.right
    }
    right = Counter(text for _, text in answers)
    own: dict[CardId, Counter[str]] = defaultdict(Counter)
    for question in questions:
        own[question.card_id] = Counter(option.text for option in question.options if option.right)
    return {card: Seen(offered, right - own[card]) for card in own}


def _chance_of(question: Question, score: Score, seen: Seen) -> float:
    """The chance that the player is right: those with the highest score are drawn from evenly."""
    values = [score(question, option.text, seen) for option in question.options]
    top = max(values)
    best = [option.right for option, value in zip(question.options, values, strict=True) if value == top]
    return sum(best) / len(best)
