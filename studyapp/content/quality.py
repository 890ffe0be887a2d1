"""Hints on the quality of entries. They never stop a build."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from studyapp.content.deck import Deck
from studyapp.content.entry import (
    Argument,
    ChoiceEntry,
    Decision,
    EntryBase,
    Event,
    Figure,
    Organisation,
    Question,
    WrongOption,
)
from studyapp.content.references import Finding

LONGEST_LIST = 5
LONGEST_TEXT = 600
FEWEST_DISTRACTORS = 2
CHOSEN = frozenset({"multiple_choice", "multiple_answer"})
ALIKE = 85
LISTS = ("causes", "effects", "reasons", "alternatives", "consequences", "evidence", "counter")
TEXTS = ("context", "what", "problem", "choice", "definition", "purpose", "claim", "answer", "explanation")
_NEGATIVE = re.compile(r"\b(not|never|except)\b")
_ALL_OR_NONE = re.compile(r"\b(all|none|both|neither) of the (above|others)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\b(always|never|(?<!in )(?<!at )(?<!above )(?<!after )all|only|every|none|completely)\b", re.IGNORECASE
)


def entry_hints(deck: Deck) -> tuple[Finding, ...]:
    """Everything about the entries of a deck that a careful author might mend."""
    return (
        *(hint for entry in deck.entries for hint in _of_entry(entry)),
        *_unreferenced(deck),
        *_unmarked(deck),
    )


def _of_entry(entry: EntryBase) -> Iterator[Finding]:
    if not entry.sources:
        yield Finding("no_source", "No source is given.", entry.id, "sources", expected="a source with pages")
    if entry.importance == "core" and not entry.context and not isinstance(entry, Question):
        yield Finding(
            "no_context", "A core entry has no context.", entry.id, "context", expected="why it matters"
        )
    for field, items in _lists(entry):
        if len(items) > LONGEST_LIST:
            message = f"The list has {len(items)} items; more than {LONGEST_LIST} are hard to recall."
            yield Finding("long_list", message, entry.id, field)
    for field, text in _texts(entry):
        if len(text) > LONGEST_TEXT:
            message = f"The text has {len(text)} characters; over {LONGEST_TEXT} it is better split."
            yield Finding("long_text", message, entry.id, field)
    for facet, options in entry.wrong_options.items():
        yield from _of_distractors(entry, f"wrong_options.{facet}", options, ())
        if len(options) < FEWEST_DISTRACTORS:
            yield _few_distractors(entry)
    if isinstance(entry, Question):
        yield from _of_stem(entry)
        yield from _of_distractors(entry, "distractors", entry.distractors, entry.answers)
        if entry.asks in CHOSEN and len(entry.distractors) < FEWEST_DISTRACTORS:
            yield _few_distractors(entry)
    if isinstance(entry, ChoiceEntry):
        yield from _of_distractors(entry, "distractors", entry.distractors, (entry.right_option,))
        # None at all is no fault: then the answers of other entries stand beside the right one.
        if 0 < len(entry.distractors) < FEWEST_DISTRACTORS:
            yield _few_distractors(entry)


def _few_distractors(entry: EntryBase) -> Finding:
    message = "Fewer than two wrong options stand beside the answer, so nobody can be asked to choose."
    return Finding(
        "few_distractors", message, entry.id, "distractors", expected="at least two, each with the reason"
    )


def _of_stem(entry: Question) -> Iterator[Finding]:
    if _NEGATIVE.search(entry.stem):
        message = "The stem is negative; write the word in capitals or between asterisks."
        yield Finding("negative_stem", message, entry.id, "stem", found=entry.stem[:80])


def _of_distractors(
    entry: EntryBase, field: str, options: Sequence[WrongOption], answers: Sequence[str]
) -> Iterator[Finding]:
    beside = {_plain(answer) for answer in answers}
    for index, option in enumerate(options):
        found = _fault_of(option.text, answers, beside)
        if found is not None:
            code, message = found
            yield Finding(code, message, entry.id, f"{field}.{index}.text", found=option.text[:80])
        beside.add(_plain(option.text))


def _fault_of(option: str, answers: Sequence[str], beside: set[str]) -> tuple[str, str] | None:
    """Code and message of what a wrong option should not be; `beside` are the texts it stands next to."""
    if _plain(option) in beside:
        return "same_option", "This option says the same as the answer or as another option."
    if _ALL_OR_NONE.search(option):
        return "all_or_none", "“All” or “none of the above” tests logic, not knowledge."
    if _ABSOLUTE.search(option) and not any(_ABSOLUTE.search(answer) for answer in answers):
        return "absolute_word", "An absolute word gives this option away as wrong."
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


@cache
def _own(fields: tuple[str, ...], kind: type[EntryBase]) -> tuple[str, ...]:
    """Those of the fields that entries of this kind have."""
    return tuple(field for field in fields if field in kind.model_fields)


def _lists(entry: EntryBase) -> Iterator[tuple[str, tuple[object, ...]]]:
    for field in _own(LISTS, type(entry)):
        yield field, getattr(entry, field)


def _texts(entry: EntryBase) -> Iterator[tuple[str, str]]:
    for field in _own(TEXTS, type(entry)):
        text = getattr(entry, field)
        if text:
            yield field, text


def _unreferenced(deck: Deck) -> Iterator[Finding]:
    used = {ref for entry in deck.entries for ref in _figure_refs(entry)}
    for entry in deck.entries:
        if isinstance(entry, Figure) and entry.id not in used:
            yield Finding("unreferenced_figure", "No other entry names this figure.", entry.id, "id")


def _figure_refs(entry: EntryBase) -> tuple[str, ...]:
    if isinstance(entry, Event):
        return entry.figures
    if isinstance(entry, Decision):
        return entry.deciders
    if isinstance(entry, Organisation):
        return tuple(member.figure for member in entry.members)
    if isinstance(entry, Argument):
        return (entry.holder,)
    return entry.confusable_with if not isinstance(entry, Figure) else ()


def _unmarked(deck: Deck) -> Iterator[Finding]:
    """Names so alike that students will mix them up."""
    from rapidfuzz import fuzz

    named = [entry for entry in deck.entries if isinstance(entry, (Figure, Organisation))]
    for index, one in enumerate(named):
        for other in named[index + 1 :]:
            marked = other.id in one.confusable_with or one.id in other.confusable_with
            if type(one) is type(other) and not marked and fuzz.ratio(one.name, other.name) >= ALIKE:
                message = f"The name is like that of {other.id}; mark the pair as confusable."
                yield Finding("unmarked_pair", message, one.id, "confusable_with", expected=other.id)
