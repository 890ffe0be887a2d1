"""How a sitting asks its cards: recognised among others, typed, or recalled freely, as the memory can bear."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from studyapp.cards.card import Card
from studyapp.scheduling.form import CardForm, Form, Outcome, form_for, form_of_kind
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryState
from studyapp.services.settings import Settings
from studyapp.storage.attempt_store import AttemptStore
from studyapp.storage.review_store import ReviewStore

if TYPE_CHECKING:
    from studyapp.questions.question import Question, Verdict
    from studyapp.services.question_source import AskableDeck, Cancelled, QuestionSource

KINDS_OF_FORM = {
    Form.RECOGNISE: ("multiple_choice",),
    Form.TYPE: ("typed", "cloze", "date", "number"),
}
LATEST_OUTCOMES = 3


class StudyQuestions:
    """`source` is called when a card is first to be asked otherwise than as a flashcard: questions need the whole
    deck, and a sitting of flashcards does not."""

    def __init__(
        self,
        source: "Callable[[], QuestionSource]",
        reviews: ReviewStore,
        attempts: AttemptStore,
        settings: Settings,
    ) -> None:
        self._make_source = source
        self._source: QuestionSource | None = None
        self._reviews = reviews
        self._attempts = attempts
        self._settings = settings

    def preparation(self, deck_id: str) -> "Callable[[Cancelled], AskableDeck | None] | None":
        """The slow part of getting a deck ready for questions; see `QuestionSource.preparation`."""
        return self._library_source().preparation(deck_id)

    def keep(self, prepared: "AskableDeck") -> None:
        """Use a prepared deck from now on."""
        self._library_source().keep(prepared)

    def question(self, card: Card, state: MemoryState | None) -> "Question | None":
        """The question in which to ask a card now, or None for a flashcard. The same state gives the same question."""
        setting = self._settings.card_form
        if setting is CardForm.FLASHCARDS:
            return None
        made = {form: self._made(card, state, form) for form in KINDS_OF_FORM}
        possible = [form for form, question in made.items() if question is not None]
        history = self._reviews.history(card.id)[-LATEST_OUTCOMES:]
        outcomes = [
            Outcome(form_of_kind(one.answer.question_kind), one.answer.is_right)
            for one in history
            if one.answer.grade is not None
        ]
        return made.get(form_for(state, outcomes, setting, possible))

    def typed(self, card: Card, state: MemoryState | None) -> "Question | None":
        """The card as a question to type, or None where its answer is no name, term, date or figure."""
        return self._made(card, state, Form.TYPE)

    def _made(self, card: Card, state: MemoryState | None, form: Form) -> "Question | None":
        from studyapp.questions.asking import build_question
        from studyapp.questions.question import Question
        from studyapp.services.question_source import accepting

        library = self._library_source().library(card.id.deck_id)
        if card.id not in library.card_by_id:
            return None  # one of the student's own that was just written
        seed = 0 if state is None else state.answers
        for kind in KINDS_OF_FORM[form]:
            made = build_question(card, kind, library, seed)
            if isinstance(made, Question):
                return accepting(made, self._attempts.own_answers(card.id.deck_id))
        return None

    def judged(self, question: "Question", response: str) -> "Verdict":
        """How good a response is."""
        from studyapp.questions.asking import judge_response

        return judge_response(question, response, self._library_source().library(question.card_id.deck_id))

    def _library_source(self) -> "QuestionSource":
        if self._source is None:
            self._source = self._make_source()
        return self._source


def grade_of(verdict: "Verdict") -> Grade:
    """The grade that a verdict suggests: right is Good, close is Hard, wrong is Again."""
    return {"right": Grade.GOOD, "close": Grade.HARD}.get(verdict.outcome, Grade.AGAIN)
