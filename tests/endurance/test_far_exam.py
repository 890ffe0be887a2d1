"""An exam more than a year away, played day by day."""

from pathlib import Path

from tests.builders import MovableClock, services_in
from tests.services.test_exam_plan import exam_in, outlook


def test_more_than_a_year_with_an_hour_a_day_needs_fewer_minutes(home: Path) -> None:
    services = services_in(home, MovableClock())
    found = outlook(services, exam_in(services, 400, 60, target=None))
    assert (found.advice.kind, len(found.days)) == ("fewer_minutes", 400)
    services.close()
