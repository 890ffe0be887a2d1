"""The keys, in one list."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.dialog import Dialog
from studyapp.gui.widgets.labels import Label
from studyapp.gui.words import tr

CONTEXT = "Help"


def native(keys: str) -> str:
    """A key sequence as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def key_list() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Where, and there: keys and what they do."""
    return (
        (
            tr(CONTEXT, "Everywhere"),
            (
                (
                    f"{native('Ctrl+1')} – {native('Ctrl+5')}",
                    tr(CONTEXT, "Today, Quiz, Progress, Exam plan, Library"),
                ),
                (native("Ctrl+,"), tr(CONTEXT, "Settings")),
                (f"{native('Ctrl+T')}, {native('Ctrl+E')}", tr(CONTEXT, "Progress as tables; export it")),
                (f"{native('Ctrl++')}, {native('Ctrl+-')}, {native('Ctrl+0')}", tr(CONTEXT, "Text size")),
                (native("Ctrl+O"), tr(CONTEXT, "Install a deck file")),
                (native("Ctrl+S"), tr(CONTEXT, "Back up now")),
                (native("F1"), tr(CONTEXT, "This list")),
                (native("Ctrl+Q"), tr(CONTEXT, "Quit")),
            ),
        ),
        (
            tr(CONTEXT, "Study"),
            (
                (tr(CONTEXT, "Space, Enter"), tr(CONTEXT, "Show the answer, then Good")),
                ("1, 2, 3, 4", tr(CONTEXT, "Again, Hard, Good, Easy")),
                ("T", tr(CONTEXT, "Type the answer to a flashcard")),
                (native("Ctrl+Z"), tr(CONTEXT, "Take the last grade back")),
                ("E", tr(CONTEXT, "Reword or split the card, once answered")),
                (native("Alt+P"), tr(CONTEXT, "Put the card away")),
                ("Esc", tr(CONTEXT, "End; everything is saved")),
            ),
        ),
        (
            tr(CONTEXT, "Quiz"),
            (
                (tr(CONTEXT, "A to E, 1 to 5, ↑ ↓"), tr(CONTEXT, "Choose")),
                (tr(CONTEXT, "Enter"), tr(CONTEXT, "Check, then the next question")),
                ("G, U, C", tr(CONTEXT, "Guess, fairly sure, certain")),
                (native("Alt+F"), tr(CONTEXT, "Flag the question")),
                (tr(CONTEXT, "PgUp, PgDn"), tr(CONTEXT, "Back and forth in an exam")),
                ("Esc", tr(CONTEXT, "End with what was answered; an exam stays open")),
            ),
        ),
    )


def show_help(theme: Theme, window: QWidget) -> None:
    """Show the keys until the dialog is closed."""
    text = tr(CONTEXT, "Everything can be done with the keyboard; Tab moves on.")
    dialog = Dialog(theme, window, tr(CONTEXT, "Help and keys"), text, icon="keyboard")
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.space(24))
    grid.setVerticalSpacing(theme.space(4))
    grid.setColumnStretch(1, 1)
    row = 0
    for title, keys in key_list():
        grid.addWidget(Label(theme, title, role="labelStrong"), row, 0, 1, 2)
        row += 1
        for key, meaning in keys:
            grid.addWidget(Label(theme, key, role="small", color="text2"), row, 0)
            grid.addWidget(Label(theme, meaning, role="small"), row, 1)
            row += 1
    dialog.body.addLayout(grid)
    dialog.add_button(tr(CONTEXT, "Close"), kind="primary").clicked.connect(dialog.accept)
    dialog.exec()
