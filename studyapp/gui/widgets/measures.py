"""Small painted charts: bars, a line of past results, dots of a quiz."""

from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, hatched, rounded, text_width

GAP = 2


class StateBar(ThemedWidget):
    """Shares of a whole side by side: solid, hatched, empty. Each part is its count and its look."""

    def __init__(self, theme: Theme, *, height: int = 8) -> None:
        super().__init__(theme)
        self._height = height
        self._parts: tuple[tuple[int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[tuple[int, str], ...], description: str) -> None:
        """Looks are "known" (solid), "learning" (hatched), "new" (an empty box) and "rest" (empty track)."""
        self._parts = parts
        self.setAccessibleName(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(80), self.theme.size(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        total = sum(count for count, _ in self._parts)
        if not total:
            rounded(painter, QRectF(self.rect()), self.height() / 2, theme.color("track"))
            return
        shown = [(count, look) for count, look in self._parts if count]
        room = self.width() - GAP * (len(shown) - 1)
        x = 0.0
        for count, look in shown:
            width = max(room * count / total, 3.0)
            box = QRectF(x, 0, width, self.height())
            self._draw(painter, box, look)
            x += width + GAP

    def _draw(self, painter: QPainter, box: QRectF, look: str) -> None:
        theme = self.theme
        radius = min(box.height() / 2, 4.0)
        if look == "known":
            rounded(painter, box, radius, theme.color("known"))
        elif look == "learning":
            path = QPainterPath()
            path.addRoundedRect(box, radius, radius)
            hatched(painter, path, theme.color("accentSoft"), theme.color("learning"))
        elif look == "new":
            rounded(painter, box, radius, theme.color("track"), theme.color("control"))
        else:
            rounded(painter, box, radius, theme.color("track"))


class Swatch(StateBar):
    """A little piece of a state bar, for a legend."""

    def __init__(self, theme: Theme, look: str) -> None:
        super().__init__(theme, height=10)
        self.show_parts(((1, look),), "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(14), self.theme.size(10))


class TrendLine(ThemedWidget):
    """Shares of right answers of the last quizzes, the newest at the right and filled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shares: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: tuple[float, ...], description: str) -> None:
        self._shares = shares
        self.setAccessibleName(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(200), self.theme.size(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        points = self._points()
        painter.setPen(QPen(theme.color("control"), 1.2))
        painter.drawPolyline(points)
        radius = 4.5 * theme.scale
        for place, (share, point) in enumerate(zip(self._shares, points, strict=True)):
            newest = place == len(points) - 1
            painter.setBrush(theme.color("accent" if newest else "surface"))
            painter.setPen(QPen(theme.color("accent" if newest else "control"), 2))
            painter.drawEllipse(point, radius, radius)
            painter.setFont(theme.font("smallStrong" if newest else "caption"))
            painter.setPen(theme.color("text" if newest else "text2"))
            label = f"{share:.0%}"
            width = text_width(painter.font(), label) + 2
            x = min(max(0.0, point.x() - width / 2), self.width() - width)
            height = theme.line("caption")
            painter.drawText(
                QRectF(x, point.y() - radius - height - 4, width, height), Qt.AlignmentFlag.AlignCenter, label
            )

    def _points(self) -> list[QPointF]:
        if not self._shares:
            return []
        low, high = min(self._shares), max(self._shares)
        span = max(high - low, 0.1)
        edge = self.theme.size(16)
        top, bottom = self.theme.size(30), self.height() - self.theme.size(10)
        step = (self.width() - 2 * edge) / max(1, len(self._shares) - 1)
        middle = (high + low) / 2
        return [
            QPointF(edge + i * step, (top + bottom) / 2 - (share - middle) / span * (bottom - top))
            for i, share in enumerate(self._shares)
        ]


class QuizDots(ThemedWidget):
    """One mark a question; a bar stands under the present one.

    Marks are "right" (tick), "wrong" (cross), "given" (disc), "open" (dot), and "flagged" (flag).
    """

    ICONS: ClassVar = {"right": ("check", "right"), "wrong": ("x", "wrong"), "flagged": ("flag", "caution")}

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._marks: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: tuple[str, ...], current: int, description: str) -> None:
        """`current` counts from 0."""
        self._marks, self._current = marks, current
        self.setAccessibleName(description)
        self.refresh()

    def _step(self) -> float:
        return min(self.theme.size(18), self.width() / max(1, len(self._marks)))

    def sizeHint(self) -> QSize:
        return QSize(min(len(self._marks), 24) * self.theme.size(18), self.theme.size(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(60), self.theme.size(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, step = self.painter(), self.theme, self._step()
        left = (self.width() - step * len(self._marks)) / 2
        middle = self.height() / 2
        side = min(theme.size(13), int(step))
        for place, mark in enumerate(self._marks):
            center = QPointF(left + step * (place + 0.5), middle)
            if mark in self.ICONS and side >= 8:
                name, role = self.ICONS[mark]
                icon = theme.icons.pixmap(name, side, theme.color(role), self.devicePixelRatioF(), 3.0)
                painter.drawPixmap(center - QPointF(side / 2, side / 2), icon)
            else:
                radius = (4.2 if mark == "given" else 2.2) * theme.scale
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent" if mark == "given" else "control"))
                painter.drawEllipse(center, radius, radius)
            if place == self._current:
                bar = QRectF(center.x() - step * 0.36, self.height() - 3, step * 0.72, 2)
                painter.fillRect(bar, theme.color("accent"))


class ThemeMark(ThemedWidget):
    """The shape of a timeline theme: circle, square, triangle, diamond, cross or ring by its number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._number = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, number: int) -> None:
        """Themes count from 0 in the deck's order; a seventh begins again."""
        self._number = number % 6
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(12), self.theme.size(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        color = self.theme.color(f"theme{self._number + 1}")
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        middle = box.center()
        match self._number:
            case 0:
                painter.drawEllipse(box)
            case 1:
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            case 2:
                painter.drawPolygon([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()])
            case 3:
                painter.drawPolygon(
                    [
                        QPointF(middle.x(), box.top()),
                        QPointF(box.right(), middle.y()),
                        QPointF(middle.x(), box.bottom()),
                        QPointF(box.left(), middle.y()),
                    ]
                )
            case 4:
                third = box.width() / 3
                painter.drawRect(QRectF(box.left() + third, box.top(), third, box.height()))
                painter.drawRect(QRectF(box.left(), box.top() + third, box.width(), third))
            case _:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(color, 2))
                painter.drawEllipse(box.adjusted(1, 1, -1, -1))
