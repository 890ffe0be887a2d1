"""Two entries that are easily taken for each other, side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from studyapp.content.deck import Deck
from studyapp.content.profile import profile
from studyapp.errors import StudyAppError


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One field of both entries; a side without it is empty."""

    field: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return self.left != self.right


@dataclass(frozen=True, slots=True)
class Compared:
    """Both titles, and the fields that at least one of the two has."""

    left: str
    right: str
    rows: tuple[ComparedRow, ...]


class Comparison:
    """`deck_of` gives an installed deck by its id, and raises StudyAppError for another."""

    def __init__(self, deck_of: Callable[[str], Deck]) -> None:
        self._deck_of = deck_of

    def of(self, deck_id: str, one: str, other: str) -> Compared:
        """Two entries of a deck by their ids.

        :raises StudyAppError: when the deck or one of the entries is not there any more.
        """
        deck = self._deck_of(deck_id)
        entries = [deck.entry_by_id.get(entry_id) for entry_id in (one, other)]
        left, right = entries
        if left is None or right is None:
            raise StudyAppError("One of the two is not in the deck any more.", safe="Nothing was changed.")
        left_rows, right_rows = dict(profile(left, deck)), dict(profile(right, deck))
        fields = list(dict.fromkeys([*left_rows, *right_rows]))
        fields.sort(key=lambda name: name == "context")
        rows = (ComparedRow(name, left_rows.get(name, ()), right_rows.get(name, ())) for name in fields)
        return Compared(left.title, right.title, tuple(rows))
