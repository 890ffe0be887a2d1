"""A deck in the list of the library."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import WRAPPED, ThemedButton, icon_for, rounded, wrapped_height


class DeckItem(ThemedButton):
    """Title with details below; the chosen one is tinted."""

    def __init__(self, theme: Theme, title: str, details: str) -> None:
        super().__init__(theme)
        self._details = details
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(f"{title}, {details}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _left(self) -> int:
        return self.theme.size(18) + self.theme.space(26)

    def _title_height(self, width: int) -> int:
        room = width - self._left() - self.theme.space(12)
        return wrapped_height(self.theme.font("bodyStrong"), self.text(), room)

    def heightForWidth(self, width: int) -> int:
        return max(
            self.theme.size(58), self._title_height(width) + self.theme.line("small") + self.theme.space(14)
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.theme.size(300))
        return QSize(self.theme.size(300), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(200), self.theme.size(58))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, chosen = self.painter(), self.theme, self.isChecked()
        if chosen or self.is_hovered:
            rounded(painter, QRectF(self.rect()), 8, theme.color("accentSoft" if chosen else "hover"))
        color = theme.color("onAccentSoft" if chosen else "text2")
        icon = icon_for(self, theme, "book-open", 18, color)
        painter.drawPixmap(QPointF(theme.space(14), (self.height() - theme.size(18)) / 2), icon)
        title, line = self._title_height(self.width()), theme.line("small")
        top = (self.height() - title - line) / 2
        width = self.width() - self._left() - theme.space(12)
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(theme.color("onAccentSoft" if chosen else "text"))
        painter.drawText(QRectF(self._left(), top, width, title), int(WRAPPED), self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(self._left(), top + title, width, line), int(WRAPPED), self._details)
