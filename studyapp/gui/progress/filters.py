"""Deck, topic and period, with the ways to tables and to files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import IconButton
from studyapp.gui.widgets.choices import Segmented
from studyapp.gui.widgets.containers import Row
from studyapp.gui.words import tr
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.progress.values import ProgressFilter

CONTEXT = "Progress"
TABLE_KEY, EXPORT_KEY = "Ctrl+T", "Ctrl+E"


class FilterBar(Row):
    """`changed` carries a `ProgressFilter`."""

    changed = Signal(object)
    tableRequested = Signal()
    exportRequested = Signal()

    def __init__(self, theme: Theme) -> None:
        self.deck = _choice(tr(CONTEXT, "Deck"), theme.size(110))
        self.topic = _choice(tr(CONTEXT, "Topic"), theme.size(110))
        self._which = Row(theme, self.deck, self.topic)
        for place, share in enumerate((2, 1)):
            self._which.box.setStretch(place, share)
        periods: list[tuple[object, str, str]] = [
            (30, tr(CONTEXT, "30 days"), ""),
            (90, tr(CONTEXT, "90 days"), ""),
            (None, tr(CONTEXT, "All"), ""),
        ]
        self.period = Segmented(theme, tr(CONTEXT, "Period"), periods)
        self.period.set_value(90)
        self.table = IconButton(theme, "table", tr(CONTEXT, "Show as tables"), key=TABLE_KEY)
        self.export = IconButton(theme, "download", tr(CONTEXT, "Export"), key=EXPORT_KEY)
        files = Row(theme, self.table, self.export)
        self._tools = Row(theme, self.period, files)
        for part in (files, self._tools):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        super().__init__(theme, self._which, self._tools)
        self._decks: tuple[InstalledDeck, ...] = ()
        self.deck.activated.connect(self._deck_chosen)
        self.topic.activated.connect(lambda _place: self.changed.emit(self.value()))
        self.period.chosen.connect(lambda _days: self.changed.emit(self.value()))
        self.table.clicked.connect(self.tableRequested)
        self.export.clicked.connect(self.exportRequested)

    def show_decks(self, decks: tuple[InstalledDeck, ...]) -> None:
        """Offer the installed decks; what was chosen stays where it is still there."""
        chosen = self.value()
        self._decks = decks
        self.deck.clear()
        if len(decks) != 1:
            self.deck.addItem(tr(CONTEXT, "All decks"), "")
        for deck in decks:
            self.deck.addItem(deck.title, deck.id)
        self.deck.setCurrentIndex(max(0, self.deck.findData(chosen.deck_id)))
        self._show_topics()
        self.topic.setCurrentIndex(max(0, self.topic.findData(chosen.topic_id)))

    def value(self) -> ProgressFilter:
        days = self.period.value()
        return ProgressFilter(
            str(self.deck.currentData() or ""),
            str(self.topic.currentData() or ""),
            days if isinstance(days, int) else None,
        )

    def show_tables(self, tables: bool) -> None:
        """Name the button after what it does next."""
        words = tr(CONTEXT, "Show as charts") if tables else tr(CONTEXT, "Show as tables")
        self.table.set_look("chart-line" if tables else "table", f"{words} ({TABLE_KEY})")

    def reflow(self, *, two_rows: bool, all_below: bool) -> None:
        """The lists above the rest, or each part below the other."""
        self.stack(two_rows)
        self._which.stack(all_below)
        self._tools.stack(all_below)

    def _deck_chosen(self, _place: int) -> None:
        self._show_topics()
        self.changed.emit(self.value())

    def _show_topics(self) -> None:
        deck = next((one for one in self._decks if one.id == self.deck.currentData()), None)
        self.topic.clear()
        self.topic.addItem(tr(CONTEXT, "All topics"), "")
        for topic in deck.topics if deck else ():
            self.topic.addItem(topic.title, topic.id)
        self.topic.setEnabled(deck is not None)


def _choice(name: str, least: int) -> QComboBox:
    """A list that grows with the row and is not as wide as its longest title."""
    choice = QComboBox()
    choice.setAccessibleName(name)
    choice.setToolTip(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(12)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    choice.setMinimumWidth(least)
    return choice
