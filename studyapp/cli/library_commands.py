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


@library.command()
@click.argument("deck_id")
@common_options
@options_of
def own(options: Options, deck_id: str) -> None:
    """Your own cards beside a deck, and answers that you called right: worth sending to its author.

    JSON: {cards: [{id, prompt, answer}], answers: [{card, prompt, answer, text}]}.
    """
    with options.services() as services:
        services.library.deck(deck_id)
        cards, answers = services.own_cards.cards(deck_id), services.own_answers.of(deck_id)
    if options.as_json:
        print_json(
            {
                "cards": [{"id": str(one.id), "prompt": one.prompt, "answer": one.answer} for one in cards],
                "answers": [
                    {
                        "card": str(one.card.id),
                        "prompt": one.card.prompt,
                        "answer": one.card.answer,
                        "text": one.text,
                    }
                    for one in answers
                ],
            }
        )
        return
    for card in cards:
        say(f"{card.prompt}\n    {card.answer}")
    for answer in answers:
        say(f"{answer.card.prompt}\n    {answer.card.answer}\n    also right: {answer.text}")
    if not cards and not answers:
        say("No card of your own, and no answer that you called right.")
