"""Small decks, each with just what a test is about."""

import json
from typing import Any

from studyapp.content.deck import Deck
from studyapp.questions.library import Library

HEAD = {
    "format": 1,
    "id": "poor-deck",
    "title": "A poor deck",
    "version": "1.0.0",
    "topics": [{"id": "only", "title": "Only"}],
}


def person(entry_id: str, name: str, title: str) -> dict[str, Any]:
    return {
        "kind": "figure",
        "id": entry_id,
        "topic": "only",
        "name": name,
        "side": "Here",
        "roles": [{"title": title}],
    }


def happening(entry_id: str, title: str, date: str) -> dict[str, Any]:
    return {
        "kind": "event",
        "id": entry_id,
        "topic": "only",
        "title": title,
        "date": date,
        "what": f"It was {title}.",
    }


def term(entry_id: str, name: str, definition: str) -> dict[str, Any]:
    return {"kind": "term", "id": entry_id, "topic": "only", "term": name, "definition": definition}


def number(entry_id: str, subject: str, value: float) -> dict[str, Any]:
    fields = {"subject": subject, "value": value, "unit": "tons", "as_of": "1965"}
    return {"kind": "statistic", "id": entry_id, "topic": "only", **fields}


def library_of(*entries: dict[str, Any]) -> Library:
    return Library((Deck.model_validate_json(json.dumps({**HEAD, "entries": entries})),))


def argument(entry_id: str, claim: str, wrong: tuple[str, ...]) -> dict[str, Any]:
    fields = {"claim": claim, "holder": "A scholar", "evidence": [f"What shows {entry_id}"]}
    written = [{"text": text, "why": f"Nobody says that of {entry_id}."} for text in wrong]
    return {"kind": "argument", "id": entry_id, "topic": "only", **fields, "distractors": written}
