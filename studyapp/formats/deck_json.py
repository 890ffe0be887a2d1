"""A deck as the one canonical tree that packages, programs and storage use."""

import json
from typing import Any

from studyapp.content.deck import Deck
from studyapp.content.entry import EntryBase
from studyapp.formats.deck_tree import DeckBuilder
from studyapp.formats.tree import WrittenTree


def entry_to_tree(entry: EntryBase) -> dict[str, Any]:
    """The entry's written fields; those that have their default are left out, except its kind."""
    fields = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"kind": getattr(entry, "kind", ""), **fields}


def deck_to_tree(deck: Deck) -> dict[str, Any]:
    """What `deck.json` holds: the head, then all entries in order."""
    head = deck.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"entries"})
    return {**head, "entries": [entry_to_tree(entry) for entry in deck.entries]}


def deck_from_tree(tree: WrittenTree, what_failed: str, builder: DeckBuilder) -> Deck:
    """The deck of a tree that `deck_to_tree` made, or that somebody wrote.

    :raises DeckError: with every problem.
    """
    data = tree.data if isinstance(tree.data, dict) else {}
    if data:
        head = {name: value for name, value in data.items() if name != "entries"}
        builder.read_head(tree, head)
        entries = data.get("entries", [])
        for index, item in enumerate(entries if isinstance(entries, list) else []):
            _read_entry(builder, tree, item, index)
    elif not builder.problems:
        builder.problems.append(tree.problem_at("wrong_shape", "It holds no deck.", 1, 1, expected="a deck"))
    return builder.deck(what_failed)


def _read_entry(builder: DeckBuilder, tree: WrittenTree, item: Any, index: int) -> None:
    from studyapp.content.entry import ENTRY_KINDS

    path = ("entries", index)
    kind = item.get("kind") if isinstance(item, dict) else None
    if kind not in ENTRY_KINDS:
        message = f"Entry {index + 1} has no known kind."
        builder.problems.append(
            tree.problem("unknown_kind", message, path, found=str(kind), expected=", ".join(ENTRY_KINDS))
        )
    else:
        builder.read_entry(tree, str(kind), item, path)


def canonical_json(tree: Any) -> bytes:
    """One text for one tree: keys in order, indented so that lines can be pointed at."""
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8") + b"\n"
