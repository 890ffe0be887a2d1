"""The source of a deck: a folder of YAML files that people write.

Format 1: `deck.yaml` holds the head; every other `*.yaml` file holds lists of entries under the plural of their kind.
"""

from pathlib import Path

from studyapp.content.deck import Deck
from studyapp.content.problem import DeckError, Problem
from studyapp.content.references import suggestion
from studyapp.formats.deck_tree import PLURALS, DeckBuilder
from studyapp.formats.limits import LIMITS, Limits
from studyapp.formats.tree import WrittenTree, shown
from studyapp.formats.yaml_tree import read_yaml

HEAD_FILE = "deck.yaml"


def read_deck_source(folder: Path, limits: Limits = LIMITS) -> Deck:
    """Read and check a whole source folder.

    :raises DeckError: with every fault in every file, each with file, line and column.
    """
    return load_deck_source(folder, limits)[0]


def load_deck_source(folder: Path, limits: Limits = LIMITS) -> tuple[Deck, DeckBuilder]:
    """The deck together with its builder, which knows where each entry was written.

    :raises DeckError: as `read_deck_source`.
    """
    builder = DeckBuilder(limits)
    for file in _files(folder):
        tree, problems = read_yaml(file.name, _bytes(file, folder, limits), limits)
        builder.problems += problems
        if tree.data is None:
            continue
        if not isinstance(tree.data, dict):
            message = "The file is not a mapping."
            builder.problems.append(
                tree.problem("wrong_shape", message, (), found=shown(tree.data), expected="keys with values")
            )
        elif file.name == HEAD_FILE:
            builder.read_head(tree, tree.data)
        else:
            _read_lists(builder, tree, tree.data)
    return builder.deck(f"The deck in {folder} cannot be used"), builder


def _files(folder: Path) -> list[Path]:
    advice = "studyapp deck new DIR writes a small deck to start from."
    if not folder.exists():
        raise DeckError(
            f"There is no folder {folder}.", _one("no_folder", str(folder), "a deck folder"), advice=advice
        )
    if not folder.is_dir() or not (folder / HEAD_FILE).is_file():
        expected = f"a folder with {HEAD_FILE}"
        raise DeckError(
            f"{folder} is no deck: it has no {HEAD_FILE}.",
            _one("no_head", str(folder), expected),
            advice=advice,
        )
    others = sorted(file for file in folder.glob("*.yaml") if file.name != HEAD_FILE)
    return [folder / HEAD_FILE, *others]


def _bytes(file: Path, folder: Path, limits: Limits) -> bytes:
    if not file.resolve().is_relative_to(folder.resolve()):
        raise DeckError(
            f"{file.name} leads out of the deck's folder.", _one("link", file.name, "a file in the folder")
        )
    try:
        if file.stat().st_size > limits.deck_bytes:
            size = f"a file of at most {limits.deck_bytes // 1_000_000} MB"
            raise DeckError(f"{file.name} is too large.", _one("too_large", file.name, size))
        return file.read_bytes()
    except OSError as error:
        raise DeckError(
            f"{file.name} cannot be read: {error.strerror}.",
            _one("unreadable", file.name, "a file that opens"),
        ) from error


def _one(code: str, found: str, expected: str) -> tuple[Problem, ...]:
    return (Problem(code=code, message=f"Expected {expected}.", file=found, found=found, expected=expected),)


def _read_lists(builder: DeckBuilder, tree: WrittenTree, data: dict[str, object]) -> None:
    for key, items in data.items():
        if key not in PLURALS:
            message = f"The key {key} names no kind of entry.{suggestion(key, PLURALS)}"
            builder.problems.append(
                tree.problem(
                    "unknown_kind",
                    message,
                    (key,),
                    of_key=True,
                    field=key,
                    found=key,
                    expected=", ".join(PLURALS),
                )
            )
        elif not isinstance(items, list):
            message = f"{key} is not a list."
            builder.problems.append(
                tree.problem(
                    "wrong_shape",
                    message,
                    (key,),
                    field=key,
                    found=shown(items),
                    expected="a list of entries",
                )
            )
        else:
            for index, item in enumerate(items[: builder.limits.entries]):
                builder.read_entry(tree, PLURALS[key], item, (key, index))
