"""Lucide icons, drawn in a colour and kept by name, size and colour."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

STROKE = 1.75


class Icons:
    """Pixmaps of the icons in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, int, str, float, float], QPixmap] = {}

    def pixmap(
        self, name: str, pixels: int, color: QColor, ratio: float = 1.0, stroke: float = STROKE
    ) -> QPixmap:
        """A square picture of `pixels` logical pixels at a screen's pixel ratio."""
        key = (name, pixels, color.name(), ratio, stroke)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, pixels, color, ratio, stroke)
        return self._drawn[key]

    def source(self, name: str, color: str, stroke: float = STROKE) -> str:
        """The SVG text in a colour."""
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return (
            self._sources[name]
            .replace("currentColor", color)
            .replace('stroke-width="2"', f'stroke-width="{stroke}"')
        )

    def clear(self) -> None:
        """Forget what was drawn, since colours or sizes are others now."""
        self._drawn.clear()

    def _draw(self, name: str, pixels: int, color: QColor, ratio: float, stroke: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        renderer = QSvgRenderer(QByteArray(self.source(name, color.name(), stroke).encode()))
        pixmap = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
