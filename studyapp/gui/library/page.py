"""The library: installed decks, what is inside them, and ways to install another."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout

from studyapp.gui.library.deck_item import DeckItem
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import MEDIUM, Card, Rule, ScrollPage, clear_layout, stack
from studyapp.gui.widgets.empty_state import DropZone
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import IconLabel, Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.changes import Changes
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.library import Library

CONTEXT = "Library"


class LibraryPage(ScrollPage):
    """`filesRequested` carries paths to install; `removeRequested` and `ownRequested` a deck's id.

    `own_number` says how many cards and answers of their own the student added to a deck.
    """

    filesRequested = Signal(list)
    chooseRequested = Signal()
    studyRequested = Signal(str)
    quizRequested = Signal(str)
    removeRequested = Signal(str)
    ownRequested = Signal(str)

    def __init__(self, theme: Theme, library: Library, own_number: Callable[[str], int]) -> None:
        super().__init__(theme)
        self._own_number = own_number
        self._theme = theme
        self._library = library
        self._decks: tuple[InstalledDeck, ...] = ()
        self._chosen = ""
        head = QHBoxLayout()
        head.addWidget(Label(theme, tr(CONTEXT, "Library"), role="title"))
        head.addStretch(1)
        self.install = Button(theme, tr(CONTEXT, "Install deck file"), kind="primary", icon="file-up")
        self.install.clicked.connect(self.chooseRequested)
        head.addWidget(self.install)
        self.body.addLayout(head)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space(18))
        left = QVBoxLayout()
        left.setSpacing(theme.space(14))
        self._list = Card(theme, padding=6, spacing=0)
        left.addWidget(self._list)
        drop = DropZone(theme, tr(CONTEXT, "Drop a deck file here, or"), tr(CONTEXT, "choose a file"))
        drop.chooseRequested.connect(self.chooseRequested)
        drop.dropped.connect(self.filesRequested)
        left.addWidget(drop)
        note = QHBoxLayout()
        note.setSpacing(theme.space(8))
        note.addWidget(IconLabel(theme, "lock", pixels=16))
        note.addWidget(
            Label(theme, tr(CONTEXT, "Decks stay on this computer."), role="small", color="text2"), 1
        )
        left.addLayout(note)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        self._details = Card(theme, padding=20, spacing=8)
        self._columns.addWidget(self._details, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self._group = QButtonGroup(self)

    def refresh(self) -> None:
        """List what is installed; the chosen deck stays chosen."""
        self._decks = self._library.decks()
        for button in self._group.buttons():
            self._group.removeButton(button)
        clear_layout(self._list.body)
        if not self._decks:
            self._list.body.addWidget(
                WrapLabel(self._theme, tr(CONTEXT, "No deck is installed."), color="text2")
            )
        chosen = next(
            (deck for deck in self._decks if deck.id == self._chosen), next(iter(self._decks), None)
        )
        for deck in self._decks:
            cards = tr(CONTEXT, "%n card(s)", deck.cards)
            item = DeckItem(
                self._theme, deck.title, tr(CONTEXT, "{0}, version {1}").format(cards, deck.version)
            )
            item.setChecked(chosen is not None and deck.id == chosen.id)
            item.clicked.connect(lambda _=False, one=deck: self._choose(one))
            self._group.addButton(item)
            self._list.body.addWidget(item)
        self._details.setVisible(chosen is not None)
        if chosen is not None:
            self._choose(chosen)
        self._reflow()

    def open(self) -> None:
        """Show what is true now, and be ready for keys."""
        self.refresh()
        self.take_focus()

    def take_focus(self) -> None:
        give_focus(self.install)

    def show_deck(self, deck_id: str) -> None:
        """Choose a deck, such as one that was just installed."""
        self._chosen = deck_id
        self.refresh()

    def _choose(self, deck: InstalledDeck) -> None:
        self._chosen = deck.id
        theme, body = self._theme, self._details.body
        clear_layout(body)
        body.addWidget(WrapLabel(theme, deck.title, role="heading"))
        body.addWidget(WrapLabel(theme, deck.description, role="small", color="text2"))
        body.addLayout(self._actions(deck))
        if deck.changes:
            body.addWidget(Rule(theme))
            new = tr(CONTEXT, "New in version {0}").format(deck.version)
            body.addWidget(Label(theme, new, role="labelStrong"))
            body.addWidget(WrapLabel(theme, deck.changes, role="small", color="text2"))
        body.addWidget(Rule(theme))
        body.addWidget(Label(theme, tr(CONTEXT, "What is inside"), role="labelStrong"))
        for name, count in self._contents(deck):
            body.addLayout(self._fact(name, str(count)))
        own = self._own_number(deck.id)
        if own:
            body.addLayout(self._made_by_you(deck, own))
        body.addWidget(Rule(theme))
        size = QLocale().formattedDataSize(
            deck.file_bytes, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        for name, value in (
            (tr(CONTEXT, "Licence"), deck.licence),
            (tr(CONTEXT, "Authors"), ", ".join(deck.authors)),
            (tr(CONTEXT, "Sources"), str(len(deck.sources))),
            (tr(CONTEXT, "File"), size),
        ):
            if value:
                body.addLayout(self._fact(name, value))

    def _actions(self, deck: InstalledDeck) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.space(8))
        study = Button(theme, tr(CONTEXT, "Study"))
        study.clicked.connect(lambda: self.studyRequested.emit(deck.id))
        quiz = Button(theme, tr(CONTEXT, "Quiz"))
        quiz.clicked.connect(lambda: self.quizRequested.emit(deck.id))
        remove = Button(theme, tr(CONTEXT, "Remove"), kind="danger")
        remove.clicked.connect(lambda: self.removeRequested.emit(deck.id))
        for button in (study, quiz, remove):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _made_by_you(self, deck: InstalledDeck, number: int) -> QHBoxLayout:
        row = QHBoxLayout()
        name = tr(CONTEXT, "Made by you")
        row.addWidget(Label(self._theme, name, role="small", color="text2"))
        row.addStretch(1)
        show = Button(self._theme, tr(CONTEXT, "Show {0}").format(number), kind="link")
        show.setAccessibleName(tr(CONTEXT, "Show what you added to {0}").format(deck.title))
        show.clicked.connect(lambda: self.ownRequested.emit(deck.id))
        row.addWidget(show)
        return row

    @staticmethod
    def _contents(deck: InstalledDeck) -> list[tuple[str, int]]:
        counts = deck.entry_counts
        named = (
            (tr(CONTEXT, "People"), counts.get("figure", 0)),
            (tr(CONTEXT, "Events with dates"), counts.get("event", 0)),
            (tr(CONTEXT, "Decisions"), counts.get("decision", 0)),
            (tr(CONTEXT, "Terms and organisations"), counts.get("term", 0) + counts.get("organisation", 0)),
            (tr(CONTEXT, "Statistics"), counts.get("statistic", 0) + counts.get("series", 0)),
            (tr(CONTEXT, "Arguments"), counts.get("argument", 0)),
            (tr(CONTEXT, "Notes and questions"), counts.get("note", 0) + counts.get("question", 0)),
        )
        return [(name, count) for name, count in named if count]

    def _fact(self, name: str, value: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(16))
        row.addWidget(Label(self._theme, name, role="small", color="text2"), 0, Qt.AlignmentFlag.AlignTop)
        shown = WrapLabel(self._theme, value, role="small", align="right")
        row.addWidget(shown, 1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        wide = self.effective_width >= MEDIUM
        stack(self._columns, not wide)
        if wide:
            self._details.setFixedWidth(self._theme.size(312))
        else:
            self._details.setMinimumWidth(0)
            self._details.setMaximumWidth(16_777_215)

    def on_changes(self, changes: Changes) -> None:
        if changes.decks or changes.everything or (changes.answers and self.isVisible()):
            self.refresh()
