"""Where a card's fact stands in time, among its neighbours."""

from dataclasses import dataclass

from studyapp.cards.card import Card
from studyapp.storage.deck_store import DeckStore, EntryRecord

NEIGHBOURS_EACH_SIDE = 2
WIDEST_DAYS = 92


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
        """The card's entry with up to two events of its topic before and after; empty without a date.

        Neighbours are events with narrow dates that overlap neither the entry nor each other.
        """
        dated = self._decks.dated_entries(card.id.deck_id)
        own = next((entry for entry in dated if entry.entry_id == card.id.entry_id), None)
        if own is None:
            return ()
        shown = [own]
        for is_before in (True, False):
            side = [
                entry for entry in dated if _is_before(entry, own) == is_before and _may_stand(entry, own)
            ]
            added = 0
            for entry in sorted(side, key=lambda one: _distance(one, own)):
                if added < NEIGHBOURS_EACH_SIDE and not any(_overlap(entry, other) for other in shown):
                    shown.append(entry)
                    added += 1
        shown.sort(key=lambda entry: (entry.first_day or 0, entry.last_day or 0))
        return tuple(_strip_event(entry, own) for entry in shown)


def _may_stand(entry: EntryRecord, own: EntryRecord) -> bool:
    narrow = (entry.last_day or 0) - (entry.first_day or 0) <= WIDEST_DAYS
    return entry.kind == "event" and entry.topic == own.topic and narrow and not entry.approximate


def _is_before(entry: EntryRecord, own: EntryRecord) -> bool:
    return (entry.first_day or 0) < (own.first_day or 0)


def _distance(entry: EntryRecord, own: EntryRecord) -> int:
    return abs((entry.first_day or 0) - (own.first_day or 0))


def _overlap(entry: EntryRecord, other: EntryRecord) -> bool:
    return (entry.first_day or 0) <= (other.last_day or 0) and (other.first_day or 0) <= (entry.last_day or 0)


def _strip_event(entry: EntryRecord, own: EntryRecord) -> StripEvent:
    return StripEvent(
        entry_id=entry.entry_id,
        label=entry.label,
        first_day=entry.first_day or 0,
        last_day=entry.last_day or 0,
        approximate=entry.approximate,
        is_current=entry is own,
    )
