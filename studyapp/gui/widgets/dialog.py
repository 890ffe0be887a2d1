"""Dialogs: the title says what happened, the default is right, Esc closes, focus returns."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.focus import move_focus
from studyapp.gui.widgets.focus_ring import FocusRing
from studyapp.gui.widgets.labels import IconLabel, Label, WrapLabel

WIDTH = 600
AROUND, FEWEST_HIGH = 190, 160
"""Height that a dialog's head and buttons and the window around it take; and the least that scrolls."""


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
        for part in self.findChildren(DialogScroll):
            part.fit()
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
            self.resize(self.width(), self.minimumHeight())
        self._ring.follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return move_focus(self, next) or super().focusNextPrevChild(next)

    def add_button(self, text: str, *, kind: str = "secondary", icon: str = "", left: bool = False) -> Button:
        """A button of the footer; the caller connects it."""
        button = Button(self.theme, text, kind=kind, icon=icon)
        self.footer.insertWidget(0 if left else self.footer.count(), button)
        if kind == "primary":
            button.setFocus()
        return button


class DialogScroll(QScrollArea):
    """A part of a dialog that scrolls down where the window leaves too little room; its layout is `body`."""

    def __init__(self, dialog: Dialog) -> None:
        super().__init__()
        self._theme = dialog.theme
        window = dialog.parentWidget()
        room = (window.height() if window is not None else dialog.theme.size(WIDTH)) - dialog.theme.size(
            AROUND
        )
        self._highest = max(dialog.theme.size(FEWEST_HIGH), room)
        self.setObjectName("raised")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.body = QVBoxLayout(content)
        # Room for the focus ring at the sides.
        side = dialog.theme.space(6)
        self.body.setContentsMargins(side, 0, side + dialog.theme.space(6), 0)
        self.body.setSpacing(dialog.theme.space(8))
        self.setWidget(content)

    def fit(self) -> None:
        """As high as the content, as long as the window has room for that."""
        self.body.activate()
        width = self.viewport().width()
        wanted = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else 0
        wanted = max(wanted, self.body.totalMinimumSize().height())
        self.setFixedHeight(min(wanted + self._theme.space(6), self._highest))
