"""A process with one window that says on standard output when it is painted, and how much memory it holds.

    python -m tests.benchmarks.child_window bare
    python -m tests.benchmarks.child_window studyapp FOLDER

It prints "painted", and after some seconds of rest the resident memory in KiB; then it ends.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

REST_MS = 6000
"""Until what is got ready beside the window, such as the questions of the decks, is ready."""


def watch(app: Any, window_class: str) -> None:
    """Tell of the first paint of a window of that class, once it is done.

    Qt is imported here, and not at the top, so that each program imports it where it does so itself.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            painted = watched if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) else None
            if painted is not None and type(painted.window()).__name__ == window_class:
                app.removeEventFilter(self)
                QTimer.singleShot(0, lambda: tell(lambda: QTimer.singleShot(REST_MS, tell_memory)))
            return False

    app.installEventFilter(FirstPaint(app))


def tell(rest: Callable[[], None]) -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    if "--rest" in sys.argv:
        rest()
    else:
        os._exit(0)


def tell_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    sys.stdout.write(f"{pages * os.sysconf('SC_PAGE_SIZE') // 1024}\n")
    sys.stdout.flush()
    os._exit(0)


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    watch(app, "QMainWindow")
    window = QMainWindow()
    window.setCentralWidget(QLabel("A window"))
    window.resize(1200, 780)
    window.show()
    app.exec()


def studyapp(folder: str) -> None:
    import studyapp.bootstrap  # noqa: F401 - as the command does
    from studyapp.cli.app import cli
    from studyapp.gui import app as gui_app

    make = gui_app.make_application

    def watched() -> Any:
        made = make()
        watch(made, "MainWindow")
        return made

    gui_app.make_application = watched
    cli(["--data-dir", folder], prog_name="studyapp")


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        studyapp(sys.argv[2])
