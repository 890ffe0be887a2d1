"""Between exams as they are kept and shown, and exams as the planner takes them."""

from typing import TYPE_CHECKING

from studyapp.cards.card import CardId
from studyapp.scheduling.exam import DEFAULT_TARGET, Exam, Goal
from studyapp.services.exam_plan.values import ExamAdvice, ExamCase, StoredExam

if TYPE_CHECKING:
    from studyapp.scheduling.exam_advice import Advice


def planned(exam: StoredExam) -> Exam:
    """The exam as the planner takes it; its topics are applied when the cards are chosen."""
    return Exam(
        name=exam.name,
        exam_date=exam.exam_date,
        deck_ids=exam.deck_ids,
        minutes_by_weekday=tuple(map(float, exam.weekday_minutes)),
        minutes_by_date=tuple((day, float(minutes)) for day, minutes in exam.single_days),
        target=DEFAULT_TARGET if exam.target is None else exam.target,
        goal=Goal.USE_MINUTES if exam.target is None else Goal.REACH_TARGET,
    )


def topic_key(card: CardId, case: ExamCase) -> str:
    """Names the topic of a card among those of all decks."""
    return f"{card.deck_id}/{case.topic_of[card]}"


def topic_of_key(key: str, case: ExamCase) -> tuple[str, str, str]:
    """Deck, topic and title behind a `topic_key`."""
    deck_id, _, topic_id = key.partition("/")
    return deck_id, topic_id, case.titles.get((deck_id, topic_id), topic_id)


def shown(advice: "Advice", case: ExamCase) -> ExamAdvice:
    """The advice with the titles of its topics."""
    titles = tuple(topic_of_key(key, case)[2] for key in advice.fewer_topics)
    return ExamAdvice(str(advice.kind), advice.minutes_a_day, advice.best_recall, advice.later_date, titles)
