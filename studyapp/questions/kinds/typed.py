"""Typed: a name, a term, an organisation or the short answer of a note, written from memory and judged forgivingly."""

from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.entry import Note
from studyapp.content.entry import Question as WrittenQuestion
from studyapp.questions.library import Library
from studyapp.questions.meaning import meaning
from studyapp.questions.question import Declined, Option, Outcome, Question, Verdict
from studyapp.questions.text_match import fold_text, match_text
from studyapp.questions.wrong_answers import written_for

TYPED_ANSWERS = (AnswerKind.FIGURE, AnswerKind.TERM, AnswerKind.ORGANISATION)


def build(card: Card, library: Library, _rng: Random) -> Question | Declined:
    if not _can_be_typed(card, library):
        return Declined("the answer is neither a name nor a term")
    short = library.short_names(card) if card.answer_kind is AnswerKind.FIGURE else ()
    names = (card.answer, *card.aliases, *library.names_of_answer(card), *short)
    return Question(card.id, "typed", card.prompt, card.answer, accepted=tuple(dict.fromkeys(names)))


def _can_be_typed(card: Card, library: Library) -> bool:
    """Whether one may expect the very words. Of a note only where its author gave other ways to write the answer:
    "They denied it immediately" is short enough, but nobody would hit on it."""
    entry = library.entry_of(card)
    if isinstance(entry, WrittenQuestion):
        return entry.asks == "typed"
    if isinstance(entry, Note):
        return card.id.facet == "note" and bool(card.aliases)
    return card.answer_kind in TYPED_ANSWERS


def judge(question: Question, response: str, library: Library) -> Verdict:
    match = match_text(response, question.accepted, is_person=library.asks_for_person(question.card_id))
    if match.outcome is Outcome.RIGHT:
        return Verdict(match.outcome, 1.0, matched=match.matched)
    is_wrong = match.outcome is Outcome.WRONG
    other = _other_said(question, response, library, has_part_of_name=is_wrong)
    if is_wrong or other is not None:
        return Verdict(Outcome.WRONG, 0.0, chosen=other)
    return Verdict(Outcome.CLOSE, 0.5, matched=match.matched)


def _other_said(
    question: Question, response: str, library: Library, *, has_part_of_name: bool
) -> Option | None:
    """What else the very words mean, with what it really is: an option that the card's author calls wrong, or another
    entry of the deck, `has_part_of_name` also by a surname. However near it looks, that is no slip. Its `entry_id` is
    "" where it is another kind of thing than the answer."""
    card = library.card_by_id.get(question.card_id)
    if card is None:
        return None
    whole = fold_text(response)
    said = whole.removeprefix("the ")
    for option in written_for(card, library):
        if fold_text(option.text) in {whole, said}:
            return Option(option.text, right=False, really=option.why)
    deck_id = card.id.deck_id
    entry = library.named(deck_id, whole) or library.named(deck_id, said)
    if entry is None and has_part_of_name:
        entry = library.with_part_of_name(deck_id, said)
    if entry is None or entry.id in {card.id.entry_id, *card.answer_refs}:
        return None
    told = meaning(entry)
    asked = library.answer_entry(card)
    comparable = entry.id if type(entry) is type(asked) else ""
    return Option(entry.title, right=False, really=f"{told[:1].upper()}{told[1:]}", entry_id=comparable)
