"""Ways to answer: an option of a question, and a grade for a card."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import (
    WRAPPED,
    ThemedButton,
    draw_key_cap,
    icon_for,
    key_cap_size,
    rounded,
    text_width,
    wrapped_height,
)

MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | MIDDLE


class AnswerRow(ThemedButton):
    """One option of a question. `state` is open, chosen, right, wrong or dim; the letter stays at the left."""

    def __init__(self, theme: Theme, letter: str, text: str) -> None:
        super().__init__(theme)
        self._letter = letter
        self._state = "open"
        self._word = ""
        self._marks: tuple[tuple[int, int], ...] = ()
        self.setText(text)
        self.setAccessibleName(f"{letter}. {text}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, state: str, word: str = "") -> None:
        """Show how the option stands; `word` says it too, never colour alone."""
        self._state, self._word = state, word
        self.setAccessibleName(f"{self._letter}. {self.text()}{f', {word}' if word else ''}")
        self.setEnabled(state in {"open", "chosen"})
        self.refresh()

    def set_marks(self, pieces: Sequence[tuple[str, bool]]) -> None:
        """Underline the pieces of the text that are marked; together they are the text."""
        marks, at = [], 0
        for text, is_marked in pieces:
            if is_marked:
                marks.append((at, len(text)))
            at += len(text)
        self._marks = tuple(marks)
        self.update()

    def _text_left(self) -> int:
        return self.theme.space(14) + self.theme.size(24) + self.theme.space(12)

    def _word_width(self) -> int:
        if not self._word:
            return self.theme.space(16)
        return (
            text_width(self.theme.font("smallStrong"), self._word)
            + self.theme.size(18)
            + self.theme.space(32)
        )

    def heightForWidth(self, width: int) -> int:
        room = width - self._text_left() - self._word_width()
        return max(
            self.theme.size(50),
            wrapped_height(self.theme.font("bodyStrong"), self.text(), room) + self.theme.space(24),
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(300), self.heightForWidth(max(self.width(), self.theme.size(300))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.size(200), self.theme.size(50))

    def _look(self) -> tuple[QColor, QColor, int, QColor]:
        """Fill, edge, edge width and text."""
        color = self.theme.color
        match self._state:
            case "chosen":
                return color("accentSoft"), color("accent"), 2, color("text")
            case "right":
                return color("rightSoft"), color("rightLine"), 2, color("text")
            case "wrong":
                return color("wrongSoft"), color("wrongLine"), 2, color("text")
            case "dim":
                return color("window"), color("line"), 1, color("text2")
            case _:
                fill = "pressed" if self.isDown() else "hover" if self.is_hovered else "surface"
                return color(fill), color("border"), 1, color("text")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        fill, edge, width, text = self._look()
        rounded(painter, QRectF(self.rect()), 10, fill, edge, width=width)
        side = theme.size(24)
        letter_box = QRectF(theme.space(14), (self.height() - side) / 2, side, side)
        letter_edge = edge if width == 2 else theme.color("border" if self._state != "dim" else "line")
        rounded(painter, letter_box, 4, None, letter_edge)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        painter.drawText(letter_box, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.setFont(theme.font("bodyStrong" if width == 2 else "body"))
        painter.setPen(text)
        room = QRectF(self.rect()).adjusted(self._text_left(), 0, -self._word_width(), 0)
        if self._marks:
            draw_marked(painter, room, self.text(), self._marks)
        else:
            painter.drawText(room, int(WRAPPED), self.text())
        if self._word:
            self._draw_word(painter)

    def _draw_word(self, painter: QPainter) -> None:
        theme = self.theme
        is_right = self._state == "right"
        is_judged = self._state in {"right", "wrong"}
        color = theme.color(self._state if is_judged else "accent")
        painter.setFont(theme.font("smallStrong"))
        painter.setPen(color)
        box = QRectF(self.rect()).adjusted(0, 0, -theme.space(16), 0)
        painter.drawText(box, RIGHT, self._word)
        if not is_judged:
            return
        left = self.width() - self._word_width() + theme.space(8)
        icon = icon_for(self, theme, "circle-check" if is_right else "circle-x", 18, color)
        painter.drawPixmap(QPointF(left, (self.height() - theme.size(18)) / 2), icon)


def draw_marked(painter: QPainter, room: QRectF, text: str, marks: Sequence[tuple[int, int]]) -> None:
    """Wrapped text with stretches underlined, in the middle of a box; each mark is a start and a length."""
    layout = QTextLayout(text, painter.font())
    ranges = []
    for start, length in marks:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = start, length
        piece.format.setFontUnderline(True)
        piece.format.setFontWeight(QFont.Weight.Bold)
        ranges.append(piece)
    layout.setFormats(ranges)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    layout.draw(painter, QPointF(room.x(), room.center().y() - height / 2))


class GradeButton(ThemedButton):
    """A grade with the interval it leads to and its key; the usual one is tinted."""

    def __init__(self, theme: Theme, word: str, key: str, *, usual: bool = False) -> None:
        super().__init__(theme)
        self._key = key
        self._interval = ""
        self._is_usual = usual
        self.setText(word)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_interval(self, text: str) -> None:
        self._interval = text
        self.setAccessibleName(f"{self.text()}, {text} ({self._key})")
        self.update()

    def sizeHint(self) -> QSize:
        width = max(
            text_width(self.theme.font("label"), self.text()),
            text_width(self.theme.font("small"), self._interval),
        )
        return QSize(
            width + key_cap_size(self.theme, self._key).width() + self.theme.space(44), self.theme.size(60)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        state = "pressed" if self.isDown() else "hover" if self.is_hovered else None
        if self._is_usual:
            rounded(
                painter, QRectF(self.rect()), 10, theme.color("accentSoft"), theme.color("accent"), width=2
            )
        else:
            rounded(painter, QRectF(self.rect()), 10, theme.color(state or "surface"), theme.color("border"))
        pad = theme.space(14)
        middle = self.height() / 2
        painter.setFont(theme.font("labelStrong"))
        painter.setPen(theme.color("onAccentSoft" if self._is_usual else "text"))
        line = theme.line("label")
        painter.drawText(QRectF(pad, middle - line, self.width(), line), MIDDLE, self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("onAccentSoft" if self._is_usual else "text2"))
        painter.drawText(QRectF(pad, middle, self.width(), line), MIDDLE, self._interval)
        if theme.show_key_hints:
            cap = key_cap_size(theme, self._key)
            box = QRectF(
                self.width() - pad - cap.width(),
                (self.height() - cap.height()) / 2,
                cap.width(),
                cap.height(),
            )
            draw_key_cap(
                painter, theme, box, self._key, theme.color("onAccentSoft" if self._is_usual else "text2")
            )
