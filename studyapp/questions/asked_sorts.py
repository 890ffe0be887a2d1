"""Of what sort an answer is, as the words of its question say: a city, or a saying."""

from studyapp.cards.card import AnswerKind, Card
from studyapp.questions.text_match import fold_text

PLACES = {
    "city": "city",
    "capital": "city",
    "town": "town",
    "port": "port",
    "harbour": "port",
    "airfield": "airfield",
    "island": "island",
    "province": "province",
    "area": "area",
    "region": "area",
    "country": "country",
    "neighbour": "country",
}
WORDING = frozenset({"word", "words", "phrase"})


def is_of_its_sort(other: Card, card: Card) -> bool:
    """Whether another answer would be an answer of the sort that the card's prompt asks for."""
    if card.answer_kind is AnswerKind.PLACE:
        return place_sort(other.prompt) == place_sort(card.prompt)
    if card.kind == "event" and card.id.facet == "what":
        return act_asked(card.prompt) == act_asked(other.prompt) != ""
    is_saying = card.answer_kind is AnswerKind.TERM and asks_for_wording(card.prompt)
    return not is_saying or asks_for_wording(other.prompt)


def place_sort(prompt: str) -> str:
    """The sort that the prompt names first after its "which"; "" where it asks "where" or names none."""
    words = fold_text(prompt).split()
    after = words[words.index("which") + 1 :] if "which" in words else []
    return next((PLACES[word] for word in after if word in PLACES), "")


def asks_for_wording(prompt: str) -> bool:
    """Whether the prompt asks in which words something was said."""
    return not WORDING.isdisjoint(fold_text(prompt).split()[:7])


def act_asked(prompt: str) -> str:
    """Whether a prompt asks what somebody did, or what happened; "" for another manner of asking, whose answers would
    not do as answers to other questions."""
    words = fold_text(prompt).split()
    after = words[words.index("what") + 1 :] if "what" in words else []
    return "" if _manner(prompt) or not after else ACTS.get(after[0], "")


ACTS = {"did": "deed", "does": "deed", "do": "deed", "happened": "happening", "began": "happening"}
MANNERS = frozenset({"why", "how", "whether"})


def asks_alike(other: Card, card: Card) -> bool:
    """Whether two prompts ask in the same manner: why, how, or what."""
    return _manner(other.prompt) == _manner(card.prompt)


def _manner(prompt: str) -> str:
    return next((word for word in fold_text(prompt).split() if word in MANNERS), "")


def asks_for_a_limit(prompt: str) -> bool:
    """Whether a prompt asks by when something was so: it may have been so before, and by any later date it was."""
    return prompt.startswith(("By when", "By which", "By what"))
