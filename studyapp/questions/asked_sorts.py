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
}
WORDING = frozenset({"word", "words", "phrase"})


def is_of_its_sort(other: Card, card: Card) -> bool:
    """Whether another answer would be an answer of the sort that the card's prompt asks for."""
    if card.answer_kind is AnswerKind.PLACE:
        return place_sort(other.prompt) == place_sort(card.prompt)
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
