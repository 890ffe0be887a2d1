"""Setting up a quiz: topics, kinds, how many; the panel at the side recounts at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.quiz.kind_words import kind_words
from studyapp.gui.quiz.setup_summary import SetupSummary
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.choices import CheckRow, Segmented
from studyapp.gui.widgets.containers import MEDIUM, NARROW, ScrollPage, clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label
from studyapp.gui.words import tr
from studyapp.services.quiz.session import QuizSession
from studyapp.services.quiz.setup import MISTAKES, MIXED, WEAKEST, QuizSetup, SetupCount, quiz_kinds
from studyapp.services.settings import Settings
from studyapp.services.today import DeckToday

CONTEXT = "Quiz"
NUMBERS = (5, 10, 20, 40)
KIND_COLUMNS = 3


class SetupView(QWidget):
    """`startRequested` carries the set-up."""

    startRequested = Signal(object)

    def __init__(self, theme: Theme, session: Callable[[], QuizSession], settings: Settings) -> None:
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
        self._settings = settings
        self._decks: tuple[DeckToday, ...] = ()
        self._topics: dict[str, CheckRow] = {}
        head = QHBoxLayout()
        head.addWidget(Label(theme, tr(CONTEXT, "New quiz"), role="title"))
        head.addStretch(1)
        self._deck = QComboBox()
        self._deck.setAccessibleName(tr(CONTEXT, "Deck"))
        self._deck.setMinimumWidth(theme.size(260))
        self._deck.currentIndexChanged.connect(self._deck_chosen)
        head.addWidget(self._deck)
        self._page.body.addLayout(head)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.space(32))
        self._columns.addLayout(self._choices(), 1)
        self._page.body.addLayout(self._columns)
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
        column.addLayout(self._how())
        return column

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

    def _how(self) -> QGridLayout:
        theme = self._theme
        numbers: list[tuple[object, str, str]] = [(number, str(number), "") for number in NUMBERS]
        self._number = Segmented(theme, tr(CONTEXT, "Number of questions"), numbers, stretch=True)
        choices: list[tuple[object, str, str]] = [
            (MIXED, tr(CONTEXT, "Mixed"), ""),
            (WEAKEST, tr(CONTEXT, "Weakest first"), ""),
            (MISTAKES, tr(CONTEXT, "Mistakes"), ""),
        ]
        self._choose = Segmented(theme, tr(CONTEXT, "Choose from"), choices, stretch=True)
        self._number.set_value(10)
        self._choose.set_value(MIXED)
        self._how_grid = QGridLayout()
        self._how_grid.setHorizontalSpacing(theme.space(20))
        self._how_grid.setVerticalSpacing(theme.space(6))
        for place, control in enumerate((self._number, self._choose)):
            control.chosen.connect(self._recount)
            self._how_grid.addWidget(Label(theme, control.accessibleName(), role="label"), 0, place)
            self._how_grid.addWidget(control, 1, place)
            self._how_grid.setColumnStretch(place, 1)
        return self._how_grid

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
        number, choose = self._number.value(), self._choose.value()
        return QuizSetup(
            deck_id=str(self._deck.currentData() or ""),
            topics=tuple(topic for topic, row in self._topics.items() if row.isChecked()),
            kinds=tuple(kind for kind, tile in self._kinds.items() if tile.isChecked()),
            number=int(str(number)),
            choose_from=str(choose),
        )

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
        self._summary.show_count(
            count,
            setup.number,
            topics=tr(CONTEXT, "{0} of {1}").format(len(setup.topics), len(self._topics)),
            kinds=tr(CONTEXT, "{0} of {1}").format(len(setup.kinds), len(self._kinds)),
            reason=self._why_fewer(setup, count),
        )

    @staticmethod
    def _why_fewer(setup: QuizSetup, count: SetupCount) -> str:
        if count.asked == setup.number:
            return ""
        if not setup.topics:
            return tr(CONTEXT, "No topic is chosen.")
        if not setup.kinds:
            return tr(CONTEXT, "No kind of question is chosen.")
        if count.asked == 0 and setup.choose_from == MISTAKES:
            return tr(CONTEXT, "There are no mistakes in these topics.")
        if count.asked == 0:
            return tr(CONTEXT, "These topics have no question of the chosen kinds.")
        return tr(CONTEXT, "%n question(s) fit.", count.asked)

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
        layout = self.layout() if as_bar else self._columns
        if layout is None or layout.indexOf(self._summary) >= 0:
            return
        self._summary.set_bar(as_bar)
        if as_bar:
            layout.addWidget(self._summary)
        else:
            self._columns.addWidget(self._summary, 0, Qt.AlignmentFlag.AlignTop)
