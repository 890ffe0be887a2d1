"""What is got ready beside the window, so that nobody waits for it: questions, today's plan, memory fitted anew."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.gui.background import Background
from studyapp.services.services import Services

if TYPE_CHECKING:
    from studyapp.services.memory_care import FitResult
    from studyapp.services.question_source import AskableDeck


class Preparation(QObject):
    """`changed` carries what is different once something is ready."""

    changed = Signal(object)

    def __init__(self, background: Background, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._services = services
        self._asked = 0

    def questions(self) -> None:
        """Get decks ready for questions as they are now; work on them as they were before stops."""
        study = self._services.study
        self._asked += 1
        asked = self._asked

        def is_unwanted() -> bool:
            return asked != self._asked or self._background.is_ending()

        def keep(prepared: "AskableDeck | None") -> None:
            if prepared is not None:
                study.keep(prepared)

        for preparation in study.preparations():
            self._background.run(partial(preparation, is_unwanted), keep)

    def plan(self) -> None:
        """Have today's cards of the plan, where an exam lies ahead."""
        planner = self._services.planner
        if planner.plans_today and planner.kept_list() is None:
            from studyapp.services.exam_plan.outlook import todays_list

            case = planner.case()
            self._background.run(
                lambda: todays_list(case), lambda made: self.changed.emit(planner.keep_list(made))
            )

    def memory(self) -> None:
        """Fit memory to the student's answers, when there are enough new ones."""
        care = self._services.memory_care

        def settle(found: "FitResult | None") -> None:
            if found is not None:
                self.changed.emit(care.settle(found))

        if care.wants_fit():
            self._background.run(lambda: care.fit(cancelled=self._background.is_ending), settle)
