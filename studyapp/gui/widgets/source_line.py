"""The source of a fact, with pages."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.cards.card import PageRef
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.labels import IconLabel, WrapLabel
from studyapp.gui.words import tr


class SourceLine(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        row.addWidget(IconLabel(theme, "book-open", pixels=16), 0, Qt.AlignmentFlag.AlignVCenter)
        self._text = WrapLabel(theme, role="small", color="text2")
        row.addWidget(self._text, 1)

    def show_sources(self, sources: Sequence[PageRef]) -> None:
        self._text.set_text("; ".join(source_words(source) for source in sources))


def source_words(source: PageRef) -> str:
    """For instance "Chen Jian, 1995, page 364"."""
    if not source.pages:
        return source.source
    many = any(mark in source.pages for mark in "-–,")
    form = tr("Source", "{0}, pages {1}") if many else tr("Source", "{0}, page {1}")
    return form.format(source.source, source.pages.replace("-", "–"))
