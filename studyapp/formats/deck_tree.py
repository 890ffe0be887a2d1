"""From plain trees to a deck: every fault of every entry at once, each at its place."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from studyapp.content.deck import Deck, DeckHead
from studyapp.content.entry import ENTRY_KINDS, Entry, EntryBase
from studyapp.content.problem import DeckError, Problem
from studyapp.content.references import Finding, check_references, suggestion
from studyapp.formats.limits import LIMITS, Limits
from studyapp.formats.tree import Path, WrittenTree, shown

PLURALS = {plural: kind for kind, (plural, _) in ENTRY_KINDS.items()}

_EXPECTED = {
    "missing": "this field",
    "string_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}


_PATTERNS = {
    "version": "a version such as 1.2.0",
    "language": "a language such as en-GB",
    "pages": "pages such as 361 or 361-363",
    "url": "an https link",
}


@dataclass(slots=True)
class DeckBuilder:
    """Collects the head and the entries of one deck, and all their faults."""

    limits: Limits = LIMITS
    problems: list[Problem] = field(default_factory=list)
    head: DeckHead | None = None
    entries: list[Entry] = field(default_factory=list)
    places: dict[str, tuple[WrittenTree, Path]] = field(default_factory=dict)

    def read_head(self, tree: WrittenTree, data: dict[str, Any], path: Path = ()) -> None:
        """Take `deck.yaml`, or the part of `deck.json` that equals it."""
        validated = self._validated(TypeAdapter(DeckHead), tree, data, path, entry="")
        if isinstance(validated, DeckHead):
            self.head = validated

    def read_entry(self, tree: WrittenTree, kind: str, data: Any, path: Path) -> None:
        """Take one entry of a kind that `ENTRY_KINDS` has."""
        if not isinstance(data, dict):
            self.problems.append(
                tree.problem(
                    "wrong_shape", "An entry is not a mapping.", path, found=shown(data), expected="a mapping"
                )
            )
            return
        entry_id = str(data.get("id", ""))
        entry = self._validated(_adapter(kind), tree, {**data, "kind": kind}, path, entry_id)
        if entry_id in self.places:
            message = f"The id {entry_id} is used twice."
            self.problems.append(
                tree.problem(
                    "duplicate_id", message, (*path, "id"), entry=entry_id, field="id", found=entry_id,
                    expected="an id that no other entry has",
                )
            )  # fmt: skip
            return
        if entry_id:
            self.places[entry_id] = (tree, path)
        if isinstance(entry, EntryBase):
            self.entries.append(cast("Entry", entry))

    def deck(self, what_failed: str) -> Deck:
        """The deck, when nothing was wrong.

        :raises DeckError: with every problem otherwise; `what_failed` begins its sentence.
        """
        if self.head is not None:
            candidate = Deck.model_construct(
                **{name: getattr(self.head, name) for name in DeckHead.model_fields},
                entries=tuple(self.entries),
            )
            if self._has_readable_entries():
                self.problems += [self.placed(finding) for finding in check_references(candidate)]
            if not self.problems:
                return candidate
        raise deck_error(what_failed, self.problems)

    def _has_readable_entries(self) -> bool:
        """References to entries that failed to read would only repeat those failures."""
        return len(self.entries) == len(self.places)

    def placed(self, finding: Finding) -> Problem:
        """A finding about an entry as a problem at its line."""
        details: dict[str, Any] = {
            "entry": finding.entry,
            "field": finding.field,
            "found": finding.found,
            "expected": finding.expected,
        }
        if finding.entry in self.places:
            tree, path = self.places[finding.entry]
            fields = tuple(int(part) if part.isdigit() else part for part in finding.field.split(".") if part)
            return tree.problem(finding.code, finding.message, (*path, *fields), **details)
        return Problem(code=finding.code, message=finding.message, **details)

    def _validated(
        self, adapter: TypeAdapter[Any], tree: WrittenTree, data: Any, path: Path, entry: str
    ) -> Any:
        try:
            return adapter.validate_json(json.dumps(data))
        except ValidationError as error:
            self.problems += [
                _problem(tree, item, path, entry)
                for item in error.errors(include_url=False, include_context=True)
            ]
            return None


def deck_error(what_failed: str, problems: Iterable[Problem]) -> DeckError:
    """All problems as one error whose sentence counts them."""
    found = tuple(problems)
    count = "One problem was found" if len(found) == 1 else f"{len(found)} problems were found"
    first = f" {found[0]}" if found else ""
    return DeckError(f"{what_failed}: {count.lower()}.{first}", found)


_adapters: dict[str, TypeAdapter[Any]] = {}


def _adapter(kind: str) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(ENTRY_KINDS[kind][1])
    return _adapters[kind]


def _problem(tree: WrittenTree, item: Any, path: Path, entry: str) -> Problem:
    """One pydantic error in plain words, at its line."""
    where: Path = tuple(part for part in item["loc"] if part != "[key]")
    name = ".".join(str(part) for part in where)
    code, value = item["type"], item["input"]
    details: dict[str, Any] = {"entry": entry, "field": name}
    if code == "missing":
        message = f"The field {name} is missing."
        return tree.problem(
            "missing_field", message, path, found="nothing", expected=f"{name}: ...", **details
        )
    if code == "extra_forbidden":
        near = suggestion(str(where[-1]), _field_names())
        message = f"The field {where[-1]} is unknown.{near}"
        return tree.problem(
            "unknown_field", message, (*path, *where), of_key=True, found=str(where[-1]),
            expected="a field of this kind of entry", **details,
        )  # fmt: skip
    pattern = _PATTERNS.get(str(where[-1])) if code == "string_pattern_mismatch" and where else None
    expected = (
        pattern
        or _EXPECTED.get(code)
        or item["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
    )
    message = f"The field {name} cannot be read: expected {expected}."
    return tree.problem(
        _code(code), message, (*path, *where), found=shown(value), expected=expected, **details
    )


def _code(code: str) -> str:
    return {"literal_error": "bad_choice", "string_pattern_mismatch": "bad_pattern"}.get(code, code)


def _field_names() -> tuple[str, ...]:
    """Names that could have been meant: those of all kinds, since the error does not say which model refused."""
    models = [model for _, model in ENTRY_KINDS.values()] + [DeckHead]
    return tuple({info.alias or name for model in models for name, info in model.model_fields.items()})
