"""Writing a deck as source files, so that a package can be taken apart without loss."""

from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from studyapp.content.deck import Deck
from studyapp.content.entry import ENTRY_KINDS
from studyapp.content.problem import DeckError, Problem
from studyapp.formats.deck_json import deck_to_tree
from studyapp.formats.deck_source import HEAD_FILE

LINE_LENGTH = 110


def write_deck_source(deck: Deck, folder: Path) -> None:
    """Write `deck.yaml` and one file for each run of entries of a kind, numbered to keep the author's order.

    :raises DeckError: when the folder is not empty or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise _cannot(folder, "it is not an empty folder")
    tree = deck_to_tree(deck)
    entries = tree.pop("entries")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / HEAD_FILE, tree)
        for number, (kind, run) in enumerate(groupby(entries, key=lambda entry: entry["kind"]), start=1):
            plural = ENTRY_KINDS[kind][0]
            _write(folder / f"{number:03d}-{plural}.yaml", {plural: [_without_kind(entry) for entry in run]})
    except OSError as error:
        raise _cannot(folder, (error.strerror or str(error)).lower()) from error


def _without_kind(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != "kind"}


def _write(file: Path, data: Any) -> None:
    text = yaml.dump(
        _texts(data), allow_unicode=True, sort_keys=False, width=LINE_LENGTH, Dumper=yaml.SafeDumper
    )
    file.write_text(text, encoding="utf-8")


def _texts(data: Any) -> Any:
    """Numbers and flags as the reader expects them: written without an exponent."""
    if isinstance(data, dict):
        return {name: _texts(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_texts(value) for value in data]
    return f"{data:f}".rstrip("0").rstrip(".") if isinstance(data, float) else data


def _cannot(folder: Path, reason: str) -> DeckError:
    problem = Problem(code="unwritable", message=f"{folder}: {reason}.", file=str(folder), found=reason)
    return DeckError(f"The deck cannot be written to {folder}: {reason}.", (problem,))
