"""The frame of today's study, the same for the sitting that fills it and for the pages that count it."""

from dataclasses import replace

from studyapp.scheduling.queue import QueueLimits, backlog_bound, level_of
from studyapp.services.clock import Clock
from studyapp.services.settings import Settings
from studyapp.storage.queue_store import MOST_WEIGHED, QueueStore
from studyapp.storage.review_store import ReviewStore
from studyapp.storage.suspension_store import SuspensionStore


class StudyFrame:
    """Works out how much of the day is left, from what is stored now."""

    def __init__(
        self,
        reviews: ReviewStore,
        queue: QueueStore,
        suspensions: SuspensionStore,
        settings: Settings,
        clock: Clock,
    ) -> None:
        self._reviews = reviews
        self._queue = queue
        self._suspensions = suspensions
        self._settings = settings
        self._clock = clock

    def today(self) -> QueueLimits:
        """New cards up to the daily number; an even number of due ones; after a break, a day of the usual length.

        While a backlog waits, no new cards are added to it.
        """
        today = self._clock.study_date()
        recalled = self._queue.recalled_on(today)
        first_seen = self._reviews.first_seen_on(today)
        reviewed = max(0, len(recalled) - first_seen)
        due_today = self._queue.due_count(today, MOST_WEIGHED) + reviewed
        limits = QueueLimits(
            new_left=max(0, self._settings.new_per_day - first_seen),
            level=max(0, level_of(due_today, self._queue.coming(today)) - reviewed),
            left_out=self._suspensions.suspended() | recalled,
        )
        bound = backlog_bound(due_today, self._queue.usual_cards(today))
        if bound is None:
            return limits
        return replace(limits, new_left=0, level=None, most=max(0, bound - reviewed))
