"""Whether one card tells what another asks, so that a sitting keeps the two apart."""

import re
from functools import lru_cache

from studyapp.cards.card import AnswerKind, Card
from studyapp.questions.numeral_words import CARDINALS, ORDINALS, with_tens_joined
from studyapp.questions.text_match import KEPT_TEXTS, fold_text
from studyapp.questions.wording import COMMON

LETTERS = 6
"""Words that begin alike are taken for one: "encouraged" and "encouraging"."""
MOST_OF_AN_ANSWER, MUCH_OF_A_PROMPT = 0.5, 0.4
EXACT = frozenset({AnswerKind.DATE, AnswerKind.NUMBER, AnswerKind.FIGURE, AnswerKind.PLACE})
"""Answers of which a part is no answer."""
FIGURES = CARDINALS | ORDINALS
"""The seventh to come tells that there are seven."""
_REMARK = re.compile(r"\s*\([^()]*\)$")
"""Whose figure it is."""


def tells(shown: Card, asked: Card) -> bool:
    """Whether who has just seen a card, with its answer and what stands below it, has read the other's answer there and
    what that is about. Texts are compared by their words, so that a pair may be taken for one that tells and is not."""
    if shown.id == asked.id:
        return False
    read = _words(" ".join((shown.prompt, shown.answer, shown.context)))
    about = _words(asked.prompt)
    if len(about & read) < MUCH_OF_A_PROMPT * len(about):
        return False
    share = 1.0 if asked.answer_kind in EXACT else MOST_OF_AN_ANSWER
    answers = (_words(_REMARK.sub("", text)) for text in (asked.answer, *asked.aliases))
    return any(words and len(words & read) >= share * len(words) for words in answers)


@lru_cache(maxsize=KEPT_TEXTS)
def _words(text: str) -> frozenset[str]:
    words = with_tens_joined(fold_text(text)).split()
    return frozenset(FIGURES.get(word, word[:LETTERS]) for word in words if word not in COMMON)
