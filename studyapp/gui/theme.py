"""Colours, type and sizes from `tokens.json`, for light and dark, at the user's text size."""

import json
import string
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from studyapp.gui.icons import Icons

TRACKING = ((36, 98.0), (24, 98.8), (18, 99.4))
"""Drawn size in pixels -> letter spacing in per cent of the font's own."""
WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}
SANS = {
    "win32": ["Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI"],
    "darwin": ["PingFang SC"],
    "linux": ["Inter", "Noto Sans", "Noto Sans CJK SC", "DejaVu Sans"],
}
SERIF = ["Cambria", "Charter", "Noto Serif", "Noto Serif CJK SC", "DejaVu Serif"]


class Theme(QObject):
    """What everything is drawn with. `changed` says that colours, type or sizes are others now."""

    changed = Signal()

    def __init__(self, resources: Path, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        tokens: dict[str, Any] = json.loads((resources / "tokens.json").read_text(encoding="utf-8"))
        self._tokens = tokens
        self._template = string.Template((resources / "style.qss").read_text(encoding="utf-8"))
        self._cache = cache
        self._hints = (
            QGuiApplication.styleHints()
        )  # kept: Qt deletes the hints object with its last reference
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._is_dark = False
        self._scheme = "system"
        self.text_size = 100
        self.card_font = "sans"
        self.reduce_motion = False
        self.always_show_focus = False
        self.show_key_hints = True
        self.icons = Icons(resources / "icons")
        self._hints.colorSchemeChanged.connect(self._follow_system)

    # what to draw with

    @property
    def is_dark(self) -> bool:
        return self._is_dark

    @property
    def scale(self) -> float:
        """1.0 at 100 % text size."""
        return self.text_size / 100

    def color(self, role: str) -> QColor:
        """:raises KeyError: for a role that is not in the tokens."""
        return QColor(self.hex(role))

    def hex(self, role: str) -> str:
        """The colour as "#RRGGBB"."""
        return str(self._tokens["dark" if self._is_dark else "light"][role])

    def font(self, role: str, *, tabular: bool = False, card: bool = False) -> QFont:
        """A font by its role in the tokens; `tabular` lines up figures, `card` follows the card text setting."""
        serif = card and self.card_font == "serif"
        key = (f"{role}{'/serif' if serif else ''}", tabular)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(role, tabular, serif)
        return QFont(self._fonts[key])

    def _make_font(self, role: str, tabular: bool, serif: bool) -> QFont:
        spec = self._tokens["type"][role]
        size = round(spec["size"] * self.scale)
        font = QFont()
        font.setFamilies(SERIF if serif else _sans_families())
        font.setPixelSize(size)
        font.setWeight(WEIGHTS[spec["weight"]])
        tracking = next((percent for least, percent in TRACKING if size >= least), 100.0)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, tracking)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line(self, role: str) -> int:
        """Line height of a type role in pixels."""
        pixels: float = self._tokens["type"][role]["line"]
        return round(pixels * self.scale)

    def space(self, pixels: float) -> int:
        """A distance: grows by half as much as the text."""
        return round(pixels * (1 + (self.scale - 1) / 2))

    def size(self, pixels: float) -> int:
        """A control or an icon: grows in full with the text."""
        return round(pixels * self.scale)

    # what the user chose

    def choose(
        self,
        *,
        scheme: str | None = None,
        text_size: int | None = None,
        card_font: str | None = None,
        reduce_motion: bool | None = None,
        always_show_focus: bool | None = None,
        show_key_hints: bool | None = None,
    ) -> None:
        """Take over settings (those given) and redraw. `scheme` is system, light or dark."""
        if scheme is not None:
            self._scheme = scheme
        self.text_size = self.text_size if text_size is None else text_size
        self.card_font = card_font or self.card_font
        self.reduce_motion = self.reduce_motion if reduce_motion is None else reduce_motion
        self.always_show_focus = self.always_show_focus if always_show_focus is None else always_show_focus
        self.show_key_hints = self.show_key_hints if show_key_hints is None else show_key_hints
        self.apply()

    def _follow_system(self) -> None:
        if self._scheme == "system":
            self.apply()

    def apply(self) -> None:
        """Set palette, style sheet and application font anew."""
        system_is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        self._is_dark = system_is_dark if self._scheme == "system" else self._scheme == "dark"
        self._fonts.clear()
        self.icons.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(self._palette())
            app.setFont(self.font("label"))
            app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in (
            (QPalette.ColorRole.Window, "window"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.AlternateBase, "sunken"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.PlaceholderText, "text3"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.ToolTipBase, "raised"),
            (QPalette.ColorRole.ToolTipText, "text"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "onAccent"),
            (QPalette.ColorRole.Link, "link"),
            (QPalette.ColorRole.LinkVisited, "link"),
            (QPalette.ColorRole.Accent, "accent"),
        ):
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette

    def _style_sheet(self) -> str:
        colours = dict(self._tokens["dark" if self._is_dark else "light"])
        sizes = {f"px{n}": str(self.size(n)) for n in (1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 30, 36, 38)}
        drawn = {
            name.replace("-", "_"): self._icon_file(name, colour)
            for name, colour in (("check", "onAccent"), ("chevron-down", "text2"))
        }
        return self._template.substitute(colours, **sizes, **drawn)

    def _icon_file(self, name: str, role: str) -> str:
        """Style sheets can only load files, so a recoloured copy is kept in the cache folder."""
        target = self._cache / f"{name}-{self.hex(role)[1:]}.svg"
        if not target.exists():
            self._cache.mkdir(parents=True, exist_ok=True)
            target.write_text(self.icons.source(name, self.hex(role), 2.5), encoding="utf-8")
        return target.as_posix()


def _sans_families() -> list[str]:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    chosen = SANS.get(sys.platform, SANS["linux"])
    return [*chosen, system] if sys.platform.startswith("linux") else [system, *chosen]
