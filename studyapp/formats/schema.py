"""JSON Schema of the source files, so that editors complete and check them."""

from typing import Any

from pydantic import TypeAdapter

from studyapp.content.deck import DeckHead
from studyapp.content.entry import ENTRY_KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFINITIONS = "#/$defs/{model}"


def deck_schema() -> dict[str, Any]:
    """One schema for `deck.yaml` and for the files with entries: a file is the head, or lists under plurals."""
    definitions: dict[str, Any] = {}
    plurals: dict[str, Any] = {}
    for plural, model in ENTRY_KINDS.values():
        schema = TypeAdapter(model).json_schema(by_alias=True, ref_template=DEFINITIONS)
        definitions.update(schema.pop("$defs", {}))
        definitions[model.__name__] = schema
        plurals[plural] = {"type": "array", "items": {"$ref": DEFINITIONS.format(model=model.__name__)}}
    head = TypeAdapter(DeckHead).json_schema(by_alias=True, ref_template=DEFINITIONS)
    definitions.update(head.pop("$defs", {}))
    definitions["DeckHead"] = head
    entries = {"type": "object", "properties": plurals, "additionalProperties": False}
    return {
        "$schema": DIALECT,
        "title": "StudyApp deck, format 1",
        "anyOf": [{"$ref": "#/$defs/DeckHead"}, {"$ref": "#/$defs/EntryFile"}],
        "$defs": {**definitions, "EntryFile": entries},
    }
