"""The kinds of entries a deck is made of.

One frozen model per kind; `ENTRY_KINDS` is the explicit list. Trees from YAML carry text only, so whole numbers,
decimals and yes/no fields also read their written form.
"""

import re
from abc import abstractmethod
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from studyapp.content.dates import HistoricalDate
from studyapp.content.ids import EntryId, Slug, SourceId, ThemeId, TopicId

FIELD_LENGTH = 100_000
NAME_LENGTH = 200
MOST_TAGS = 64
MOST_OPTIONS = 64

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]")
_DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,6})?")


def _printable(text: str) -> str:
    if _CONTROL.search(text):
        raise PydanticCustomError("control_character", "text without control characters")
    if not text.strip():
        raise PydanticCustomError("empty_text", "some text")
    return text.strip()


def _read_flag(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _read_decimal(value: Any) -> Decimal:
    text = str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise PydanticCustomError(
            "bad_number", "a number in figures without separators, such as 320000 or 1.5"
        )
    return Decimal(text)


def _write_decimal(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Text = Annotated[str, Field(max_length=FIELD_LENGTH), AfterValidator(_printable)]
Name = Annotated[str, Field(max_length=NAME_LENGTH), AfterValidator(_printable)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Number = Annotated[
    Decimal,
    BeforeValidator(_read_decimal, json_schema_input_type=float),
    PlainSerializer(_write_decimal, return_type=float),
]
Texts = tuple[Text, ...]
Names = tuple[Name, ...]
Refs = tuple[EntryId, ...]
Importance = Literal["core", "standard", "extra"]


class Model(BaseModel):
    """Frozen, and strict about what it is given."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Citation(Model):
    """Where a fact stands: a source of the deck, and pages such as "361" or "361-363"."""

    source: SourceId
    pages: (
        Annotated[str, Field(max_length=NAME_LENGTH, pattern=r"^[0-9A-Za-z][0-9A-Za-z ,.n\-–]*$")] | None
    ) = None


class WrongOption(Model):
    """A distractor written by the author, with the reason why it is wrong."""

    text: Text
    why: Text


class EntryBase(Model):
    """What all kinds share. `confusable_with` names entries that students mix up with this one.

    The first of `tags` tells the sort of thing: beside its name only names of entries with that tag are offered. Or
    `wrong_options` tells for a facet what is offered beside its answer.
    """

    facets: ClassVar[tuple[str, ...]] = ()

    id: EntryId
    topic: TopicId
    theme: ThemeId | None = None
    tags: Annotated[tuple[Slug, ...], Field(max_length=MOST_TAGS)] = ()
    importance: Importance = "standard"
    sources: tuple[Citation, ...] = ()
    context: Text | None = None
    image: Name | None = None
    confusable_with: Refs = ()
    prompts: Annotated[dict[Name, Text], Field(default_factory=dict)]
    skip: Names = ()
    wrong_options: Annotated[
        dict[Name, Annotated[tuple[WrongOption, ...], Field(max_length=MOST_OPTIONS)]],
        Field(default_factory=dict),
    ]

    @property
    @abstractmethod
    def title(self) -> str:
        """The name under which people meet the entry."""


class ChoiceEntry(EntryBase):
    """An entry with one facet that is answered by a sentence. `distractors` are wrong answers that its author wrote for
    that facet, as they are to stand beside the right one; where there are none, other entries' answers stand there."""

    chosen_facet: ClassVar[str]

    distractors: Annotated[tuple[WrongOption, ...], Field(max_length=MOST_OPTIONS)] = ()

    @property
    @abstractmethod
    def right_option(self) -> str:
        """What is right beside `distractors`."""


class Role(Model):
    """An office or part. `title` reads after "Who was": "the chief of the general staff".

    `organisation` is an entry id or plain text; `since` and `until` bound the time in office.
    """

    title: Name
    organisation: Name | None = None
    since: Annotated[HistoricalDate | None, Field(alias="from")] = None
    until: HistoricalDate | None = None


class Deed(Model):
    """One thing a figure is known for; `text` reads after "Who": "led the talks in Beijing". Its own context and sources
    stand below its card in the place of the figure's."""

    id: Slug
    text: Text
    context: Text | None = None
    sources: tuple[Citation, ...] = ()


HISTORIAN = "Historian"
"""The side of those who write about what others did: they are never mistaken for one who acted."""


class Figure(EntryBase):
    """A person. `side` is the camp they act for, such as "China", or "Historian"."""

    facets: ClassVar = ("identify", "role")

    kind: Literal["figure"] = "figure"
    name: Name
    aliases: Names = ()
    side: Name
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    known_for: tuple[Deed, ...] = ()
    born: HistoricalDate | None = None
    died: HistoricalDate | None = None

    @property
    def title(self) -> str:
        return self.name


class Event(ChoiceEntry):
    """Something that happened at a date. `what` is one sentence in the past tense, `causes` and `effects` are ids
    or plain text."""

    facets: ClassVar = ("date", "what", "place", "who", "cause", "effect")
    chosen_facet: ClassVar = "what"

    kind: Literal["event"] = "event"
    date: HistoricalDate
    label: Annotated[Name, Field(alias="title")]
    what: Text
    place: Name | None = None
    figures: Refs = ()
    organisations: Refs = ()
    causes: Texts = ()
    effects: Texts = ()

    @property
    def title(self) -> str:
        return self.label

    @property
    def right_option(self) -> str:
        return self.what


class Alternative(Model):
    """An option that was not taken."""

    option: Text
    rejected_because: Text | None = None


class Decision(ChoiceEntry):
    """A choice somebody made. `problem` is a sentence that leads up to "What was decided?"; `reasons` stay empty
    where the source gives none."""

    facets: ClassVar = ("what", "who", "when", "why", "alternatives", "outcome")
    chosen_facet: ClassVar = "what"

    kind: Literal["decision"] = "decision"
    date: HistoricalDate
    label: Annotated[Name, Field(alias="title")]
    deciders: Refs
    problem: Text
    choice: Text
    reasons: Texts = ()
    alternatives: tuple[Alternative, ...] = ()
    conditions: Texts = ()
    consequences: Texts = ()

    @property
    def title(self) -> str:
        return self.label

    @property
    def right_option(self) -> str:
        return self.choice


class Term(ChoiceEntry):
    """A word or phrase of the period; `coined_by` is an entry id or plain text."""

    facets: ClassVar = ("define", "name")
    chosen_facet: ClassVar = "define"

    kind: Literal["term"] = "term"
    term: Name
    aliases: Names = ()
    definition: Text
    coined_by: Name | None = None

    @property
    def title(self) -> str:
        return self.term

    @property
    def right_option(self) -> str:
        return self.definition


class Member(Model):
    """A figure's place in an organisation; `head` marks the one who led it."""

    figure: EntryId
    role: Name
    head: Flag = False


class Organisation(ChoiceEntry):
    """A body, unit or group. `purpose` reads after "It": "set policy on Vietnam"."""

    facets: ClassVar = ("purpose", "name", "head", "members")
    chosen_facet: ClassVar = "purpose"

    kind: Literal["organisation"] = "organisation"
    name: Name
    abbreviation: Name | None = None
    aliases: Names = ()
    purpose: Text
    since: Annotated[HistoricalDate | None, Field(alias="from")] = None
    until: HistoricalDate | None = None
    members: tuple[Member, ...] = ()

    @property
    def title(self) -> str:
        return self.name

    @property
    def right_option(self) -> str:
        return self.purpose


class Statistic(EntryBase):
    """One figure. `subject` is a noun phrase, `according_to` whose figure it is. `lower_bound` marks a figure that the
    source says is exceeded: "over 320,000"."""

    facets: ClassVar = ("value",)

    kind: Literal["statistic"] = "statistic"
    subject: Name
    value: Number
    unit: Name
    approximate: Flag = False
    lower_bound: Flag = False
    as_of: HistoricalDate
    according_to: Name | None = None

    @property
    def title(self) -> str:
        return self.subject


class SeriesPoint(Model):
    """One value of a series; `ask` makes a card of it."""

    date: HistoricalDate
    value: Number
    ask: Flag = False


class Series(EntryBase):
    """Figures for the same thing over time."""

    facets: ClassVar = ("peak", "trend")

    kind: Literal["series"] = "series"
    subject: Name
    unit: Name
    points: Annotated[tuple[SeriesPoint, ...], Field(min_length=2)]
    according_to: Name | None = None

    @property
    def title(self) -> str:
        return self.subject


class Argument(ChoiceEntry):
    """What somebody holds to be so. `holder` is an entry id or a name; `distractors` are claims that nobody makes, or
    that somebody else makes."""

    facets: ClassVar = ("claim", "evidence", "counter")
    chosen_facet: ClassVar = "claim"

    kind: Literal["argument"] = "argument"
    claim: Text
    holder: Name
    evidence: Annotated[Texts, Field(min_length=1)]
    counter: Texts = ()

    @property
    def title(self) -> str:
        return self.claim

    @property
    def right_option(self) -> str:
        return self.claim


class Note(EntryBase):
    """A free card: prompt and answer, or `cloze` text with gaps in double braces. `aliases` are other ways to write the
    answer; a note that has some may be asked for to be typed."""

    facets: ClassVar = ("note", "reverse", "cloze")

    kind: Literal["note"] = "note"
    prompt: Text | None = None
    answer: Text | None = None
    aliases: Names = ()
    reverse: Text | None = None
    cloze: Text | None = None

    @property
    def title(self) -> str:
        return self.prompt or self.cloze or self.id


class Question(EntryBase):
    """A question written by hand. `answers` holds every right answer; the first is shown."""

    facets: ClassVar = ("question",)

    kind: Literal["question"] = "question"
    asks: Literal["multiple_choice", "multiple_answer", "true_false", "typed"] = "multiple_choice"
    stem: Text
    answers: Annotated[Texts, Field(min_length=1, max_length=MOST_OPTIONS)]
    distractors: Annotated[tuple[WrongOption, ...], Field(max_length=MOST_OPTIONS)] = ()
    explanation: Text

    @property
    def title(self) -> str:
        return self.stem


Entry = Annotated[
    Figure | Event | Decision | Term | Organisation | Statistic | Series | Argument | Note | Question,
    Field(discriminator="kind"),
]
"""Any entry, told apart by its `kind`."""

ENTRY_KINDS: dict[str, tuple[str, type[EntryBase]]] = {
    "figure": ("figures", Figure),
    "event": ("events", Event),
    "decision": ("decisions", Decision),
    "term": ("terms", Term),
    "organisation": ("organisations", Organisation),
    "statistic": ("statistics", Statistic),
    "series": ("series", Series),
    "argument": ("arguments", Argument),
    "note": ("notes", Note),
    "question": ("questions", Question),
}
"""Kind -> (the plural under which source files list it, its model)."""
