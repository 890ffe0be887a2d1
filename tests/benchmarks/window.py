"""A window over the shipped deck, for benchmarks that press keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from studyapp.bootstrap import build_services
from studyapp.gui.app import make_application, make_window
from studyapp.gui.main_window import MainWindow
from studyapp.paths import find_paths


@contextmanager
def shown_window(folder: Path) -> Iterator[MainWindow]:
    """Active and painted, over a new profile in this folder; closed at the end."""
    make_application()
    paths = find_paths(folder)
    services = build_services(paths)
    try:
        for deck in services.library.shipped_decks:
            services.library.install(deck)
        window = make_window(services, paths.resources, paths.cache)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        yield window
        window.close()
    finally:
        services.close()
