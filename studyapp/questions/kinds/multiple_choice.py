"""Multiple choice: one right answer among three to five options."""

from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.entry import Question as WrittenQuestion
from studyapp.questions.distractors import choose, number_of
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Option, Outcome, Question, Verdict
from studyapp.questions.wrong_answers import FEWEST_DISTRACTORS, measure_of, shown_answer

SORTED_ANSWERS = (AnswerKind.DATE, AnswerKind.NUMBER)
LETTERS = "ABCDE"
TOO_FEW = Declined("fewer than two wrong answers are certain")


def declines(card: Card, library: Library) -> Declined | None:
    """Why the kind cannot ask for a card, told without building; None where it can."""
    if card.answer_kind is AnswerKind.LIST:
        return Declined("the answer is a list")
    entry = library.entry_of(card)
    if isinstance(entry, WrittenQuestion) and entry.asks != "multiple_choice":
        return Declined("the question is of another kind")
    return None if number_of(card, library) >= FEWEST_DISTRACTORS else TOO_FEW


def build(card: Card, library: Library, rng: Random) -> Question | Declined:
    """Author's distractors where there are any, else generated ones; dates and numbers stand in order."""
    declined = declines(card, library)
    if declined is not None:
        return declined
    ranked = [(measure_of(card), Option(shown_answer(card), right=True, entry_id=card.id.entry_id))]
    ranked += [
        (item.measure, Option(item.text, False, item.really, item.entry_id))
        for item in choose(card, library, rng)
    ]
    rng.shuffle(ranked)
    if card.answer_kind in SORTED_ANSWERS:
        ranked.sort(key=lambda item: item[0])
    elif all(option.text.isdecimal() for _, option in ranked):
        ranked.sort(key=lambda item: int(item[1].text))  # years or figures that an author wrote
    options = tuple(option for _, option in ranked)
    return Question(card.id, "multiple_choice", card.prompt, shown_answer(card), options)


def judge(question: Question, response: str, _library: Library) -> Verdict:
    """`response` is the letter of an option, or its whole text."""
    chosen = chosen_option(question, response)
    if chosen is None or not chosen.right:
        return Verdict(Outcome.WRONG, 0.0, chosen)
    return Verdict(Outcome.RIGHT, 1.0, chosen)


def chosen_option(question: Question, response: str) -> Option | None:
    """The option that a letter or a text names; None for anything else, an empty response included."""
    text = response.strip()
    if len(text) == 1 and text.upper() in LETTERS[: len(question.options)]:
        return question.options[LETTERS.index(text.upper())]
    return next((option for option in question.options if option.text == text), None)
