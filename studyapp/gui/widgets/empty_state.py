"""What a page shows when it has nothing: one sentence, one filled button, a few other ways."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.labels import IconLabel, Label, WrapLabel
from studyapp.gui.widgets.painting import ThemedWidget

DROP_WIDTH = 520


class EmptyState(QWidget):
    """A picture, a title, a sentence, and ways to go on."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, theme.space(96), 0, 0)
        self._box.setSpacing(theme.space(8))
        middle = Qt.AlignmentFlag.AlignHCenter
        self._box.addWidget(IconLabel(theme, icon, pixels=32, color="text3"), 0, middle)
        self._box.addSpacing(theme.space(8))
        self._box.addWidget(Label(theme, title, role="title"), 0, middle)
        self._box.addWidget(WrapLabel(theme, text, color="text2", align="center"))
        self._actions = _row(theme)
        self._links = _row(theme)
        self._box.addSpacing(theme.space(8))
        self._box.addLayout(self._actions)
        self._box.addSpacing(theme.space(16))
        self._extra = _row(theme)
        self._box.addLayout(self._extra)
        self._box.addSpacing(theme.space(8))
        self._box.addLayout(self._links)

    def add_action(self, text: str, *, kind: str = "secondary", icon: str = "", key: str = "") -> Button:
        """A button in the main row; one of them is primary."""
        return self._add(
            self._actions, Button(self._theme, text, kind=kind, size="large", icon=icon, key=key)
        )

    def add_link(self, text: str, *, icon: str = "") -> Button:
        return self._add(self._links, Button(self._theme, text, kind="quiet", icon=icon))

    def add_drop_zone(self, text: str, link: str) -> "DropZone":
        """A box below the buttons that takes files."""
        zone = DropZone(self._theme, text, link)
        zone.setMinimumWidth(self._theme.size(DROP_WIDTH))
        self._extra.insertWidget(1, zone)
        return zone

    @staticmethod
    def _add(row: QHBoxLayout, button: Button) -> Button:
        row.insertWidget(row.count() - 1, button)
        return button


def _row(theme: Theme) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.space(8))
    row.addStretch(1)
    row.addStretch(1)
    return row


class DropZone(ThemedWidget):
    """A dashed box that takes files. `dropped` carries paths, `chooseRequested` asks for a file dialog."""

    dropped = Signal(list)
    chooseRequested = Signal()

    def __init__(self, theme: Theme, text: str, link: str) -> None:
        super().__init__(theme)
        self._is_over = False
        self.setAcceptDrops(True)
        self.setFixedHeight(theme.size(64))
        row = QHBoxLayout(self)
        row.setSpacing(theme.space(10))
        row.addStretch(1)
        row.addWidget(IconLabel(theme, "file-up"))
        row.addWidget(Label(theme, text, role="label", color="text2"))
        choose = Button(theme, link, kind="link")
        choose.clicked.connect(self.chooseRequested)
        row.addWidget(choose)
        row.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()
            self._is_over = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.painter()
        pen = QPen(self.theme.color("accent" if self._is_over else "control"), 2 if self._is_over else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self._is_over:
            painter.setBrush(self.theme.color("accentSoft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


def dropped_files(event: QDropEvent) -> list[Path]:
    """Local files of a drag; anything from a network is left out."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
