"""A card as a statement that is true or false: the fact in a sentence, with this answer or another one."""

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.entry import Figure, Term
from studyapp.questions.happening_words import titled
from studyapp.questions.library import Library
from studyapp.questions.text_match import fold_text


def statement(card: Card, answer: str, library: Library) -> str:
    """What the card says, with `answer` in the place of its own. `answer` is of the same shape, dates in words."""
    facet = card.id.facet.partition(".")[0]
    entry = library.entry_of(card)
    if isinstance(entry, Figure):
        if facet == "known_for":
            deed = next(deed for deed in entry.known_for if deed.id == card.id.facet.partition(".")[2])
            return f"{answer} {deed.text.rstrip('.')}."
        if facet == "identify":
            return f"{answer} was {entry.roles[0].title}."
    if card.answer_kind is AnswerKind.DATE:
        return f"{_capital(answer)}: {_capital(titled(card.label))}."
    if isinstance(entry, Term) and facet == "define":
        return f"“{entry.term}” means: {answer}"
    if (
        isinstance(entry, Term)
        and facet == "name"
        and fold_text(entry.term) not in fold_text(entry.definition)
    ):
        return f"“{answer}” means: {entry.definition}"
    return answered(card.prompt, answer)


def answered(prompt: str, answer: str) -> str:
    """A question with an answer to it, to be called true or false."""
    return f"{prompt} Answer: {_ended(answer)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
