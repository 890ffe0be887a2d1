"""Typed: a name, a term, an organisation or the short answer of a note, written from memory and judged forgivingly."""

from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.entry import Note
from studyapp.content.entry import Question as WrittenQuestion
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Outcome, Question, Verdict
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
    if match.outcome is Outcome.CLOSE and _says_another(question, response, library):
        return Verdict(Outcome.WRONG, 0.0)
    score = {Outcome.RIGHT: 1.0, Outcome.CLOSE: 0.5, Outcome.WRONG: 0.0}[match.outcome]
    return Verdict(match.outcome, score, matched=match.matched)


def _says_another(question: Question, response: str, library: Library) -> bool:
    """Whether the very words mean something else: another entry of the deck, or an option that its author calls wrong.
    However near it looks, that is no slip."""
    card = library.card_by_id.get(question.card_id)
    if card is None:
        return False
    said = fold_text(response).removeprefix("the ")
    wrong = {fold_text(option.text) for option in written_for(card, library)}
    return said in wrong or library.is_name(card.id.deck_id, said)
