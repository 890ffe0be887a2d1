"""Which of the certainly wrong answers stand beside the right one: the nearest, so that no cue tells them apart."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

from studyapp.cards.card import AnswerKind, Card, CardId
from studyapp.questions.cues import Bench, Crowd, Ranks, Shown, bench_of, fitting_set
from studyapp.questions.distractor import CONFUSABLE_BONUS, Distractor
from studyapp.questions.library import Library
from studyapp.questions.text_match import fold_text
from studyapp.questions.wording import content_words
from studyapp.questions.written_sets import Written, balanced_turns
from studyapp.questions.wrong_answers import (
    FEWEST_DISTRACTORS,
    MOST_DISTRACTORS,
    askable,
    candidates,
    measure_of,
    shown_answer,
    written_for,
)

NEAREST, NEAREST_OF = 24, {AnswerKind.DATE: 16, AnswerKind.NUMBER: 16, AnswerKind.FIGURE: 9}
"""Candidates among which a question chooses; dates and numbers have fewer cues to hide, and of people few are alike."""
SELDOM = 1
"""An answer that may be offered for so few other cards is known by being new."""
PREFERRED = 3.0
NEARER_BY_A_PLACE = {AnswerKind.DATE: 0.96, AnswerKind.NUMBER: 0.96, AnswerKind.FIGURE: 0.97}
"""How readily an option is drawn beside the next nearer one: far dates, figures and people are ruled out at a glance."""
WORDED = frozenset({AnswerKind.TEXT, AnswerKind.TERM, AnswerKind.ORGANISATION, AnswerKind.PLACE})
CLUSTERING = frozenset({AnswerKind.FIGURE, AnswerKind.TERM, AnswerKind.ORGANISATION, AnswerKind.TEXT})


def choose(card: Card, library: Library, rng: Random) -> tuple[Distractor, ...]:
    """At most three certain wrong options, drawn from the nearest so that no cue tells the right answer; empty where
    the answer's own words would tell it beside any of them."""
    pool = _nearest(card, library)
    if _tells_itself(card, pool, library):
        return ()
    if len(pool) <= MOST_DISTRACTORS:
        return pool
    if written_for(card, library):
        return rng.choice(_written_sets(card, library)[card.id])
    chosen = fitting_set(_bench(card, library), _aims(card, library), MOST_DISTRACTORS, rng)
    return tuple(pool[place] for place in chosen)


def _written_sets(card: Card, library: Library) -> Mapping[CardId, tuple[tuple[Distractor, ...], ...]]:
    """For all cards of the card's sort with written options the sets of which one is shown."""

    def balance() -> Mapping[CardId, tuple[tuple[Distractor, ...], ...]]:
        cards = [one for one in library.alike(card) if written_for(one, library)]
        found = [candidates(one, library) for one in cards]
        written = [
            Written(one.prompt, shown_answer(one), [option.text for option in options])
            for one, options in zip(cards, found, strict=True)
        ]
        others = [one for one in library.alike(card) if not written_for(one, library)]
        elsewhere = [shown_answer(one) for one in others if number_of(one, library) >= FEWEST_DISTRACTORS]
        return {
            one.id: tuple(tuple(options[place] for place in places) for places in turns)
            for one, options, turns in zip(cards, found, balanced_turns(written, elsewhere), strict=True)
        }

    return library.kept(("written sets", library.group_of(card)), balance)


def number_of(card: Card, library: Library) -> int:
    """How many wrong options `choose` finds, told without choosing."""
    pool = _nearest(card, library)
    return 0 if _tells_itself(card, pool, library) else min(MOST_DISTRACTORS, len(pool))


def _tells_itself(card: Card, pool: Sequence[Distractor], library: Library) -> bool:
    """Whether the answer would be known beside any of the candidates: by words that it alone shares with the stem, or
    because it lies so far from all others that it is hardly ever an option elsewhere."""
    if card.answer_kind not in WORDED or written_for(card, library):
        return False
    stem = content_words(card.prompt)
    own = len(content_words(card.answer) & stem)
    if own > 0 and all(len(content_words(item.text) & stem) < own for item in pool):
        return True
    offered = _crowd(card, library).offered
    seldom = offered.get(fold_text(card.answer), 0)
    return seldom <= SELDOM and all(offered.get(fold_text(item.text), 0) > seldom for item in pool)


def get_ready(library: Library, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Do what `choose` does once for each sort of cards, so that no question waits for it, or stop between two sorts as
    soon as `cancelled` says yes."""
    for card in {library.group_of(card): card for card in library.cards}.values():
        if cancelled():
            return
        if askable(card):
            _aims(card, library)
            _written_sets(card, library)


def _aims(card: Card, library: Library) -> tuple[Ranks, ...]:
    def fit() -> tuple[Ranks, ...]:
        from studyapp.questions.cue_fit import fitted_aims

        benches = [
            _bench(one, library)
            for one in library.alike(card)
            if number_of(one, library) >= FEWEST_DISTRACTORS and not written_for(one, library)
        ]
        return fitted_aims(benches, MOST_DISTRACTORS)

    return library.kept(("aims", library.group_of(card)), fit)


def _bench(card: Card, library: Library) -> Bench:
    def compare() -> Bench:
        pool = _nearest(card, library)
        own = Shown(shown_answer(card), measure_of(card))
        shown = [Shown(item.text, item.measure) for item in pool]
        near = NEARER_BY_A_PLACE.get(card.answer_kind, 1.0)
        weights = [
            PREFERRED if item.nearness >= CONFUSABLE_BONUS else near**place for place, item in enumerate(pool)
        ]
        return bench_of(card, own, shown, weights, _crowd(card, library))

    return library.kept(("bench", card.id), compare)


def _crowd(card: Card, library: Library) -> Crowd:
    def gather() -> Crowd:
        group = library.alike(card)
        right, offered = Counter[str](), Counter[str]()
        right_for, option_of = Counter[str](), Counter[str]()
        for place, one in enumerate(group):
            answer = fold_text(shown_answer(one))
            others = [fold_text(item.text) for item in _nearest(one, library)]
            right[answer] += 1
            offered.update(others)
            right_for[answer] |= 1 << place
            # Dates and figures are met with their neighbours by nature, and of places there are few.
            if one.answer_kind in CLUSTERING:
                for text in (answer, *others):
                    option_of[text] |= 1 << place
        words = Counter(word for text in {*right, *offered} for word in content_words(text))
        return Crowd(right, offered, right_for, option_of, words)

    return library.kept(("crowd", library.group_of(card)), gather)


def _nearest(card: Card, library: Library) -> tuple[Distractor, ...]:
    """The candidates among which a question chooses, nearest first."""

    def rank() -> tuple[Distractor, ...]:
        ranked = sorted(candidates(card, library), key=lambda item: (-item.nearness, fold_text(item.text)))
        return tuple(ranked[: NEAREST_OF.get(card.answer_kind, NEAREST)])

    return library.kept(("nearest", card.id), rank)
