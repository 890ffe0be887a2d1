"""True or false: one statement; false ones are near misses that the library knows to be false."""

from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.entry import Question as WrittenQuestion
from studyapp.content.entry import Statistic
from studyapp.questions.distractors import choose, number_of
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Option, Outcome, Question, Verdict
from studyapp.questions.statements import answered, statement, truth
from studyapp.questions.wrong_answers import shown_answer

TRUE, FALSE = "True", "False"


def declines(card: Card, library: Library) -> Declined | None:
    """Why the kind cannot ask for a card, told without building; None where it can."""
    entry = library.entry_of(card)
    if isinstance(entry, WrittenQuestion):
        can_ask = entry.asks == "true_false" or (entry.asks == "multiple_choice" and bool(entry.distractors))
        return None if can_ask else Declined("the question is of another kind")
    if card.answer_kind is AnswerKind.LIST:
        return Declined("the answer is a list")
    if isinstance(entry, Statistic) and entry.lower_bound:
        return Declined("the figure is only known to be exceeded")
    return None if number_of(card, library) else Declined("nothing false is certain")


def build(card: Card, library: Library, rng: Random) -> Question | Declined:
    """As often true as false. `answer` is the true statement, or the right answer to the question that is answered."""
    declined = declines(card, library)
    if declined is not None:
        return declined
    entry = library.entry_of(card)
    if isinstance(entry, WrittenQuestion):
        return _written(card, entry, rng)
    own = shown_answer(card)
    right = truth(card, own, library)
    near_misses = choose(card, library, rng)
    if rng.random() < 0.5:
        options = (Option(TRUE, True), Option(FALSE, False))
        return Question(card.id, "true_false", statement(card, own, library), right, options)
    wrong = rng.choice(near_misses)
    options = (Option(TRUE, False, wrong.really, wrong.entry_id), Option(FALSE, True))
    return Question(card.id, "true_false", statement(card, wrong.text, library), right, options)


def _written(card: Card, entry: WrittenQuestion, rng: Random) -> Question:
    """As the author wrote it; or a question with its answer, or with one of its wrong answers."""
    if entry.asks == "multiple_choice":
        is_true, wrong = rng.random() < 0.5, rng.choice(entry.distractors)
        options = (Option(TRUE, is_true, "" if is_true else wrong.why), Option(FALSE, not is_true))
        said = entry.answers[0] if is_true else wrong.text
        return Question(card.id, "true_false", answered(card.prompt, said), entry.answers[0], options)
    is_true = entry.answers[0].casefold() == TRUE.casefold()
    why = entry.distractors[0].why if entry.distractors else entry.explanation
    options = (
        Option(TRUE, is_true, "" if is_true else why),
        Option(FALSE, not is_true, why if is_true else ""),
    )
    return Question(card.id, "true_false", entry.stem, entry.explanation, options)


def judge(question: Question, response: str, _library: Library) -> Verdict:
    """`response` is T, F, A, B, or the word."""
    word = response.strip().casefold()
    place = {"t": 0, "a": 0, "1": 0, "true": 0, "f": 1, "b": 1, "2": 1, "false": 1}.get(word)
    chosen = question.options[place] if place is not None else None
    right = chosen is not None and chosen.right
    return Verdict(Outcome.RIGHT if right else Outcome.WRONG, float(right), chosen)
