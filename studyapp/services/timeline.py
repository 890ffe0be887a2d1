"""Where a card's fact stands in time, among its neighbours."""

from dataclasses import dataclass

from studyapp.cards.card import Card
from studyapp.storage.deck_store import DeckStore, EntryRecord

NEIGHBOURS_EACH_SIDE = 2


@dataclass(frozen=True, slots=True)
class StripEvent:
    """A mark on a time strip. Days are `CalendarDay.ordinal`; `is_current` is the one that the card is about."""

    entry_id: str
    label: str
    first_day: int
    last_day: int
    approximate: bool
    is_current: bool


class Timeline:
    def __init__(self, decks: DeckStore) -> None:
        self._decks = decks

    def strip(self, card: Card) -> tuple[StripEvent, ...]:
        """The card's entry with up to two dated entries of its topic before and after; empty without a date."""
        dated = self._decks.dated_entries(card.id.deck_id)
        place = next((i for i, entry in enumerate(dated) if entry.entry_id == card.id.entry_id), None)
        if place is None:
            return ()
        own = dated[place]
        near = [entry for entry in dated if entry is own or _apart(entry, own)]
        place = near.index(own)
        shown = near[max(0, place - NEIGHBOURS_EACH_SIDE) : place + NEIGHBOURS_EACH_SIDE + 1]
        return tuple(_strip_event(entry, own) for entry in shown)


def _apart(entry: EntryRecord, own: EntryRecord) -> bool:
    """Of the same topic and not the same days, which would draw one mark over the other."""
    same_days = (entry.first_day, entry.last_day) == (own.first_day, own.last_day)
    return entry.topic == own.topic and not same_days


def _strip_event(entry: EntryRecord, own: EntryRecord) -> StripEvent:
    return StripEvent(
        entry_id=entry.entry_id,
        label=entry.label,
        first_day=entry.first_day or 0,
        last_day=entry.last_day or 0,
        approximate=entry.approximate,
        is_current=entry is own,
    )
