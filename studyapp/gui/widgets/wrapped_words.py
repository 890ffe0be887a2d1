"""Rows of a list whose words may need several lines; none of them is cut off."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import WRAPPED, rounded, wrapped_height

SIDE, ABOVE = 8, 6


class WrappedWords(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        theme.changed.connect(lambda: self.sizeHintChanged.emit(QModelIndex()))

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = self._theme
        width = self._view.viewport().width()
        inner = width - 2 * theme.space(SIDE)
        height = wrapped_height(theme.font("small"), str(index.data()), inner)
        return QSize(width, max(theme.size(32), height + 2 * theme.space(ABOVE)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, state = self._theme, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, theme.size(6), theme.color("accentSoft" if is_chosen else "hover"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("onAccentSoft" if is_chosen else "text"))
        side = theme.space(SIDE)
        painter.drawText(box.adjusted(side, 0, -side, 0), int(WRAPPED), str(index.data()))
        painter.restore()
