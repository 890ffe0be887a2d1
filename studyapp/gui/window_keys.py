"""Keys that work on every page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from studyapp.gui.sidebar import PAGES

if TYPE_CHECKING:
    from studyapp.gui.main_window import MainWindow

TEXT_STEP, SMALLEST_TEXT, LARGEST_TEXT = 10, 100, 200
"""Per cent."""


def add_window_keys(window: "MainWindow") -> None:
    """Pages by number, settings, text size, files, help and quitting."""
    actions: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Ctrl+,", lambda: window.open_page("settings")),
        ("Ctrl++", lambda: _step_text_size(window, TEXT_STEP)),
        ("Ctrl+=", lambda: _step_text_size(window, TEXT_STEP)),
        ("Ctrl+-", lambda: _step_text_size(window, -TEXT_STEP)),
        ("Ctrl+0", lambda: window.set_setting("text_size", SMALLEST_TEXT)),
        ("Ctrl+O", window.deck_files.choose),
        ("Ctrl+S", window.backups.make),
        ("F1", partial(show_help_of, window)),
        ("?", partial(show_help_of, window)),
        ("Ctrl+Q", window.close),
    )
    pages = (
        (f"Ctrl+{number}", partial(window.open_page, name)) for number, name in enumerate(PAGES, start=1)
    )
    for keys, action in (*actions, *pages):
        QShortcut(QKeySequence(keys), window).activated.connect(action)


def _step_text_size(window: "MainWindow", step: int) -> None:
    size = int(window.services.settings.get("text_size")) + step
    window.set_setting("text_size", min(LARGEST_TEXT, max(SMALLEST_TEXT, size)))


def show_help_of(window: "MainWindow") -> None:
    """The help with all keys, over the window."""
    from studyapp.gui.help_dialog import show_help

    show_help(window.theme, window)
