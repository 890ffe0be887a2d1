"""Players who know no history and choose by cues: each should score what chance scores, and little more.

For every facet with enough cards, multiple choice; and true or false, and which came first. A score is in per cent;
`over` is how far the best player lies above chance. The players and their cues are in `guessing_players`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any

from studyapp.cards.card import Card, CardId
from studyapp.formats.deck_source import read_deck_source
from studyapp.questions.asking import build_question
from studyapp.questions.library import Library
from studyapp.questions.question import Question
from studyapp.questions.wording import content_words
from tests.benchmarks.guessing_players import PLAYERS, STATEMENT_PLAYERS, Score, Seen

DECK = Path(__file__).parents[2] / "content" / "china-vietnam-war-1964-69"
QUESTIONS = 2000
FEWEST_CARDS = 30
ALLOWED = 4.0


PLACES = ("first", "second", "third", "last")


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
        players = {**PLAYERS, **STATEMENT_PLAYERS} if kind == "true_false" else PLAYERS
        report[kind] = _played(list(_asked(cards, kind, library)), players)
    every = {
        **report["multiple_choice"],
        "true_false": report["true_false"],
        "which_first": report["which_first"],
    }
    worst = max(every, key=lambda name: every[name]["over"])
    report["worst"] = {"facet": worst, "player": every[worst]["player"], "over": every[worst]["over"]}
    report["players"] = _worst_of_each(every)
    report["holds"] = all(one["over"] <= ALLOWED for one in every.values())
    return report


def _worst_of_each(facets: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """For each player the facet where it lies farthest above chance, worst player first; taken out of the facets."""
    scores = {name: facet.pop("each_over") for name, facet in facets.items()}
    worst = {
        player: max((one[player], name) for name, one in scores.items() if player in one)
        for player in {player for one in scores.values() for player in one}
    }
    ranked = sorted(worst.items(), key=lambda item: (-item[1][0], item[0]))
    return {player: {"facet": name, "over": over} for player, (over, name) in ranked}


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


def _played(questions: list[Question], players: Mapping[str, Score] = PLAYERS) -> dict[str, Any]:
    elsewhere = _elsewhere(questions)
    chance = mean(1 / len(question.options) for question in questions)
    scores = {
        name: mean(_chance_of(question, score, elsewhere[question.card_id]) for question in questions)
        for name, score in players.items()
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
        if best in players and _chance_of(question, players[best], elsewhere[question.card_id]) == 1.0
    )
    return {
        "chance": round(100 * chance, 1),
        "player": best,
        "score": round(100 * scores[best], 1),
        "over": round(100 * (scores[best] - chance), 1),
        "worst_cards": [card for card, _ in by_card.most_common(5)],
        "each_over": {name: round(100 * (value - chance), 1) for name, value in scores.items()},
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
    met: dict[CardId, set[tuple[str, str]]] = defaultdict(set)
    for question in questions:
        met[question.card_id] |= {
            (one.text, two.text) for one in question.options for two in question.options if one is not two
        }
    together = Counter(pair for pairs in met.values() for pair in pairs)
    words = Counter(word for text in offered for word in content_words(text))
    length = median(len(question.stem) for question in questions)
    return {
        card: Seen(offered, right - own[card], together - Counter(met[card]), words, length) for card in own
    }


def _chance_of(question: Question, score: Score, seen: Seen) -> float:
    """The chance that the player is right: those with the highest score are drawn from evenly."""
    values = [score(question, option.text, seen) for option in question.options]
    top = max(values)
    best = [option.right for option, value in zip(question.options, values, strict=True) if value == top]
    return sum(best) / len(best)
