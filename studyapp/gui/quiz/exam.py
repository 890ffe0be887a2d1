"""An exam: free to go back and forth, flags, answers shown only after handing in."""

from functools import partial

from PySide6.QtGui import QKeySequence

from studyapp.gui.quiz.overview import OverviewPanel
from studyapp.gui.quiz.quiz_view import CONTEXT, QuizView
from studyapp.gui.theme import Theme
from studyapp.gui.words import tr
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.quiz.attempt import Asked
from studyapp.services.quiz.session import QuizSession


class ExamView(QuizView):
    """`finished` after handing in, and when it is left; it then stays open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._place = 0
        self._shown_response = ""
        self._overview = OverviewPanel(theme)
        self._overview.questionRequested.connect(self.go_to)
        self.middle.addWidget(self._overview)
        self.stage.answered.connect(lambda _response: self._next())
        self.stage.ready.connect(self._set_ready)
        self.add_key(QKeySequence("PgUp"), lambda: self.go_to(self._place - 1))
        self.add_key(QKeySequence("PgDown"), lambda: self.go_to(self._place + 1))

    @property
    def place(self) -> int:
        return self._place

    @property
    def _looks_over(self) -> bool:
        return self.middle.currentWidget() is self._overview

    @property
    def waits_for_answer(self) -> bool:
        return True

    def begin(self, session: QuizSession, deck: InstalledDeck) -> None:
        """Show the first question without an answer."""
        self._place = next((at for at, one in enumerate(session.asked) if not one.response), 0)
        session.rest()
        super().begin(session, deck)

    def show_question(self) -> None:
        session = self.session
        if session is None:
            return
        self.middle.setCurrentWidget(self.stage)
        self.stage.setEnabled(True)
        self.bar.set_note("")
        one = session.asked[self._place]
        self.stage.ask(one, self.deck)
        self.stage.show_sureness(one.sureness)
        self._shown_response = self.stage.response()
        self._offer_next()
        self.show_marks()
        session.shown()

    def _offer_next(self) -> None:
        session = self.session
        if session is None:
            return
        is_last = self._place == session.total - 1
        self.bar.set_main(tr(CONTEXT, "Look over") if is_last else tr(CONTEXT, "Next"), self._next)
        if self._place:
            back = partial(self.go_to, self._place - 1)
            self.bar.add_other(tr(CONTEXT, "Back"), back, key=tr(CONTEXT, "PgUp"))
        if not is_last:
            self.bar.add_other(tr(CONTEXT, "Look over"), self._look_over)

    def go_on(self) -> None:
        if self._looks_over:
            self._look_over()
            return
        self.stage.set_keys(True)
        self._offer_next()
        self.stage.take_focus()

    def _set_ready(self, _ready: bool) -> None:
        if self.asks_sureness_now:
            self.drop_sureness()
            self.bar.set_note("")
            self.stage.set_keys(True)
            self._offer_next()

    def show_marks(self) -> None:
        session = self.session
        if session is not None:
            self.show_place(self._place, tuple(_mark(one) for one in session.asked))

    # answers

    def _next(self) -> None:
        """Keep the answer on show and go on; the first time it is given, ask how sure it is."""
        if self.session is None or self.is_time_up:
            return
        session, response = self.session, self.stage.hand_in()
        if response is None:
            return
        one = session.asked[self._place]
        is_new = response != one.response or one.sureness is None
        if session.asks_sureness and response and is_new:
            self.ask_sureness(lambda sureness: self._keep_and_go(response, sureness))
        else:
            self._keep_and_go(response, one.sureness)

    def _keep_and_go(self, response: str, sureness: str | None) -> None:
        session = self.session
        if session is None:
            return
        one = session.asked[self._place]
        if (response, sureness) != (one.response, one.sureness):
            place = self._place
            if not self.attempt(lambda: session.keep(place, response, sureness)):
                self.go_on()
                return
        if self._place + 1 < session.total:
            self._place += 1
            self.show_question()
        else:
            self._look_over()

    def _keep_changed(self) -> bool:
        """Keep what was changed on the way out of a question, without asking anything; False when it failed."""
        session, response = self.session, self.stage.response()
        if session is None or self._looks_over or response == self._shown_response:
            return True
        place, sureness = self._place, session.asked[self._place].sureness
        kept = self.attempt(lambda: session.keep(place, response, sureness))
        self._shown_response = response if kept else self._shown_response
        return kept

    def go_to(self, place: int) -> None:
        """Show a question; one that does not exist is ignored."""
        if self.session is None or not 0 <= place < self.session.total or self.is_time_up:
            return
        self.drop_sureness()
        if self._keep_changed():
            self._place = place
            self.show_question()

    # handing in

    def _look_over(self) -> None:
        session = self.session
        if session is None or not self._keep_changed():
            return
        self.drop_sureness()
        self.stage.set_keys(False)
        self._overview.show_questions(session.asked, self._place)
        self.middle.setCurrentWidget(self._overview)
        self.show_marks()
        self.bar.set_note("")
        self.bar.set_main(tr(CONTEXT, "Hand in"), self._hand_in, focus=True)
        back = tr(CONTEXT, "Back to question {0}").format(self._place + 1)
        self.bar.add_other(back, partial(self.go_to, self._place))

    def _hand_in(self) -> None:
        session = self.session
        if session is not None and self.attempt(lambda: self.changed.emit(session.hand_in())):
            self.finished.emit()

    def end(self) -> None:
        if self._keep_changed():
            super().end()

    def show_time_up(self) -> None:
        if self._keep_changed() and self.session is not None:
            self._overview.show_questions(self.session.asked, self._place)
            self._overview.setEnabled(False)
            self.middle.setCurrentWidget(self._overview)
        self.offer_end(tr(CONTEXT, "Hand in"), self._hand_in)


def _mark(one: Asked) -> str:
    if one.is_flagged:
        return "flagged"
    return "given" if one.response else "open"
