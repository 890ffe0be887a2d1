"""`studyapp deck ...`: for authors of decks."""

import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from studyapp.cli.context import (
    PROBLEM,
    Options,
    StudyAppGroup,
    common_options,
    options_of,
    print_json,
    say,
    say_aside,
)

PATH = click.Path(path_type=Path)


@click.group(cls=StudyAppGroup)
def deck() -> None:
    """Make, check and look through decks."""


def _tools(options: Options) -> Any:
    from studyapp.services.deck_tools import DeckTools

    return DeckTools(options.paths.resources / "deck-template")


@deck.command()
@click.argument("folder", type=PATH)
@common_options
@options_of
def new(options: Options, folder: Path) -> None:
    """Write a small, commented deck to start from."""
    _tools(options).begin(folder)
    say(f"A small deck is in {folder}. Edit it, then: studyapp deck check {folder}")


@deck.command()
@click.argument("path", type=PATH)
@common_options
@options_of
def check(options: Options, path: Path) -> None:
    """Errors and hints of a source folder or a package. JSON: {errors, hints}, each a list of problems."""
    report = _tools(options).check(path)
    if options.as_json:
        print_json(
            {
                "errors": [_problem(one) for one in report.errors],
                "hints": [_problem(one) for one in report.hints],
            }
        )
    else:
        for problem in report.errors:
            say(f"error: {problem}")
        for problem in report.hints:
            say(f"hint: {problem}")
        say(f"{len(report.errors)} errors, {len(report.hints)} hints")
    sys.exit(PROBLEM if report.errors else 0)


def _problem(problem: Any) -> dict[str, Any]:
    fields = asdict(problem)
    fields.pop("excerpt")
    return fields


@deck.command()
@common_options
@options_of
def schema(options: Options) -> None:
    """JSON Schema of the source files, for editors."""
    print_json(_tools(options).schema())


@deck.command()
@click.argument("folder", type=PATH)
@click.option("-o", "--output", type=PATH, help="The package to write.")
@common_options
@options_of
def build(options: Options, folder: Path, output: Path | None) -> None:
    """Make a .studydeck package of a source folder."""
    say(str(_tools(options).build(folder, output)))


@deck.command()
@click.argument("file", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="The folder to write.")
@common_options
@options_of
def unpack(options: Options, file: Path, output: Path) -> None:
    """Write a package as source files, without loss."""
    _tools(options).unpack(file, output)
    say(str(output))


@deck.command()
@click.argument("path", type=PATH)
@common_options
@options_of
def entries(options: Options, path: Path) -> None:
    """Every entry; with --json the deck as deck.json has it."""
    tree = _tools(options).entries(path)
    if options.as_json:
        print_json(tree)
        return
    for entry in tree["entries"]:
        title = next(
            (str(entry[name]) for name in ("name", "title", "term", "subject", "claim") if name in entry), ""
        )
        say(f"{entry['kind']:<12} {entry['id']:<40} {title}")


@deck.command()
@click.argument("path", type=PATH)
@common_options
@options_of
def cards(options: Options, path: Path) -> None:
    """Every card. JSON: id, entry, kind, facet, prompt, answer, aliases, sources and more."""
    deck, found = _tools(options).cards(path)
    if options.as_json:
        print_json([_card(card) for card in found])
        return
    for card in found:
        say(f"{card.id.entry_id}:{card.id.facet}\n  Q: {card.prompt}")
        for line in card.answer.split("\n"):
            say(f"  A: {line}")
    counts = ", ".join(f"{n} {kind}" for kind, n in Counter(entry.kind for entry in deck.entries).items())
    say_aside(f"{len(found)} cards of {len(deck.entries)} entries: {counts}")
    silent = len(deck.entries) - len({card.id.entry_id for card in found})
    if silent:
        say_aside(f"Entries without a card of their own: {silent}")


def _card(card: Any) -> dict[str, Any]:
    return {
        "id": str(card.id),
        "entry": card.id.entry_id,
        "kind": card.kind,
        "facet": card.id.facet,
        "topic": card.topic,
        "importance": card.importance,
        "prompt": card.prompt,
        "answer": card.answer,
        "aliases": list(card.aliases),
        "context": card.context,
        "sources": [{"source": cite.source, "pages": cite.pages} for cite in card.sources],
    }


@deck.command()
@click.argument("path", type=PATH)
@click.option("--kind", default="multiple_choice", help="The kind of question.")
@click.option("--count", type=click.IntRange(1, 100_000), default=10, help="How many, at most.")
@common_options
@options_of
def questions(options: Options, path: Path, kind: str, count: int) -> None:
    """Questions as asked. JSON: card, kind, seed, stem, options, answer, accepted, tolerance, items;
    those a kind does not use are absent."""
    made, declined = _tools(options).questions(path, kind, count, options.seed or 0)
    if options.as_json:
        print_json([_question(question) for question in made])
    else:
        for question in made:
            _say_question(question)
    if not made and declined:
        reasons = dict.fromkeys(reason for _, reason in declined)
        say_aside(f"No card of this deck can be asked so: {'; '.join(reasons)}.")
        sys.exit(PROBLEM)


def _question(question: Any) -> dict[str, Any]:
    shown = {
        "card": str(question.card_id),
        "kind": question.kind,
        "seed": question.seed,
        "stem": question.stem,
        "options": [{"text": one.text, "right": one.right, "really": one.really} for one in question.options],
        "answer": question.answer,
        "accepted": list(question.accepted),
        "items": [{"text": one.text, "place": one.place, "told": one.told} for one in question.items],
        "tolerance": question.tolerance,
    }
    return {name: value for name, value in shown.items() if value or name == "seed"}


def _say_question(question: Any) -> None:
    say(question.stem)
    for letter, option in zip("ABCDE", question.options, strict=False):
        mark = "*" if option.right else " "
        really = f"  ({option.really})" if option.really else ""
        say(f" {mark}{letter}  {option.text}{really}")
    for letter, item in zip("ABCDEF", question.items, strict=False):
        say(f"  {letter}  {item.text}  ({item.place + 1}: {item.told})")
    if not question.options and not question.items:
        say(f"    {question.answer}")
    say()
