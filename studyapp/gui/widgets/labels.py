"""Text that is only read: wrapped labels, chips and captions."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from studyapp.gui.text import block_html, inline_html, items_html, plain
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, rounded, text_width


class Label(QLabel):
    """One line of the program's own text in a type role and a colour role."""

    def __init__(
        self, theme: Theme, text: str = "", *, role: str = "body", color: str = "text", tabular: bool = False
    ) -> None:
        super().__init__(text)
        self._theme = theme
        self._role, self._color, self._tabular = role, color, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_color(self, color: str) -> None:
        self._color = color
        self._refresh()

    def _refresh(self) -> None:
        self.setFont(self._theme.font(self._role, tabular=self._tabular))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.color(self._color))
        self.setPalette(palette)


class WrapLabel(Label):
    """Wrapped text; what it shows may come from a deck, so it passes through the small Markdown."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: str = "body",
        color: str = "text",
        align: str = "left",
        card: bool = False,
        strong: bool = False,
    ) -> None:
        self._is_strong = strong
        self._text = text
        self._items: tuple[str, ...] = ()
        self._align = align
        self._is_card_text = card
        super().__init__(theme, "", role=role, color=color)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        self._text, self._items = text, ()
        self._refresh()

    def set_items(self, items: tuple[str, ...]) -> None:
        """Show several items as a list, one as a paragraph."""
        self._text, self._items = "\n".join(items), items
        self._refresh()

    def set_role(self, role: str, color: str | None = None) -> None:
        self._role, self._color = role, color or self._color
        self._refresh()

    def _refresh(self) -> None:
        super()._refresh()
        font = self._theme.font(self._role, card=self._is_card_text)
        if self._is_strong and self._role == "prompt":
            font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        line = self._theme.line(self._role)
        if self._items:
            self.setText(items_html(self._items, line))
        else:
            self.setText(block_html(self._text, line, align=self._align) if self._text else "")
        self.setAccessibleName(plain(self._text))


class PartsLabel(WrapLabel):
    """Wrapped text of parts, some of them strong, as in a form that is only read."""

    def set_parts(self, *parts: tuple[str, bool]) -> None:
        """Each part is its text and whether it is strong."""
        self._text = "".join(text for text, _ in parts)
        self._refresh()
        body = "".join(
            f"<b>{inline_html(text)}</b>" if strong else inline_html(text) for text, strong in parts
        )
        self.setText(f'<div style="line-height:{self._theme.line(self._role)}px">{body}</div>')


class Chip(ThemedWidget):
    """A small box with a word, such as the kind of a card."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(
            text_width(self.theme.font("caption"), self._text) + self.theme.space(22), self.theme.size(20)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        rounded(painter, QRectF(self.rect()), 4, self.theme.color("sunken"), self.theme.color("line"))
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color("text2"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._text)


class IconLabel(ThemedWidget):
    """A picture that goes with the text beside it."""

    def __init__(self, theme: Theme, icon: str, *, pixels: int = 18, color: str = "text2") -> None:
        super().__init__(theme)
        self._icon, self._pixels, self._color = icon, pixels, color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, color: str) -> None:
        self._icon, self._color = icon, color
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.size(self._pixels)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        pixmap = self.theme.icons.pixmap(
            self._icon, self.theme.size(self._pixels), self.theme.color(self._color), self.devicePixelRatioF()
        )
        self.painter().drawPixmap(0, 0, pixmap)
