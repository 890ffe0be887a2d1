"""What kinds of things an action changed; one signal carries it to every page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Each flag names a kind of thing of which at least one is different now."""

    answers: bool = False
    decks: bool = False
    settings: bool = False
    everything: bool = False

    def touches(self, other: "Changes") -> bool:
        """Whether anything that `other` asks about is different."""
        return (
            self.everything
            or (self.answers and other.answers)
            or (self.decks and other.decks)
            or (self.settings and other.settings)
        )


ANSWERS = Changes(answers=True)
DECKS = Changes(decks=True)
SETTINGS = Changes(settings=True)
EVERYTHING = Changes(everything=True)
