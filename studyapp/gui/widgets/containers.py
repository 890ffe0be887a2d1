"""Boxes that hold other widgets: cards, pages that scroll, lines."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.painting import ThemedWidget, rounded

MARGIN, MARGIN_NARROW = 32, 24
MEDIUM, NARROW = 1080, 840
"""Effective widths below which a page reflows: window width divided by text scale."""


class Card(ThemedWidget):
    """A box on the page; its layout is `body`."""

    def __init__(self, theme: Theme, *, padding: int = 24, spacing: int = 8) -> None:
        super().__init__(theme)
        self._padding, self._spacing = padding, spacing
        self.body = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.refresh()

    def refresh(self) -> None:
        pad = self.theme.space(self._padding)
        self.body.setContentsMargins(pad, pad - 2, pad, pad - 2)
        self.body.setSpacing(self.theme.space(self._spacing))
        super().refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        rounded(
            self.painter(), QRectF(self.rect()), 12, self.theme.color("surface"), self.theme.color("line")
        )


class Rule(ThemedWidget):
    """A hairline, across or down."""

    def __init__(self, theme: Theme, *, down: bool = False) -> None:
        super().__init__(theme)
        if down:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painter().fillRect(self.rect(), self.theme.color("line"))


class Bar(ThemedWidget):
    """A strip above or below a page, with a hairline towards it; its layout is `body`."""

    def __init__(self, theme: Theme, *, height: int, line_below: bool) -> None:
        super().__init__(theme)
        self._height, self._line_below = height, line_below
        self.body = QHBoxLayout(self)
        self.refresh()

    def refresh(self) -> None:
        self.setFixedHeight(self.theme.size(self._height))
        self.body.setContentsMargins(self.theme.space(24), 0, self.theme.space(24), 0)
        self.body.setSpacing(self.theme.space(12))
        super().refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        painter.fillRect(self.rect(), self.theme.color("window"))
        y = self.height() - 1 if self._line_below else 0
        painter.fillRect(0, y, self.width(), 1, self.theme.color("line"))


class ScrollPage(QScrollArea):
    """A page that scrolls down and never sideways; its layout is `body`. `reading` keeps it to one text column."""

    def __init__(self, theme: Theme, *, reading: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setObjectName("page")
        self.body = QVBoxLayout(content)
        self.setWidget(content)
        theme.changed.connect(self._set_margins)
        self._set_margins()

    @property
    def effective_width(self) -> float:
        """Width of the window divided by the text scale."""
        window = self.window()
        return window.width() / self._theme.scale

    def _set_margins(self) -> None:
        side = self._theme.space(MARGIN if self.effective_width >= MEDIUM else MARGIN_NARROW)
        if self._reading:
            column = self._theme.size(self._reading)
            side = max(self._theme.space(MARGIN_NARROW), (self.viewport().width() - column) // 2)
        self.body.setContentsMargins(side, self._theme.space(24), side, self._theme.space(32))
        self.body.setSpacing(self._theme.space(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)


def stack(box: QBoxLayout, down: bool) -> None:
    """Have the parts of a row below each other, or beside each other again."""
    box.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)


class Row(QWidget):
    """Widgets beside each other, or below each other when told so."""

    def __init__(self, theme: Theme, *widgets: QWidget, spacing: int = 8, stretch_last: bool = False) -> None:
        super().__init__()
        self._theme, self._spacing = theme, spacing
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.box.addWidget(widget)
        if stretch_last:
            self.box.addStretch(1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def stack(self, down: bool) -> None:
        stack(self.box, down)

    def _refresh(self) -> None:
        self.box.setSpacing(self._theme.space(self._spacing))


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and drop the widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
