"""Errors that a user can meet. Everything else that goes wrong is a bug and opens the crash dialog."""


class StudyAppError(Exception):
    """A problem of the user's, told in sentences.

    `what_happened`, `safe` (what was not harmed) and `advice` (what to do) are each a whole sentence, or empty.
    `str(error)` joins those that are given.
    """

    def __init__(self, what_happened: str, *, safe: str = "", advice: str = "") -> None:
        super().__init__(what_happened)
        self.what_happened = what_happened
        self.safe = safe
        self.advice = advice

    def __str__(self) -> str:
        return " ".join(part for part in (self.what_happened, self.safe, self.advice) if part)


class StorageError(StudyAppError):
    """The progress file or its folder cannot be used: read-only, full, damaged, locked or from a newer version."""
