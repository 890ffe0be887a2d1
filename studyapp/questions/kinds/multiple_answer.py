"""Several answers: all that are right among the options, with credit for each part."""

from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.entry import Question as WrittenQuestion
from studyapp.questions.kinds.multiple_choice import LETTERS
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Option, Outcome, Question, Verdict
from studyapp.questions.text_match import fold_text
from studyapp.questions.wrong_people import other_people

MOST_OPTIONS = len(LETTERS)
MOST_RIGHT = 3


def build(card: Card, library: Library, rng: Random) -> Question | Declined:
    """Of lists for which an author wrote wrong options, and of lists of people and bodies.

    Other lists decline: a further cause or reason might be right as well.
    """
    if card.answer_kind is not AnswerKind.LIST:
        return Declined("there is one answer only")
    entry = library.entry_of(card)
    if isinstance(entry, WrittenQuestion):
        right = [Option(text, True) for text in entry.answers]
        wrong = [Option(option.text, False, option.why) for option in entry.distractors]
    elif (written := entry.wrong_options.get(card.id.facet)) and len(card.answer_items) <= MOST_RIGHT:
        right = [Option(text, True) for text in card.answer_items]
        wrong = [Option(option.text, False, option.why) for option in written]
    elif 2 <= len(card.answer_refs) <= MOST_RIGHT:
        deck = library.deck_of(card)
        right = [Option(deck.name_of(ref), True, entry_id=ref) for ref in card.answer_refs]
        wrong = [Option(one.text, False, one.really, one.entry_id) for one in other_people(card, library)]
    else:
        return Declined("other answers might be right as well, or they are too many")
    stem = f" {fold_text(card.prompt)} "
    if any(f" {fold_text(option.text)} " in stem for option in right):
        return Declined("the question names one of its answers")
    wrong = wrong[: 2 * MOST_OPTIONS]
    rng.shuffle(wrong)
    wrong = wrong[: MOST_OPTIONS - len(right)]
    if len(right) < 2 or len(wrong) < 2:
        return Declined("fewer than two wrong answers are certain")
    options = [*right, *wrong]
    rng.shuffle(options)
    answer = "\n".join(option.text for option in options if option.right)
    return Question(card.id, "multiple_answer", card.prompt, answer, tuple(options))


def judge(question: Question, response: str, _library: Library) -> Verdict:
    """`response` holds the letters of the chosen options. Each wrong choice takes back one right one."""
    chosen = {letter for letter in response.upper() if letter in LETTERS[: len(question.options)]}
    marks = [(LETTERS[place] in chosen, option.right) for place, option in enumerate(question.options)]
    right = sum(is_right for _, is_right in marks)
    hits = sum(is_chosen and is_right for is_chosen, is_right in marks)
    false = sum(is_chosen and not is_right for is_chosen, is_right in marks)
    score = max(0.0, (hits - false) / right) if right else 0.0
    wrong = next(
        (
            option
            for option, (is_chosen, is_right) in zip(question.options, marks, strict=True)
            if is_chosen and not is_right
        ),
        None,
    )
    return Verdict(
        Outcome.RIGHT if score == 1.0 else Outcome.WRONG,
        score,
        wrong,
        parts=tuple(is_chosen == is_right for is_chosen, is_right in marks),
    )
