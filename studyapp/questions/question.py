"""A question as it is asked, and the verdict on a response."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from studyapp.cards.card import CardId


class Option(NamedTuple):
    """One answer to choose. `really` says what a wrong one is in truth; `entry_id` is its entry, or ""."""

    text: str
    right: bool
    really: str = ""
    entry_id: str = ""


class Item(NamedTuple):
    """One row of a question over several cards. `place` is its right position from 0: in the order, or among the
    options it is matched with. `told` is its date or partner in words; `card_id` the card it belongs to, if any."""

    text: str
    place: int
    told: str
    card_id: CardId | None


class Declined(NamedTuple):
    """A kind that cannot ask for a card, with the reason as a clause: "fewer than two sensible wrong answers"."""

    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """One way of asking a card. `accepted` are all right answers of a typed question, the shown one first; of a
    date question its EDTF, of a number question its figure. `tolerance` is how far a figure may be off, in `unit`.
    `items` are the rows of order and match as shown; match has its right column in `options`."""

    card_id: CardId
    kind: str
    stem: str
    answer: str
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    tolerance: float = 0.0
    unit: str = ""
    seed: int = 0

    def with_seed(self, seed: int) -> "Question":
        return replace(self, seed=seed)


class Outcome(StrEnum):
    """`close` is one slip from right: shown in place, and the student decides."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` runs from 0 to 1. `chosen` is the option that was taken, where there were options; `matched` the
    accepted answer that a typed response was compared with. `detail` says what was right of a date: "less exact"
    (early, late or the season is missing), "half" (one end of a stretch), "month" or "year". `parts` says for each
    option or item whether it was answered rightly."""

    outcome: Outcome
    score: float
    chosen: Option | None = None
    matched: str = ""
    detail: str = ""
    parts: tuple[bool, ...] = ()

    @property
    def is_right(self) -> bool:
        return self.outcome is Outcome.RIGHT
