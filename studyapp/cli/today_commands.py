"""`studyapp today` and `studyapp progress`."""

from typing import Any

import click

from studyapp.cli.context import Options, StudyAppGroup, common_options, options_of, print_json, say


@click.command()
@common_options
@options_of
def today(options: Options) -> None:
    """What is due now, and how long it takes. JSON: {date, due, review, new, missed, minutes, decks}."""
    with options.services() as services:
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
    share = "" if report.retention is None else f", {report.retention:.0%} right when reviewed"
    say(f"{report.answers} answers{share}.")
    for topic in report.by_topic:
        recall = "" if topic.recall is None else f", predicted recall {topic.recall:.0%}"
        say(f"  {topic.title}: {topic.known} of {topic.cards} known{recall}")


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
