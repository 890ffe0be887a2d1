"""The one door to the user: messages, questions and problems. No other module opens a message box.

Dialogs are imported when the first one is shown: a start needs none.
"""

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from studyapp.content.problem import DeckError
from studyapp.errors import StudyAppError
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.toast import Toast

log = logging.getLogger(__name__)


def tr(text: str) -> str:
    return QCoreApplication.translate("Notifier", text)


class Notifier:
    """Speaks over one window."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        self._window = window
        self._toast = Toast(theme, window)

    def tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A short message that leaves by itself; `undo` puts a button beside it."""
        log.info("told: %s", text)
        self._toast.tell(text, tr("Undo"), undo)

    def show_problem(self, error: StudyAppError) -> bool:
        """Show a problem until it is closed. For a broken deck: whether another file was asked for."""
        from studyapp.gui.widgets.dialog import Dialog

        log.warning("problem: %s", error)
        if isinstance(error, DeckError):
            from studyapp.gui.widgets.problem_dialog import ProblemDialog

            dialog = ProblemDialog(self._theme, self._window, error)
            dialog.exec()
            return dialog.wants_other_file
        text = " ".join(part for part in (error.safe, error.advice) if part)
        plain = Dialog(
            self._theme, self._window, error.what_happened, text, icon="triangle-alert", tint="caution"
        )
        plain.add_button(tr("Close"), kind="primary").clicked.connect(plain.accept)
        plain.exec()
        return False

    def ask(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
        """A question with two answers; Esc is no."""
        from studyapp.gui.widgets.dialog import Dialog

        dialog = Dialog(self._theme, self._window, title, text, icon="info")
        stay = dialog.add_button(tr("Cancel"), kind="secondary")
        stay.clicked.connect(dialog.reject)
        go = dialog.add_button(yes, kind="danger" if danger else "primary")
        go.clicked.connect(dialog.accept)
        if danger:
            stay.setFocus()
        return dialog.exec() == Dialog.DialogCode.Accepted

    def place(self) -> None:
        """Put the message where it belongs after the window changed its size."""
        self._toast.place()
