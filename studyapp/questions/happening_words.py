"""Events and decisions in sentences."""

from studyapp.cards.templates import date_phrase
from studyapp.content.dates import HistoricalDate
from studyapp.content.entry import Decision, Event

Happening = Event | Decision


def titled(label: str) -> str:
    """An event's title; a decision's reads "The decision to ..."."""
    return f"The decision {label}" if label.startswith("to ") else label


def title_of(happening: Happening) -> str:
    """The title as it can stand at the beginning of a sentence."""
    return titled(happening.label)


def dated(happening: Happening) -> str:
    """Its date in a sentence."""
    return f"{title_of(happening)}: {date_phrase(happening.date)}."


def then(happening: Happening) -> str:
    """What happened at its date: "5 August 1964: The decision to ..."."""
    words = happening.date.words
    return f"{words[:1].upper()}{words[1:]}: {title_of(happening)}."


def lies_in(date: HistoricalDate, other: HistoricalDate) -> bool:
    """Whether a date with both its ends lies wholly in another one."""
    has_ends = date.start is not None and date.end is not None
    return has_ends and other.earliest <= date.earliest and date.latest <= other.latest
