"""Memory that suits the student: parameters fitted to the answers, and what a desired retention costs.

The slow parts take `progress` (told the share done, 0 to 1) and `cancelled`, touch nothing, and may run in another
thread; what they find is put in place by `settle`, in the thread that answers are saved in.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from studyapp.errors import StudyAppError
from studyapp.scheduling.memory import HIGHEST_RETENTION, LOWEST_RETENTION, MemoryModel
from studyapp.services.changes import Changes
from studyapp.services.clock import Clock
from studyapp.services.settings import Settings
from studyapp.storage.queue_store import QueueStore
from studyapp.storage.review_store import PreparedMemory, ReviewStore

if TYPE_CHECKING:
    from studyapp.scheduling.workload import Workload

LEAST_ANSWERS = 1000
AGAIN_AFTER_SHARE = 1.2
"""Fitting is worth another try when the log has grown by a fifth since the last one."""
FIT_SHARE = 0.4
"""Of the time for fitting and replaying."""
RETENTION_STEP = 0.03

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class FitResult:
    """What a fit came to, for `settle`. Losses are mean log losses on the newest, held-out sixth of the answers.

    `prepared` is None when the parameters in use predict as well; they then stay.
    """

    answers: int
    loss_before: float
    loss_after: float
    prepared: PreparedMemory | None


@dataclass(frozen=True, slots=True)
class RetentionCost:
    """`minutes` a day over the coming months at a desired `retention`, 0 to 1."""

    retention: float
    minutes: float


@dataclass(frozen=True, slots=True)
class CostQuestion:
    """What `retention_costs` needs to know, read at one moment."""

    work: "Workload"
    study_date: date
    model: MemoryModel


class MemoryCare:
    def __init__(self, reviews: ReviewStore, queue: QueueStore, settings: Settings, clock: Clock) -> None:
        self._reviews = reviews
        self._queue = queue
        self._settings = settings
        self._clock = clock

    def is_fitted(self) -> bool:
        """Whether memory follows parameters of the student's own, rather than the defaults."""
        return self._settings.memory_model.parameters is not None

    def answers(self) -> int:
        """How many answers there are to fit to."""
        return self._reviews.graded_count()

    def wants_fit(self) -> bool:
        """Whether there are enough answers, and enough new ones since the last fit."""
        return self.answers() >= max(LEAST_ANSWERS, AGAIN_AFTER_SHARE * self._settings.answers_at_fit)

    def fit(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> FitResult | None:
        """Look for parameters that predict this student better, and replay the log under them; None when cancelled.

        :raises StudyAppError: when there are too few answers.
        """
        from studyapp.scheduling.fitting import fit

        log, model = self._reviews.graded_log(), self._settings.memory_model
        if len(log.answers) < LEAST_ANSWERS:
            raise StudyAppError(
                f"There are {len(log.answers):,} answers so far; memory can be fitted from {LEAST_ANSWERS:,} on.",
                safe="Nothing was changed.",
            )
        found = fit(log.answers, model.parameters, _part(progress, 0.0, FIT_SHARE), cancelled)
        if found is None:
            return None
        result = FitResult(len(log.answers), found.loss_before, found.loss_after, None)
        if not found.is_better:
            return result
        fitted = replace(model, parameters=found.parameters)
        prepared = self._reviews.prepared(log, fitted, _part(progress, FIT_SHARE, 1.0), cancelled)
        return None if prepared is None else replace(result, prepared=prepared)

    def settle(self, result: FitResult) -> Changes:
        """Put what a fit found in place, all or nothing, with the answers that came meanwhile.

        :raises StorageError: when it could not be written; memory then stays as it was.
        """
        changes = Changes() if result.prepared is None else self._settings.adopt(result.prepared)
        self._settings.remember_fit(result.answers)
        return changes

    def defaults(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> PreparedMemory | None:
        """Replay the log under the default parameters, for `use`; None when cancelled."""
        model = replace(self._settings.memory_model, parameters=None)
        return self._reviews.prepared(self._reviews.graded_log(), model, progress, cancelled)

    def use(self, prepared: PreparedMemory) -> Changes:
        """Let memory follow what was replayed, all or nothing.

        :raises StorageError: when it could not be written; memory then stays as it was.
        """
        return self._settings.adopt(prepared)

    def cost_question(self) -> CostQuestion:
        """What there is to study as of now."""
        from studyapp.scheduling.workload import Workload

        work = Workload(
            states=tuple(self._queue.studied_states()),
            unseen=self._queue.unseen_count(),
            new_per_day=self._settings.new_per_day,
            pace=self._reviews.pace(),
        )
        return CostQuestion(work, self._clock.study_date(), self._settings.memory_model)

    @staticmethod
    def retention_costs(
        question: CostQuestion, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> tuple[RetentionCost, ...] | None:
        """Minutes a day for desired retentions from the lowest to the highest; None when cancelled."""
        from studyapp.scheduling.workload import minutes_per_day

        number = round((HIGHEST_RETENTION - LOWEST_RETENTION) / RETENTION_STEP) + 1
        costs: list[RetentionCost] = []
        for place in range(number):
            if cancelled and cancelled():
                return None
            retention = round(LOWEST_RETENTION + place * RETENTION_STEP, 2)
            model = replace(question.model, desired_retention=retention)
            costs.append(RetentionCost(retention, minutes_per_day(question.work, question.study_date, model)))
            if progress:
                progress((place + 1) / number)
        return tuple(costs)


def _part(progress: Progress | None, begin: float, end: float) -> Progress | None:
    if progress is None:
        return None
    return lambda share: progress(begin + share * (end - begin))
