"""Things to choose: navigation items, check rows, segments and switches."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import (
    ThemedButton,
    ThemedWidget,
    icon_for,
    rounded,
    text_width,
)

MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | MIDDLE


class NavItem(ThemedButton):
    """A page in the sidebar; as a rail it shows only its picture."""

    def __init__(self, theme: Theme, icon: str, text: str) -> None:
        super().__init__(theme)
        self._icon = icon
        self._count = 0
        self._is_rail = False
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """A click asks for a page; only the page that opens is marked."""

    def set_count(self, count: int) -> None:
        """A number at the right edge; 0 shows none."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def set_rail(self, rail: bool) -> None:
        self._is_rail = rail
        self.setToolTip(self.text() if rail else "")
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(36) if self._is_rail else self.theme.size(160), self.theme.size(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, chosen = self.painter(), self.theme, self.isChecked()
        if chosen or self.isDown() or self.is_hovered:
            fill = "accentSoft" if chosen else "pressed" if self.isDown() else "hover"
            rounded(painter, QRectF(self.rect()), theme.size(8), theme.color(fill))
        if chosen:
            bar = QRectF(0, theme.size(10), 3, self.height() - 2 * theme.size(10))
            rounded(painter, bar, 1.5, theme.color("accent"))
        side = theme.size(18)
        x = (self.width() - side) // 2 if self._is_rail else theme.space(12)
        color = theme.color("onAccentSoft" if chosen else "text2")
        painter.drawPixmap(
            QPoint(x, (self.height() - side) // 2), icon_for(self, theme, self._icon, 18, color)
        )
        if self._is_rail:
            return
        painter.setFont(theme.font("labelStrong" if chosen else "label"))
        painter.setPen(theme.color("onAccentSoft" if chosen else "text"))
        box = QRectF(self.rect()).adjusted(x + side + theme.space(10), 0, -theme.space(12), 0)
        painter.drawText(box, MIDDLE, self.text())
        if self._count:
            painter.setFont(theme.font("caption", tabular=True))
            painter.setPen(theme.color("text2"))
            painter.drawText(box, RIGHT, str(self._count))


class CheckRow(ThemedButton):
    """A check box whose whole row is the target. As a tile it has an edge; `trailing` stands at the right."""

    enter_presses = False

    def __init__(self, theme: Theme, text: str, *, trailing: str = "", tile: bool = False) -> None:
        super().__init__(theme)
        self._trailing = trailing
        self._is_tile = tile
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set_name()

    def set_trailing(self, text: str) -> None:
        self._trailing = text
        self._set_name()
        self.refresh()

    def _set_name(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._trailing}" if self._trailing else self.text())

    def sizeHint(self) -> QSize:
        theme = self.theme
        width = text_width(theme.font("label"), self.text()) + text_width(theme.font("small"), self._trailing)
        padding = theme.space(24) if self._is_tile else 0
        return QSize(
            width + theme.size(18) + theme.space(28) + padding, theme.size(44 if self._is_tile else 36)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        if self._is_tile:
            fill = "hover" if self.is_hovered else "surface"
            rounded(painter, QRectF(self.rect()), theme.size(8), theme.color(fill), theme.color("border"))
        x = theme.space(12) if self._is_tile else 0
        side = theme.size(18)
        box = QRectF(x, (self.height() - side) / 2, side, side)
        draw_check_box(painter, theme, box, checked=self.isChecked())
        left = x + side + theme.space(10)
        right = theme.space(12) if self._is_tile else 0
        text_box = QRectF(self.rect()).adjusted(left, 0, -right, 0)
        painter.setFont(theme.font("label"))
        active = self.isEnabled() and (self.isChecked() or not self._is_tile)
        painter.setPen(theme.color("text" if active else "text2" if self.isEnabled() else "disabled"))
        painter.drawText(text_box, MIDDLE, self.text())
        painter.setFont(theme.font("small", tabular=True))
        painter.setPen(theme.color("text2"))
        painter.drawText(text_box, RIGHT, self._trailing)


def draw_check_box(painter: QPainter, theme: Theme, box: QRectF, *, checked: bool) -> None:
    """The box with its tick, as check rows and lists with marks show it."""
    if not checked:
        rounded(painter, box, 4, theme.color("surface"), theme.color("control"))
        return
    rounded(painter, box, 4, theme.color("accent"))
    pen = QPen(theme.color("onAccent"), 2.0 * theme.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    at = [
        QPointF(box.x() + box.width() * x, box.y() + box.height() * y)
        for x, y in ((0.24, 0.52), (0.43, 0.7), (0.77, 0.31))
    ]
    painter.drawPolyline(at)


class Segment(ThemedButton):
    """One of the words of a segmented control."""

    enter_presses = False

    def __init__(self, theme: Theme, text: str, icon: str) -> None:
        super().__init__(theme)
        self._icon = icon
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        theme = self.theme
        icon = theme.size(16) + theme.space(8) if self._icon else 0
        return QSize(
            text_width(theme.font("labelStrong"), self.text()) + icon + theme.space(28), theme.size(30)
        )

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() - self.theme.space(20), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, chosen = self.painter(), self.theme, self.isChecked()
        if chosen:
            rounded(painter, QRectF(self.rect()), 6, theme.color("surface"), theme.color("control"))
        elif self.is_hovered:
            rounded(painter, QRectF(self.rect()), 6, theme.color("hover"))
        font = theme.font("labelStrong" if chosen else "label")
        color = theme.color("text" if chosen else "text2")
        icon = theme.size(16) + theme.space(8) if self._icon else 0
        x = (self.width() - text_width(font, self.text()) - icon) / 2
        if self._icon:
            pixmap = icon_for(self, theme, self._icon, 16, color)
            painter.drawPixmap(QPointF(x, (self.height() - theme.size(16)) / 2), pixmap)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(QRectF(x + icon, 0, self.width(), self.height()), MIDDLE, self.text())


class Segmented(ThemedWidget):
    """Two to four short words, one of them chosen; arrow keys move. `chosen` carries the value of the new one."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, name: str, choices: list[tuple[object, str, str]], *, stretch: bool = False
    ) -> None:
        super().__init__(theme)
        self.setAccessibleName(name)
        self._values = [value for value, _, _ in choices]
        self._group = QButtonGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(3, 3, 3, 3)
        box.setSpacing(2)
        for number, (_, text, icon) in enumerate(choices):
            segment = Segment(theme, text, icon)
            segment.setAccessibleName(f"{name}: {text}")
            policy = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
            segment.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
            self._group.addButton(segment, number)
            box.addWidget(segment)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def value(self) -> object:
        return self._values[max(0, self._group.checkedId())]

    def set_value(self, value: object) -> None:
        """Choose without a signal; an unknown value chooses the first."""
        number = self._values.index(value) if value in self._values else 0
        self._group.button(number).setChecked(True)
        for button in self._group.buttons():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is None:
            super().keyPressEvent(event)
            return
        number = (self._group.checkedId() + step) % len(self._values)
        self.set_value(self._values[number])
        self._group.button(number).setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(self._values[number])

    def paintEvent(self, _event: QPaintEvent) -> None:
        rounded(self.painter(), QRectF(self.rect()), 8, self.theme.color("sunken"), self.theme.color("line"))


class Switch(ThemedButton):
    """On or off, with a tick in the knob when on."""

    enter_presses = False

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(40), self.theme.size(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, on = self.painter(), self.theme, self.isChecked()
        body = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        radius = body.height() / 2
        if on:
            rounded(painter, body, radius, theme.color("accent"))
        else:
            rounded(painter, body, radius, theme.color("surface"), theme.color("control"))
        side = body.height() - theme.size(6)
        x = body.right() - side - theme.size(3) if on else body.left() + theme.size(3)
        knob = QRectF(x, body.center().y() - side / 2, side, side)
        rounded(painter, knob, side / 2, theme.color("onAccent" if on else "control"))
        if on:
            pixels = round(side * 0.75)
            tick = theme.icons.pixmap("check", pixels, theme.color("accent"), self.devicePixelRatioF(), 3.0)
            painter.drawPixmap(QPointF(knob.center().x() - pixels / 2, knob.center().y() - pixels / 2), tick)
