"""What a study sitting shows: the card in hand, what an answer led to, and what the sitting came to."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from studyapp.cards.card import Card
from studyapp.scheduling.grade import Grade

if TYPE_CHECKING:
    from studyapp.questions.question import Question, Verdict

__all__ = ["CardInHand", "Grade", "LastAnswer", "SittingSummary", "SlippingCard", "StudyResponse"]


@dataclass(frozen=True, slots=True)
class CardInHand:
    """The card that is asked now. `intervals_days` says for each grade when it would return; 0 is this sitting."""

    card: Card
    intervals_days: dict[Grade, int]
    is_new: bool


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """What the last grade led to; `next_date` is None when the card returns in this sitting."""

    grade: Grade
    next_date: date | None


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """`done` cards were recalled or learnt, `missed` cards failed at least once, in the order of missing."""

    done: int
    answers: int
    right: int
    missed: tuple[Card, ...]
    minutes: float
    due_tomorrow: int


@dataclass(frozen=True, slots=True)
class SlippingCard:
    """A card that was failed `failures` times and is not known yet, with those it may be mistaken for."""

    card: Card
    failures: int
    confusables: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class StudyResponse:
    """What was answered to a question of the sitting, and the grade that it suggests."""

    question: "Question"
    response: str
    verdict: "Verdict"
    suggested: Grade
