"""A quiz on its way: practice with feedback at once, or an exam that is handed in as a whole."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from random import Random

from studyapp.cards.card import Card
from studyapp.errors import StudyAppError
from studyapp.questions.asking import judge_response
from studyapp.questions.library import Library as QuestionLibrary
from studyapp.questions.question import Outcome, Question, Verdict
from studyapp.scheduling.grade import Grade
from studyapp.services.changes import ANSWERS, Changes
from studyapp.services.clock import Clock
from studyapp.services.quiz.attempt import Asked, QuizGrading, judged, judged_of, stored, taken_up
from studyapp.services.quiz.results import Feedback, QuizResults, results_of
from studyapp.services.quiz.setup import QuizSetup, QuizSetups, setup_from
from studyapp.services.settings import Settings
from studyapp.storage.attempt_store import Attempt, AttemptStore
from studyapp.storage.review_store import NewAnswer, ReviewStore

LONGEST_RESPONSE = 1000
SHOWN_ATTEMPTS = 4


class QuizSession:
    """Runs one attempt at a time. Every answer is on the disk when the method that took it returns."""

    def __init__(
        self,
        setups: QuizSetups,
        reviews: ReviewStore,
        attempts: AttemptStore,
        settings: Settings,
        clock: Clock,
    ) -> None:
        self.setups = setups
        self._reviews = reviews
        self._attempts = attempts
        self._settings = settings
        self._clock = clock
        self._grading = QuizGrading(reviews, settings, clock)
        self._asked: list[Asked] = []
        self._attempt: Attempt | None = None
        self._setup: QuizSetup | None = None
        self._shown_at = self._runs_since = clock.now_at()

    # beginning

    def start(self, setup: QuizSetup, seed: int) -> int:
        """Begin an attempt; the same seed and progress give the same quiz. Gives the number of questions.

        :raises StudyAppError: when nothing fits the set-up.
        """
        rng = Random(seed)  # noqa: S311 - dice, no secret
        return self._begin(setup, self.setups.drawn(setup, rng))

    def start_again(self, seed: int) -> int:
        """Ask the same cards once more, in another order and with other dice.

        :raises StudyAppError: when there was no quiz before, or its cards are gone.
        """
        if self._setup is None:
            raise StudyAppError("There is no quiz to take again.")
        rng = Random(seed)  # noqa: S311
        cards = self._library().card_by_id
        wanted = [(cards[one.card.id], one.question.kind) for one in self._asked if one.card.id in cards]
        rng.shuffle(wanted)
        return self._begin(self._setup, self.setups.built(self._setup.deck_id, wanted, rng))

    def _begin(self, setup: QuizSetup, questions: Sequence[Question]) -> int:
        if not questions:
            raise StudyAppError(
                "No question fits this set-up.", advice="Choose more topics or kinds of question."
            )
        now_at = self._clock.now_at()
        library = self.setups.library(setup.deck_id)
        cards, deck = library.card_by_id, library.decks[setup.deck_id]
        asked = [Asked(question, cards[question.card_id]) for question in questions]
        attempt = Attempt(
            id=f"quiz-{self._attempts.count() + 1}-{now_at.isoformat(timespec='milliseconds')}",
            deck_id=setup.deck_id,
            started_at=now_at,
            finished_at=None,
            setup=asdict(setup),
            asked=len(asked),
            right=0,
            deck_title=deck.title,
            topic_titles={topic.id: topic.title for topic in deck.topics},
        )
        self._attempts.begin(attempt, [stored(place, one) for place, one in enumerate(asked)])
        self._setup, self._asked, self._attempt = setup, asked, attempt
        self._shown_at = self._runs_since = now_at
        return len(asked)

    def resume(self, attempt_id: str) -> None:
        """Take up an exam where it was left: same questions, every answer given, the time that was used.

        :raises StudyAppError: when there is no such exam, or it was handed in.
        """
        attempt = self._attempts.attempt(attempt_id)
        if attempt is None or attempt.finished_at is not None or not attempt.is_exam:
            raise StudyAppError("This exam was handed in already.", safe="Its results are kept.")
        self._asked = [taken_up(kept) for kept in self._attempts.questions(attempt_id)]
        self._attempt, self._setup = attempt, setup_from(attempt.setup)
        self._shown_at = self._runs_since = self._clock.now_at()

    # where it stands

    @property
    def is_exam(self) -> bool:
        return self._setup is not None and self._setup.exam

    @property
    def asks_sureness(self) -> bool:
        return self._setup is not None and self._setup.asks_sureness

    @property
    def deck_id(self) -> str:
        """The deck of the attempt in hand, "" before the first."""
        return self._setup.deck_id if self._setup else ""

    @property
    def position(self) -> int:
        """How many questions were judged."""
        return len(self._given())

    @property
    def total(self) -> int:
        return len(self._asked)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All questions of the attempt in hand, in order."""
        return tuple(self._asked)

    @property
    def outcomes(self) -> tuple[bool, ...]:
        """For each judged question whether it was right."""
        return tuple(one.is_right for one in self._given())

    def _given(self) -> list[Feedback]:
        return judged_of(self._asked)

    def current(self) -> tuple[Question, Card] | None:
        """The next question to answer in practice, or None when all are answered."""
        if self.position >= self.total:
            return None
        one = self._asked[self.position]
        return one.question, one.card

    def shown(self) -> None:
        """Tell that a question came on the screen: thinking time runs from here."""
        self._shown_at = self._clock.now_at()

    def _library(self) -> QuestionLibrary:
        return self.setups.library(self.deck_id)

    def _running(self) -> Attempt:
        if self._attempt is None or self._attempt.finished_at is not None:
            raise StudyAppError("There is no quiz to answer.", safe="Every answer given is kept.")
        return self._attempt

    # time

    def seconds_left(self) -> float | None:
        """What is left of the time limit, below 0 when it has passed; None without a limit."""
        attempt, setup = self._attempt, self._setup
        if attempt is None or setup is None or not setup.seconds_each:
            return None
        allowed = 1 + float(self._settings.get("extra_time")) / 100
        limit_ms = setup.seconds_each * 1000 * len(self._asked) * allowed + attempt.extra_ms
        return (limit_ms - self._used_ms(attempt)) / 1000

    def add_time(self, seconds: float) -> None:
        """Go on for this long from now, though the limit has passed, or for so much longer."""
        left = self.seconds_left()
        if left is None:
            return
        attempt = self._timed(self._running())
        added_ms = round((seconds - min(0.0, left)) * 1000)
        self._save(replace(attempt, extra_ms=attempt.extra_ms + added_ms))

    def keep_time(self) -> None:
        """Note how much time was used, so that an exam taken up again goes on from there."""
        if self._attempt is not None and self._attempt.finished_at is None:
            self._save(self._timed(self._attempt))

    def rest(self) -> None:
        """Time runs again from now: the student was away from the quiz."""
        self._runs_since = self._shown_at = self._clock.now_at()

    def _used_ms(self, attempt: Attempt) -> int:
        running = self._clock.now_at() - self._runs_since
        return attempt.used_ms + max(0, round(running / timedelta(milliseconds=1)))

    def _timed(self, attempt: Attempt) -> Attempt:
        return replace(attempt, used_ms=self._used_ms(attempt))

    def _save(self, attempt: Attempt, places: Sequence[int] = ()) -> None:
        """Keep an attempt, already with its time, and questions as they are in hand."""
        self._attempts.save(attempt, [stored(place, self._asked[place]) for place in places])
        self._attempt, self._runs_since = attempt, self._clock.now_at()

    # practice

    def respond(self, response: str, sureness: str | None = None) -> tuple[Feedback, Changes]:
        """Judge a response and keep it. A close one is kept only when `settle` says how it counts.

        :raises StorageError: when the answer could not be kept; the question stays open.
        """
        self._running()
        place = self._open_place()
        one = replace(self._asked[place], response=response[:LONGEST_RESPONSE], sureness=sureness)
        one = replace(one, seconds=self._thinking_seconds())
        verdict = judge_response(one.question, response, self._library())
        if verdict.outcome is Outcome.CLOSE:
            pending = replace(judged(one, verdict), undecided=True)
            self._asked[place] = replace(one, feedback=pending)
            return pending, Changes()
        return self._keep(place, one, verdict, Grade.GOOD)

    def settle(self, *, counts: bool) -> tuple[Feedback, Changes]:
        """Decide a close answer: it counts as right (graded Hard), or as wrong.

        :raises StudyAppError: when no close answer waits.
        """
        place = next(
            (at for at, one in enumerate(self._asked) if one.feedback and one.feedback.undecided), None
        )
        pending = None if place is None else self._asked[place].feedback
        if place is None or pending is None:
            raise StudyAppError("There is no close answer to decide.")
        outcome = Outcome.RIGHT if counts else Outcome.WRONG
        verdict = Verdict(outcome, float(counts), matched=pending.verdict.matched)
        return self._keep(place, self._asked[place], verdict, Grade.HARD)

    def _open_place(self) -> int:
        if self.position >= self.total:
            raise StudyAppError("All questions of this quiz are answered.")
        return self.position

    def _thinking_seconds(self) -> float:
        return max(0.0, (self._clock.now_at() - self._shown_at).total_seconds())

    def _keep(self, place: int, one: Asked, verdict: Verdict, if_right: Grade) -> tuple[Feedback, Changes]:
        feedback = judged(one, verdict)
        one = replace(one, feedback=feedback)
        attempt = self._counted({place: one})
        logged = self._reviews.record_all(
            self._grading.answers(one, feedback, if_right, attempt.id),
            self._settings.memory_model,
            before=lambda: self._attempts.save(attempt, [stored(place, one)]),
        )
        self._asked[place] = replace(one, logged=logged)
        self._attempt, self._runs_since = attempt, self._clock.now_at()
        return feedback, ANSWERS

    def _counted(self, newer: dict[int, Asked]) -> Attempt:
        """The attempt as it stands with some newer questions; finished when all are judged."""
        asked = [newer.get(place, one) for place, one in enumerate(self._asked)]
        outcomes = [one.is_right for one in judged_of(asked)]
        attempt = self._attempt
        if attempt is None:
            raise StudyAppError("There is no quiz to answer.")
        if attempt.finished_at is None:
            attempt = self._timed(attempt)
        is_over = len(outcomes) == len(asked)
        finished_at = attempt.finished_at or (self._clock.now_at() if is_over else None)
        return replace(attempt, asked=len(asked), right=sum(outcomes), finished_at=finished_at)

    def call_right(self, place: int) -> tuple[Feedback, Changes]:
        """ "I was right": the typed answer counts (graded Hard), and is kept as one that the author may accept.

        :raises StudyAppError: when the question at this place was not typed and judged wrong.
        """
        one = self._asked[place]
        if not one.can_be_called_right or one.feedback is None:
            raise StudyAppError("This answer cannot be called right.", safe="Nothing was changed.")
        was_close = one.feedback.verdict.outcome is Outcome.CLOSE
        feedback = replace(one.feedback, verdict=Verdict(Outcome.RIGHT, 1.0, matched=one.question.answer))
        newer = replace(one, feedback=feedback)
        attempt, now_at = self._counted({place: newer}), self._clock.now_at()

        def keep_attempt() -> None:
            self._attempts.save(attempt, [stored(place, newer)])
            if not was_close:
                self._attempts.add_own_answer(one.card.id, one.response, now_at)

        graded = [kept.answer.grade is not None for kept in one.logged]
        answers = [
            replace(
                kept.answer,
                answered_at=now_at,
                is_right=True,
                score=1.0,
                grade=Grade.HARD if reached else None,
            )
            for kept, reached in zip(one.logged, graded, strict=True)
        ]
        logged = self._reviews.replace(
            [kept.id for kept in one.logged], answers, self._settings.memory_model, before=keep_attempt
        )
        self._asked[place], self._attempt = replace(newer, logged=logged), attempt
        return feedback, ANSWERS

    # practice and exam

    def set_flag(self, place: int, flagged: bool) -> None:
        """Mark a question to come back to, or take the mark away."""
        one = replace(self._asked[place], is_flagged=flagged)
        if one.feedback is not None:
            one = replace(one, feedback=replace(one.feedback, is_flagged=flagged))
        attempt = self._attempt
        if attempt is None:
            raise StudyAppError("There is no quiz to answer.")
        self._attempts.save(attempt, [stored(place, one)])
        self._asked[place] = one

    def end_early(self) -> None:
        """End practice with what was answered; without any answer it leaves no result. An exam stays open."""
        attempt = self._attempt
        if attempt is None or attempt.finished_at is not None:
            return
        if self.is_exam:
            self.keep_time()
        elif self.position:
            self._asked = self._asked[: self.position]
            self._save(self._counted({}))

    # exam

    def keep(self, place: int, response: str, sureness: str | None = None) -> None:
        """Keep an answer of an exam; it may be changed until handing in. "" takes it away.

        :raises StorageError: when it could not be kept; the one before stays.
        """
        attempt = self._timed(self._running())
        before = self._asked[place]
        self._asked[place] = replace(
            before,
            response=response[:LONGEST_RESPONSE],
            sureness=sureness,
            seconds=before.seconds + self._thinking_seconds(),
        )
        try:
            self._save(attempt, [place])
        except StudyAppError:
            self._asked[place] = before
            raise
        self._shown_at = self._clock.now_at()

    def hand_in(self) -> Changes:
        """Judge the whole exam and keep it, all of it or nothing. A close answer is not right until called so.

        What was not answered counts as wrong and says nothing about memory, so that it does not reach the schedule.

        :raises StorageError: when it could not be kept; the exam stays open.
        """
        self._running()
        library = self._library()
        after = {
            place: replace(one, feedback=judged(one, judge_response(one.question, one.response, library)))
            for place, one in enumerate(self._asked)
        }
        attempt = self._counted(after)
        answers = [self._exam_answers(one) for one in after.values()]
        logged = self._reviews.record_all(
            [answer for group in answers for answer in group],
            self._settings.memory_model,
            before=lambda: self._attempts.save(attempt, [stored(at, one) for at, one in after.items()]),
        )
        waiting = iter(logged)
        for (place, one), group in zip(after.items(), answers, strict=True):
            self._asked[place] = replace(one, logged=tuple(next(waiting) for _ in group))
        self._attempt = attempt
        return ANSWERS

    def _exam_answers(self, one: Asked) -> list[NewAnswer]:
        if one.feedback is None:
            return []
        answers = self._grading.answers(one, one.feedback, Grade.GOOD, self._running().id)
        return answers if one.response else [replace(answer, grade=None) for answer in answers]

    # the end

    def results(self) -> QuizResults:
        """What the attempt came to so far.

        :raises StudyAppError: when there is none.
        """
        attempt = self._attempt
        if attempt is None:
            raise StudyAppError("There is no quiz to show.")
        past = self._attempts.finished(SHOWN_ATTEMPTS, attempt.deck_id)
        return results_of(
            self._given(),
            topics=attempt.topic_titles,
            seconds=(attempt.used_ms if attempt.finished_at else self._used_ms(attempt)) / 1000,
            history=tuple(one.right / one.asked for one in reversed(past) if one.asked),
            started_at=attempt.started_at,
        )
