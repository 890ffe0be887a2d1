"""What an entry says about itself, field by field, in words: for looking one up, or two side by side."""

from collections.abc import Iterator

from studyapp.content.dates import HistoricalDate
from studyapp.content.deck import Deck
from studyapp.content.entry import (
    Argument,
    Decision,
    EntryBase,
    Event,
    Figure,
    Organisation,
    Role,
    Series,
    Statistic,
    Term,
)

Row = tuple[str, tuple[str, ...]]


def profile(entry: EntryBase, deck: Deck) -> tuple[Row, ...]:
    """Pairs of a field's name and its texts, in the order to read them; empty fields are left out.

    Names are those of the deck format ("side", "roles"), with "date" for the time in which a body existed. References
    to other entries are given by name.
    """
    rows = (*_own_rows(entry, deck), ("context", (entry.context,) if entry.context else ()))
    return tuple((name, texts) for name, texts in rows if texts)


def _own_rows(entry: EntryBase, deck: Deck) -> Iterator[Row]:
    match entry:
        case Figure():
            yield "side", (entry.side,)
            yield "roles", tuple(_role_words(role, deck) for role in entry.roles)
            yield "known_for", tuple(_sentence(deed.text) for deed in entry.known_for)
        case Event():
            yield "date", (entry.date.words,)
            yield "what", (entry.what,)
            yield "place", (entry.place,) if entry.place else ()
            yield "figures", tuple(deck.name_of(ref) for ref in (*entry.figures, *entry.organisations))
        case Decision():
            yield "date", (entry.date.words,)
            yield "figures", tuple(deck.name_of(ref) for ref in entry.deciders)
            yield "problem", (entry.problem,)
            yield "choice", (entry.choice,)
            yield "reasons", entry.reasons
        case Term():
            yield "definition", (entry.definition,)
            yield "coined_by", (deck.name_of(entry.coined_by),) if entry.coined_by else ()
        case Organisation():
            span = _span_words(entry.since, entry.until)
            yield "purpose", (_sentence(entry.purpose),)
            yield "date", (span,) if span else ()
            yield "members", tuple(f"{deck.name_of(one.figure)}, {one.role}" for one in entry.members)
        case Argument():
            yield "holder", (deck.name_of(entry.holder),)
            yield "evidence", entry.evidence
        case Statistic():
            yield "date", (entry.as_of.words,)
            yield "unit", (entry.unit,)
        case Series():
            yield "unit", (entry.unit,)


def _role_words(role: Role, deck: Deck) -> str:
    organisation = f", {deck.name_of(role.organisation)}" if role.organisation else ""
    span = _span_words(role.since, role.until)
    return f"{_sentence(role.title)}{organisation}{f' ({span})' if span else ''}"


def _span_words(since: HistoricalDate | None, until: HistoricalDate | None) -> str:
    if since and until:
        return f"{since.words} to {until.words}"
    if since:
        return f"from {since.words}"
    return f"until {until.words}" if until else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
