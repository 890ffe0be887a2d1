"""Setting up a quiz: topics, kinds, how many; the panel at the side recounts at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from studyapp.gui.exam_words import open_exam_sentence, open_exam_title
from studyapp.gui.questions.kind_words import kind_words
from studyapp.gui.quiz.how import HowChoices
from studyapp.gui.quiz.saved_setups import SavedSetups
from studyapp.gui.quiz.setup_summary import SetupSummary
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.choices import CheckRow, Segment, Switch
from studyapp.gui.widgets.containers import MEDIUM, NARROW, ScrollPage, clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label
from studyapp.gui.widgets.notice import Notice
from studyapp.gui.words import tr
from studyapp.services.quiz.session import QuizSession
from studyapp.services.quiz.setup import DUE, MISTAKES, QuizSetup, SetupCount, quiz_kinds
from studyapp.services.today import DeckToday, OpenExam

CONTEXT = "Quiz"
KIND_COLUMNS = 3


class SetupView(QWidget):
    """`startRequested` carries the set-up; `resumeRequested` and `handInRequested` the id of an exam that waits."""

    startRequested = Signal(object)
    resumeRequested = Signal(str)
    handInRequested = Signal(str)
    historyRequested = Signal()

    def __init__(self, theme: Theme, session: Callable[[], QuizSession]) -> None:
        super().__init__()
        self._theme = theme
        self._page = ScrollPage(theme)
        self._summary = SetupSummary(theme)
        self.start = self._summary.start
        self.start.clicked.connect(lambda: self.startRequested.emit(self.setup()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        theme.changed.connect(self._reflow)
        self._session = session
        self._decks: tuple[DeckToday, ...] = ()
        self._topics: dict[str, CheckRow] = {}
        head = QHBoxLayout()
        head.addWidget(Label(theme, tr(CONTEXT, "New quiz"), role="title"))
        head.addStretch(1)
        self._deck = QComboBox()
        self._deck.setAccessibleName(tr(CONTEXT, "Deck"))
        self._deck.setMinimumWidth(theme.size(180))
        self._deck.setMaximumWidth(theme.size(340))
        self._deck.currentIndexChanged.connect(self._deck_chosen)
        head.addWidget(self._deck)
        self._page.body.addLayout(head)
        self._notices = QVBoxLayout()
        self._page.body.addLayout(self._notices)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.space(32))
        self._columns.addLayout(self._choices(), 1)
        self._side = QVBoxLayout()
        self._side.setSpacing(theme.space(16))
        self._columns.addLayout(self._side)
        self._page.body.addLayout(self._columns)
        self.saved = SavedSetups(theme)
        self.saved.startRequested.connect(self.startRequested)
        self.saved.loadRequested.connect(self.show_setup)
        self.saved.saveRequested.connect(self._save)
        self.saved.forgetRequested.connect(self._forget)
        self.saved.historyRequested.connect(self.historyRequested)
        self._page.body.addStretch(1)

    def _choices(self) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(theme.space(12))
        column.addLayout(
            self._section(
                tr(CONTEXT, "Topics"), tr(CONTEXT, "% predicted recall now"), self._select_all_topics
            )
        )
        self._topic_grid = QGridLayout()
        self._topic_grid.setHorizontalSpacing(theme.space(24))
        self._topic_grid.setVerticalSpacing(0)
        column.addLayout(self._topic_grid)
        column.addSpacing(theme.space(8))
        column.addLayout(self._section(tr(CONTEXT, "Kinds of question"), "", self._select_all_kinds))
        self._kind_grid = QGridLayout()
        self._kind_grid.setSpacing(theme.space(8))
        self._kinds = {kind: CheckRow(theme, kind_words(kind), tile=True) for kind in quiz_kinds()}
        for tile in self._kinds.values():
            tile.setChecked(True)
            tile.clicked.connect(self._recount)
        self._place_kinds(KIND_COLUMNS)
        column.addLayout(self._kind_grid)
        column.addSpacing(theme.space(8))
        column.addWidget(Label(theme, tr(CONTEXT, "How"), role="heading"))
        self._how = HowChoices(theme)
        self._how.changed.connect(self._recount)
        self._how.startRequested.connect(self.start.click)
        column.addWidget(self._how)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, from whatever was chosen last."""
        chosen = isinstance(QApplication.focusWidget(), (CheckRow, Segment, Switch))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and chosen and not event.isAutoRepeat():
            self.start.click()
        else:
            super().keyPressEvent(event)

    def _section(self, title: str, note: str, select_all: Callable[[], None]) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.space(10))
        row.addWidget(Label(theme, title, role="heading"))
        row.addWidget(Label(theme, note, role="small", color="text2"))
        row.addStretch(1)
        link = Button(theme, tr(CONTEXT, "Select all"), kind="link")
        link.setAccessibleName(tr(CONTEXT, "{0}: select all").format(title))
        link.clicked.connect(select_all)
        row.addWidget(link)
        return row

    # what is chosen

    def show_decks(self, decks: tuple[DeckToday, ...]) -> None:
        """Offer installed decks; what was chosen stays chosen where it still exists."""
        chosen = self._deck.currentData()
        self._decks = decks
        self._deck.blockSignals(True)
        self._deck.clear()
        for deck in decks:
            self._deck.addItem(deck.deck.title, deck.deck.id)
        place = max(0, self._deck.findData(chosen))
        self._deck.setCurrentIndex(place)
        self._deck.blockSignals(False)
        self._deck.setVisible(len(decks) > 0)
        self._deck_chosen(place)

    def choose_deck(self, deck_id: str) -> None:
        place = self._deck.findData(deck_id)
        if place >= 0:
            self._deck.setCurrentIndex(place)

    def _deck_chosen(self, place: int) -> None:
        clear_layout(self._topic_grid)
        self._topics = {}
        if 0 <= place < len(self._decks):
            for topic in self._decks[place].topics:
                recall = topic.standing.recall
                row = CheckRow(self._theme, topic.title, trailing="–" if recall is None else f"{recall:.0%}")
                row.setChecked(True)
                row.clicked.connect(self._recount)
                self._topics[topic.id] = row
        self._reflow(force=True)
        self._recount()

    def setup(self) -> QuizSetup:
        """What is chosen now."""
        chosen = QuizSetup(
            deck_id=str(self._deck.currentData() or ""),
            topics=tuple(topic for topic, row in self._topics.items() if row.isChecked()),
            kinds=tuple(kind for kind, tile in self._kinds.items() if tile.isChecked()),
        )
        return self._how.put_into(chosen)

    def show_setup(self, setup: QuizSetup) -> None:
        """Choose on the page what a set-up says."""
        self.choose_deck(setup.deck_id)
        for topic, row in self._topics.items():
            row.setChecked(topic in setup.topics)
        for kind, tile in self._kinds.items():
            tile.setChecked(kind in setup.kinds)
        self._how.show_setup(setup)
        self._recount()
        self.take_focus()

    # saved set-ups, and an exam that waits

    def show_saved(self) -> None:
        """List the saved set-ups of installed decks."""
        decks = {deck.deck.id for deck in self._decks}
        saved = self._session().setups.saved() if decks else ()
        self.saved.show_setups([one for one in saved if one.setup.deck_id in decks])

    def _save(self, name: str) -> None:
        self._session().setups.save(name, self.setup())
        self.show_saved()

    def _forget(self, name: str) -> None:
        self._session().setups.forget(name)
        self.show_saved()

    def show_open_exam(self, exam: OpenExam | None) -> None:
        """Offer an exam that was not handed in, above everything else."""
        clear_layout(self._notices)
        if exam is None:
            return
        notice = Notice(self._theme, "clock", open_exam_title(), open_exam_sentence(exam))
        notice.add_button(tr(CONTEXT, "Hand in"), lambda: self.handInRequested.emit(exam.attempt_id))
        notice.add_button(tr(CONTEXT, "Continue exam"), lambda: self.resumeRequested.emit(exam.attempt_id))
        self._notices.addWidget(notice)

    def _select_all_topics(self) -> None:
        self._check_all(list(self._topics.values()))

    def _select_all_kinds(self) -> None:
        self._check_all(list(self._kinds.values()))

    def _check_all(self, rows: list[CheckRow]) -> None:
        for row in rows:
            row.setChecked(True)
        self._recount()

    def _recount(self, _value: object = None) -> None:
        setup = self.setup()
        if not setup.deck_id:
            count = SetupCount(0, dict.fromkeys(self._kinds, 0), 0, 0, {})
        else:
            count = self._session().setups.count(setup)
        for kind, tile in self._kinds.items():
            tile.set_trailing(str(count.by_kind.get(kind, 0)))
            tile.setToolTip(_declined_words(count.declined.get(kind, "")))
            tile.setAccessibleDescription(tile.toolTip())
        self._summary.show_count(
            count,
            setup.number,
            topics=tr(CONTEXT, "{0} of {1}").format(len(setup.topics), len(self._topics)),
            kinds=tr(CONTEXT, "{0} of {1}").format(len(setup.kinds), len(self._kinds)),
            reason=self._why_fewer(setup, count),
        )

    @staticmethod
    def _why_fewer(setup: QuizSetup, count: SetupCount) -> str:
        """The first reason that holds, "" when there are as many questions as wanted."""
        kind = setup.kinds[0] if len(setup.kinds) == 1 else ""
        none = count.asked == 0
        reasons = (
            (count.asked == setup.number, ""),
            (not setup.topics, tr(CONTEXT, "No topic is chosen.")),
            (not setup.kinds, tr(CONTEXT, "No kind of question is chosen.")),
            (none and setup.choose_from == MISTAKES, tr(CONTEXT, "There are no mistakes in these topics.")),
            (none and setup.choose_from == DUE, tr(CONTEXT, "Nothing is due in these topics.")),
            (none and kind in count.declined, _declined_words(count.declined.get(kind, ""))),
            (none, tr(CONTEXT, "These topics have no question of the chosen kinds.")),
        )
        found = [words for holds, words in reasons if holds]
        return found[0] if found else tr(CONTEXT, "%n question(s) fit.", count.asked)

    def take_focus(self) -> None:
        give_focus(self.start)

    # reflow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self, *, force: bool = False) -> None:
        width = self._page.effective_width
        self._place_summary(as_bar=width < MEDIUM)
        self._place_kinds(2 if width < NARROW else KIND_COLUMNS)
        columns = 1 if width < NARROW else 2
        self._how.set_columns(columns)
        if force or self._topic_grid.columnCount() != columns:
            rows = -(-len(self._topics) // columns) or 1
            for place, row in enumerate(self._topics.values()):
                self._topic_grid.addWidget(row, place % rows, place // rows)

    def _place_kinds(self, columns: int) -> None:
        if self._kind_grid.columnCount() == columns:
            return
        for place, tile in enumerate(self._kinds.values()):
            self._kind_grid.addWidget(tile, place // columns, place % columns)
        for column in range(KIND_COLUMNS):
            self._kind_grid.setColumnStretch(column, int(column < columns))

    def _place_summary(self, *, as_bar: bool) -> None:
        """At the side, or below the page where it stays in sight while the page scrolls."""
        layout = self.layout() if as_bar else self._side
        if layout is None or layout.indexOf(self._summary) >= 0:
            return
        self._summary.set_bar(as_bar)
        if as_bar:
            layout.addWidget(self._summary)
            self._page.body.insertWidget(self._page.body.count() - 1, self.saved)
        else:
            self._side.addWidget(self._summary)
            self._side.addWidget(self.saved, 1)


def _declined_words(reason: str) -> str:
    """Why a kind has no question here, as a sentence."""
    return tr(CONTEXT, "Not in these topics: {0}.").format(reason) if reason else ""
