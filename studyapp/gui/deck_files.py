"""Installing decks from files, and removing them: reading beside the window, storing in it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.errors import StudyAppError
from studyapp.gui.background import Background
from studyapp.gui.notifier import Notifier
from studyapp.gui.words import tr
from studyapp.services.library import Library

CONTEXT = "Library"


class DeckFiles(QObject):
    """`changed` carries what is different; `installed` the deck, and whether nobody asked for it by hand."""

    changed = Signal(object)
    installed = Signal(object, bool)

    def __init__(self, window: QWidget, notifier: Notifier, background: Background, library: Library) -> None:
        super().__init__(window)
        self._window = window
        self._notifier = notifier
        self._background = background
        self._library = library

    def install_shipped(self) -> None:
        """Install the decks that come with the program."""
        self._install(list(self._library.shipped_decks), quietly=True)

    def install(self, files: list[Path]) -> None:
        """Install packages or source folders, one after the other; a folder may be given by its deck.yaml."""
        folders = [file.parent if file.name == "deck.yaml" else file for file in files]
        self._install(folders, quietly=False)

    def choose(self) -> None:
        """Ask for files, and install them."""
        title, kinds = tr(CONTEXT, "Install deck file"), tr(CONTEXT, "Decks (*.studydeck deck.yaml)")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        self.install([Path(name) for name in chosen])

    def _install(self, files: list[Path], *, quietly: bool) -> None:
        if not files:
            return
        file, rest = files[0], files[1:]

        def done(prepared: object) -> None:
            self._store(prepared, quietly=quietly)
            self._install(rest, quietly=quietly)

        def failed(error: Exception) -> None:
            if not isinstance(error, StudyAppError):
                raise error
            if self._notifier.show_problem(error):
                self.choose()
            self._install(rest, quietly=quietly)

        self._background.run(lambda: self._library.prepare(file), done, failed)

    def _store(self, prepared: object, *, quietly: bool) -> None:
        try:
            deck, changes = self._library.store(prepared)  # type: ignore[arg-type]  # as `prepare` gave it
        except StudyAppError as error:
            self._notifier.show_problem(error)
            return
        self.changed.emit(changes)
        self.installed.emit(deck, quietly)
        if not quietly:
            self._notifier.tell(tr(CONTEXT, "Installed {0}").format(deck.title))

    def remove(self, deck_id: str) -> None:
        """Ask, then take a deck out of the library."""
        deck = self._library.deck(deck_id)
        title = tr(CONTEXT, "Remove {0}?").format(deck.title)
        text = tr(
            CONTEXT, "Its cards leave the library. Your answers are kept and count again when it comes back."
        )
        if self._notifier.ask(title, text, tr(CONTEXT, "Remove"), danger=True):
            self.changed.emit(self._library.remove(deck_id))
            self._notifier.tell(tr(CONTEXT, "Removed {0}").format(deck.title))
