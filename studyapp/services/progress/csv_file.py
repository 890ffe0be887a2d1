"""Figures as a table that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from studyapp.errors import StudyAppError
from studyapp.services.progress.values import Figures, Predicted

HEAD = ("table", "item", "measure", "value")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[str, str, str, object]


def write_csv(file: Path, figures: Figures, predicted: Predicted | None) -> None:
    """Write all figures, one number a row, as UTF-8 that spreadsheets recognise.

    :raises StudyAppError: when the file cannot be written, or its name does not end in .csv.
    """
    if file.suffix.lower() != ".csv":
        raise StudyAppError(
            f"{file.name} does not end in .csv.", safe="Nothing was written.", advice="Name a .csv file."
        )
    try:
        file.write_text(csv_text(figures, predicted), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise StudyAppError(
            f"{file} cannot be written: {error.strerror}.", advice="Choose another folder or name."
        ) from error


def csv_text(figures: Figures, predicted: Predicted | None) -> str:
    """Shares are from 0 to 1, time in minutes, days as 2026-05-01; a week or month is named by its first day."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for row in _rows(figures, predicted):
        if row[3] is not None:
            writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: object) -> object:
    """Titles come from decks of anybody: none of them may become a formula."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, str) and value.startswith(STARTS_FORMULA):
        return f"'{value}"
    return value


def _rows(figures: Figures, predicted: Predicted | None) -> Iterator[Row]:
    yield from _summary(figures, predicted)
    by_span = predicted.by_span if predicted else (None,) * len(figures.spans)
    table = "month" if figures.by_month else "week"
    for span, expected in zip(figures.spans, by_span, strict=True):
        first = span.first_day.isoformat()
        yield table, first, "asked", span.asked
        yield table, first, "right", span.right
        yield table, first, "share_right", span.share
        yield table, first, "predicted_recall", expected
    for due in figures.due:
        yield "due", due.date.isoformat(), "review", due.review
        yield "due", due.date.isoformat(), "new", due.new
    for day in figures.study_days:
        yield "study_day", day.date.isoformat(), "answers", day.answers
        yield "study_day", day.date.isoformat(), "minutes", day.minutes
    for topic in figures.topics:
        yield "topic", topic.title, "cards", topic.cards
        yield "topic", topic.title, "known", topic.known
        yield "topic", topic.title, "predicted_recall_now", topic.recall
    for score in figures.sureness:
        yield "how_sure", score.sureness, "asked", score.asked
        yield "how_sure", score.sureness, "right", score.right
        yield "how_sure", score.sureness, "meant_share", score.meant


def _summary(figures: Figures, predicted: Predicted | None) -> Iterator[Row]:
    for measure, value in (
        ("first_day", figures.first_day.isoformat()),
        ("last_day", figures.today.isoformat()),
        ("asked", figures.asked),
        ("right", figures.right),
        ("share_right", figures.share),
        ("predicted_recall", predicted.recall if predicted else None),
        ("target", figures.target),
        ("cards", figures.cards),
        ("known", figures.known),
        ("learning", figures.learning),
        ("new", figures.new),
        ("minutes_this_week", figures.week_minutes),
        ("minutes_on_a_usual_day", figures.usual_minutes),
    ):
        yield "summary", "", measure, value
