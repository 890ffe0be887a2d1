"""A card as a statement that is true or false: the fact in a sentence, with this answer or another one; where no
sentence can be made, the question with an answer to it."""

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.entry import Decision, Event, Figure, Term
from studyapp.questions.happening_words import titled
from studyapp.questions.library import Library
from studyapp.questions.text_match import fold_text


def statement(card: Card, answer: str, library: Library) -> str:
    """What the card says, with `answer` in the place of its own. `answer` is of the same shape, dates in words."""
    return _sentence(card, answer, library) or answered(card.prompt, answer)


def truth(card: Card, answer: str, library: Library) -> str:
    """What is shown as right after a statement: the sentence, or the answer alone under the question as it stands."""
    return _sentence(card, answer, library) or answer


def answered(prompt: str, answer: str) -> str:
    """A question and, on the next line, an answer to it that is to be called true or false."""
    return f"{prompt}\n– {_ended(answer)}"


def _sentence(card: Card, answer: str, library: Library) -> str:
    """The fact as a sentence; empty where none can be made of the entry's own words."""
    facet = card.id.facet.partition(".")[0]
    match library.entry_of(card):
        case Figure() as figure:
            return _of_figure(figure, card, answer)
        case Term() as term:
            return _of_term(term, facet, answer)
        case Event() | Decision() if card.answer_kind is AnswerKind.DATE:
            return f"{_capital(answer)}: {_capital(titled(card.label))}."
    return ""


def _of_figure(figure: Figure, card: Card, answer: str) -> str:
    facet, _, deed_id = card.id.facet.partition(".")
    if facet == "known_for":
        deed = next(deed for deed in figure.known_for if deed.id == deed_id)
        return f"{answer} {deed.text.rstrip('.')}."
    return f"{answer} was {figure.roles[0].title}." if facet == "identify" else ""


def _of_term(term: Term, facet: str, answer: str) -> str:
    if facet == "define":
        return f"“{term.term}” means: {answer}"
    tells_itself = fold_text(term.term) in fold_text(term.definition)
    return f"“{answer}” means: {term.definition}" if facet == "name" and not tells_itself else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
