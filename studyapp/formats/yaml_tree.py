"""YAML as a plain tree of text: no types are guessed, and nothing but mappings, lists and scalars is allowed."""

import re
from typing import Any

import yaml

from studyapp.content.problem import Problem
from studyapp.formats.limits import Limits
from studyapp.formats.tree import Path, WrittenTree


def _no_type(_loader: object, _kind: object, _value: object, _implicit: object) -> str:
    """All scalars are text here; guessing a type for each would take longer than anything else in reading but parsing."""
    return ""


Loader = type("TextLoader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {"resolve": _no_type})
"""On the fast reader where PyYAML was built with it."""

_SIGNS = re.compile(r"[&*!]|^---", re.MULTILINE)
"""Without one of these there is neither anchor, alias nor tag, and no second document."""


def read_yaml(file: str, raw: bytes, limits: Limits) -> tuple[WrittenTree, tuple[Problem, ...]]:
    """The tree of one document with every fault of its notation; `data` is None where it could not be read.

    Anchors, aliases, tags, duplicate keys and several documents are refused.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        tree = WrittenTree(file, ())
        return tree, (
            tree.problem_at("not_utf8", "The file is not UTF-8 text.", line, 1, expected="text in UTF-8"),
        )
    tree = WrittenTree(file, text.splitlines())
    try:
        reader = _Reader(tree, limits)
        _refuse_references(tree, text)
        node = yaml.compose(text, Loader=Loader)
        tree.data = {} if node is None else reader.value(node, (), 0)
    except yaml.MarkedYAMLError as error:
        return tree, (_syntax_problem(tree, error),)
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        return tree, (_character_problem(tree, line),)
    except _Refused as refused:
        return tree, (refused.problem,)
    return tree, tuple(reader.problems)


class _Refused(Exception):  # noqa: N818 - carries a finding, is no error of ours
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reader:
    def __init__(self, tree: WrittenTree, limits: Limits) -> None:
        self.tree = tree
        self.problems: list[Problem] = []
        self._limits = limits

    def value(self, node: yaml.Node, path: Path, depth: int) -> Any:
        """The plain value of a node; places are noted on the way."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.tree.places[path] = (line, column)
        if depth > self._limits.depth:
            message = f"Parts are nested deeper than {self._limits.depth} levels."
            raise _Refused(self.tree.problem_at("too_deep", message, line, column))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index), depth + 1) for index, child in enumerate(node.value)]
        return node.value

    def _mapping(self, node: yaml.MappingNode, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(
                    self.tree.problem_at(
                        "bad_key", "A key is not plain text.", line, column, expected="a word"
                    )
                )
                continue
            key = str(key_node.value)
            self.tree.key_places[(*path, key)] = (line, column)
            if key in found:
                self.problems.append(
                    self.tree.problem_at(
                        "duplicate_key", f"The key {key} stands twice.", line, column, field=key, found=key
                    )
                )
                continue
            found[key] = self.value(value_node, (*path, key), depth + 1)
        return found


def _refuse_references(tree: WrittenTree, text: str) -> None:
    """Anchors, aliases and tags make bombs and types; none is needed in a deck."""
    if not _SIGNS.search(text):
        return
    documents = 0
    for event in yaml.parse(text, Loader=Loader):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _Refused(
                tree.problem_at("documents", "The file holds more than one document.", line, column)
            )
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            found = f"{sign}{event.anchor}"
            message = "Anchors and aliases are not part of the deck format."
            raise _Refused(
                tree.problem_at("anchor", message, line, column, found=found, expected="plain text")
            )
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            message = "Tags are not part of the deck format."
            raise _Refused(
                tree.problem_at("tag", message, line, column, found=event.tag, expected="plain text")
            )


def _syntax_problem(tree: WrittenTree, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = tree.lines
    if line <= len(lines) and "\t" in lines[line - 1][: column + 1]:
        message = "A tab stands where spaces are needed."
        return tree.problem_at("tab", message, line, column, found="a tab", expected="spaces for indentation")
    message = f"The YAML cannot be read: {error.problem or error.context or 'unknown notation'}."
    found = lines[line - 1].strip()[:80] if line <= len(lines) else "the end of the file"
    return tree.problem_at(
        "yaml", message, line, column, found=found, expected="YAML as in the deck template"
    )


def _character_problem(tree: WrittenTree, line: int) -> Problem:
    message = "A character is not allowed in YAML."
    return tree.problem_at("character", message, line, 1, expected="printable text")
