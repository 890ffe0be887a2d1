"""Two people, events or terms beside each other, field by field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.dialog import Dialog, DialogScroll
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.comparison import Compared

CONTEXT = "Compare"


def field_words(field: str) -> str:
    """A field of an entry as students know it."""
    return {
        "side": tr(CONTEXT, "Side"),
        "roles": tr(CONTEXT, "Part"),
        "known_for": tr(CONTEXT, "Known for"),
        "date": tr(CONTEXT, "When"),
        "what": tr(CONTEXT, "What"),
        "place": tr(CONTEXT, "Where"),
        "figures": tr(CONTEXT, "Who"),
        "problem": tr(CONTEXT, "Before"),
        "choice": tr(CONTEXT, "Decided"),
        "reasons": tr(CONTEXT, "Why"),
        "definition": tr(CONTEXT, "Meaning"),
        "coined_by": tr(CONTEXT, "From"),
        "purpose": tr(CONTEXT, "Task"),
        "members": tr(CONTEXT, "Members"),
        "holder": tr(CONTEXT, "Held by"),
        "evidence": tr(CONTEXT, "Evidence"),
        "unit": tr(CONTEXT, "Unit"),
        "context": tr(CONTEXT, "Why it matters"),
    }.get(field, field)


def compare_dialog(theme: Theme, window: QWidget, compared: Compared) -> Dialog:
    """The dialog, to be executed by the caller."""
    title = tr(CONTEXT, "{0} and {1}").format(_short(compared.left), _short(compared.right))
    dialog = Dialog(theme, window, title, tr(CONTEXT, "Where the two differ"), icon="info")
    dialog.setMinimumWidth(min(theme.size(720), max(480, window.width() - 80)))
    scroll = DialogScroll(dialog)
    scroll.body.addLayout(_grid(theme, compared))
    scroll.body.addStretch(1)
    dialog.body.addWidget(scroll)
    close = dialog.add_button(tr(CONTEXT, "Close"), kind="primary")
    close.clicked.connect(dialog.accept)
    return dialog


def _grid(theme: Theme, compared: Compared) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.space(20))
    grid.setVerticalSpacing(theme.space(12))
    for column, share in enumerate((0, 1, 1)):
        grid.setColumnStretch(column, share)
    for column, text in ((1, compared.left), (2, compared.right)):
        grid.addWidget(WrapLabel(theme, text, role="bodyStrong"), 0, column, Qt.AlignmentFlag.AlignTop)
    for place, row in enumerate(compared.rows, start=1):
        name = Label(theme, field_words(row.field), role="small", color="text2")
        grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        for column, texts in ((1, row.left), (2, row.right)):
            label = WrapLabel(theme, role="body", color="text" if row.differs else "text2")
            label.set_items(texts or ("–",))
            grid.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _short(title: str) -> str:
    return title if len(title) <= 40 else tr(CONTEXT, "the one")
