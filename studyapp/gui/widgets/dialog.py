"""Dialogs: the title says what happened, the default is right, Esc closes, focus returns."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.focus_ring import FocusRing
from studyapp.gui.widgets.labels import IconLabel, Label, WrapLabel

WIDTH = 600


class Dialog(QDialog):
    """A real dialog with a title, a sentence, a body and buttons."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        title: str,
        text: str,
        *,
        icon: str = "info",
        tint: str = "link",
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setMinimumWidth(min(theme.size(480), 900))
        self.resize(min(theme.size(WIDTH), 1000), 0)
        whole = QVBoxLayout(self)
        pad = theme.space(24)
        whole.setContentsMargins(pad, pad, pad, theme.space(20))
        whole.setSpacing(theme.space(16))
        head = QHBoxLayout()
        head.setSpacing(theme.space(14))
        head.addWidget(IconLabel(theme, icon, pixels=24, color=tint), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space(4))
        words.addWidget(Label(theme, title, role="heading"))
        self.text = WrapLabel(theme, text, color="text2")
        words.addWidget(self.text)
        head.addLayout(words, 1)
        whole.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space(6))
        whole.addLayout(self.body)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(theme.space(8))
        self.footer.addStretch(1)
        whole.addLayout(self.footer)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._ring = FocusRing(theme, self)

    def fit(self) -> None:
        """As high as the text needs at this width: Qt asks dialogs only for a height that fits some width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
            self.resize(self.width(), self.minimumHeight())
        self._ring.follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def add_button(self, text: str, *, kind: str = "secondary", icon: str = "", left: bool = False) -> Button:
        """A button of the footer; the caller connects it."""
        button = Button(self.theme, text, kind=kind, icon=icon)
        self.footer.insertWidget(0 if left else self.footer.count(), button)
        if kind == "primary":
            button.setFocus()
        return button
