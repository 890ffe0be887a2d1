"""A card: one thing worth remembering, that is, one facet of one entry.

Without pydantic, so that a sitting can start from stored cards at once.
"""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class CardId(NamedTuple):
    """Where progress belongs. Never made of text that people may mend."""

    deck_id: str
    entry_id: str
    facet: str

    def __str__(self) -> str:
        return f"{self.deck_id}:{self.entry_id}:{self.facet}"


class AnswerKind(StrEnum):
    """What sort of thing the answer is: which questions can ask for it, and beside what it can stand as an option."""

    FIGURE = "figure"
    ORGANISATION = "organisation"
    TERM = "term"
    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    TEXT = "text"
    LIST = "list"


class PageRef(NamedTuple):
    """A citation as shown: the work in short, and pages or an empty text."""

    source: str
    pages: str


@dataclass(frozen=True, slots=True)
class Card:
    """Prompt, answer and what is shown with it.

    `answer` is Markdown text of one line, or of one list item a line for `AnswerKind.LIST`. `aliases` are further
    right answers. `answer_refs` are ids of the entries that the answer names (figures, organisations). `date` is
    the EDTF date of the entry or of the answer, or "". `number` and `unit` belong to `AnswerKind.NUMBER`.
    `confusable_with` are entry ids. `kind` is the kind of the entry, `label` the title of the entry.
    """

    id: CardId
    kind: str
    label: str
    topic: str
    theme: str
    importance: str
    prompt: str
    answer: str
    answer_kind: AnswerKind
    aliases: tuple[str, ...] = ()
    answer_refs: tuple[str, ...] = ()
    context: str = ""
    sources: tuple[PageRef, ...] = ()
    date: str = ""
    number: float | None = None
    unit: str = ""
    side: str = ""
    confusable_with: tuple[str, ...] = ()

    @property
    def answer_items(self) -> tuple[str, ...]:
        """The single items of a list answer, or the whole answer as the only one."""
        return tuple(self.answer.split("\n")) if self.answer_kind is AnswerKind.LIST else (self.answer,)


def card_to_json(card: Card) -> str:
    """Compact text for storage, without fields that are empty."""
    fields = {name: value for name, value in asdict(card).items() if value not in ("", (), None)}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def card_from_json(text: str) -> Card:
    """The card that `card_to_json` wrote.

    :raises ValueError, KeyError, TypeError: when the text is something else.
    """
    fields: dict[str, Any] = json.loads(text)
    fields["id"] = CardId(*fields["id"])
    fields["answer_kind"] = AnswerKind(fields["answer_kind"])
    fields["sources"] = tuple(PageRef(*item) for item in fields.get("sources", ()))
    for name in ("theme", "context", "date", "unit", "side"):
        fields.setdefault(name, "")
    for name in ("aliases", "answer_refs", "confusable_with"):
        fields[name] = tuple(fields.get(name, ()))
    return Card(**fields)
