"""Which came first: two happenings whose dates cannot overlap."""

from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.questions.dated_sets import beside, own_happening
from studyapp.questions.happening_words import dated, title_of
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Option, Outcome, Question, Verdict

STEM = "Which came first?"


def build(card: Card, library: Library, rng: Random) -> Question | Declined:
    own = own_happening(card, library)
    if card.answer_kind is not AnswerKind.DATE or own is None:
        return Declined("it has no date that can be compared")
    before, after = beside(card, library)
    if not before or not after:
        return Declined("no dated events lie on both sides of it")
    pair = [own, rng.choice(rng.choice((before, after)))]
    rng.shuffle(pair)
    first = min(pair, key=lambda one: one.date.earliest)
    options = tuple(Option(title_of(one), one is first, dated(one), one.id) for one in pair)
    return Question(card.id, "which_first", STEM, title_of(first), options)


def judge(question: Question, response: str, _library: Library) -> Verdict:
    """`response` is A or B, or the title."""
    text = response.strip()
    place = {"a": 0, "1": 0, "b": 1, "2": 1}.get(text.casefold())
    chosen = (
        question.options[place]
        if place is not None
        else next((option for option in question.options if option.text == text), None)
    )
    right = chosen is not None and chosen.right
    return Verdict(Outcome.RIGHT if right else Outcome.WRONG, float(right), chosen)
