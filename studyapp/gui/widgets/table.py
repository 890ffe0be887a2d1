"""A plain table of words and figures, as the twin of a chart."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from studyapp.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = 30
SHOWN_ROWS = 7


@dataclass(frozen=True, slots=True)
class TableRows:
    """Cells as they are shown; all columns but the first hold figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class _Model(QAbstractTableModel):
    def __init__(self, theme: Theme, content: TableRows) -> None:
        super().__init__()
        self._theme = theme
        self._content = content

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._content.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._content.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._content.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._content.columns[section]
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font("caption")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class TableTwin(QTableView):
    """Tab moves past it, arrows move in it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        theme.changed.connect(self._fit)
        self.show_rows(TableRows(("",), ()))

    def show_rows(self, content: TableRows) -> None:
        model = _Model(self._theme, content)
        model.setParent(self)
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def cells(self) -> list[list[str]]:
        """What the table shows, row by row."""
        model = self.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def _fit(self) -> None:
        theme = self._theme
        self.setFont(theme.font("small", tabular=True))
        self.verticalHeader().setMinimumSectionSize(theme.size(ROW))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size(220), self._theme.size(ROW) * (SHOWN_ROWS + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.size(120), self._theme.size(ROW) * 5)
