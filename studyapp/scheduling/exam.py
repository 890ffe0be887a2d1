"""An exam and the minutes a student has for it; without numpy, so that lists of exams load at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DEFAULT_MINUTES = 15.0
DEFAULT_TARGET = 0.90


class Goal(StrEnum):
    """What the days are filled for: all the minutes, or no more than the target recall needs."""

    USE_MINUTES = "use_minutes"
    REACH_TARGET = "reach_target"


@dataclass(frozen=True, slots=True)
class Exam:
    """What to know and by when.

    `deck_ids` and `topics` say which cards count; no topics means all of the decks. `minutes_by_weekday` runs from
    Monday; `minutes_by_date` holds single days that differ. `target` is recall over all cards, 0 to 1. The exam day
    itself is no study day.
    """

    name: str
    exam_date: date
    deck_ids: tuple[str, ...]
    topics: tuple[str, ...] = ()
    minutes_by_weekday: tuple[float, ...] = (DEFAULT_MINUTES,) * 7
    minutes_by_date: tuple[tuple[date, float], ...] = ()
    target: float = DEFAULT_TARGET
    goal: Goal = Goal.REACH_TARGET

    def __post_init__(self) -> None:
        if len(self.minutes_by_weekday) != 7:
            raise ValueError("a week has seven days")

    def days_left(self, study_date: date) -> int:
        """Days from a study day to the exam: 0 on its day, negative afterwards."""
        return (self.exam_date - study_date).days

    def minutes_on(self, day: date) -> float:
        """Minutes of study on a day; 0 from the exam day on."""
        if day >= self.exam_date:
            return 0.0
        given = dict(self.minutes_by_date).get(day, self.minutes_by_weekday[day.weekday()])
        return max(given, 0.0)

    def study_days(self, study_date: date) -> Iterator[tuple[date, float]]:
        """Every day from `study_date` to the eve of the exam with its minutes, also days without any."""
        single = dict(self.minutes_by_date)
        for offset in range(max(self.days_left(study_date), 0)):
            day = study_date + timedelta(days=offset)
            yield day, max(single.get(day, self.minutes_by_weekday[day.weekday()]), 0.0)

    def covers(self, deck_id: str, topic: str) -> bool:
        """Whether a card of this deck and topic counts for the exam."""
        return deck_id in self.deck_ids and (not self.topics or topic in self.topics)
