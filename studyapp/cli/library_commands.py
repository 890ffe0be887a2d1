"""`studyapp library ...`: the installed decks."""

from pathlib import Path
from typing import Any

import click

from studyapp.cli.context import Options, StudyAppGroup, common_options, options_of, print_json, say


@click.group(cls=StudyAppGroup)
def library() -> None:
    """The installed decks."""


@library.command("list")
@common_options
@options_of
def list_decks(options: Options) -> None:
    """Installed decks. JSON: a list of {id, title, version, cards}."""
    with options.services() as services:
        decks = services.library.decks()
    if options.as_json:
        print_json([_deck(deck) for deck in decks])
        return
    for deck in decks:
        say(f"{deck.id}  {deck.title}, version {deck.version}, {deck.cards} cards")
    if not decks:
        say("No deck is installed. Install one: studyapp library add FILE")


def _deck(deck: Any) -> dict[str, Any]:
    return {"id": deck.id, "title": deck.title, "version": deck.version, "cards": deck.cards}


@library.command()
@click.argument("file", type=click.Path(path_type=Path))
@common_options
@options_of
def add(options: Options, file: Path) -> None:
    """Install a deck; one of the same id is replaced and its progress stays."""
    with options.services() as services:
        deck, _ = services.library.install(file)
    if options.as_json:
        print_json(_deck(deck))
    else:
        say(f"Installed {deck.title}, version {deck.version}, {deck.cards} cards.")


@library.command()
@click.argument("deck_id")
@common_options
@options_of
def remove(options: Options, deck_id: str) -> None:
    """Take a deck out. Its answers are kept and count again when it comes back."""
    with options.services() as services:
        services.library.remove(deck_id)
    say(f"Removed {deck_id}. Its answers are kept.")
