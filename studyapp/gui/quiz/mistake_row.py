"""A missed question with both answers and a box to choose it for study."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.choices import draw_check_box
from studyapp.gui.widgets.painting import WRAPPED, ThemedButton, rounded, wrapped_height
from studyapp.gui.words import tr

GAP = 12


class MistakeRow(ThemedButton):
    """The whole row is the target; side by side where there is room, else below each other."""

    enter_presses = False

    def __init__(self, theme: Theme, stem: str, given: str, answer: str) -> None:
        super().__init__(theme)
        self._given, self._answer = given, answer
        self._is_stacked = False
        self.setText(stem)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAccessibleName(tr("Quiz", "{0} You said: {1}. Right: {2}").format(stem, given, answer))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def stack(self, down: bool) -> None:
        if down != self._is_stacked:
            self._is_stacked = down
            self.refresh()

    def _boxes(self, width: int) -> tuple[QRectF, QRectF, QRectF]:
        """Where stem, given and right answer stand, for a row of this width."""
        theme = self.theme
        left = theme.size(18) + theme.space(GAP + 8)
        mark = theme.size(16) + theme.space(8)
        room = width - left
        body, small, strong = theme.font("body"), theme.font("small"), theme.font("smallStrong")
        if self._is_stacked:
            y = theme.space(10)
            boxes = []
            for font, text, indent in (
                (body, self.text(), 0),
                (small, self._given, mark),
                (strong, self._answer, mark),
            ):
                height = wrapped_height(font, text, room - indent)
                boxes.append(QRectF(left + indent, y, room - indent, height))
                y += height + theme.space(4)
            return boxes[0], boxes[1], boxes[2]
        widths = (room * 0.5, room * 0.25, room * 0.25)
        texts = ((body, self.text(), 0), (small, self._given, mark), (strong, self._answer, mark))
        gap = theme.space(GAP)
        inner = [share - gap - indent for share, (_, _, indent) in zip(widths, texts, strict=True)]
        heights = [
            wrapped_height(font, text, int(w)) for (font, text, _), w in zip(texts, inner, strict=True)
        ]
        tall = max(*heights, theme.size(28))
        x, placed = float(left), []
        for share, w, (_, _, indent) in zip(widths, inner, texts, strict=True):
            placed.append(QRectF(x + indent, theme.space(8), w, tall))
            x += share
        return placed[0], placed[1], placed[2]

    def heightForWidth(self, width: int) -> int:
        return int(max(box.bottom() for box in self._boxes(width)) + self.theme.space(8))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.theme.size(300))
        return QSize(self.theme.size(300), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(200), self.theme.size(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        if self.is_hovered:
            rounded(painter, QRectF(self.rect()), 6, theme.color("hover"))
        stem, given, answer = self._boxes(self.width())
        side = theme.size(18)
        draw_check_box(
            painter, theme, QRectF(2, stem.center().y() - side / 2, side, side), checked=self.isChecked()
        )
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        painter.drawText(stem, int(WRAPPED), self.text())
        self._draw_answer(painter, given, self._given, right=False)
        self._draw_answer(painter, answer, self._answer, right=True)

    def _draw_answer(self, painter: QPainter, box: QRectF, text: str, *, right: bool) -> None:
        theme = self.theme
        color = theme.color("right" if right else "wrong")
        side = theme.size(16)
        icon = theme.icons.pixmap("check" if right else "x", side, color, self.devicePixelRatioF(), 2.5)
        painter.drawPixmap(QPointF(box.x() - side - theme.space(8), box.center().y() - side / 2), icon)
        painter.setFont(theme.font("smallStrong" if right else "small"))
        painter.setPen(theme.color("text" if right else "text2"))
        painter.drawText(box, int(WRAPPED), text)
