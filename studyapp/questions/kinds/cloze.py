"""Fill the gap: a word or name that a sentence lacks, judged as typed answers are."""

from random import Random

from studyapp.cards.card import Card
from studyapp.content.gaps import word_after_blank
from studyapp.questions.kinds import typed
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Question, Verdict


def build(card: Card, library: Library, _rng: Random) -> Question | Declined:
    if not card.id.facet.startswith("cloze"):
        return Declined("the card has no gap")
    names = (card.answer, *card.aliases, *library.names_of_answer(card))
    # "the ... parallel": who writes "19th parallel" writes no more than stands there.
    following = word_after_blank(card.prompt)
    whole = tuple(f"{name} {following}" for name in names) if following else ()
    accepted = tuple(dict.fromkeys((*names, *whole)))
    return Question(card.id, "cloze", card.prompt, card.answer, accepted=accepted)


def judge(question: Question, response: str, library: Library) -> Verdict:
    return typed.judge(question, response, library)
