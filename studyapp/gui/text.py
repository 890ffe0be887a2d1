"""The only way by which text of a deck reaches Qt's rich text: a small Markdown, everything else shown literally.

Emphasis, strong, lists and line breaks. No HTML, no pictures; a link is shown as its words. Bounded in size and
depth, since Qt lays out whatever it is given.
"""

import html
import re

LONGEST = 20_000
DEEPEST_LIST = 4
_MARKED = re.compile(r"[*_`#\[\]<>&\\\n!~|-]")
_TAGS = {
    "em_open": "<i>",
    "em_close": "</i>",
    "strong_open": "<b>",
    "strong_close": "</b>",
    "softbreak": "<br>",
    "hardbreak": "<br>",
}
_BLOCKS = {
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
}
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
_DIRECTIONAL = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def inline_html(text: str) -> str:
    """Safe HTML of deck text, with its direction isolated from what stands around it."""
    cut = text[:LONGEST].translate(_DIRECTIONAL)
    body = html.escape(cut) if not _MARKED.search(cut) else _small_markdown(cut)
    return f"{ISOLATE}{body}{END_ISOLATE}"


def block_html(text: str, line_pixels: int, *, align: str = "left") -> str:
    """The same as a paragraph with a line height in pixels."""
    return f'<div align="{align}" style="line-height:{line_pixels}px">{inline_html(text)}</div>'


def items_html(items: tuple[str, ...], line_pixels: int) -> str:
    """A list, or a plain paragraph for one item."""
    if len(items) == 1:
        return block_html(items[0], line_pixels)
    # Each row is a block of its own; the margin gives its number room in any font.
    rows = "".join(f'<li style="line-height:{line_pixels}px">{inline_html(item)}</li>' for item in items)
    return f'<ol style="margin-left:{line_pixels}px; -qt-list-indent:0">{rows}</ol>'


def plain(text: str) -> str:
    """Deck text without its marks, for screen readers, titles and painted widgets."""
    return re.sub(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1", r"\2", text[:LONGEST].translate(_DIRECTIONAL))


def _small_markdown(text: str) -> str:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False, "linkify": False, "maxNesting": 20})
    parser.enable(["emphasis", "list", "newline", "escape"])
    parts: list[str] = []
    depth = 0
    for token in parser.parse(text):
        if token.type in _BLOCKS:
            depth += token.type.endswith("list_open") - token.type.endswith("list_close")
            parts.append(_BLOCKS[token.type] if depth <= DEEPEST_LIST else "")
        elif token.type == "inline":
            parts += [_TAGS.get(child.type) or html.escape(child.content) for child in token.children or ()]
        elif token.type == "paragraph_close" and not token.hidden:
            parts.append("<br>")
        elif token.content:
            parts.append(html.escape(token.content))
    joined = "".join(parts)
    return joined.removesuffix("<br>")
