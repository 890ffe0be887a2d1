"""Plain trees of dicts, lists and scalars, together with the place where each part was written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from studyapp.content.problem import Problem

Path = tuple[str | int, ...]
EXCERPT_BEFORE = 2
EXCERPT_LINES = 4
LONGEST_FOUND = 80


@dataclass(slots=True)
class WrittenTree:
    """A tree read from a text. `places` gives line and column (from 1) by path; keys of mappings have places too."""

    file: str
    lines: Sequence[str]
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path, *, of_key: bool = False) -> tuple[int, int]:
        """Where the part stands, or the nearest part around it that has a place."""
        if of_key and path in self.key_places:
            return self.key_places[path]
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(
        self, code: str, message: str, path: Path, *, of_key: bool = False, **details: str
    ) -> Problem:
        """A problem at the place of a part of this tree."""
        line, column = self.place(path, of_key=of_key)
        return self.problem_at(code, message, line, column, **details)

    def problem_at(self, code: str, message: str, line: int, column: int, **details: str) -> Problem:
        """A problem at a line and column, with the lines around it."""
        return Problem(
            code=code,
            message=message,
            file=self.file,
            line=line,
            column=column,
            excerpt=excerpt(self.lines, line),
            **details,
        )


def excerpt(lines: Sequence[str], line: int) -> tuple[tuple[int, str], ...]:
    """Up to four numbered lines around a line."""
    first = max(1, line - EXCERPT_BEFORE)
    last = min(len(lines), first + EXCERPT_LINES - 1)
    return tuple((number, lines[number - 1][:200]) for number in range(first, last + 1))


def shown(value: Any) -> str:
    """A value as people find it in their file, shortened."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = "nothing" if value is None or value == "" else str(value)
    return text if len(text) <= LONGEST_FOUND else f"{text[: LONGEST_FOUND - 1]}…"
