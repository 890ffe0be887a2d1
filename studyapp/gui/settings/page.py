"""Settings, built from their definitions; all take effect at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.settings.about_section import AboutSection
from studyapp.gui.settings.data_section import DataSection
from studyapp.gui.settings.rows import SettingRow
from studyapp.gui.settings.study_section import StudySection
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.choices import NavItem
from studyapp.gui.widgets.containers import NARROW, Card, Rule, ScrollPage, clear_layout, stack
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label
from studyapp.gui.words import tr
from studyapp.services.backups import Backups
from studyapp.services.changes import Changes
from studyapp.services.settings import Settings

CONTEXT = "Settings"
ICONS = {
    "Appearance": "type",
    "Study": "book-open",
    "Quiz": "list-checks",
    "Data": "database",
    "About": "info",
}


class SettingsPage(ScrollPage):
    """`settingChosen` carries a key and its new value; backups are asked for by their own signals."""

    settingChosen = Signal(str, object)
    backupRequested = Signal()
    restoreRequested = Signal(object)

    def __init__(self, theme: Theme, settings: Settings, backups: Backups, *, study: StudySection) -> None:
        super().__init__(theme)
        self._study = study
        self._study.hide()
        self._theme = theme
        self._settings = settings
        self._rows: dict[str, SettingRow] = {}
        self._section = "Appearance"
        self.body.addWidget(Label(theme, tr(CONTEXT, "Settings"), role="title"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space(32))
        self._menu = QWidget()
        self._menu_box = QVBoxLayout(self._menu)
        self._menu_box.setContentsMargins(0, 0, 0, 0)
        self._menu_box.setSpacing(2)
        self._items: dict[str, NavItem] = {}
        for name, title in self._sections().items():
            item = NavItem(theme, ICONS[name], title)
            item.clicked.connect(lambda _=False, section=name: self.show_section(section))
            self._menu_box.addWidget(item)
            self._items[name] = item
        self._content = QVBoxLayout()
        self._content.setSpacing(theme.space(12))
        self._columns.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(self._content, 1)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self._data = DataSection(theme, backups)
        self._data.backupRequested.connect(self.backupRequested)
        self._data.restoreRequested.connect(self.restoreRequested)
        self._about = AboutSection(theme)
        self._data.hide()
        self._about.hide()
        theme.changed.connect(self._fit_menu)
        self._fit_menu()
        self.show_section("Appearance")

    @staticmethod
    def _sections() -> dict[str, str]:
        return {
            "Appearance": tr(CONTEXT, "Appearance"),
            "Study": tr(CONTEXT, "Study"),
            "Quiz": tr(CONTEXT, "Quiz"),
            "Data": tr(CONTEXT, "Data and backup"),
            "About": tr(CONTEXT, "About and licences"),
        }

    def show_section(self, name: str) -> None:
        """Show one of Appearance, Study, Quiz, Data, About."""
        self._section = name
        for key, item in self._items.items():
            item.setChecked(key == name)
        for kept in (self._data, self._about, self._study):
            kept.setParent(None)
        clear_layout(self._content)
        self._rows = {}
        if name in {"Data", "About"}:
            section = self._data if name == "Data" else self._about
            self._content.addWidget(section)
            section.show()
            if name == "Data":
                self._data.refresh()
        else:
            self._show_settings(name)
        if name == "Study":
            self._content.addWidget(self._study)
            self._study.show()
            self._study.refresh()
        self._content.addStretch(1)

    def _show_settings(self, page: str) -> None:
        theme = self._theme
        groups = dict.fromkeys(one.group for one in self._settings.definitions if one.page == page)
        for group in groups:
            title = Label(theme, tr(CONTEXT, group), role="heading")
            self._content.addWidget(title)
            card = Card(theme, padding=20, spacing=8)
            members = [one for one in self._settings.definitions if (one.page, one.group) == (page, group)]
            for place, setting in enumerate(members):
                if place:
                    card.body.addWidget(Rule(theme))
                row = SettingRow(theme, setting, self._settings.get(setting.key))
                row.chosen.connect(self.settingChosen)
                card.body.addWidget(row)
                self._rows[setting.key] = row
            self._content.addWidget(card)

    def refresh(self) -> None:
        """Show values that changed elsewhere, such as text size by keys."""
        for key, row in self._rows.items():
            row.show_value(self._settings.get(key))
        if self._section == "Data":
            self._data.refresh()

    def open(self) -> None:
        """Show what is true now, and be ready for keys."""
        self.refresh()
        self.take_focus()

    def take_focus(self) -> None:
        give_focus(self._items[self._section])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_menu()

    def _fit_menu(self) -> None:
        narrow = self.effective_width < NARROW
        stack(self._columns, narrow)
        self._menu.setFixedWidth(self._theme.size(196))

    def on_changes(self, changes: Changes) -> None:
        if changes.settings or changes.everything:
            self.refresh()
            if self._section == "Study" and self.isVisible():
                self._study.refresh()
