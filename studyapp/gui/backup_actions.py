"""Backups from the window: made now or when due, and put back with a question first and Undo after."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studyapp.errors import StudyAppError
from studyapp.gui.background import Background
from studyapp.gui.notifier import Notifier
from studyapp.gui.words import day_words, tr
from studyapp.services.changes import Changes
from studyapp.services.services import Services

if TYPE_CHECKING:
    from studyapp.services.backups import Backup

CONTEXT = "Window"


class BackupActions(QObject):
    """`made` after a backup; `changed` carries what a restore changed."""

    made = Signal()
    changed = Signal(object)

    def __init__(
        self, window: QWidget, notifier: Notifier, background: Background, services: Services
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notifier = notifier
        self._background = background
        self._services = services

    def make(self) -> None:
        """Make a backup now."""

        def done(made: "Backup") -> None:
            self.made.emit()
            self._notifier.tell(tr(CONTEXT, "Backed up %n answer(s)", made.answers))

        self._background.run(self._services.backups.make, done)

    def make_when_due(self) -> None:
        """Make the daily backup, once the window is there."""
        self._background.run(self._services.backups.make_when_due, lambda _made: None)

    def restore(self, file: Path) -> None:
        """Go back to a backup, when the student agrees."""
        backup = next(one for one in self._services.backups.all() if one.file == file)
        made = backup.made_at.astimezone()
        title = tr(CONTEXT, "Go back to {0}, {1}?").format(day_words(made.date()), f"{made:%H:%M}")
        text = tr(CONTEXT, "The present state becomes a backup first, so you can return to it.")
        if self._notifier.ask(title, text, tr(CONTEXT, "Restore")):
            self._put_back(file, self._tell_restored)

    def _tell_restored(self, before: "Backup") -> None:
        def undone(_before: "Backup") -> None:
            self._notifier.tell(tr(CONTEXT, "Back as it was"))

        self._notifier.tell(tr(CONTEXT, "Restored"), lambda: self._put_back(before.file, undone))

    def _put_back(self, file: Path, then: "Callable[[Backup], None]") -> None:
        """Restore a backup in the background; the window takes no input until it is there."""
        self._window.setEnabled(False)

        def done(outcome: "tuple[Backup, Changes]") -> None:
            before, changes = outcome
            self._window.setEnabled(True)
            self._services.settings.reload()
            self.changed.emit(changes)
            then(before)

        def failed(error: Exception) -> None:
            self._window.setEnabled(True)
            if not isinstance(error, StudyAppError):
                raise error
            self._notifier.show_problem(error)

        self._background.run(lambda: self._services.backups.restore(file), done, failed)
