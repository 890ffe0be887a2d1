"""Real services over a profile with the shipped deck, and the clock that moves them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studyapp.services.services import Services
from tests.builders import MovableClock, services_in


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def services(home: Path, clock: MovableClock) -> Iterator[Services]:
    opened = services_in(home, clock)
    yield opened
    opened.close()
