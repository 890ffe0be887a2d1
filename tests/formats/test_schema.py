"""The JSON Schema knows what the models know."""

from typing import Any

from studyapp.content.entry import ENTRY_KINDS
from studyapp.formats.schema import deck_schema


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(value) for value in node.values()))
    if isinstance(node, list):
        return set().union(*(references(value) for value in node))
    return set()


def test_every_reference_has_its_definition() -> None:
    schema = deck_schema()
    assert references(schema) <= {f"#/$defs/{name}" for name in schema["$defs"]}


def test_each_kind_has_its_fields_under_the_names_that_are_written() -> None:
    schema = deck_schema()
    lists = schema["$defs"]["EntryFile"]["properties"]
    assert set(lists) == {plural for plural, _ in ENTRY_KINDS.values()}
    for _, model in ENTRY_KINDS.values():
        fields = schema["$defs"][model.__name__]["properties"]
        written = {field.alias or name for name, field in model.model_fields.items()}
        assert set(fields) == written
    assert {"from", "until"} <= set(schema["$defs"]["Role"]["properties"])
