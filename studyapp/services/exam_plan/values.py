"""What pages and commands show of an exam; shares of recall are from 0 to 1."""

from dataclasses import dataclass
from datetime import date

from studyapp.cards.card import CardId
from studyapp.scheduling.memory import MemoryModel, MemoryState
from studyapp.services.exam_plan.measured_student import MeasuredStudent
from studyapp.services.exam_plan.table_cache import TableCache
from studyapp.storage.exam_store import StoredExam

__all__ = [
    "ExamAdvice",
    "ExamCase",
    "ExamOutlook",
    "Expectation",
    "PlanDay",
    "StoredExam",
    "TodaysList",
    "TopicOutlook",
]


@dataclass(frozen=True, slots=True)
class PlanDay:
    """What a day is expected to hold; `minutes` at the student's pace, rounded."""

    date: date
    minutes: int
    new: int
    reviews: int


@dataclass(frozen=True, slots=True)
class TopicOutlook:
    """A topic with the recall expected on the exam morning."""

    deck_id: str
    topic_id: str
    title: str
    recall: float


@dataclass(frozen=True, slots=True)
class ExamAdvice:
    """One piece of advice. `kind` is past, today, no_cards, no_minutes, on_target, fewer_minutes, more_minutes or
    out_of_reach; `minutes` a day would reach the target, None where nothing does; `best_recall` is what four hours a
    day could reach; `later_date` would do with the present minutes; `fewer_topics` are titles that would."""

    kind: str
    minutes: int | None
    best_recall: float
    later_date: date | None
    fewer_topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What to expect of one exam; `recall_by_day` and `stopped_by_day`, with the plan and without another look, run
    from this morning to the exam morning."""

    expected: float
    if_you_stop: float
    days: tuple[PlanDay, ...]
    recall_by_day: tuple[float, ...]
    stopped_by_day: tuple[float, ...]
    advice: ExamAdvice

    @property
    def minutes_in_all(self) -> int:
        return sum(day.minutes for day in self.days)

    @property
    def by_date(self) -> dict[date, PlanDay]:
        return {day.date: day for day in self.days}


@dataclass(frozen=True, slots=True)
class ExamOutlook(Expectation):
    """The estimate for one exam, from playing its plan. `low` and `high` enclose four fifths of simulated courses."""

    low: float
    high: float
    by_topic: tuple[TopicOutlook, ...]

    @property
    def last_new_day(self) -> date | None:
        """The last day on which a card is shown for the first time, None when there is none."""
        return max((day.date for day in self.days if day.new), default=None)


@dataclass(frozen=True, slots=True)
class ExamCase:
    """What a plan is made from, read at one moment, for another thread. `topics` gives deck and topic of every card
    that counts for each exam, in the author's order; `titles` the title of each topic; `tables` and `student` are shared."""

    exams: tuple[StoredExam, ...]
    cards: tuple[tuple[CardId, ...], ...]
    open_cards: tuple[CardId, ...]
    topic_of: dict[CardId, str]
    titles: dict[tuple[str, str], str]
    states: dict[CardId, MemoryState]
    study_date: date
    model: MemoryModel
    pace: float
    spent_minutes: float
    student: MeasuredStudent
    tables: TableCache
    key: str


@dataclass(frozen=True, slots=True)
class TodaysList:
    """Today's cards of the plan in the order to ask them; `key` names the exams and the day that it is for."""

    cards: tuple[CardId, ...]
    key: str
