"""Checks finished questions against the deck's raw facts, with code of its own: nothing of the engine is asked."""

from collections.abc import Iterator
from itertools import pairwise

from studyapp.content.dates import HistoricalDate
from studyapp.content.deck import Deck
from studyapp.content.entry import Decision, EntryBase, Event, Figure, Organisation, Statistic, Term
from studyapp.questions.question import Question

WORDED_KINDS = {"multiple_choice", "multiple_answer", "typed"}


def faults(question: Question, deck: Deck) -> Iterator[str]:
    """What is wrong with a question by the deck's own facts; nothing for a good one."""
    entry = deck.entry_by_id[question.card_id.entry_id]
    yield from _number_of_right_ones(question)
    if question.kind == "multiple_choice":
        yield from _second_right_option(question, entry, deck)
    if question.kind in WORDED_KINDS and entry.kind != "question":
        yield from _told_in_the_stem(question, entry)
    if question.kind == "which_first":
        yield from _wrong_first(question, deck)
    if question.kind == "order":
        yield from _wrong_order(question, deck)
    if question.kind == "match":
        yield from _wrong_pairs(question)


def _number_of_right_ones(question: Question) -> Iterator[str]:
    right = sum(option.right for option in question.options)
    texts = [option.text.casefold() for option in question.options]
    if len(set(texts)) != len(texts):
        yield "two options read alike"
    if question.kind in {"multiple_choice", "true_false", "which_first"} and right != 1:
        yield f"{right} right options"
    if question.kind == "multiple_answer" and not 1 < right < len(texts):
        yield f"{right} right options of {len(texts)}"


def _second_right_option(question: Question, entry: EntryBase, deck: Deck) -> Iterator[str]:
    facet = question.card_id.facet.partition(".")[0]
    for option in question.options:
        if option.right:
            continue
        text = option.text.casefold()
        if facet in {"date", "when"} and isinstance(entry, (Event, Decision)):
            other = deck.entry_by_id.get(option.entry_id)
            if isinstance(other, (Event, Decision)) and _may_be_one(other.date, entry.date):
                yield f"{option.text} may be the same date"
        if isinstance(entry, Event) and facet == "who" and text in _names(entry.figures, deck):
            yield f"{option.text} took part"
        if isinstance(entry, Decision) and facet == "who" and text in _names(entry.deciders, deck):
            yield f"{option.text} decided"
        if isinstance(entry, (Figure, Term, Organisation)) and text in _own_names(entry):
            yield f"{option.text} is another name of the answer"
        if (
            isinstance(entry, Statistic)
            and facet == "value"
            and str(entry.value) in text.replace(",", "").split()
        ):
            yield f"{option.text} is the figure"


def _may_be_one(one: HistoricalDate, other: HistoricalDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _names(refs: tuple[str, ...], deck: Deck) -> set[str]:
    entries = [deck.entry_by_id[ref] for ref in refs]
    return {name for entry in entries for name in _own_names(entry)}


def _own_names(entry: EntryBase) -> set[str]:
    return {name.casefold() for name in (entry.title, *getattr(entry, "aliases", ()))}


def _told_in_the_stem(question: Question, entry: EntryBase) -> Iterator[str]:
    stem = f" {question.stem.casefold()} "
    for option in question.options:
        if option.right and len(option.text) > 3 and f" {option.text.casefold()} " in stem:
            yield f"the stem holds the answer {option.text}"
    if question.card_id.facet == "identify" and f" {entry.title.casefold()} " in stem:
        yield "the stem names the person"


def _dates_of(question: Question, deck: Deck) -> dict[str, HistoricalDate]:
    found = {}
    for option in question.options:
        entry = deck.entry_by_id[option.entry_id]
        assert isinstance(entry, (Event, Decision))
        found[option.text] = entry.date
    return found


def _wrong_first(question: Question, deck: Deck) -> Iterator[str]:
    dates = _dates_of(question, deck)
    right = next(option.text for option in question.options if option.right)
    others = [date for text, date in dates.items() if text != right]
    if any(dates[right].latest >= other.earliest for other in others):
        yield f"{right} is not certainly the first"


def _wrong_order(question: Question, deck: Deck) -> Iterator[str]:
    rows = sorted(question.items, key=lambda item: item.place)
    dates = []
    for item in rows:
        assert item.card_id is not None
        entry = deck.entry_by_id[item.card_id.entry_id]
        assert isinstance(entry, (Event, Decision))
        dates.append(entry.date)
    for before, after in pairwise(dates):
        if before.latest >= after.earliest:
            yield f"{before.text} does not certainly come before {after.text}"


def _wrong_pairs(question: Question) -> Iterator[str]:
    places = sorted(item.place for item in question.items)
    if places != list(range(len(question.options))):
        yield "the sides do not pair one to one"
    told = [item.told.casefold() for item in question.items]
    if len(set(told)) != len(told):
        yield "two rows have one partner"
    for item in question.items:
        if question.options[item.place].text != item.told:
            yield f"{item.text} is paired with something else"


def false_statement_is_true(question: Question, deck: Deck) -> bool:
    """Whether a statement offered as false about a date holds all the same."""
    entry = deck.entry_by_id[question.card_id.entry_id]
    is_false = question.kind == "true_false" and question.options[1].right
    if not is_false or not isinstance(entry, (Event, Decision)):
        return False
    wrong = deck.entry_by_id.get(question.options[0].entry_id)
    is_about_date = question.card_id.facet in {"date", "when"}
    return is_about_date and isinstance(wrong, (Event, Decision)) and _may_be_one(wrong.date, entry.date)
