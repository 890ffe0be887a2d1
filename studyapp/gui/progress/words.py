"""Figures of progress in words."""

import math
from datetime import date

from studyapp.gui.questions.kind_words import kind_words
from studyapp.gui.words import month_names, short_day_words, tr, weekday_names
from studyapp.services.progress.values import Figures, Predicted, Span, SurenessScore

CONTEXT = "Progress"
RECALL = "recall"
A_LITTLE, MUCH = 0.04, 0.15
"""By how much answers must be right less often than the words say, on average, to be called too certain."""


def percent(share: float | None) -> str:
    """For instance "88%", or a dash where there is none."""
    return "–" if share is None else f"{share:.0%}"


def time_words(minutes: float) -> str:
    """Minutes rounded up, for instance "1 h 26 min"."""
    hours, rest = divmod(math.ceil(minutes - 1e-9), 60)
    if not hours:
        return tr(CONTEXT, "{0} min").format(rest)
    return tr(CONTEXT, "{0} h {1} min").format(hours, rest)


def target_words(figures: Figures, predicted: Predicted | None) -> str:
    """What the share of right answers is to be held against."""
    words = tr(CONTEXT, "target {0}").format(percent(figures.target))
    if predicted is None or predicted.recall is None:
        return words
    return tr(CONTEXT, "{0}, predicted {1}").format(words, percent(predicted.recall))


def known_words(figures: Figures, predicted: Predicted | None) -> str:
    """How the cards known compare with those of last week, once that is worked out."""
    if predicted is None:
        return tr(CONTEXT, "{0} learning").format(f"{figures.learning:,}")
    more = figures.known - predicted.known_last_week
    if more > 0:
        return tr(CONTEXT, "{0} more than a week ago").format(f"{more:,}")
    if more < 0:
        return tr(CONTEXT, "{0} fewer than a week ago").format(f"{-more:,}")
    return tr(CONTEXT, "as many as a week ago")


def new_words(figures: Figures) -> str:
    """When the cards that were not begun come up."""
    if not figures.new:
        return tr(CONTEXT, "all are begun")
    if figures.new_per_day is None:
        return tr(CONTEXT, "the exam plan says when")
    if not figures.new_per_day:
        return tr(CONTEXT, "none a day, as set")
    if figures.new_until is None:
        return tr(CONTEXT, "{0} a day").format(figures.new_per_day)
    until = short_day_words(figures.new_until, figures.today)
    return tr(CONTEXT, "{0} a day until {1}").format(figures.new_per_day, until)


def brief_day(day: date) -> str:
    """For instance "19 May"."""
    return f"{day.day} {month_names()[day.month - 1]}"


def span_words(span: Span, figures: Figures) -> str:
    """A week by its first day, a month by its name; the present one is said to be so."""
    if span.last_day == figures.today:
        return tr(CONTEXT, "this month") if figures.by_month else tr(CONTEXT, "this week")
    if not figures.by_month:
        return brief_day(span.first_day)
    name = month_names()[span.first_day.month - 1]
    return f"{name} {span.first_day.year}"


def due_day_words(day: date, today: date) -> str:
    """For instance "Fri 15 May", or "Today"."""
    if day == today:
        return tr(CONTEXT, "Today")
    return f"{weekday_names()[day.weekday()]} {brief_day(day)}"


def judgement_words(scores: tuple[SurenessScore, ...]) -> str:
    """Whether the student's words for how sure they are hold, over all answers that had one."""
    asked = sum(score.asked for score in scores)
    if not asked:
        return ""
    over = sum((score.meant - score.share) * score.asked for score in scores) / asked
    if over > MUCH:
        return tr(CONTEXT, "You are too certain.")
    if over > A_LITTLE:
        return tr(CONTEXT, "You are a little too certain.")
    if over < -A_LITTLE:
        return tr(CONTEXT, "You know more than you think.")
    return tr(CONTEXT, "You judge yourself well.")


def question_words(kind: str) -> str:
    """In which form a card was asked."""
    return tr(CONTEXT, "Flashcard") if kind == RECALL else kind_words(kind)
