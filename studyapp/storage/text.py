"""Text as SQLite takes it."""


def storable(text: str) -> str:
    """The text without halves of surrogate pairs, which a keyboard can leave behind and SQLite refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")
