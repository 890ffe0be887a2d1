"""A whole deck: its head and its entries."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from studyapp.content.entry import Entry, Figure, Model, Name, Organisation, Text
from studyapp.content.ids import DeckId, SourceId
from studyapp.content.topic import Theme, Topic

FORMAT = 1

Whole = Annotated[Literal[1], BeforeValidator(lambda value: 1 if value in {"1", 1} else value)]
Version = Annotated[str, Field(pattern=r"^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$")]
Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
SecureLink = Annotated[str, Field(pattern=r"^https://[^\s<>\"]+$", max_length=2000)]


class Source(Model):
    """A work that entries cite. `short` stands under an answer, before the page."""

    id: SourceId
    citation: Text
    short: Name | None = None
    url: SecureLink | None = None


class DeckHead(Model):
    """What `deck.yaml` holds. `id` is chosen once and never changes."""

    format: Whole
    id: DeckId
    title: Name
    version: Version
    language: Language = "en-GB"
    authors: tuple[Name, ...] = ()
    licence: Name = ""
    description: Text = "A deck"
    sources: tuple[Source, ...] = ()
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    themes: tuple[Theme, ...] = ()
    changes: Annotated[dict[Version, Text], Field(default_factory=dict)]


class Deck(DeckHead):
    """Head and entries in the author's order; build through `studyapp.formats`, which also checks references."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def entry_by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    def name_of(self, ref_or_text: str) -> str:
        """The title of the entry with this id, or the text itself where it is no id of this deck."""
        entry = self.entry_by_id.get(ref_or_text)
        return entry.title if entry else ref_or_text

    def names_of(self, entry_id: str) -> tuple[str, ...]:
        """Every name by which a figure, organisation or other entry is known, the usual one first."""
        entry = self.entry_by_id[entry_id]
        more = entry.aliases if isinstance(entry, (Figure, Organisation)) else ()
        short = (entry.abbreviation,) if isinstance(entry, Organisation) and entry.abbreviation else ()
        return (entry.title, *more, *short)
