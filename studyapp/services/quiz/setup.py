"""What a quiz is made of: the choices of its set-up page, what they would give, and set-ups that were saved."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from studyapp.cards.card import Card, CardId
from studyapp.questions.asking import QUIZ_KINDS, build_question, why_declined
from studyapp.questions.library import Library
from studyapp.questions.question import Question
from studyapp.services.clock import Clock
from studyapp.services.question_source import QuestionSource, accepting
from studyapp.services.settings import Settings
from studyapp.storage.attempt_store import AttemptStore
from studyapp.storage.review_store import ReviewStore

SECONDS_PER_KIND = {
    "multiple_choice": 15.0,
    "multiple_answer": 25.0,
    "true_false": 10.0,
    "typed": 25.0,
    "date": 20.0,
    "number": 20.0,
    "cloze": 20.0,
    "which_first": 10.0,
    "order": 40.0,
    "match": 50.0,
}
MIXED, WEAKEST, MISTAKES, DUE = "mixed", "weakest", "mistakes", "due"
LARGEST_SEED = 2**31 - 1
MOST_QUESTIONS = 500
SAVED_KEY = "quiz_setups"


@dataclass(frozen=True, slots=True)
class QuizSetup:
    """`topics` and `kinds` are ids; `choose_from` is mixed, weakest, mistakes or due.

    `exam` shows answers only after handing in. `seconds_each` times the number of questions is the time limit, 0 for
    none. `asks_sureness` asks before each check how sure the student is.
    """

    deck_id: str
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    number: int = 10
    choose_from: str = MIXED
    core_only: bool = False
    exam: bool = False
    seconds_each: int = 0
    asks_sureness: bool = False


@dataclass(frozen=True, slots=True)
class SetupCount:
    """What a set-up would give: cards that fit in all and by kind, questions asked, minutes rounded up.

    `declined` says for each kind without a card in these topics why it cannot ask there, as a clause.
    """

    fitting: int
    by_kind: Mapping[str, int]
    asked: int
    minutes: int
    declined: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SavedSetup:
    """A set-up under the name that the student gave it."""

    name: str
    setup: QuizSetup


class QuizSetups:
    """Counts and draws questions for set-ups, and keeps those that are to be used again."""

    def __init__(
        self,
        source: QuestionSource,
        reviews: ReviewStore,
        attempts: AttemptStore,
        settings: Settings,
        clock: Clock,
    ) -> None:
        self._source = source
        self._reviews = reviews
        self._attempts = attempts
        self._settings = settings
        self._clock = clock

    def library(self, deck_id: str) -> Library:
        """The deck as questions need it.

        :raises StudyAppError: when it is not installed.
        """
        return self._source.library(deck_id)

    def count(self, setup: QuizSetup) -> SetupCount:
        """How many questions a set-up gives.

        :raises StudyAppError: when the deck is not installed.
        """
        askable = self._source.askable(setup.deck_id)
        in_topics = self._candidates(setup)
        fitting = [card for card in in_topics if set(askable[card.id]) & set(setup.kinds)]
        by_kind = Counter(kind for card in in_topics for kind in askable[card.id])
        asked = min(setup.number, len(fitting))
        each = [SECONDS_PER_KIND[kind] for kind in setup.kinds] or [0.0]
        minutes = -int(-(asked * sum(each) / len(each)) // 60)
        declined = {
            kind: self._why_declined(setup.deck_id, kind, in_topics)
            for kind in QUIZ_KINDS
            if in_topics and not by_kind[kind]
        }
        return SetupCount(
            len(fitting), {kind: by_kind[kind] for kind in QUIZ_KINDS}, asked, minutes, declined
        )

    def _why_declined(self, deck_id: str, kind: str, cards: Sequence[Card]) -> str:
        """The reason that most of the cards give; some are enough to tell."""
        library = self._source.library(deck_id)
        declined = (why_declined(card, kind, library) for card in cards[:40])
        reasons = Counter(one.reason for one in declined if one is not None)
        return reasons.most_common(1)[0][0] if reasons else ""

    def _candidates(self, setup: QuizSetup) -> Sequence[Card]:
        cards: Iterable[Card] = self._source.library(setup.deck_id).cards
        cards = [card for card in cards if card.topic in setup.topics]
        if setup.core_only:
            cards = [card for card in cards if card.importance == "core"]
        if setup.choose_from == MISTAKES:
            missed = self.mistakes(setup.deck_id)
            return [card for card in cards if card.id in missed]
        if setup.choose_from == DUE:
            states, today = self._reviews.states([setup.deck_id]), self._clock.study_date()
            return [card for card in cards if (state := states.get(card.id)) and state.is_due_on(today)]
        return cards

    def mistakes(self, deck_id: str) -> frozenset[CardId]:
        """Cards of a deck whose newest answer, studied or quizzed, was wrong."""
        return frozenset(card for card in self._reviews.missed_cards() if card.deck_id == deck_id)

    def drawn(self, setup: QuizSetup, rng: Random) -> list[Question]:
        """Cards by choice, kinds in turn, never two of one entry beside each other where it can be helped."""
        askable = self._source.askable(setup.deck_id)
        cards = [card for card in self._candidates(setup) if set(askable[card.id]) & set(setup.kinds)]
        rng.shuffle(cards)
        if setup.choose_from == WEAKEST:
            cards = self._weakest_first(cards)
        kinds_of = {card.id: [kind for kind in setup.kinds if kind in askable[card.id]] for card in cards}
        wanted = ((card, rng.choice(kinds_of[card.id])) for card in _spread(cards))
        questions = self.built(setup.deck_id, wanted, rng, setup.number)
        rng.shuffle(questions)
        return questions

    def built(
        self, deck_id: str, wanted: Iterable[tuple[Card, str]], rng: Random, number: int = MOST_QUESTIONS
    ) -> list[Question]:
        """At most `number` questions about the wanted cards in the wanted kinds; those that decline are left out.

        What the student once called right counts as right for a typed question.
        """
        library, own = self._source.library(deck_id), self._attempts.own_answers(deck_id)
        questions: list[Question] = []
        for card, kind in wanted:
            if len(questions) == number:
                break
            made = build_question(card, kind, library, rng.randrange(LARGEST_SEED))
            if isinstance(made, Question):
                questions.append(accepting(made, own))
        return questions

    def _weakest_first(self, cards: list[Card]) -> list[Card]:
        states, model, today = self._reviews.states(), self._settings.memory_model, self._clock.study_date()

        def recall(card: Card) -> float:
            state = states.get(card.id)
            return 0.0 if state is None else model.recall_on(state, today)

        return sorted(cards, key=recall)

    # saved set-ups

    def saved(self) -> tuple[SavedSetup, ...]:
        """Set-ups that were saved, in the order of saving."""
        kept = self._settings.remembered(SAVED_KEY, [])
        return tuple(one for one in map(_saved, kept) if one is not None)

    def save(self, name: str, setup: QuizSetup) -> None:
        """Keep a set-up under a name; one of the same name is replaced."""
        others = [one for one in self.saved() if one.name != name]
        self._keep([*others, SavedSetup(name, setup)])

    def forget(self, name: str) -> None:
        """Remove the saved set-up of this name, if there is one."""
        self._keep([one for one in self.saved() if one.name != name])

    def _keep(self, setups: Iterable[SavedSetup]) -> None:
        kept = [{"name": one.name, "setup": asdict(one.setup)} for one in setups]
        self._settings.remember(SAVED_KEY, kept)


def setup_from(fields: Mapping[str, Any]) -> QuizSetup:
    """The set-up that was kept as plain fields.

    :raises TypeError, KeyError, ValueError: when they are something else.
    """
    known = {name: fields[name] for name in QuizSetup.__dataclass_fields__ if name in fields}
    return QuizSetup(**{**known, "topics": tuple(fields["topics"]), "kinds": tuple(fields["kinds"])})


def _saved(kept: Any) -> SavedSetup | None:
    """A saved set-up, or None for one that another version wrote and this one cannot read."""
    try:
        return SavedSetup(str(kept["name"]), setup_from(kept["setup"]))
    except (TypeError, KeyError, ValueError):
        return None


def quiz_kinds() -> tuple[str, ...]:
    """Kinds of question that a quiz can ask, in the order of its set-up page."""
    return QUIZ_KINDS


def _spread(cards: list[Card]) -> list[Card]:
    """One card of each entry first, in the given order, then their siblings: a short quiz asks no fact twice."""
    seen: Counter[str] = Counter()
    ranked = []
    for place, card in enumerate(cards):
        ranked.append((seen[card.id.entry_id], place, card))
        seen[card.id.entry_id] += 1
    return [card for _, _, card in sorted(ranked, key=lambda item: item[:2])]
