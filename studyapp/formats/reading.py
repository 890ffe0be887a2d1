"""Reading a deck of either shape."""

from pathlib import Path

from studyapp.content.deck import Deck
from studyapp.formats.deck_package import read_deck_package
from studyapp.formats.deck_source import HEAD_FILE, read_deck_source


def read_deck(path: Path) -> Deck:
    """The deck at a path: a source folder (or its `deck.yaml`), or a package.

    :raises DeckError: when it cannot be used.
    """
    if path.name == HEAD_FILE:
        return read_deck_source(path.parent)
    if path.is_dir() or (not path.exists() and not path.suffix):
        return read_deck_source(path)
    return read_deck_package(path)
