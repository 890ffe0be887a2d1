"""Put in order: three to five happenings, from the first to the last."""

from itertools import combinations
from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.questions.dated_sets import own_happening, partners
from studyapp.questions.happening_words import title_of
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Item, Outcome, Question, Verdict

STEM = "Put these in order, the earliest first."
FEWEST, MOST = 3, 5
LETTERS = "ABCDEF"


def build(card: Card, library: Library, rng: Random) -> Question | Declined:
    own = own_happening(card, library)
    if card.answer_kind is not AnswerKind.DATE or own is None:
        return Declined("it has no date that can be compared")
    chosen = [own, *partners(card, library, rng.randint(FEWEST, MOST) - 1, rng)]
    if len(chosen) < FEWEST:
        return Declined("fewer than three dated events lie near")
    in_order = sorted(chosen, key=lambda one: one.date.earliest)
    items = [
        Item(title_of(one), place, one.date.words, library.date_card(card.id.deck_id, one.id))
        for place, one in enumerate(in_order)
    ]
    answer = "\n".join(item.text for item in items)
    while True:
        rng.shuffle(items)
        if any(item.place != place for place, item in enumerate(items)):
            return Question(card.id, "order", STEM, answer, items=tuple(items))


def judge(question: Question, response: str, _library: Library) -> Verdict:
    """`response` is the letters of the items as shown, from first to last. Score: share of pairs in order, from
    Kendall's tau, none below half."""
    letters = [letter for letter in response.upper() if letter in LETTERS]
    shown = LETTERS[: len(question.items)]
    if sorted(letters) != list(shown):
        return Verdict(Outcome.WRONG, 0.0, parts=(False,) * len(question.items))
    places = [question.items[shown.index(letter)].place for letter in letters]
    pairs = list(combinations(places, 2))
    in_order = sum(one < two for one, two in pairs) / len(pairs)
    tau = 2 * in_order - 1
    given = {letter: at for at, letter in enumerate(letters)}
    parts = tuple(given[letter] == item.place for letter, item in zip(shown, question.items, strict=True))
    return Verdict(Outcome.RIGHT if tau == 1 else Outcome.WRONG, max(0.0, tau), parts=parts)
