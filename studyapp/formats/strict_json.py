"""JSON as the deck format allows it: bounded in depth, without NaN, duplicate keys or numbers of endless length."""

import json
from typing import Any

from studyapp.content.problem import Problem
from studyapp.formats.limits import Limits
from studyapp.formats.tree import WrittenTree

LONGEST_NUMBER = 40


class _RefusedError(ValueError):
    """Raised inside the reader of the standard library, which passes it on."""


def read_json(file: str, raw: bytes, limits: Limits) -> tuple[WrittenTree, tuple[Problem, ...]]:
    """The tree of a JSON text with what is wrong with it; `data` is None where it could not be read."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        tree = WrittenTree(file, ())
        return tree, (
            tree.problem_at("not_utf8", f"{file} is not UTF-8 text.", 1, 1, expected="text in UTF-8"),
        )
    tree = WrittenTree(file, text.splitlines())
    if _depth(text) > limits.depth:
        message = f"Parts are nested deeper than {limits.depth} levels."
        return tree, (tree.problem_at("too_deep", message, 1, 1),)
    try:
        tree.data = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_whole, parse_float=_fraction
        )
    except json.JSONDecodeError as error:
        message = f"The JSON cannot be read: {error.msg}."
        return tree, (tree.problem_at("json", message, error.lineno, error.colno, expected="JSON"),)
    except _RefusedError as refused:
        return tree, (tree.problem_at("json", str(refused), 1, 1, expected="JSON of the deck format"),)
    return tree, ()


def _depth(text: str) -> int:
    """How deep brackets nest outside strings; counted before parsing, which would recurse."""
    depth = deepest = 0
    in_string = escaped = False
    for char in text:
        if in_string:
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == '"':
                in_string = False
        elif char == '"':
            in_string = True
        elif char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _RefusedError(f"The key {twice[:80]} stands twice.")
    return found


def _constant(name: str) -> Any:
    raise _RefusedError(f"{name} is no number of the deck format.")


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise _RefusedError("A number is longer than any fact needs.")
    return int(text)


def _fraction(text: str) -> float:
    value = float(text)
    if len(text) > LONGEST_NUMBER or value in (float("inf"), float("-inf")):
        raise _RefusedError("A number is longer than any fact needs.")
    return value
