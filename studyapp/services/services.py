"""All services of one open progress file, as `bootstrap` joins them and a window or a command receives them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from studyapp.services.backups import Backups
from studyapp.services.clock import Clock
from studyapp.services.exam_plan.planner import ExamPlanner
from studyapp.services.library import Library
from studyapp.services.own_answers import OwnAnswers
from studyapp.services.settings import Settings
from studyapp.services.study.session import StudySession
from studyapp.services.timeline import Timeline
from studyapp.services.today import Today

if TYPE_CHECKING:
    from studyapp.services.comparison import Comparison
    from studyapp.services.memory_care import MemoryCare
    from studyapp.services.own_cards import OwnCards
    from studyapp.services.progress.overview import Progress
    from studyapp.services.quiz.history import QuizHistory
    from studyapp.services.quiz.session import QuizSession


@dataclass(frozen=True)
class Services:
    """`dice` gives seeds; `warnings` are sentences about what was noticed on opening; `close` may be called twice.

    What the first page does not need is made when it is first wanted; questions need whole decks, and with them
    pydantic.
    """

    clock: Clock
    settings: Settings
    library: Library
    today: Today
    study: StudySession
    own_answers: OwnAnswers
    timeline: Timeline
    planner: ExamPlanner
    backups: Backups
    make_quiz: Callable[[], "QuizSession"]
    make_quiz_history: Callable[[], "QuizHistory"]
    make_own_cards: Callable[[], "OwnCards"]
    make_memory_care: Callable[[], "MemoryCare"]
    make_progress: Callable[[], "Progress"]
    dice: Callable[[], int]
    warnings: tuple[str, ...]
    close: Callable[[], None]

    @cached_property
    def quiz(self) -> "QuizSession":
        return self.make_quiz()

    @cached_property
    def comparison(self) -> "Comparison":
        from studyapp.services.comparison import Comparison

        return Comparison(lambda deck_id: self.quiz.setups.library(deck_id).decks[deck_id])

    @cached_property
    def quiz_history(self) -> "QuizHistory":
        return self.make_quiz_history()

    @cached_property
    def own_cards(self) -> "OwnCards":
        return self.make_own_cards()

    @cached_property
    def memory_care(self) -> "MemoryCare":
        return self.make_memory_care()

    @cached_property
    def progress(self) -> "Progress":
        return self.make_progress()
