"""Quizzes: what can be asked, one attempt at a time, and what it showed."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from random import Random

from studyapp.cards.card import Card, CardId
from studyapp.errors import StudyAppError
from studyapp.questions.asking import QUIZ_KINDS, build_question, judge_response
from studyapp.questions.library import Library as QuestionLibrary
from studyapp.questions.question import Declined, Outcome, Question, Verdict
from studyapp.questions.responses import response_words
from studyapp.scheduling.grade import Grade
from studyapp.services.changes import ANSWERS, Changes
from studyapp.services.clock import Clock
from studyapp.services.question_source import QuestionSource
from studyapp.services.settings import Settings
from studyapp.storage.attempt_store import Attempt, AttemptStore
from studyapp.storage.review_store import NewAnswer, ReviewStore

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
ONE_OF_OPTIONS = frozenset({"multiple_choice", "true_false", "which_first"})
RIGHT_FOR_SCHEDULE = 0.75
"""The score from which an answer counts as remembered, though it may not be right in all parts."""
MIXED, WEAKEST, MISTAKES = "mixed", "weakest", "mistakes"
LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class QuizSetup:
    """`topics` and `kinds` are ids; `choose_from` is mixed, weakest or mistakes."""

    deck_id: str
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    number: int = 10
    choose_from: str = MIXED


@dataclass(frozen=True, slots=True)
class SetupCount:
    """What a set-up would give: cards that fit in all and by kind, questions asked, minutes rounded up."""

    fitting: int
    by_kind: dict[str, int]
    asked: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """What was answered and what is right. `undecided` means close: the student says whether it counts."""

    question: Question
    card: Card
    verdict: Verdict
    response: str
    undecided: bool = False

    @property
    def is_right(self) -> bool:
        return self.verdict.is_right

    @property
    def given(self) -> str:
        """The response in words; "" for none."""
        return response_words(self.question, self.response)

    @property
    def answer(self) -> str:
        """The right answer on one line."""
        return "; ".join(self.question.answer.split("\n"))


@dataclass(frozen=True, slots=True)
class TopicScore:
    title: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class KindScore:
    kind: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class QuizResults:
    """The outcome of an attempt. `history` holds shares of right answers of the last attempts, this one at the end.

    `by_guessing` is how many right answers somebody who knows nothing may expect.
    """

    right: int
    asked: int
    seconds: float
    by_topic: tuple[TopicScore, ...]
    by_kind: tuple[KindScore, ...]
    by_guessing: float
    mistakes: tuple[Feedback, ...]
    history: tuple[float, ...]


class QuizSession:
    """Sets up and runs quizzes. Each answer is saved when it is given; an attempt that is left is kept unfinished."""

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
        self._questions: list[Question] = []
        self._given: list[Feedback] = []
        self._attempt: Attempt | None = None
        self._setup: QuizSetup | None = None
        self._shown_at = clock.now_at()
        self._pending: Feedback | None = None

    def count(self, setup: QuizSetup) -> SetupCount:
        """How many questions a set-up gives."""
        askable = self._source.askable(setup.deck_id)
        fitting = [card for card in self._candidates(setup) if set(askable[card.id]) & set(setup.kinds)]
        in_topics = [card for card in self._candidates(setup) if askable[card.id]]
        by_kind = Counter(kind for card in in_topics for kind in askable[card.id])
        asked = min(setup.number, len(fitting))
        each = [SECONDS_PER_KIND[kind] for kind in setup.kinds] or [0.0]
        minutes = -int(-(asked * sum(each) / len(each)) // 60)
        return SetupCount(len(fitting), {kind: by_kind[kind] for kind in QUIZ_KINDS}, asked, minutes)

    def _candidates(self, setup: QuizSetup) -> Sequence[Card]:
        cards = [card for card in self._source.library(setup.deck_id).cards if card.topic in setup.topics]
        if setup.choose_from == MISTAKES:
            missed = self.mistakes(setup.deck_id)
            return [card for card in cards if card.id in missed]
        return cards

    def mistakes(self, deck_id: str) -> frozenset[CardId]:
        """Cards of a deck whose newest answer, studied or quizzed, was wrong."""
        return frozenset(card for card in self._reviews.missed_cards() if card.deck_id == deck_id)

    def start(self, setup: QuizSetup, seed: int) -> int:
        """Begin an attempt; the same seed and progress give the same quiz. Gives the number of questions.

        :raises StudyAppError: when nothing fits the set-up.
        """
        rng = Random(seed)  # noqa: S311 - dice, no secret
        self._setup = setup
        self._questions = self._drawn(setup, rng)
        if not self._questions:
            raise StudyAppError(
                "No question fits this set-up.", advice="Choose more topics or kinds of question."
            )
        self._begin()
        return len(self._questions)

    def start_again(self, seed: int) -> int:
        """Ask the same cards once more, in another order and with other dice.

        :raises StudyAppError: when there was no quiz before.
        """
        if self._setup is None:
            raise StudyAppError("There is no quiz to take again.")
        rng = Random(seed)  # noqa: S311
        library = self._source.library(self._setup.deck_id)
        cards = [(library.card_by_id[question.card_id], question.kind) for question in self._questions]
        rng.shuffle(cards)
        again = [build_question(card, kind, library, rng.randrange(LARGEST_SEED)) for card, kind in cards]
        self._questions = [question for question in again if isinstance(question, Question)]
        self._begin()
        return len(self._questions)

    def _begin(self) -> None:
        setup = self._setup
        now_at = self._clock.now_at()
        self._given, self._pending = [], None
        self._attempt = Attempt(
            id=f"quiz-{now_at.isoformat(timespec='microseconds')}",
            deck_id=setup.deck_id if setup else "",
            started_at=now_at,
            finished_at=None,
            setup=asdict(setup) if setup else {},
            asked=len(self._questions),
            right=0,
        )
        self._attempts.save(self._attempt)
        self._shown_at = now_at

    def _drawn(self, setup: QuizSetup, rng: Random) -> list[Question]:
        """Cards by choice, kinds in turn, never two of one entry beside each other where it can be helped."""
        library = self._source.library(setup.deck_id)
        askable = self._source.askable(setup.deck_id)
        cards = [card for card in self._candidates(setup) if set(askable[card.id]) & set(setup.kinds)]
        rng.shuffle(cards)
        if setup.choose_from == WEAKEST:
            cards = self._weakest_first(cards)
        questions: list[Question] = []
        waiting = _spread(cards)
        for card in waiting:
            if len(questions) == setup.number:
                break
            kinds = [kind for kind in setup.kinds if kind in askable[card.id]]
            made = build_question(card, rng.choice(kinds), library, rng.randrange(LARGEST_SEED))
            if not isinstance(made, Declined):
                questions.append(made)
        rng.shuffle(questions)
        return questions

    def _weakest_first(self, cards: list[Card]) -> list[Card]:
        states, model, today = self._reviews.states(), self._settings.memory_model, self._clock.study_date()

        def recall(card: Card) -> float:
            state = states.get(card.id)
            return 0.0 if state is None else model.recall_on(state, today)

        return sorted(cards, key=recall)

    @property
    def position(self) -> int:
        """How many questions were answered."""
        return len(self._given)

    @property
    def total(self) -> int:
        return len(self._questions)

    @property
    def outcomes(self) -> tuple[bool, ...]:
        """For each answered question whether it was right."""
        return tuple(given.is_right for given in self._given)

    def current(self) -> tuple[Question, Card] | None:
        """The question to answer, or None when all are answered."""
        if self._setup is None or len(self._given) >= len(self._questions):
            return None
        question = self._questions[len(self._given)]
        return question, self._source.library(self._setup.deck_id).card_by_id[question.card_id]

    def shown(self) -> None:
        """Tell that the question came on the screen: thinking time runs from here."""
        self._shown_at = self._clock.now_at()

    def respond(self, response: str) -> tuple[Feedback, Changes]:
        """Judge a response and keep it. A close one is kept only when `settle` says how it counts.

        :raises StorageError: when the answer could not be kept; the question stays open.
        """
        asked = self._open_question()
        question, card = asked
        verdict = judge_response(question, response, self._library())
        feedback = Feedback(question, card, verdict, response)
        if verdict.outcome is Outcome.CLOSE:
            self._pending = Feedback(question, card, verdict, response, undecided=True)
            return self._pending, Changes()
        return self._keep(feedback, Grade.GOOD)

    def settle(self, *, counts: bool) -> tuple[Feedback, Changes]:
        """Decide a close answer: it counts as right (graded Hard), or as wrong.

        :raises StudyAppError: when no close answer waits.
        """
        if self._pending is None:
            raise StudyAppError("There is no close answer to decide.")
        pending = self._pending
        verdict = Verdict(
            Outcome.RIGHT if counts else Outcome.WRONG, float(counts), matched=pending.verdict.matched
        )
        kept = self._keep(Feedback(pending.question, pending.card, verdict, pending.response), Grade.HARD)
        self._pending = None
        return kept

    def _open_question(self) -> tuple[Question, Card]:
        asked = self.current()
        if asked is None:
            raise StudyAppError("All questions of this quiz are answered.")
        return asked

    def _library(self) -> QuestionLibrary:
        return self._source.library(self._setup.deck_id if self._setup else "")

    def _keep(self, feedback: Feedback, grade_if_right: Grade) -> tuple[Feedback, Changes]:
        duration = self._clock.now_at() - self._shown_at
        parts = _parts(feedback)
        self._reviews.record_all(
            [
                self._answer(feedback, card_id, score, grade_if_right, duration / len(parts))
                for card_id, score in parts
            ],
            self._settings.memory_model,
        )
        self._given.append(feedback)
        if len(self._given) == len(self._questions):
            self._finish()
        return feedback, ANSWERS

    def _answer(
        self, feedback: Feedback, card_id: CardId, score: float, grade_if_right: Grade, duration: timedelta
    ) -> NewAnswer:
        return NewAnswer(
            card_id=card_id,
            answered_at=self._clock.now_at(),
            study_date=self._clock.study_date(),
            question_kind=feedback.question.kind,
            seed=feedback.question.seed,
            response=feedback.response[:1000],
            is_right=score == 1.0,
            score=score,
            grade=self._grade(card_id, score, grade_if_right),
            duration_ms=max(0, round(duration / timedelta(milliseconds=1))),
            sitting_id=self._attempt.id if self._attempt else "",
        )

    def _grade(self, card_id: CardId, score: float, if_right: Grade) -> Grade | None:
        """A quiz reaches the schedule with what was wrong, due or new, unless the setting turns that off."""
        if not self._settings.get("quiz_reaches_schedule"):
            return None
        if score < RIGHT_FOR_SCHEDULE:
            return Grade.AGAIN
        state = self._reviews.state(card_id)
        is_due = state is None or state.is_due_on(self._clock.study_date())
        return if_right if is_due else None

    def _finish(self) -> None:
        if self._attempt is None:
            return
        self._attempt = Attempt(
            id=self._attempt.id,
            deck_id=self._attempt.deck_id,
            started_at=self._attempt.started_at,
            finished_at=self._clock.now_at(),
            setup=self._attempt.setup,
            asked=len(self._given),
            right=sum(self.outcomes),
        )
        self._attempts.save(self._attempt)

    def end_early(self) -> None:
        """End the attempt with what was answered; without any answer it stays unfinished and leaves no result."""
        if self._given and self.current() is not None:
            self._questions = self._questions[: len(self._given)]
            self._finish()

    def results(self) -> QuizResults:
        """What the attempt came to so far."""
        attempt, setup = self._attempt, self._setup
        if attempt is None or setup is None:
            raise StudyAppError("There is no quiz to show.")
        end = attempt.finished_at or self._clock.now_at()
        past = self._attempts.finished(setup.deck_id, 4)
        return QuizResults(
            right=sum(self.outcomes),
            asked=len(self._given),
            seconds=max(0.0, (end - attempt.started_at).total_seconds()),
            by_topic=self._by_topic(setup),
            by_kind=self._by_kind(),
            by_guessing=sum(_guessed(given.question) for given in self._given),
            mistakes=tuple(given for given in self._given if not given.is_right),
            history=tuple(one.right / one.asked for one in past if one.asked),
        )

    def _by_kind(self) -> tuple[KindScore, ...]:
        asked = Counter(given.question.kind for given in self._given)
        right = Counter(given.question.kind for given in self._given if given.is_right)
        return tuple(KindScore(kind, right[kind], asked[kind]) for kind in QUIZ_KINDS if asked[kind])

    def _by_topic(self, setup: QuizSetup) -> tuple[TopicScore, ...]:
        scores: dict[str, list[bool]] = defaultdict(list)
        for given in self._given:
            scores[given.card.topic].append(given.is_right)
        titles = {topic.id: topic.title for topic in self._library().decks[setup.deck_id].topics}
        return tuple(
            TopicScore(titles[topic], sum(scores[topic]), len(scores[topic]))
            for topic in titles
            if scores[topic]
        )


def _guessed(question: Question) -> float:
    """The chance to answer rightly without knowing anything: 0 where one types or sorts."""
    return 1 / len(question.options) if question.kind in ONE_OF_OPTIONS else 0.0


def _parts(feedback: Feedback) -> list[tuple[CardId, float]]:
    """The cards that a question asked, each with the score of its own part."""
    question, verdict = feedback.question, feedback.verdict
    own = [
        (item.card_id, float(place < len(verdict.parts) and verdict.parts[place]))
        for place, item in enumerate(question.items)
        if item.card_id is not None
    ]
    return own or [(feedback.card.id, verdict.score)]


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
