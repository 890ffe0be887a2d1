"""Gaps in a cloze text: "The border was the {{17th}} parallel"."""

import re

_GAP = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)
BLANK = "[…]"


def gaps_of(text: str) -> tuple[str, ...]:
    """What the gaps hide, in order."""
    return tuple(match.strip() for match in _GAP.findall(text))


def blanked(text: str, number: int) -> str:
    """The text with gap `number` (from 1) blanked and the others filled."""
    count = 0

    def fill(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return BLANK if count == number else match[1].strip()

    return _GAP.sub(fill, text)


def word_after_blank(text: str) -> str:
    """The word that follows the blank at once; "" where a mark or nothing follows."""
    after = text.partition(BLANK)[2]
    found = re.match(r" (\w+)", after)
    return found[1] if found else ""
