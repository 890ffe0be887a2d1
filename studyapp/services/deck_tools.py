"""What authors do with deck files: begin, check, build, take apart, look through."""

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from studyapp.cards.card import Card
from studyapp.cards.quality import card_hints
from studyapp.cards.templates import cards_of
from studyapp.content.deck import Deck
from studyapp.content.problem import DeckError, Problem
from studyapp.content.quality import entry_hints
from studyapp.content.references import Finding
from studyapp.errors import StudyAppError
from studyapp.formats.deck_json import deck_to_tree
from studyapp.formats.deck_package import SUFFIX, write_deck_package
from studyapp.formats.deck_source import load_deck_source
from studyapp.formats.reading import read_deck
from studyapp.formats.schema import deck_schema
from studyapp.formats.source_writer import write_deck_source
from studyapp.questions.question import Declined, Question
from studyapp.questions.written_options import option_hints


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Errors stop a build, hints never do."""

    errors: tuple[Problem, ...]
    hints: tuple[Problem, ...]


class DeckTools:
    """Works on files alone; no progress is touched. `template` is the folder that `begin` copies."""

    def __init__(self, template: Path) -> None:
        self._template = template

    def begin(self, folder: Path) -> None:
        """Copy the small, commented deck to a new or empty folder.

        :raises StudyAppError: when the folder has something in it or cannot be written.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StudyAppError(
                f"{folder} is not empty.",
                safe="Nothing was written.",
                advice="Name a new folder for the deck.",
            )
        try:
            shutil.copytree(self._template, folder, dirs_exist_ok=True)
        except OSError as error:
            raise StudyAppError(f"{folder} cannot be written: {error.strerror}.") from error

    def check(self, path: Path) -> CheckReport:
        """Every error, or else every hint, of a source folder or a package."""
        try:
            if path.is_dir():
                deck, builder = load_deck_source(path)
                return CheckReport((), tuple(builder.placed(finding) for finding in _hints(deck)))
            return CheckReport((), tuple(_unplaced(finding) for finding in _hints(read_deck(path))))
        except DeckError as error:
            return CheckReport(error.problems, ())

    def schema(self) -> dict[str, Any]:
        return deck_schema()

    def build(self, folder: Path, file: Path | None) -> Path:
        """Make a package of a source folder, beside it where no file is named.

        :raises DeckError: when the source has errors.
        """
        deck = read_deck(folder)
        target = file or folder.resolve().with_name(f"{deck.id}-{deck.version}{SUFFIX}")
        write_deck_package(deck, target)
        return target

    def unpack(self, file: Path, folder: Path) -> None:
        """Write a package as source files.

        :raises DeckError: when the package cannot be used, or the folder is not empty.
        """
        write_deck_source(read_deck(file), folder)

    def entries(self, path: Path) -> dict[str, Any]:
        """The deck as `deck.json` has it."""
        return deck_to_tree(read_deck(path))

    def cards(self, path: Path) -> tuple[Deck, tuple[Card, ...]]:
        """The deck and every card that it gives, in the author's order."""
        deck = read_deck(path)
        return deck, cards_of(deck)

    def questions(
        self, path: Path, kind: str, count: int, seed: int
    ) -> tuple[list[Question], list[tuple[Card, str]]]:
        """Up to `count` questions of a kind, spread over the deck, and the cards that declined with the reasons.

        :raises StudyAppError: when there is no such kind.
        """
        from random import Random

        from studyapp.questions.asking import KINDS, build_question
        from studyapp.questions.library import Library

        if kind not in KINDS:
            raise StudyAppError(
                f"There is no kind of question named {kind}.", advice=f"Kinds: {', '.join(KINDS)}."
            )
        library = Library((read_deck(path),))
        cards = list(library.cards)
        Random(seed).shuffle(cards)  # noqa: S311 - dice, no secret
        made: list[Question] = []
        declined: list[tuple[Card, str]] = []
        for card in cards:
            if len(made) == count:
                break
            question = build_question(card, kind, library, seed)
            if isinstance(question, Declined):
                declined.append((card, question.reason))
            else:
                made.append(question)
        return made, declined


def _hints(deck: Deck) -> tuple[Finding, ...]:
    cards = cards_of(deck)
    return (*entry_hints(deck), *card_hints(cards), *option_hints(deck, cards))


def _unplaced(finding: Finding) -> Problem:
    return Problem(**asdict(finding))
