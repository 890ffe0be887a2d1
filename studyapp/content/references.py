"""Whether everything that a deck refers to is there, and is what it should be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from studyapp.content.deck import Deck
from studyapp.content.entry import (
    Argument,
    Citation,
    Decision,
    EntryBase,
    Event,
    Figure,
    Organisation,
    Term,
)

NEAR_ENOUGH = 70
_HYPHENATED_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with an entry; `field` is a path such as "figures.0"."""

    code: str
    message: str
    entry: str
    field: str
    found: str = ""
    expected: str = ""


def check_references(deck: Deck) -> tuple[Finding, ...]:
    """Every reference of every entry that leads nowhere, or to the wrong kind of entry."""
    return tuple(finding for entry in deck.entries for finding in _of_entry(entry, deck))


def _of_entry(entry: EntryBase, deck: Deck) -> Iterator[Finding]:
    topics, themes = [topic.id for topic in deck.topics], [theme.id for theme in deck.themes]
    if entry.topic not in topics:
        yield _not_in_head(entry, "topic", "topic", entry.topic, topics)
    if entry.theme and entry.theme not in themes:
        yield _not_in_head(entry, "theme", "theme", entry.theme, themes)
    yield from _cited(entry, "sources", entry.sources, deck)
    yield from _entries(entry, "confusable_with", entry.confusable_with, deck)
    yield from _facets(entry)
    if isinstance(entry, Event):
        yield from _entries(entry, "figures", entry.figures, deck, Figure)
        yield from _entries(entry, "organisations", entry.organisations, deck, Organisation)
        yield from _loose(entry, "causes", entry.causes, deck)
        yield from _loose(entry, "effects", entry.effects, deck)
    elif isinstance(entry, Decision):
        yield from _entries(entry, "deciders", entry.deciders, deck, Figure, Organisation)
        yield from _loose(entry, "consequences", entry.consequences, deck)
    elif isinstance(entry, Organisation):
        yield from _entries(
            entry, "members", [member.figure for member in entry.members], deck, Figure, end=".figure"
        )
    elif isinstance(entry, Figure):
        for index, deed in enumerate(entry.known_for):
            yield from _cited(entry, f"known_for.{index}.sources", deed.sources, deck)
        yield from _loose(
            entry, "roles", [role.organisation or "" for role in entry.roles], deck, ".organisation"
        )
    elif isinstance(entry, Argument):
        yield from _loose(entry, "holder", [entry.holder], deck, alone=True)
    elif isinstance(entry, Term):
        yield from _loose(entry, "coined_by", [entry.coined_by or ""], deck, alone=True)


def _cited(entry: EntryBase, field: str, cites: Sequence[Citation], deck: Deck) -> Iterator[Finding]:
    known = [source.id for source in deck.sources]
    for index, cite in enumerate(cites):
        if cite.source not in known:
            yield _not_in_head(entry, f"{field}.{index}.source", "source", cite.source, known)


def _not_in_head(entry: EntryBase, place: str, name: str, value: str, known: Sequence[str]) -> Finding:
    message = f"The {name} {value} is not in deck.yaml.{suggestion(value, known)}"
    return Finding("unknown_reference", message, entry.id, place, value, f"a {name} of deck.yaml")


def _entries(
    entry: EntryBase, field: str, refs: Iterable[str], deck: Deck, *kinds: type[EntryBase], end: str = ""
) -> Iterator[Finding]:
    for index, ref in enumerate(refs):
        target = deck.entry_by_id.get(ref)
        place = f"{field}.{index}{end}"
        if target is None:
            message = f"No entry has the id {ref}.{suggestion(ref, deck.entry_by_id)}"
            yield Finding("unknown_reference", message, entry.id, place, ref, "the id of an entry")
        elif kinds and not isinstance(target, kinds):
            expected = " or ".join(kind.__name__.lower() for kind in kinds)
            message = f"{ref} is of the kind {target.kind}, not {expected}."
            yield Finding("wrong_reference", message, entry.id, place, ref, f"the id of a {expected}")


def _loose(
    entry: EntryBase, field: str, values: Iterable[str], deck: Deck, end: str = "", *, alone: bool = False
) -> Iterator[Finding]:
    """Fields that hold an id or plain text: what looks like an id must be one."""
    for index, value in enumerate(values):
        if _HYPHENATED_SLUG.fullmatch(value) and value not in deck.entry_by_id:
            place = field if alone else f"{field}.{index}{end}"
            message = f"No entry has the id {value}.{suggestion(value, deck.entry_by_id)}"
            yield Finding(
                "unknown_reference", message, entry.id, place, value, "the id of an entry, or a sentence"
            )


def _facets(entry: EntryBase) -> Iterator[Finding]:
    """Overrides and skips name facets of the kind; those with a dot (known_for.x) are made from the entry."""
    named = {"prompts": tuple(entry.prompts), "wrong_options": tuple(entry.wrong_options), "skip": entry.skip}
    for field, names in named.items():
        for index, name in enumerate(names):
            if "." not in name and name not in entry.facets:
                place = f"{field}.{index}" if field == "skip" else f"{field}.{name}"
                message = f"{name} is no facet of this kind of entry.{suggestion(name, entry.facets)}"
                yield Finding("unknown_facet", message, entry.id, place, name, ", ".join(entry.facets))


def suggestion(written: str, known: Iterable[str]) -> str:
    """A question " Did you mean ...?" for a near miss, or an empty text."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(written, list(known), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return f" Did you mean {best[0]}?" if best else ""
