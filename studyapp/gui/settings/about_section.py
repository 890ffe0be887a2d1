"""What this program is, and what it is made of."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp import __version__
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.containers import Card
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr

CONTEXT = "Settings"


class AboutSection(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.space(12))
        box.addWidget(Label(theme, tr(CONTEXT, "About and licences"), role="heading"))
        card = Card(theme, padding=20, spacing=10)
        card.body.addWidget(Label(theme, tr(CONTEXT, "StudyApp {0}").format(__version__), role="bodyStrong"))
        for text in (
            tr(CONTEXT, "Revise history for exams, offline. Nothing leaves this computer."),
            tr(CONTEXT, "The program is under the MIT licence, the built-in deck under CC BY 4.0."),
            tr(CONTEXT, "Qt {0} and PySide6 are used under the LGPL, version 3.").format(qVersion()),
            tr(CONTEXT, "Icons: Lucide, ISC licence; some come from Feather, MIT licence."),
            tr(CONTEXT, "Scheduling: FSRS-6 by Open Spaced Repetition, MIT licence."),
        ):
            card.body.addWidget(WrapLabel(theme, text, color="text2"))
        box.addWidget(card)
        box.addStretch(1)
