"""The last resort: says that a bug was met, that answers are safe, and what can be copied into a report."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from studyapp import __version__
from studyapp.errors import StudyAppError
from studyapp.gui.notifier import Notifier
from studyapp.gui.theme import Theme

log = logging.getLogger(__name__)


def tr(text: str) -> str:
    return QCoreApplication.translate("CrashDialog", text)


class CrashHandler:
    """Takes what nobody caught: a user's problem becomes a message, anything else the crash dialog."""

    def __init__(self, theme: Theme, window: QWidget, notifier: Notifier) -> None:
        self._theme, self._window, self._notifier = theme, window, notifier
        self._is_open = False

    def install(self) -> None:
        """From now on, errors in Qt's slots come here too."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, StudyAppError):
            self._notifier.show_problem(error)
            return
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("bug: %s", details)
        sys.stderr.write(details)
        if not self._is_open:
            self._is_open = True
            try:
                self._show(details)
            finally:
                self._is_open = False

    def _show(self, details: str) -> None:
        import platform

        from studyapp.gui.widgets.dialog import Dialog

        report = (
            f"StudyApp {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n{details}"
        )
        dialog = Dialog(
            self._theme,
            self._window,
            tr("StudyApp met a bug"),
            tr(
                "Your answers are safe: each was saved when you gave it. You can go on, or close and start again."
            ),
            icon="triangle-alert",
            tint="caution",
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("Details for a report"))
        text.setMinimumHeight(self._theme.size(160))
        dialog.body.addWidget(text)
        copy = dialog.add_button(tr("Copy details"), kind="plain", icon="copy", left=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        leave = dialog.add_button(tr("Close StudyApp"))
        leave.clicked.connect(dialog.reject)
        leave.clicked.connect(QApplication.quit)
        dialog.add_button(tr("Go on"), kind="primary").clicked.connect(dialog.accept)
        dialog.exec()
