"""Hints on the quality of cards. They never stop a build."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from studyapp.cards.card import AnswerKind, Card
from studyapp.cards.templates import TRUE_OR_FALSE
from studyapp.content.dates import MONTHS
from studyapp.content.references import Finding

LONGEST_ANSWER_WORDS = 30
SHORTEST_DATE_PROMPT_WORDS = 5
_PLAIN = re.compile(r"[^\w]+")


def card_hints(cards: Iterable[Card]) -> tuple[Finding, ...]:
    """Everything about cards that a careful author might mend."""
    made = tuple(cards)
    return (*(hint for card in made for hint in _of_card(card)), *_same_prompts(made))


def _of_card(card: Card) -> Iterator[Finding]:
    if _gives_away(card):
        message = f"The prompt gives the answer away: {card.prompt}"
        yield _hint("answer_in_prompt", message, card)
    longest = max(len(item.split()) for item in card.answer_items)
    if longest > LONGEST_ANSWER_WORDS:
        message = f"An answer has {longest} words; over {LONGEST_ANSWER_WORDS} it is hard to grade."
        yield _hint("long_answer", message, card)
    if card.answer_kind is AnswerKind.DATE and len(card.prompt.split()) < SHORTEST_DATE_PROMPT_WORDS:
        yield _hint("short_date_prompt", "The prompt has too few words for one event only to fit.", card)


def _gives_away(card: Card) -> bool:
    prompt = f" {_plain(card.prompt)} "
    if card.answer_kind is AnswerKind.DATE:
        month = next((name for name in MONTHS if name in card.answer), None)
        year = re.search(r"\d{4}", card.answer)
        return bool(month and year and f" {month.casefold()} " in prompt and f" {year[0]} " in prompt)
    if card.answer_kind is AnswerKind.LIST or card.prompt.startswith(TRUE_OR_FALSE):
        return False
    return any(f" {_plain(answer)} " in prompt for answer in (card.answer, *card.aliases) if len(answer) > 2)


def _same_prompts(cards: tuple[Card, ...]) -> Iterator[Finding]:
    by_prompt: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_prompt[_plain(card.prompt)].append(card)
    for same in by_prompt.values():
        if len({_plain(card.answer) for card in same}) > 1:
            others = ", ".join(str(card.id.entry_id) for card in same[1:])
            yield _hint(
                "same_prompt", f"The same prompt has another answer in {others}: {same[0].prompt}", same[0]
            )


def _hint(code: str, message: str, card: Card) -> Finding:
    return Finding(code, message, card.id.entry_id, f"prompts.{card.id.facet}")


def _plain(text: str) -> str:
    return " ".join(_PLAIN.sub(" ", text).casefold().split())
