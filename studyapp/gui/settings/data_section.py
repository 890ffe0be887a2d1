"""Where progress is kept, and its backups."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card, Rule, clear_layout
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import day_words, tr
from studyapp.services.backups import Backups

CONTEXT = "Settings"
SHOWN_BACKUPS = 8


class DataSection(QWidget):
    """`restoreRequested` carries the file of a backup."""

    backupRequested = Signal()
    restoreRequested = Signal(object)

    def __init__(self, theme: Theme, backups: Backups) -> None:
        super().__init__()
        self._theme = theme
        self._backups = backups
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.space(12))

    def refresh(self) -> None:
        """List what is there now."""
        theme = self._theme
        clear_layout(self._box)
        self._box.addWidget(Label(theme, tr(CONTEXT, "Profile folder"), role="heading"))
        folder = Card(theme, padding=20)
        where = WrapLabel(theme, str(self._backups.folder.parent), role="label")
        folder.body.addWidget(where)
        kept = tr(CONTEXT, "All answers, decks, settings and backups are here, and nowhere else.")
        folder.body.addWidget(WrapLabel(theme, kept, role="small", color="text2"))
        self._box.addWidget(folder)
        head = QHBoxLayout()
        head.addWidget(Label(theme, tr(CONTEXT, "Backups"), role="heading"))
        head.addStretch(1)
        now = Button(theme, tr(CONTEXT, "Back up now"), icon="download")
        now.clicked.connect(self.backupRequested)
        head.addWidget(now)
        self._box.addLayout(head)
        self._box.addWidget(self._list())
        self._box.addStretch(1)

    def _list(self) -> Card:
        theme = self._theme
        card = Card(theme, padding=20, spacing=8)
        found = self._backups.all()[:SHOWN_BACKUPS]
        for place, backup in enumerate(found):
            if place:
                card.body.addWidget(Rule(theme))
            made = backup.made_at.astimezone()
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(0)
            when = f"{day_words(made.date())}, {made:%H:%M}"
            words.addWidget(Label(theme, when, role="label"))
            answers = tr(CONTEXT, "%n answer(s)", backup.answers)
            words.addWidget(Label(theme, answers, role="small", color="text2"))
            row.addLayout(words, 1)
            restore = Button(theme, tr(CONTEXT, "Restore"), size="small")
            restore.setAccessibleName(tr(CONTEXT, "Restore the backup of {0}").format(when))
            restore.clicked.connect(lambda _=False, file=backup.file: self.restoreRequested.emit(file))
            row.addWidget(restore)
            card.body.addLayout(row)
        if not found:
            text = tr(CONTEXT, "There is no backup yet. One is made each day that you study.")
            card.body.addWidget(WrapLabel(theme, text, color="text2"))
        return card
