"""A deck on the Today page with its topics."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button, IconButton
from studyapp.gui.widgets.containers import NARROW
from studyapp.gui.widgets.labels import IconLabel, Label
from studyapp.gui.widgets.measures import StateBar
from studyapp.gui.words import tr
from studyapp.services.today import DeckToday, Standing, TopicToday

CONTEXT = "Today"


class DeckRow(QWidget):
    """`toggled` carries the deck's id and whether its topics are open."""

    studyRequested = Signal(str)
    toggled = Signal(str, bool)

    def __init__(self, theme: Theme, deck: DeckToday, *, is_open: bool) -> None:
        super().__init__()
        self._theme = theme
        self._deck = deck
        self._topics = QWidget()
        self._topic_cells: list[QWidget] = []
        whole = QVBoxLayout(self)
        side = theme.space(16)
        whole.setContentsMargins(side, theme.space(12), side, theme.space(12))
        whole.setSpacing(theme.space(8))
        whole.addLayout(self._head(is_open))
        whole.addWidget(self._topics)
        self._grid = QGridLayout(self._topics)
        self._grid.setContentsMargins(theme.size(18) + theme.space(14), 0, 0, theme.space(4))
        self._grid.setHorizontalSpacing(theme.space(36))
        self._grid.setVerticalSpacing(theme.space(8))
        self._cells = [self._topic_cell(topic) for topic in deck.topics]
        self._topics.setVisible(is_open)
        self._columns = 0
        self._place_cells(2)

    def _head(self, is_open: bool) -> QHBoxLayout:
        theme, deck = self._theme, self._deck
        row = QHBoxLayout()
        row.setSpacing(theme.space(14))
        row.addWidget(IconLabel(theme, "book-open", pixels=18), 0, Qt.AlignmentFlag.AlignVCenter)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(theme, deck.deck.title, role="bodyStrong"))
        self._detail = Label(theme, self._detail_words(wide=True), role="small", color="text2")
        names.addWidget(self._detail)
        row.addLayout(names, 3)
        self._bar = _state_bar(theme, deck.standing)
        row.addWidget(self._bar, 2, Qt.AlignmentFlag.AlignVCenter)
        known = tr(CONTEXT, "{0} of {1} known").format(deck.standing.known, deck.standing.cards)
        self._known = Label(theme, known, role="small", color="text2", tabular=True)
        row.addWidget(self._known)
        self._due = Label(theme, tr(CONTEXT, "{0} due").format(deck.due), role="smallStrong", tabular=True)
        row.addWidget(self._due)
        self._toggle = IconButton(theme, *self._toggle_look(is_open))
        self._toggle.clicked.connect(self._flip)
        row.addWidget(self._toggle)
        study = Button(theme, tr(CONTEXT, "Study"))
        study.setAccessibleName(tr(CONTEXT, "Study {0}").format(deck.deck.title))
        study.clicked.connect(lambda: self.studyRequested.emit(deck.deck.id))
        row.addWidget(study)
        return row

    def _toggle_look(self, is_open: bool) -> tuple[str, str]:
        title = self._deck.deck.title
        if is_open:
            return "chevron-up", tr(CONTEXT, "Hide the topics of {0}").format(title)
        return "chevron-down", tr(CONTEXT, "Show the topics of {0}").format(title)

    def _flip(self) -> None:
        is_open = not self._topics.isVisible()
        self._topics.setVisible(is_open)
        icon, name = self._toggle_look(is_open)
        self._toggle.set_look(icon, name)
        self.toggled.emit(self._deck.deck.id, is_open)

    def _detail_words(self, *, wide: bool) -> str:
        deck = self._deck
        if wide:
            by = f"{deck.deck.authors[0]}, " if deck.deck.authors else ""
            return tr(CONTEXT, "{0}version {1}").format(by, deck.deck.version)
        return tr(CONTEXT, "{0} of {1} known, {2} due").format(
            deck.standing.known, deck.standing.cards, deck.due
        )

    def _topic_cell(self, topic: TopicToday) -> QWidget:
        theme = self._theme
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(12))
        row.addWidget(Label(theme, topic.title, role="small"), 3)
        row.addWidget(_state_bar(theme, topic.standing, height=6), 2, Qt.AlignmentFlag.AlignVCenter)
        recall = topic.standing.recall
        percent = Label(
            theme, "–" if recall is None else f"{recall:.0%}", role="small", color="text2", tabular=True
        )
        percent.setFixedWidth(theme.size(40))
        percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        spoken = (
            tr(CONTEXT, "not started")
            if recall is None
            else tr(CONTEXT, "{0} predicted recall").format(f"{recall:.0%}")
        )
        percent.setAccessibleName(spoken)
        row.addWidget(percent)
        return cell

    def set_width(self, effective_width: float, *, wide: bool) -> None:
        """Drop the bars below the wide layout, and one of two columns below the medium one."""
        for widget in (self._bar, self._known, self._due):
            widget.setVisible(wide)
        self._detail.setText(self._detail_words(wide=wide))
        self._place_cells(1 if effective_width < NARROW else 2)

    def _place_cells(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._cells) // columns)
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place % rows, place // rows)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _state_bar(theme: Theme, standing: Standing, height: int = 8) -> StateBar:
    bar = StateBar(theme, height=height)
    words = tr(CONTEXT, "{0} known, {1} learning, {2} not started")
    bar.show_parts(
        ((standing.known, "known"), (standing.learning, "learning"), (standing.new, "rest")),
        words.format(standing.known, standing.learning, standing.new),
    )
    return bar
