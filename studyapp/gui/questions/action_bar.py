"""The bar below a question: a note at the left, other ways to go on, and the one obvious action."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Bar, clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import IconLabel, Label

COLUMN = 720


class ActionBar(Bar):
    """Its content is set anew for each step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, height=80, line_below=False)
        column = QWidget()
        column.setMaximumWidth(theme.size(COLUMN))
        theme.changed.connect(lambda: column.setMaximumWidth(theme.size(COLUMN)))
        row = QHBoxLayout(column)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(10))
        self._icon = IconLabel(theme, "history", pixels=16)
        self._note = Label(theme, role="small", color="text2")
        self._others = QHBoxLayout()
        self._others.setSpacing(theme.space(10))
        self.main = Button(theme, "", kind="primary", size="large", key="Enter")
        self.main.clicked.connect(self._act)
        self._action: Callable[[], None] | None = None
        row.addWidget(self._icon)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addLayout(self._others)
        row.addWidget(self.main)
        self.body.addStretch(1)
        self.body.addWidget(column, 20)
        self.body.addStretch(1)
        self.set_note("")

    def set_note(self, text: str, icon: str = "") -> None:
        """A short sentence beside the buttons; "" for none."""
        self._note.setText(text)
        if icon:
            self._icon.set_icon(icon, "text2")
        self._icon.setVisible(bool(icon))

    def set_main(self, text: str, action: Callable[[], None], *, focus: bool = False) -> None:
        """Name the main button and what it does; the other ways are taken away."""
        clear_layout(self._others)
        self.main.show()
        self.main.setText(text)
        self._action = action
        if focus:
            give_focus(self.main)

    def set_choices(self, choices: list[tuple[str, str, Callable[[], None]]], usual: int) -> None:
        """Several ways with their keys instead of the main button; Enter takes the usual one."""
        clear_layout(self._others)
        self.main.hide()
        for place, (text, key, action) in enumerate(choices):
            button = self.add_other(text, action, key=key, kind="primary" if place == usual else "secondary")
            if place == usual:
                give_focus(button)

    def add_other(
        self, text: str, action: Callable[[], None], *, key: str = "", kind: str = "secondary"
    ) -> Button:
        """One more way to go on, before the main button."""
        button = Button(self.theme, text, kind=kind, size="large", key=key)
        button.clicked.connect(lambda _checked: action())
        self._others.addWidget(button)
        return button

    def _act(self) -> None:
        if self._action is not None:
            self._action()
