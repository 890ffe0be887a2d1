"""How large a deck from a stranger may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes where they end in `_bytes`. Tests use smaller ones."""

    package_bytes: int = 200_000_000
    members: int = 5_000
    expanded_bytes: int = 500_000_000
    member_bytes: int = 100_000_000
    ratio: int = 200
    ratio_from_bytes: int = 1_000_000
    deck_bytes: int = 50_000_000
    depth: int = 64
    entries: int = 100_000
    problems: int = 500


LIMITS = Limits()
