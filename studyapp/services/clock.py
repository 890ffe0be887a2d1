"""The student's now, handed to services so that nothing below asks the machine for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from studyapp.scheduling.study_day import study_date


@dataclass(frozen=True, slots=True)
class Clock:
    """`local_now` returns an aware datetime in the student's zone."""

    local_now: Callable[[], datetime]

    def now_at(self) -> datetime:
        """The instant, in UTC."""
        return self.local_now().astimezone(UTC)

    def study_date(self) -> date:
        """The study day that it is now."""
        return study_date(self.local_now())

    def wall(self) -> datetime:
        """The student's wall clock."""
        return self.local_now()
