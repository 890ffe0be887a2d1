"""Contrast of the tokens, safe text, and the release of Qt."""

import json
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from studyapp.gui.text import block_html, inline_html
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.time_strip import civil_from_days
from studyapp.gui.words import interval_words
from tests.builders import ROOT

TOKENS = json.loads((ROOT / "resources" / "tokens.json").read_text(encoding="utf-8"))


def luminance(color: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "pair", TOKENS["contrast_pairs"], ids=lambda pair: f"{pair['foreground']}-{pair['background']}"
)
def test_colours_stand_out_enough(scheme: str, pair: dict[str, str | float]) -> None:
    colors = TOKENS[scheme]
    found = contrast(colors[pair["foreground"]], colors[pair["background"]])
    assert found >= float(pair["minimum"]) - 0.005


def test_no_colour_outside_the_tokens_stands_in_the_code() -> None:
    for file in (ROOT / "studyapp" / "gui").rglob("*.py"):
        assert re.findall(r"#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8")) == [], file


@given(st.text(max_size=300) | st.from_regex(r"[*_<>&\[\]()!`#\n \-a-z]{0,80}", fullmatch=True))
def test_deck_text_makes_only_the_allowed_tags(text: str) -> None:
    tags = set(re.findall(r"</?([a-zA-Z]+)[^>]*>", inline_html(text)))
    assert tags <= {"b", "i", "br", "ul", "ol", "li"}


@pytest.mark.parametrize(
    "text", ["<img src='/dev/zero'>", "![x](file:///etc/passwd)", "[a](javascript:x)", "<script>"]
)
def test_html_pictures_and_links_are_shown_literally(text: str) -> None:
    shown = block_html(text, 20)
    assert "<img" not in shown
    assert "<a" not in shown
    assert "<script" not in shown


def test_emphasis_is_shown() -> None:
    assert "<i>The China Quarterly</i>" in inline_html("Chen Jian, *The China Quarterly* 142")


@given(st.integers(-1000, 800_000))
def test_days_turn_into_dates_and_back(days: int) -> None:
    from studyapp.content.dates import CalendarDay

    assert CalendarDay(*civil_from_days(days)).ordinal == days


def test_intervals_read_well(qapp: QApplication) -> None:
    assert [interval_words(days) for days in (0, 1, 8, 90, 800)] == [
        "in this sitting", "in 1 day", "in 8 days", "in 3 months", "in 2 years",
    ]  # fmt: skip


def test_text_grows_in_full_and_spacing_by_half(theme: Theme) -> None:
    theme.choose(text_size=200)
    assert theme.font("body").pixelSize() == 30
    assert theme.size(36) == 72
    assert theme.space(16) == 24


def test_this_qt_does_not_lose_references_to_none(qapp: QApplication) -> None:
    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(1000):
        font.setPixelSize(12)
    assert before - sys.getrefcount(None) < 500
