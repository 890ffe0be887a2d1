"""A fault or a hint found in a deck, told so that its author can mend it."""

from dataclasses import dataclass

from studyapp.errors import StudyAppError


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `file`, `line` and `column` (from 1) are empty or None where only the whole deck is known.

    `excerpt` holds numbered lines around the place, at most four. `code` is a stable word for programs.
    """

    code: str
    message: str
    entry: str = ""
    field: str = ""
    found: str = ""
    expected: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None
    excerpt: tuple[tuple[int, str], ...] = ()

    @property
    def place(self) -> str:
        """For instance "events.yaml:12:5"."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        entry = f"{self.entry}: " if self.entry else ""
        return f"{where}{entry}{self.message}"


class DeckError(StudyAppError):
    """A deck that cannot be used, with every fault that was found in it (at least one)."""

    def __init__(
        self, what_happened: str, problems: tuple[Problem, ...], *, safe: str = "", advice: str = ""
    ) -> None:
        super().__init__(what_happened, safe=safe or "Nothing on this computer was changed.", advice=advice)
        self.problems = problems
