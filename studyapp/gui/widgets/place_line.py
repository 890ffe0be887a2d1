"""Where a card belongs: its theme with the theme's mark, its topic, and a chip."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.cards.card import Card
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.labels import Chip, Label
from studyapp.gui.widgets.measures import ThemeMark
from studyapp.services.installed_deck import InstalledDeck

_YEARS = re.compile(r",? \d{4}(?:[–-]\d{2,4})?\b")


class PlaceLine(QWidget):
    """Theme with its mark, topic (neither of a person), and at the right what kind of thing is asked for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._mark = ThemeMark(theme)
        self._lane = Label(theme, role="smallStrong", color="text2")
        self._topic = Label(theme, role="small", color="text2")
        self._chip = Chip(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        for widget in (self._mark, self._lane, self._topic):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_place(self, card: Card, deck: InstalledDeck, chip: str) -> None:
        lanes = [theme.id for theme in deck.themes]
        # A person acts on many strands and in many chapters; that of the first would mislead above a later deed.
        is_person = card.kind == "figure"
        has_lane = card.theme in lanes and not is_person
        self._mark.setVisible(has_lane)
        self._lane.setVisible(has_lane)
        title = next((one.title for one in deck.topics if one.id == card.topic), card.topic)
        self._topic.setVisible(not is_person)
        # Years above a question would tell, or belie, the date that it asks for.
        topic = _YEARS.sub("", title)
        if has_lane:
            number = lanes.index(card.theme)
            self._mark.show_theme(number)
            self._lane.setText(deck.themes[number].title)
            topic = f"·  {topic}"
        self._topic.setText(topic)
        self.show_chip(chip)

    def show_chip(self, chip: str) -> None:
        """Change the chip alone; "" takes it away."""
        self._chip.set_text(chip)
        self._chip.setVisible(bool(chip))
