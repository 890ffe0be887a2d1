"""Typed: a name, a term or an organisation, written from memory and judged forgivingly."""

from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.entry import Question as WrittenQuestion
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Outcome, Question, Verdict
from studyapp.questions.text_match import match_text

TYPED_ANSWERS = (AnswerKind.FIGURE, AnswerKind.TERM, AnswerKind.ORGANISATION)


def build(card: Card, library: Library, _rng: Random) -> Question | Declined:
    entry = library.entry_of(card)
    if isinstance(entry, WrittenQuestion) and entry.asks == "typed":
        return Question(card.id, "typed", card.prompt, card.answer, accepted=(card.answer, *card.aliases))
    if card.answer_kind not in TYPED_ANSWERS or card.id.facet.startswith("cloze"):
        return Declined("the answer is neither a name nor a term")
    short = library.short_names(card) if card.answer_kind is AnswerKind.FIGURE else ()
    accepted = tuple(dict.fromkeys((card.answer, *card.aliases, *short)))
    return Question(card.id, "typed", card.prompt, card.answer, accepted=accepted)


def judge(question: Question, response: str, library: Library) -> Verdict:
    match = match_text(response, question.accepted, is_person=library.asks_for_person(question.card_id))
    score = {Outcome.RIGHT: 1.0, Outcome.CLOSE: 0.5, Outcome.WRONG: 0.0}[match.outcome]
    return Verdict(match.outcome, score, matched=match.matched)
