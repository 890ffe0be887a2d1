"""One question on the page: where it belongs, the stem, the view of its kind, and feedback below."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from studyapp.gui.questions.feedback import FeedbackPanel
from studyapp.gui.questions.sureness import sureness_words
from studyapp.gui.questions.views import VIEWS, QuestionView
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.containers import ScrollPage
from studyapp.gui.widgets.labels import WrapLabel
from studyapp.gui.widgets.place_line import PlaceLine
from studyapp.gui.words import tr
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.quiz.attempt import Asked
from studyapp.services.quiz.results import Feedback

CONTEXT = "Quiz"
READING = 720
COMPACT_HEIGHT = 560
"""Window height, divided by text scale, below which the question shrinks to leave room for the answers."""


class QuestionStage(ScrollPage):
    """`answered` carries a response that asks to be checked; `ready` says whether there is one.

    `host` is the widget in which the keys of the question work: the page with its bars.
    """

    answered = Signal(str)
    ready = Signal(bool)

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, reading=READING)
        self._host = host
        self._place = PlaceLine(theme)
        self._stem = WrapLabel(theme, role="prompt", card=True)
        self.panel = FeedbackPanel(theme)
        self.body.addWidget(self._place)
        self.body.addWidget(self._stem)
        self._views: dict[str, QuestionView] = {}
        self._view: QuestionView | None = None
        for kind, make in VIEWS.items():
            view = make(theme)
            view.answered.connect(self.answered)
            view.ready.connect(self.ready)
            view.hide()
            self._views[kind] = view
            self.body.addWidget(view)
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        self._keys = {
            key: self._shortcut(key)
            for key in sorted({key for view in self._views.values() for key in view.keys})
        }

    def _shortcut(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._host)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.setEnabled(False)
        shortcut.activated.connect(partial(self._press, key))
        return shortcut

    def _press(self, key: str) -> None:
        if self._view is not None:
            self._view.press(key)

    def set_keys(self, on: bool) -> None:
        """Give the view its keys, or nobody; all others belong to the field where one types."""
        wanted = self._view.keys if on and self._view is not None else ()
        for key, shortcut in self._keys.items():
            shortcut.setEnabled(key in wanted)

    def ask(self, asked: Asked, deck: InstalledDeck | None) -> None:
        """Show a question with the response that was kept for it, and be ready for keys."""
        self._show_head(asked, deck, "")
        self.panel.hide()
        view = self._views[asked.question.kind]
        self._show_view(view)
        view.show_question(asked.question)
        if asked.response:
            view.put_response(asked.response)
        self.set_keys(True)
        view.take_focus()
        self.verticalScrollBar().setValue(0)

    def show_again(self, asked: Asked, deck: InstalledDeck | None) -> None:
        """Show a judged question as it was answered."""
        feedback = asked.feedback
        if feedback is None:
            return
        self.ask(asked, deck)
        self.show_feedback(feedback)
        self.show_sureness(feedback.sureness)

    def show_feedback(self, feedback: Feedback) -> None:
        """Mark the answers; a decided one gets its panel below."""
        self.set_keys(False)
        self._views[feedback.question.kind].show_feedback(feedback)
        if not feedback.undecided:
            self.panel.show_feedback(feedback)
        self.show_sureness(feedback.sureness)

    def show_sureness(self, sureness: str | None) -> None:
        """Say how sure the student was, at the right above the question."""
        self._place.show_chip(
            tr(CONTEXT, "You said: {0}").format(sureness_words(sureness).lower()) if sureness else ""
        )

    def _show_head(self, asked: Asked, deck: InstalledDeck | None, chip: str) -> None:
        self._place.setVisible(deck is not None)
        if deck is not None:
            self._place.show_place(asked.card, deck, chip)
        self._stem.set_text(asked.question.stem)

    def _show_view(self, view: QuestionView) -> None:
        self._view = view
        for other in self._views.values():
            other.setVisible(other is view)

    def response(self) -> str:
        """What would be judged now; "" for nothing."""
        return "" if self._view is None else self._view.response()

    def hand_in(self) -> str | None:
        """What is to be judged now, "" for nothing; None where it cannot be understood, as the view then says."""
        return "" if self._view is None else self._view.hand_in()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.window().height() / self._theme.scale < COMPACT_HEIGHT
        self._stem.set_role("lead" if is_low else "prompt")

    def take_focus(self) -> None:
        if self._view is not None:
            self._view.take_focus()
