"""Buttons: primary, secondary, quiet, plain, link and danger, with an icon and a key cap inside."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import (
    ThemedButton,
    draw_key_cap,
    icon_for,
    key_cap_size,
    rounded,
    text_width,
)

HEIGHTS = {"small": 30, "control": 36, "large": 44}
PADDINGS = {"small": 10, "control": 14, "large": 18}
GAP = 8


class Button(ThemedButton):
    """A labelled button. `key` is the text of its key cap, shown when the theme shows key hints."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: str = "secondary",
        size: str = "control",
        icon: str = "",
        key: str = "",
        trailing_icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.kind = kind
        self._height = size
        self._icon = icon
        self._trailing_icon = trailing_icon
        self._key = key
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(f"{text} ({self._key})" if self._key else text)
        self.updateGeometry()

    @property
    def _shows_key(self) -> bool:
        return bool(self._key) and self.theme.show_key_hints

    def _font_role(self) -> str:
        return "labelStrong" if self.kind == "primary" else "label"

    def sizeHint(self) -> QSize:
        theme = self.theme
        width = text_width(theme.font(self._font_role()), self.text())
        if self._icon:
            width += theme.size(18) + theme.space(GAP)
        if self._trailing_icon:
            width += theme.size(16) + theme.space(GAP)
        if self._shows_key:
            width += key_cap_size(theme, self._key).width() + theme.space(GAP + 2)
        padding = 0 if self.kind == "link" else theme.space(PADDINGS[self._height])
        return QSize(width + 2 * padding + 1, theme.size(HEIGHTS[self._height]))

    def _colors(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, edge and text for the present state."""
        color, down, over = self.theme.color, self.isDown(), self.is_hovered
        if not self.isEnabled():
            fill = color("track") if self.kind == "primary" else None
            return fill, color("line") if self.kind in {"secondary", "danger"} else None, color("disabled")
        if self.kind == "primary":
            return (
                color("accentPressed" if down else "accentHover" if over else "accent"),
                None,
                color("onAccent"),
            )
        rest = {"secondary": "surface", "danger": "surface"}.get(self.kind)
        state = "pressed" if down else "hover" if over else rest
        if self.kind == "danger":
            return color("wrongSoft" if down or over else "surface"), color("wrongLine"), color("wrong")
        text = {"secondary": "text", "plain": "text2"}.get(self.kind, "link")
        edge = color("border") if self.kind == "secondary" else None
        if self.kind == "link":
            return None, None, color("link")
        return color(state) if state else None, edge, color(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        theme = self.theme
        fill, edge, text_color = self._colors()
        rounded(painter, QRectF(self.rect()), theme.size(8), fill, edge)
        font = theme.font(self._font_role())
        if self.kind == "link" and self.is_hovered:
            font.setUnderline(True)
        hint = self.sizeHint()
        padding = 0 if self.kind == "link" else theme.space(PADDINGS[self._height])
        x = max(0, (self.width() - hint.width()) // 2) + padding
        if self._icon:
            pixels = theme.size(18)
            icon = icon_for(self, theme, self._icon, 18, text_color)
            painter.drawPixmap(QPoint(x, (self.height() - pixels) // 2), icon)
            x += pixels + theme.space(GAP)
        width = text_width(font, self.text())
        painter.setFont(font)
        painter.setPen(text_color)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        x += width + theme.space(GAP)
        if self._trailing_icon:
            icon = icon_for(self, theme, self._trailing_icon, 16, text_color)
            painter.drawPixmap(QPoint(x, (self.height() - theme.size(16)) // 2), icon)
        if self._shows_key:
            cap = key_cap_size(theme, self._key)
            rect = QRectF(x + theme.space(2), (self.height() - cap.height()) / 2, cap.width(), cap.height())
            draw_key_cap(painter, theme, rect, self._key, text_color)


class IconButton(ThemedButton):
    """A square button with a picture; its name and key stand in the tooltip."""

    def __init__(
        self, theme: Theme, icon: str, name: str, *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._icon = icon
        self.set_look(icon, f"{name} ({key})" if key else name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, icon: str, name: str) -> None:
        """Another picture with another name, as when what it does has turned round."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.size(36)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        theme = self.theme
        if self.isDown() or self.is_hovered:
            rounded(
                painter,
                QRectF(self.rect()),
                theme.size(8),
                theme.color("pressed" if self.isDown() else "hover"),
            )
        color = theme.color("text2" if self.isEnabled() else "border")
        offset = (self.width() - theme.size(18)) // 2
        painter.drawPixmap(QPoint(offset, offset), icon_for(self, theme, self._icon, 18, color))
