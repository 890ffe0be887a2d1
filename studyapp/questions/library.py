"""Everything that questions may know: the decks a student has, and their cards."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

from studyapp.cards.card import AnswerKind, Card, CardId
from studyapp.cards.templates import cards_of
from studyapp.content.deck import Deck
from studyapp.content.entry import Decision, EntryBase, Event, Figure, Organisation, Term
from studyapp.questions.text_match import fold_text

T = TypeVar("T")

SHORTEST_NAME = 3
"""Letters of a part of a name that is enough by itself."""


class Library:
    """Decks with their cards, indexed for questions. `cards` may be given where they are already made."""

    def __init__(self, decks: Iterable[Deck], cards: Iterable[Card] | None = None) -> None:
        self.decks: Mapping[str, Deck] = {deck.id: deck for deck in decks}
        made = (
            cards if cards is not None else (card for deck in self.decks.values() for card in cards_of(deck))
        )
        self.cards: tuple[Card, ...] = tuple(made)
        self.card_by_id: Mapping[CardId, Card] = {card.id: card for card in self.cards}

        self._kept: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for each key: decks do not change under a library."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])

    def deck_of(self, card: Card) -> Deck:
        return self.decks[card.id.deck_id]

    def entry_of(self, card: Card) -> EntryBase:
        return self.deck_of(card).entry_by_id[card.id.entry_id]

    def answer_entry(self, card: Card) -> EntryBase:
        """The entry that a card's answer names, or the card's own."""
        entries = self.deck_of(card).entry_by_id
        return entries[card.answer_refs[0]] if card.answer_refs else self.entry_of(card)

    def like(self, card: Card) -> tuple[Card, ...]:
        """Other cards of the same deck whose answer is of the same sort, for the same facet of the same kind."""
        group = self._groups[self.group_of(card)]
        return tuple(other for other in group if other.id.entry_id != card.id.entry_id)

    def alike(self, card: Card) -> tuple[Card, ...]:
        """The card and all others of its group."""
        return self._groups[self.group_of(card)]

    @staticmethod
    def group_of(card: Card) -> tuple[str, ...]:
        """What cards have in common whose answers may stand beside each other."""
        return (card.id.deck_id, card.kind, card.id.facet.partition(".")[0], str(card.answer_kind))

    def figures(self, deck_id: str) -> tuple[Figure, ...]:
        return self._figures[deck_id]

    def happenings(self, deck_id: str) -> tuple[Event | Decision, ...]:
        """Events and decisions of a deck: what has a date."""
        return self._happenings[deck_id]

    def date_card(self, deck_id: str, entry_id: str) -> CardId | None:
        """The card that asks for the date of an event or a decision; None where the author asks for none."""
        for facet in ("date", "when"):
            card_id = CardId(deck_id, entry_id, facet)
            if card_id in self.card_by_id:
                return card_id
        return None

    def short_names(self, card: Card) -> tuple[str, ...]:
        """Single parts of the answer's name, such as a surname, that no other figure of the library shares."""
        own = {part for ref in card.answer_refs for part in self._parts_of(card.id.deck_id, ref)}
        return tuple(sorted(part for part in own if len(self._bearers[part]) == 1))

    def names_of_answer(self, card: Card) -> tuple[str, ...]:
        """Other names of what a card's answer names, where the deck has an entry of that name."""
        deck = self.deck_of(card)
        named = self._by_name[card.id.deck_id].get(fold_text(card.answer))
        return deck.names_of(named) if named else ()

    def asks_for_person(self, card_id: CardId) -> bool:
        """Whether a card's answer is a figure or has the name of one; False for a card that is not here."""
        card = self.card_by_id.get(card_id)
        if card is None:
            return False
        named = self._by_name[card_id.deck_id].get(fold_text(card.answer), "")
        return card.answer_kind is AnswerKind.FIGURE or isinstance(
            self.deck_of(card).entry_by_id.get(named), Figure
        )

    def named(self, deck_id: str, folded: str) -> EntryBase | None:
        """The figure, organisation or term of the deck that has a text, folded, among its names."""
        found = self._by_name[deck_id].get(folded)
        return self.decks[deck_id].entry_by_id[found] if found else None

    def with_part_of_name(self, deck_id: str, folded: str) -> EntryBase | None:
        """The figure of the deck whose first or last name a text, folded, is, where no other figure of the library
        has it."""
        bearers = self._bearers.get(folded, set())
        entry = self.named(deck_id, next(iter(bearers))) if len(bearers) == 1 else None
        return entry if entry and folded in self._parts_of(deck_id, entry.id) else None

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, str]]:
        """For each deck, folded names and aliases of entries -> the entry's id."""
        return {
            deck_id: {
                fold_text(name): entry.id
                for entry in reversed(deck.entries)
                if isinstance(entry, (Figure, Organisation, Term))
                for name in deck.names_of(entry.id)
            }
            for deck_id, deck in self.decks.items()
        }

    def _parts_of(self, deck_id: str, ref: str) -> set[str]:
        entry = self.decks[deck_id].entry_by_id.get(ref)
        return _name_ends(entry.name) if isinstance(entry, Figure) else set()

    @cached_property
    def _happenings(self) -> dict[str, tuple[Event | Decision, ...]]:
        return {
            deck_id: tuple(entry for entry in deck.entries if isinstance(entry, (Event, Decision)))
            for deck_id, deck in self.decks.items()
        }

    @cached_property
    def _figures(self) -> dict[str, tuple[Figure, ...]]:
        return {
            deck_id: tuple(entry for entry in deck.entries if isinstance(entry, Figure))
            for deck_id, deck in self.decks.items()
        }

    @cached_property
    def _bearers(self) -> Mapping[str, set[str]]:
        """Part of a name -> names of the figures that carry it; the same person in two decks counts once."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for figures in self._figures.values():
            for figure in figures:
                for name in (figure.name, *figure.aliases):
                    for part in fold_text(name).split():
                        bearers[part].add(fold_text(figure.name))
        return bearers

    @cached_property
    def _groups(self) -> Mapping[tuple[str, ...], tuple[Card, ...]]:
        groups: dict[tuple[str, ...], list[Card]] = defaultdict(list)
        for card in self.cards:
            groups[self.group_of(card)].append(card)
        return defaultdict(tuple, {key: tuple(cards) for key, cards in groups.items()})


def _name_ends(name: str) -> set[str]:
    """The first and the last part: either may be the surname. Before an initial stands no surname."""
    parts = fold_text(name).split()
    ends = {parts[-1]} if "." in name else {parts[0], parts[-1]}
    return {end for end in ends if len(end) >= SHORTEST_NAME} if len(parts) > 1 else set()
