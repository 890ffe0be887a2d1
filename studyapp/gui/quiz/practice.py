"""Practice: one question at a time, feedback at once."""

from studyapp.gui.quiz.quiz_view import CONTEXT, QuizView
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.toast import announce
from studyapp.gui.words import tr
from studyapp.services.changes import Changes
from studyapp.services.quiz.results import Feedback


class PracticeView(QuizView):
    """`finished` when the last question was answered or the quiz was ended."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._place = 0
        self._feedback: Feedback | None = None
        self.stage.answered.connect(self._check)
        self.stage.ready.connect(self._set_ready)
        self.stage.panel.rightRequested.connect(self._call_right)

    @property
    def place(self) -> int:
        return self._place

    @property
    def waits_for_answer(self) -> bool:
        return self._feedback is None

    def show_question(self) -> None:
        session, self._feedback = self.session, None
        if session is None or session.position >= session.total:
            self.finished.emit()
            return
        self._place = session.position
        self.bar.set_note("")
        self.stage.ask(session.asked[self._place], self.deck)
        self.show_marks()
        session.shown()
        session.rest()

    def go_on(self) -> None:
        self.stage.set_keys(True)
        self._set_ready(bool(self.stage.response()))
        self.stage.take_focus()

    def show_marks(self) -> None:
        session = self.session
        if session is None:
            return
        judged = tuple("right" if right else "wrong" for right in session.outcomes)
        marks = (*judged, *("open" for _ in range(session.total - len(judged))))
        self.show_place(self._place, marks)

    def _set_ready(self, ready: bool) -> None:
        if self._feedback is not None or self.is_time_up:
            return
        if self.asks_sureness_now:
            self.drop_sureness()
            self.stage.set_keys(True)
            self.bar.set_note("")
        words = tr(CONTEXT, "Check") if ready else tr(CONTEXT, "I do not know")
        self.bar.set_main(words, self._hand_in)

    def _hand_in(self) -> None:
        response = self.stage.hand_in()
        if response is not None:
            self._check(response)

    def _check(self, response: str) -> None:
        if self.session is None or self._feedback is not None:
            return
        if self.session.asks_sureness and response:
            self.ask_sureness(lambda sureness: self._respond(response, sureness))
        else:
            self._respond(response, None)

    def _respond(self, response: str, sureness: str | None) -> None:
        session = self.session
        if session is None:
            return
        if not self.attempt(lambda: self._show_feedback(*session.respond(response, sureness))):
            self.go_on()

    def _settle(self, *, counts: bool) -> None:
        session = self.session
        if session is not None:
            self.attempt(lambda: self._show_feedback(*session.settle(counts=counts)))

    def _show_feedback(self, feedback: Feedback, changes: Changes) -> None:
        self._feedback = feedback
        self.stage.show_feedback(feedback)
        self.show_marks()
        if feedback.undecided:
            self._ask_whether_it_counts(feedback)
        else:
            self._show_decided(feedback)
        self.changed.emit(changes)

    def _ask_whether_it_counts(self, feedback: Feedback) -> None:
        self.bar.set_note(tr(CONTEXT, "Close: check the spelling. Does it count?"))
        self.bar.set_main(tr(CONTEXT, "It counts"), lambda: self._settle(counts=True), focus=True)
        self.bar.add_other(tr(CONTEXT, "It is wrong"), lambda: self._settle(counts=False))
        words = tr(CONTEXT, "Close. The answer is {0}. Does yours count?")
        announce(self, words.format(feedback.question.answer))

    def _show_decided(self, feedback: Feedback) -> None:
        session = self.session
        if session is None:
            return
        is_last = session.position >= session.total
        words = tr(CONTEXT, "See results") if is_last else tr(CONTEXT, "Next question")
        if feedback.is_right:
            self.bar.set_note("")
        else:
            self.bar.set_note(tr(CONTEXT, "Added to your mistakes"), "history")
        self.stage.panel.offer_right(session.asked[self._place].can_be_called_right)
        self.bar.set_main(words, self.show_question, focus=True)
        right = tr(CONTEXT, "Right.")
        wrong = tr(CONTEXT, "Not right. The answer is {0}.").format(feedback.answer)
        announce(self, right if feedback.is_right else wrong)

    def _call_right(self) -> None:
        session = self.session
        if session is not None:
            self.attempt(lambda: self._show_feedback(*session.call_right(self._place)))

    def show_time_up(self) -> None:
        self.offer_end(tr(CONTEXT, "See results"), self.end)
