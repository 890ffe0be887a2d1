"""Asking where figures or a picture of the page are to be kept."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.gui.words import tr

CONTEXT = "Progress"
TABLE, PICTURE = ".csv", ".png"


def ask_file(parent: QWidget) -> Path | None:
    """Where to write, with the suffix of a table or of a picture; None when nothing was chosen."""
    kinds = {
        tr(CONTEXT, "Table of all figures (*.csv)"): TABLE,
        tr(CONTEXT, "Picture of this page (*.png)"): PICTURE,
    }
    title = tr(CONTEXT, "Export progress")
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title, tr(CONTEXT, "progress") + TABLE, ";;".join(kinds)
    )
    if not chosen:
        return None
    file = Path(chosen)
    return (
        file
        if file.suffix.lower() in {TABLE, PICTURE}
        else file.with_name(file.name + kinds.get(kind, TABLE))
    )
