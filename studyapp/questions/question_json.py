"""A question as it was asked, and its verdict, as text: so that it can be shown again exactly."""

import json
from dataclasses import asdict
from typing import Any

from studyapp.cards.card import CardId
from studyapp.questions.question import Item, Option, Outcome, Question, Verdict


def question_to_json(question: Question) -> str:
    """Compact text for storage."""
    return _compact(asdict(question))


def question_from_json(text: str) -> Question:
    """The question that `question_to_json` wrote.

    :raises ValueError, KeyError, TypeError: when the text is something else.
    """
    fields: dict[str, Any] = json.loads(text)
    fields["card_id"] = CardId(*fields["card_id"])
    fields["options"] = tuple(Option(*one) for one in fields["options"])
    fields["accepted"] = tuple(fields["accepted"])
    fields["items"] = tuple(_item(*one) for one in fields["items"])
    return Question(**fields)


def verdict_to_json(verdict: Verdict) -> str:
    """Compact text for storage."""
    return _compact(asdict(verdict))


def verdict_from_json(text: str) -> Verdict:
    """The verdict that `verdict_to_json` wrote.

    :raises ValueError, KeyError, TypeError: when the text is something else.
    """
    fields: dict[str, Any] = json.loads(text)
    fields["outcome"] = Outcome(fields["outcome"])
    fields["chosen"] = None if fields["chosen"] is None else Option(*fields["chosen"])
    fields["parts"] = tuple(fields["parts"])
    return Verdict(**fields)


def _item(text: str, place: int, told: str, card_id: list[str] | None) -> Item:
    return Item(text, place, told, None if card_id is None else CardId(*card_id))


def _compact(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
