"""Painting that several widgets share."""

from typing import ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from studyapp.gui.theme import Theme

WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    *,
    width: float = 1,
) -> None:
    """A rounded box whose edge lies inside `rect`."""
    inset = width / 2 if edge else 0
    painter.setBrush(QBrush(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def hatched(painter: QPainter, path: QPainterPath, back: QColor, lines: QColor, step: float = 4.0) -> None:
    """Fill a shape with slanted lines: what is learning, or approximate."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, back)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(lines, 1.6))
    bounds = path.boundingRect()
    x = bounds.left() - bounds.height()
    while x < bounds.right() + bounds.height():
        painter.drawLine(QPointF(x, bounds.bottom() + 1), QPointF(x + bounds.height() + 2, bounds.top() - 1))
        x += step
    painter.restore()


def text_width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def wrapped_height(font: QFont, text: str, width: int) -> int:
    """Height of text wrapped to a width."""
    bounds = QRect(0, 0, max(1, width), 100_000)
    return QFontMetrics(font).boundingRect(bounds, int(WRAPPED), text).height()


def icon_for(widget: QWidget, theme: Theme, name: str, pixels: int, color: QColor) -> QPixmap:
    """An icon at the text size and pixel ratio of a widget."""
    return theme.icons.pixmap(name, theme.size(pixels), color, widget.devicePixelRatioF())


def key_cap_size(theme: Theme, text: str) -> QSize:
    """Size of the little box that shows a key."""
    return QSize(text_width(theme.font("caption"), text) + theme.space(12), theme.size(20))


def draw_key_cap(painter: QPainter, theme: Theme, rect: QRectF, text: str, color: QColor) -> None:
    edge = QColor(color)
    edge.setAlphaF(0.45)
    rounded(painter, rect, 4, None, edge)
    painter.setFont(theme.font("caption"))
    painter.setPen(color)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class ThemedButton(QAbstractButton):
    """A painted button that follows the theme, the pointer and its own state."""

    enter_presses: ClassVar = True
    """Whether Enter does what Space does. Controls that hold a choice leave it to the page's main action."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.refresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button as Space does; Qt by itself leaves Enter to dialogs."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not self.enter_presses:
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

    def refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def is_hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


class ThemedWidget(QWidget):
    """A painted widget that follows the theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter
