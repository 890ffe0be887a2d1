"""The pages of the window, as a sidebar or, in a narrower window, as a rail of pictures."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.choices import NavItem
from studyapp.gui.words import tr

CONTEXT = "Sidebar"
WIDE, RAIL = 216, 60
PAGES = ("today", "quiz", "progress", "exam_plan", "library")
"""From the top; Ctrl and their number opens them."""
FIRST_OF_GROUP = {"progress", "library"}


class Sidebar(QWidget):
    """`pageRequested` carries one of `PAGES` or settings; `helpRequested` asks for the keys."""

    pageRequested = Signal(str)
    helpRequested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_rail = False
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr(CONTEXT, "Pages"))
        self._box = QVBoxLayout(self)
        self.items = {
            "today": NavItem(theme, "house", tr(CONTEXT, "Today")),
            "quiz": NavItem(theme, "list-checks", tr(CONTEXT, "Quiz")),
            "progress": NavItem(theme, "chart-line", tr(CONTEXT, "Progress")),
            "exam_plan": NavItem(theme, "calendar-check", tr(CONTEXT, "Exam plan")),
            "library": NavItem(theme, "library", tr(CONTEXT, "Library")),
            "settings": NavItem(theme, "settings", tr(CONTEXT, "Settings")),
        }
        self._help = NavItem(theme, "circle-question-mark", tr(CONTEXT, "Help and keys"))
        self._help.setCheckable(False)
        self._help.clicked.connect(self.helpRequested)
        for name, item in self.items.items():
            item.clicked.connect(lambda _=False, page=name: self.pageRequested.emit(page))
        for name in PAGES:
            if name in FIRST_OF_GROUP:
                self._box.addSpacing(theme.space(12))
            self._box.addWidget(self.items[name])
        self._box.addStretch(1)
        self._box.addWidget(self._help)
        self._box.addWidget(self.items["settings"])
        theme.changed.connect(self._fit)
        self._fit()

    def show_page(self, name: str) -> None:
        """Mark the page that is open."""
        for key, item in self.items.items():
            item.setChecked(key == name)

    def show_due(self, count: int) -> None:
        self.items["today"].set_count(count)

    def set_rail(self, rail: bool) -> None:
        if rail != self._is_rail:
            self._is_rail = rail
            for item in (*self.items.values(), self._help):
                item.set_rail(rail)
            self._fit()

    def _fit(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.size(RAIL) if self._is_rail else theme.size(WIDE))
        side = theme.space(10 if self._is_rail else 12)
        self._box.setContentsMargins(side, theme.space(16), side, theme.space(14))
        self._box.setSpacing(2)
