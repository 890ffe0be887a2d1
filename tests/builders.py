"""Plain makers of test values."""

import atexit
import functools
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from studyapp.bootstrap import build_services
from studyapp.cards.card import CardId
from studyapp.paths import Paths, find_paths
from studyapp.scheduling.grade import Grade
from studyapp.services.question_source import AskableDeck
from studyapp.services.services import Services
from studyapp.storage.review_store import NewAnswer

ROOT = Path(__file__).parent.parent
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


@dataclass
class MovableClock:
    """A clock that a test sets; nothing of the product is changed for it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def to_next_day(self, days: int = 1) -> None:
        self.now += timedelta(days=days)


def paths_in(home: Path) -> Paths:
    found = find_paths(home)
    return Paths(ROOT / "content", ROOT / "resources", found.data)


def services_in(
    home: Path,
    clock: Callable[[], datetime] | None = None,
    *,
    with_deck: bool = True,
    is_ready: bool = False,
) -> Services:
    """Real services over a profile folder, a new one with the shipped deck unless told otherwise; `is_ready` as once
    the window has made the deck ready for questions."""
    paths = paths_in(home)
    if with_deck and not paths.progress_file.exists():
        paths.data.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_with_the_shipped_deck(), paths.progress_file)
    services = build_services(paths, now=clock or MovableClock(), seed=7)
    if with_deck and not services.library.decks():
        _install_shipped(services)
    if is_ready:
        services.study.keep(shipped_ready())
    return services


def _install_shipped(services: Services) -> None:
    for folder in services.library.shipped_decks:
        services.library.install(folder)


@functools.cache
def _with_the_shipped_deck() -> Path:
    """A progress file in which the deck was just installed: installing it for every test takes most of their time."""
    home = tempfile.mkdtemp(prefix="studyapp-tests-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    paths = paths_in(Path(home))
    services = build_services(paths, now=MovableClock(), seed=7)
    _install_shipped(services)
    services.close()
    return paths.progress_file


@functools.cache
def shipped_ready() -> AskableDeck:
    """The shipped deck made ready for questions, once for all tests of a process: it takes seconds."""
    home = tempfile.mkdtemp(prefix="studyapp-tests-")
    services = services_in(Path(home))
    (prepare,) = services.study.preparations()
    ready = prepare(lambda: False)
    services.close()
    shutil.rmtree(home)
    assert ready is not None
    return ready


def answer(
    card: str = "a", *, grade: Grade | None = Grade.GOOD, day: date | None = None, sitting: str = "s"
) -> NewAnswer:
    """An answer to a made-up card, noon of a study day."""
    studied = day or NOON.date()
    return NewAnswer(
        card_id=CardId("deck", card, "facet"),
        answered_at=datetime(studied.year, studied.month, studied.day, 12, tzinfo=UTC),
        study_date=studied,
        question_kind="recall",
        seed=0,
        response="good",
        is_right=grade is not Grade.AGAIN,
        score=float(grade is not Grade.AGAIN),
        grade=grade,
        duration_ms=4000,
        sitting_id=sitting,
    )
