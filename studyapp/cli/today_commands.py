"""`studyapp today` and `studyapp progress`."""

from pathlib import Path
from typing import Any

import click

from studyapp.cli.context import Options, StudyAppGroup, common_options, options_of, print_json, say
from studyapp.errors import StudyAppError


@click.command()
@common_options
@options_of
def today(options: Options) -> None:
    """What is due now, and how long it takes; before an exam what its plan asks for.

    JSON: {date, due, review, new, missed, minutes, decks}.
    """
    with options.services() as services:
        services.planner.todays_cards()
        overview = services.today.overview()
    due = overview.due
    if options.as_json:
        print_json(
            {
                "date": overview.today.isoformat(),
                "due": due.total,
                "review": due.review,
                "new": due.new,
                "missed": due.missed,
                "minutes": overview.minutes,
                "decks": [{"id": one.deck.id, "due": one.due} for one in overview.decks],
            }
        )
        return
    if not due.total:
        say(f"Nothing due until {overview.next_due:%-d %B %Y}." if overview.next_due else "Nothing due.")
        return
    say(f"{due.total} cards due, about {overview.minutes} minutes.")
    say(f"{due.review} to review, {due.new} new, {due.missed} missed before.")
    for one in overview.decks:
        say(f"  {one.deck.title}: {one.due} due")


@click.group(cls=StudyAppGroup)
def progress() -> None:
    """How far you are."""


@progress.command()
@common_options
@options_of
def show(options: Options) -> None:
    """Cards known, learning and new, answers and recall. JSON as in the manual of commands."""
    with options.services() as services:
        report = services.progress.report()
    if options.as_json:
        print_json(_report(report))
        return
    say(
        f"{report.known} of {report.cards} cards known, {report.learning} learning, {report.new} new, {report.due} due."
    )
    share = (
        "" if report.retention is None else f", {report.retention:.0%} right when asked again on a later day"
    )
    say(f"{report.answers} answers{share}.")
    for topic in report.by_topic:
        recall = "" if topic.recall is None else f", predicted recall {topic.recall:.0%}"
        say(f"  {topic.title}: {topic.known} of {topic.cards} known{recall}")


@progress.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--deck", default="", help="Only this deck, by its id.")
@click.option("--topic", default="", help="Only this topic of the deck, by its id.")
@click.option("--days", type=click.IntRange(min=1), help="Only so many days up to now; all where not given.")
@common_options
@options_of
def export(options: Options, file: Path, deck: str, topic: str, days: int | None) -> None:
    """Write all figures of the progress page to a .csv FILE, one number a row.

    Columns: table, item, measure, value. JSON: {file, asked, right, predicted}.
    """
    from studyapp.services.progress.csv_file import write_csv
    from studyapp.services.progress.values import ProgressFilter

    if topic and not deck:
        raise click.UsageError("--topic needs --deck: topics are named within their deck.")
    with options.services() as services:
        figures = services.progress.figures(ProgressFilter(deck, topic, days))
        if deck and not figures.cards:
            raise StudyAppError(
                f"No cards of deck {deck}{f', topic {topic},' if topic else ''} are installed.",
                advice="studyapp library list names the decks, studyapp progress show --json their topics.",
            )
        predicted = services.progress.predicted(figures)
    write_csv(file, figures, predicted)
    if options.as_json:
        print_json(
            {"file": str(file), "asked": figures.asked, "right": figures.right, "predicted": predicted.recall}
        )
    else:
        say(f"Exported to {file}.")


def _report(report: Any) -> dict[str, Any]:
    return {
        "cards": report.cards,
        "known": report.known,
        "learning": report.learning,
        "new": report.new,
        "due": report.due,
        "answers": report.answers,
        "retention": report.retention,
        "by_topic": [
            {
                "deck": topic.deck_id,
                "topic": topic.id,
                "title": topic.title,
                "cards": topic.cards,
                "known": topic.known,
                "recall": topic.recall,
            }
            for topic in report.by_topic
        ],
    }
