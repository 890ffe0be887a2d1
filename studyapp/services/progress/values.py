"""What pages and commands show of progress; shares and recall are from 0 to 1."""

from dataclasses import dataclass
from datetime import date, datetime

from studyapp.cards.card import Card, CardId
from studyapp.scheduling.grade import Grade

__all__ = [
    "CardHistory",
    "CardId",
    "DueDay",
    "Figures",
    "Grade",
    "PastAnswer",
    "Predicted",
    "ProgressFilter",
    "ProgressReport",
    "Span",
    "StudyDay",
    "SurenessScore",
    "TopicProgress",
]


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """`recall` is the mean predicted recall now of the topic's cards that were seen, None before any."""

    deck_id: str
    id: str
    title: str
    cards: int
    known: int
    recall: float | None


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """`retention` is the share of right answers among those that asked memory, None before the first of them."""

    cards: int
    known: int
    learning: int
    new: int
    due: int
    answers: int
    retention: float | None
    by_topic: tuple[TopicProgress, ...]


@dataclass(frozen=True, slots=True)
class ProgressFilter:
    """One deck or all (""), one of its topics or all (""), and the newest so many study days or all (None)."""

    deck_id: str = ""
    topic_id: str = ""
    days: int | None = 90


@dataclass(frozen=True, slots=True)
class Span:
    """A week or a month, or the part of it in the period: how often memory was asked, and was right."""

    first_day: date
    last_day: date
    asked: int
    right: int

    @property
    def share(self) -> float | None:
        """The share of right answers, None where nothing was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class DueDay:
    """Cards to review and cards to begin on a day to come."""

    date: date
    review: int
    new: int


@dataclass(frozen=True, slots=True)
class StudyDay:
    date: date
    answers: int
    minutes: float


@dataclass(frozen=True, slots=True)
class SurenessScore:
    """How often answers were right that were given as guess, fairly or certain; `meant` is what the word stands for."""

    sureness: str
    asked: int
    right: int
    meant: float

    @property
    def share(self) -> float:
        return self.right / self.asked


@dataclass(frozen=True, slots=True)
class Figures:
    """What the progress page shows, as of `today`.

    `first_day` begins the period. `answers` counts all answers ever given, whatever the filter. `asked` and `right`
    count answers of the period that asked memory: graded, on a later day than the one before of their card. `spans`
    are months where `by_month`, else weeks. `target` is the recall aimed for. `usual_minutes` is the median of days
    studied in the period, None without any. `study_days` run over the last eighteen weeks, whatever the period.
    `topics` have the weakest in front and end with those not begun. `new_per_day` is None while an exam plan decides;
    `new_until` is the day on which the last new card comes up at that pace, None where that cannot be told.
    """

    filter: ProgressFilter
    today: date
    first_day: date
    answers: int
    asked: int
    right: int
    target: float
    cards: int
    known: int
    learning: int
    new: int
    week_minutes: float
    usual_minutes: float | None
    new_per_day: int | None
    new_until: date | None
    by_month: bool
    spans: tuple[Span, ...]
    due: tuple[DueDay, ...]
    study_days: tuple[StudyDay, ...]
    topics: tuple[TopicProgress, ...]
    sureness: tuple[SurenessScore, ...]

    @property
    def share(self) -> float | None:
        """The share of right answers among those that asked memory, None before any."""
        return self.right / self.asked if self.asked else None

    @property
    def begun_topics(self) -> tuple[TopicProgress, ...]:
        """Topics with cards that were seen, the weakest in front."""
        return tuple(topic for topic in self.topics if topic.recall is not None)


@dataclass(frozen=True, slots=True)
class Predicted:
    """What memory predicted for the answers that `Figures` counts as asked, each at the moment it was given.

    `recall` is the mean over the period, `by_span` over each of its spans, None where nothing was asked. Made by
    replaying the log with the parameters of today, so after a fit it says what the present parameters would have
    predicted. `known_last_week` are the cards known seven days ago, of those installed now.
    """

    recall: float | None
    by_span: tuple[float | None, ...]
    known_last_week: int


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An answer to a card. `predicted` recall just before it, and `grade`, are None where memory was not asked."""

    answered_at: datetime
    study_date: date
    question_kind: str
    is_right: bool
    grade: Grade | None
    sureness: str | None
    predicted: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class CardHistory:
    """A card's answers, oldest first, and its forgetting curve: pieces from answer to answer of days (ordinals, with
    fractions) and predicted recall. The last piece runs on past `due_date`. Without graded answers there is no curve,
    and `recall` now and `due_date` are None."""

    card: Card
    topic: str
    today: date
    target: float
    answers: tuple[PastAnswer, ...]
    curve: tuple[tuple[tuple[float, float], ...], ...]
    recall: float | None
    due_date: date | None
