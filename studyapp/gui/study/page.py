"""Study: recall, look, grade. Bars stay fixed, and the question keeps its place when the answer appears."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from studyapp.cards.card import Card, CardId
from studyapp.errors import StudyAppError
from studyapp.gui.grade_words import grade_words
from studyapp.gui.questions.stage import QuestionStage
from studyapp.gui.study.card_view import CardView
from studyapp.gui.study.foot import StudyFoot
from studyapp.gui.study.summary import SummaryView
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.answers import GradeButton
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Bar, ScrollPage
from studyapp.gui.widgets.labels import Label
from studyapp.gui.widgets.measures import StateBar
from studyapp.gui.widgets.toast import announce
from studyapp.gui.words import short_day_words, tr
from studyapp.questions.question import Question
from studyapp.services.changes import Changes
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.quiz.attempt import Asked
from studyapp.services.quiz.results import Feedback
from studyapp.services.study.session import StudySession
from studyapp.services.study.sitting import Grade, LastAnswer, StudyResponse
from studyapp.services.timeline import Timeline

CONTEXT = "Study"
CHOSEN_KINDS = frozenset({"multiple_choice", "multiple_answer", "true_false", "which_first"})
"""Kinds that the judge grades alone; what was typed is graded by the student."""
SHOWN_SLIPPING = 3
COMPACT_HEIGHT = 700
"""Window height, divided by text scale, below which the question shrinks once it is answered."""


class StudyPage(QWidget):
    """One sitting. `ended` asks to leave; `changed` carries what an answer changed; `failed` a problem to tell.

    `putAway` carries the id of a card that was suspended; `compareRequested` a deck and two of its entries;
    `rewordRequested` a card that the student wants in their own words.
    """

    ended = Signal()
    putAway = Signal(object)
    compareRequested = Signal(str, str, str)
    rewordRequested = Signal(object)
    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, theme: Theme, session: StudySession, timeline: Timeline) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._timeline = timeline
        self._decks: dict[str, InstalledDeck] = {}
        self._is_answered = False
        self._shown: Card | None = None
        self._question: Question | None = None
        self._usual = Grade.GOOD
        self._last: LastAnswer | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top_bar())
        self._scroll = ScrollPage(theme, reading=720)
        self._card = CardView(theme)
        self._summary = SummaryView(theme)
        self._scroll.body.addWidget(self._card)
        self._scroll.body.addWidget(self._summary)
        self._scroll.body.addStretch(1)
        self._stage = QuestionStage(theme, self)
        self._stage.answered.connect(self._respond)
        self._stage.ready.connect(self._set_ready)
        self._stage.panel.compareRequested.connect(self._compare)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._scroll)
        self._middle.addWidget(self._stage)
        whole.addWidget(self._middle, 1)
        self._foot = StudyFoot(theme)
        self._foot.showRequested.connect(self.show_answer)
        self._foot.gradeGiven.connect(self.give)
        whole.addWidget(self._foot)
        theme.changed.connect(self._fit_progress)
        self._fit_progress()
        self._summary.compareRequested.connect(self.compareRequested)
        self._summary.putAwayRequested.connect(self._put_away_slipping)
        self._summary.rewordRequested.connect(self.rewordRequested)
        self._summary.doneRequested.connect(self.ended)
        self._summary.againRequested.connect(self._study_missed)
        self._add_shortcuts()

    def _top_bar(self) -> QWidget:
        theme = self._theme
        bar = Bar(theme, height=56, line_below=True)
        self._end = Button(theme, tr(CONTEXT, "End"), kind="plain", icon="x", key="Esc")
        self._end.clicked.connect(self.ended)
        self._progress = StateBar(theme, height=6)
        self._progress.setMaximumWidth(theme.size(390))
        self._count = Label(theme, role="small", color="text2", tabular=True)
        undo_key = QKeySequence(QKeySequence.StandardKey.Undo).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        self._undo = Button(
            theme, tr(CONTEXT, "Undo"), kind="plain", icon="undo-2", key=undo_key.replace("+", " ")
        )
        self._undo.clicked.connect(self.undo)
        self._edit = Button(theme, "", kind="plain", icon="pencil")
        self._edit.setAccessibleName(tr(CONTEXT, "Reword or split this card"))
        self._edit.setToolTip(tr(CONTEXT, "Reword or split this card (E)"))
        self._edit.clicked.connect(self.reword)
        self._away = Button(theme, "", kind="plain", icon="eye-off")
        self._away.setAccessibleName(tr(CONTEXT, "Put this card away"))
        self._away.setToolTip(tr(CONTEXT, "Put this card away (Alt P)"))
        self._away.clicked.connect(self.put_away)
        bar.body.addWidget(self._end)
        bar.body.addStretch(1)
        bar.body.addWidget(self._progress, 3)
        bar.body.addWidget(self._count)
        bar.body.addStretch(1)
        bar.body.addWidget(self._undo)
        bar.body.addWidget(self._edit)
        bar.body.addWidget(self._away)
        return bar

    def _fit_progress(self) -> None:
        self._progress.setMaximumWidth(self._theme.size(390))

    def _add_shortcuts(self) -> None:
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._shortcut(QKeySequence(key), self._main_key)
        # Space and digits belong to the answers of a question, as long as it is one that waits.
        self._card_keys = [self._shortcut(QKeySequence(Qt.Key.Key_Space), self._main_key)]
        for grade in Grade:
            give = partial(self.give, grade)
            self._card_keys.append(self._shortcut(QKeySequence(str(int(grade))), give))
        self._type_key = self._shortcut(QKeySequence("T"), self.type_answer)
        self._edit_key = self._shortcut(QKeySequence("E"), self.reword)
        self._shortcut(QKeySequence("Alt+P"), self.put_away)
        self._shortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.undo)
        self._shortcut(QKeySequence(Qt.Key.Key_Escape), self.ended.emit)

    def _shortcut(self, keys: QKeySequence, action: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)
        return shortcut

    def _main_key(self) -> None:
        """Press the button that has the keyboard; else check or show the answer, then give the usual grade."""
        focused = QApplication.focusWidget()
        if isinstance(focused, (Button, GradeButton)) and focused.isVisible() and self.isAncestorOf(focused):
            focused.click()
        elif self._foot.is_checking:
            self._foot.check.main.click()
        elif not self._is_answered:
            self.show_answer()
        else:
            self.give(self._usual)

    # the sitting

    def begin(self, decks: tuple[InstalledDeck, ...]) -> None:
        """Show the first card of the sitting that the session was started for."""
        self._decks = {deck.id: deck for deck in decks}
        self._last = None
        self.show_card()

    def show_card(self) -> None:
        """Show the card in hand in the form that its memory can bear, or the end of the sitting."""
        in_hand = self._session.current()
        self._usual = Grade.GOOD
        self._shown = None if in_hand is None else in_hand.card
        self._set_answered(False)
        self._undo.setEnabled(self._session.can_undo)
        for button in (self._edit, self._away):
            button.setVisible(in_hand is not None)
        self._show_count()
        if in_hand is None:
            self._show_summary()
            return
        self._foot.set_intervals(in_hand.intervals_days)
        question = self._session.question()
        if question is None:
            self._show_flashcard(in_hand.card)
        else:
            self._show_question(question, in_hand.card)
        self._session.shown()

    def _show_flashcard(self, card: Card) -> None:
        self._question = None
        self._stage.set_keys(False)
        self._set_card_keys(True)
        self._type_key.setEnabled(True)
        self._summary.hide()
        self._card.show()
        self._middle.setCurrentWidget(self._scroll)
        self._card.show_question(card, self._decks[card.id.deck_id])
        self._scroll.verticalScrollBar().setValue(0)
        self._foot.show_question(self._last_sentence())

    def _show_question(self, question: Question, card: Card) -> None:
        self._question = question
        self._set_card_keys(False)
        self._type_key.setEnabled(False)
        self._middle.setCurrentWidget(self._stage)
        self._foot.show_check(self._last_sentence())
        self._stage.ask(Asked(question, card), self._decks[card.id.deck_id])

    def _set_card_keys(self, on: bool) -> None:
        for shortcut in self._card_keys:
            shortcut.setEnabled(on)

    def type_answer(self) -> None:
        """Type the answer to a flashcard instead of only thinking it."""
        in_hand, question = self._session.current(), self._session.typed_question()
        if in_hand is None or self._is_answered or question is None:
            return
        self._show_question(question, in_hand.card)

    def _set_answered(self, answered: bool) -> None:
        """The card may be worded anew once its answer was seen."""
        self._is_answered = answered
        self._edit.setEnabled(answered)
        self._edit_key.setEnabled(answered)

    # answering a question

    def _set_ready(self, ready: bool) -> None:
        if not self._is_answered:
            words = tr(CONTEXT, "Check") if ready else tr(CONTEXT, "I do not know")
            self._foot.check.set_main(words, self._hand_in)

    def _hand_in(self) -> None:
        response = self._stage.hand_in()
        if response is not None:
            self._respond(response)

    def _respond(self, response: str) -> None:
        in_hand, question = self._session.current(), self._question
        if in_hand is None or question is None or self._is_answered:
            return
        self._set_answered(True)
        judged = self._session.respond(question, response)
        self._stage.show_feedback(Feedback(question, in_hand.card, judged.verdict, response))
        self._usual = judged.suggested
        self._announce(judged, in_hand.card)
        if question.kind in CHOSEN_KINDS or not response:
            self._keep_judged()
        else:
            self._offer_grades()

    def _offer_grades(self) -> None:
        """What was typed is graded by the student; the judge only suggests."""
        self._set_card_keys(True)
        self._foot.show_grades(self._usual)

    def _keep_judged(self) -> None:
        """What was chosen, or not known, is kept at once; the card stays until it was read."""
        try:
            self._last, changes = self._session.grade(self._usual)
        except StudyAppError as error:
            self._set_answered(False)
            self.failed.emit(error)
            return
        self._undo.setEnabled(self._session.can_undo)
        self._foot.check.set_note(self._next_sentence())
        is_last = self._session.current() is None
        words = tr(CONTEXT, "Finish") if is_last else tr(CONTEXT, "Next card")
        self._foot.check.set_main(words, self.show_card, focus=True)
        self.changed.emit(changes)

    def _next_sentence(self) -> str:
        """When the card that was just judged comes back."""
        if self._last is None or self._last.next_date is None:
            return tr(CONTEXT, "Again in this sitting")
        return tr(CONTEXT, "Next on {0}").format(short_day_words(self._last.next_date, self._last.next_date))

    def _announce(self, judged: StudyResponse, card: Card) -> None:
        answer = card.answer.replace("\n", "; ")
        if judged.verdict.is_right:
            announce(self, tr(CONTEXT, "Right."))
        else:
            announce(self, tr(CONTEXT, "Not right. The answer is {0}.").format(answer))

    def _compare(self, one: str, other: str) -> None:
        if self._question is not None:
            self.compareRequested.emit(self._question.card_id.deck_id, one, other)

    def put_away(self) -> None:
        """Suspend the card in hand; the window tells so, with the way back."""
        in_hand = self._session.current()
        if in_hand is None:
            return
        try:
            changes = self._session.suspend()
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self.show_card()
        self.changed.emit(changes)
        self.putAway.emit(in_hand.card.id)

    def reword(self) -> None:
        """Have the card on the screen in the student's own words."""
        if self._shown is not None and self._is_answered:
            self.rewordRequested.emit(self._shown)

    def _put_away_slipping(self, card_id: CardId) -> None:
        try:
            changes = self._session.put_away(card_id)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._show_summary()
        self.changed.emit(changes)
        self.putAway.emit(card_id)

    def _show_count(self) -> None:
        done, total = self._session.done, self._session.total
        now = min(done + 1, total)
        words = tr(CONTEXT, "{0} of {1}").format(now, total) if total else ""
        self._count.setText(words)
        self._progress.show_parts(
            ((done, "known"), (total - done, "rest")), tr(CONTEXT, "{0} of {1} done").format(done, total)
        )

    def _last_sentence(self) -> str:
        if self._last is None:
            return ""
        word = grade_words(self._last.grade)
        if self._last.next_date is None:
            return tr(CONTEXT, "Last card: {0}, back in this sitting").format(word)
        when = short_day_words(self._last.next_date, self._last.next_date)
        return tr(CONTEXT, "Last card: {0}, next on {1}").format(word, when)

    def show_answer(self) -> None:
        """Reveal the answer below the question, and the grades."""
        in_hand = self._session.current()
        if in_hand is None or self._is_answered:
            return
        self._set_answered(True)
        self._type_key.setEnabled(False)
        self._card.show_answer(in_hand.card, self._timeline.strip(in_hand.card), compact=self._is_compact())
        self._foot.show_grades(Grade.GOOD)
        announce(self, in_hand.card.answer.replace("\n", "; "))

    def _is_compact(self) -> bool:
        return self.window().height() / self._theme.scale < COMPACT_HEIGHT

    def give(self, grade: Grade) -> None:
        """Grade the card in hand, once its answer was seen."""
        if not self._is_answered or self._foot.is_checking:
            return
        try:
            self._last, changes = self._session.grade(grade)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self.show_card()
        self.changed.emit(changes)

    def undo(self) -> None:
        """Take the newest grade back and show its card again."""
        if not self._session.can_undo:
            return
        try:
            _, changes = self._session.undo()
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self._last = None
        self.show_card()
        self.changed.emit(changes)

    def _show_summary(self) -> None:
        self._question = None
        self._stage.set_keys(False)
        self._type_key.setEnabled(False)
        self._middle.setCurrentWidget(self._scroll)
        self._card.hide()
        self._summary.show()
        self._summary.show_summary(self._session.summary(), self._session.slipping()[:SHOWN_SLIPPING])
        self._foot.show_nothing()
        self._summary.take_focus()

    def _study_missed(self) -> None:
        missed = self._session.summary().missed
        self._session.start(cards=[card.id for card in missed])
        self._last = None
        self.show_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_answered:
            self._card.set_compact(self._is_compact())

    def on_changes(self, changes: Changes) -> None:
        """Decks or settings changed under an open sitting."""
        if changes.decks or changes.everything:
            self._last = None
