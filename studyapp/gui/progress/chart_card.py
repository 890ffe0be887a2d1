"""A card with a chart and the table that says the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.containers import Card, stack
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.measures import Swatch
from studyapp.gui.widgets.table import TableRows, TableTwin
from studyapp.gui.words import tr

CONTEXT = "Progress"


class ChartCard(Card):
    """`shown` is what stands there while the table does not; `table` is its twin."""

    def __init__(
        self, theme: Theme, title: str, shown: QWidget, legend: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """A legend pairs looks of swatches with words."""
        super().__init__(theme, padding=20, spacing=8)
        self.title = WrapLabel(theme, title, role="heading")
        self._legend = _legend(theme, legend)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.space(6))
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._head)
        self.shown = shown
        self.body.addWidget(shown, 1)
        self.table = TableTwin(theme, tr(CONTEXT, "{0} as a table").format(title))
        self.table.hide()
        self.body.addWidget(self.table, 1)

    def show_table(self, table: bool) -> None:
        """Show the twin instead of the chart, or the chart again."""
        self.shown.setVisible(not table)
        self.table.setVisible(table)
        self._legend.setVisible(not table)

    def stack(self, down: bool) -> None:
        """Put what stands beside each other below each other, or back."""
        stack(self._head, down)

    def set_rows(self, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        self.table.show_rows(TableRows(columns, tuple(rows)))


def _legend(theme: Theme, parts: tuple[tuple[str, str], ...]) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space(6))
    for look, words in parts:
        row.addWidget(Swatch(theme, look), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(theme, words, role="small", color="text2"))
        row.addSpacing(theme.space(4))
    row.addStretch(1)
    return whole
