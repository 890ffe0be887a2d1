"""How study has gone: the figures of the progress page."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from studyapp.cards.card import CardId
from studyapp.scheduling.memory import MemoryModel, MemoryState
from studyapp.services.clock import Clock
from studyapp.services.settings import Settings
from studyapp.storage.deck_store import DeckStore
from studyapp.storage.progress_store import DayCount, LevelCount, ProgressStore, Scope, WeekCount
from studyapp.storage.review_store import GradedLog, ReviewStore

__all__ = ["DayCount", "Figures", "LevelCount", "Prediction", "Scope", "Statistics", "WeekCount"]

FEWEST_ANSWERS = 20
FORECAST_DAYS = 14
SITTING_CARDS = 30


@dataclass(frozen=True, slots=True)
class Figures:
    """All that the page shows at once. `due` has one number for each of the next 14 days, what waits already on the
    first; shares are from 0 to 1."""

    answers: int
    right_share: float | None
    target: float
    minutes_this_week: int
    usual_minutes: int
    weeks: tuple[WeekCount, ...]
    days: tuple[DayCount, ...]
    due: tuple[int, ...]
    sureness: tuple[LevelCount, ...]
    today: date

    @property
    def is_enough(self) -> bool:
        """Whether there are enough answers for figures to mean something."""
        return self.answers >= FEWEST_ANSWERS


@dataclass(frozen=True, slots=True)
class Prediction:
    """What is needed to say what recall was predicted for past answers, for another thread."""

    log: GradedLog
    model: MemoryModel
    deck_id: str | None


class Statistics:
    def __init__(
        self,
        progress: ProgressStore,
        decks: DeckStore,
        reviews: ReviewStore,
        *,
        settings: Settings,
        clock: Clock,
    ) -> None:
        self._decks = decks
        self._progress = progress
        self._reviews = reviews
        self._settings = settings
        self._clock = clock

    def scope(self, deck_id: str | None = None, topic: str | None = None, days: int | None = None) -> Scope:
        """The answers of the newest so many study days, of a deck and a topic; None for all."""
        since = None if days is None else self._clock.study_date() - timedelta(days=days - 1)
        return Scope(deck_id, topic, since)

    def figures(self, scope: Scope) -> Figures:
        """Counted from what is stored now."""
        today = self._clock.study_date()
        weeks, days = self._progress.weeks(scope), self._progress.days(scope)
        asked, right = sum(week.asked for week in weeks), sum(week.right for week in weeks)
        monday = today - timedelta(days=today.weekday())
        this_week = sum(day.seconds for day in days if day.study_date >= monday)
        usual = sorted(day.seconds for day in days)
        due = self._progress.due(scope, today + timedelta(days=FORECAST_DAYS - 1))
        ahead = [due.get(today + timedelta(days=day), 0) for day in range(FORECAST_DAYS)]
        ahead[0] += sum(count for day, count in due.items() if day < today)
        return Figures(
            answers=sum(day.answers for day in days),
            right_share=right / asked if asked else None,
            target=self._settings.memory_model.desired_retention,
            minutes_this_week=round(this_week / 60),
            usual_minutes=round(usual[len(usual) // 2] / 60) if usual else 0,
            weeks=weeks,
            days=days,
            due=tuple(ahead),
            sureness=self._progress.sureness(scope),
            today=today,
        )

    def weakest_cards(self, topics: Sequence[tuple[str, str]]) -> tuple[CardId, ...]:
        """Cards seen of some topics (deck and topic id), those least likely to be recalled first; a sitting's worth."""
        wanted, model, today = set(topics), self._settings.memory_model, self._clock.study_date()
        states = self._reviews.states()
        found = [
            (model.recall_on(states[card], today), card)
            for card, topic in self._decks.card_topics().items()
            if (card.deck_id, topic) in wanted and card in states
        ]
        return tuple(card for _, card in sorted(found)[:SITTING_CARDS])

    def prediction(self, scope: Scope) -> Prediction:
        """For `predicted_by_week`."""
        return Prediction(self._reviews.graded_log(), self._settings.memory_model, scope.deck_id)


def predicted_by_week(question: Prediction) -> Mapping[date, float]:
    """For each week the mean recall, 0 to 1, that memory predicted for its answers just before they were given.

    First looks are left out. Replays the whole log: about two seconds for 100,000 answers, so for another thread.
    """
    states: dict[object, MemoryState] = {}
    sums: dict[date, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for card_id, answer in question.log.answers:
        before = states.get(card_id)
        if before is not None and question.deck_id in {None, card_id.deck_id}:
            monday = answer.study_date - timedelta(days=answer.study_date.weekday())
            total = sums[monday]
            total[0] += question.model.recall_on(before, answer.study_date)
            total[1] += 1
        states[card_id] = question.model.after(before, answer)
    return {monday: total / count for monday, (total, count) in sums.items()}


def as_csv(figures: Figures) -> str:
    """The study days and weeks as a table that spreadsheets read."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["table", "date", "answers", "right", "seconds"])
    for day in figures.days:
        writer.writerow(["day", day.study_date.isoformat(), day.answers, "", round(day.seconds)])
    for week in figures.weeks:
        writer.writerow(["week", week.monday.isoformat(), week.asked, week.right, ""])
    for place, count in enumerate(figures.due):
        due_date = figures.today + timedelta(days=place)
        writer.writerow(["due", due_date.isoformat(), count, "", ""])
    return text.getvalue()
