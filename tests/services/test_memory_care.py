"""Memory fitted to a student through the real services."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.errors import StudyAppError
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import MemoryModel
from studyapp.services.memory_care import FitResult, MemoryCare
from studyapp.services.services import Services
from studyapp.storage.database import open_database
from studyapp.storage.review_store import NewAnswer, ReviewStore
from tests.builders import NOON, MovableClock, answer, services_in
from tests.scheduling.test_fitting import WEAK, SimulatedStudent

DECK = "china-vietnam-war-1964-69"


def write_log(home: Path, parameters: tuple[float, ...] = WEAK) -> int:
    """The answers of a simulated student, before the program is opened; gives their number."""
    log = SimulatedStudent(parameters, seed=4).study(cards=400, days=60)
    begin = NOON.date() - timedelta(days=60) - log[0][1].study_date
    answers: list[NewAnswer] = [
        replace(answer(card.entry_id, grade=one.grade, day=one.study_date + begin), card_id=card)
        for card, one in log
    ]
    opened = open_database(home / "progress.sqlite3")
    ReviewStore(opened).record_all(answers, MemoryModel())
    opened.close()
    return len(answers)


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of a simulated student, to be copied."""
    home = tmp_path_factory.mktemp("studied")
    write_log(home)
    services_in(home, MovableClock()).close()
    return home


@pytest.fixture(scope="module")
def found(studied: Path, tmp_path_factory: pytest.TempPathFactory) -> FitResult:
    """What fitting memory to the student's answers finds."""
    home = tmp_path_factory.mktemp("fitted") / "profile"
    shutil.copytree(studied, home)
    services = services_in(home, MovableClock())
    result = fitted(services.memory_care)
    services.close()
    return result


@pytest.fixture
def services(studied: Path, home: Path) -> Iterator[Services]:
    shutil.copytree(studied, home)
    opened = services_in(home, MovableClock())
    yield opened
    opened.close()


def fitted(care: MemoryCare) -> FitResult:
    found = care.fit()
    assert found is not None
    return found


def test_a_fit_changes_memory_and_holds_after_a_restart(home: Path, services: Services) -> None:
    care = services.memory_care
    assert care.wants_fit()
    assert not care.is_fitted()
    before = services.progress.report()
    found = fitted(care)
    assert found.loss_after < found.loss_before
    assert services.progress.report() == before
    assert care.settle(found).answers
    assert care.is_fitted()
    assert not care.wants_fit()
    assert services.backups.check() == ()
    services.close()
    again = services_in(home, MovableClock())
    assert again.memory_care.is_fitted()
    assert again.backups.check() == ()
    again.close()


def test_what_is_answered_while_memory_is_fitted_counts(services: Services, found: FitResult) -> None:
    services.study.start()
    services.study.grade(Grade.EASY)
    services.study.grade(Grade.GOOD)
    services.study.undo()
    services.settings.set("desired_retention", 85)
    services.memory_care.settle(found)
    assert services.backups.check() == ()
    assert services.settings.memory_model.desired_retention == 0.85


def test_a_fit_that_is_not_better_changes_nothing_and_is_not_tried_again_at_once(
    services: Services, found: FitResult
) -> None:
    services.memory_care.settle(found)
    model = services.settings.memory_model
    again = fitted(services.memory_care)
    assert again.prepared is None
    assert not services.memory_care.settle(again).answers
    assert services.settings.memory_model == model
    assert not services.memory_care.wants_fit()


def test_the_defaults_come_back(services: Services, found: FitResult) -> None:
    care = services.memory_care
    care.settle(found)
    prepared = care.defaults()
    assert prepared is not None
    assert care.use(prepared).answers
    assert not care.is_fitted()
    assert services.backups.check() == ()


def test_fitting_can_be_cancelled_anywhere_and_then_changes_nothing(services: Services) -> None:
    care = services.memory_care
    told: list[float] = []
    assert care.fit(told.append) is not None
    assert (told[0], told[-1], told) == (0.0, 1.0, sorted(told))
    for steps in (0, 2, len(told) // 2, len(told) - 4):
        asked: list[float] = []
        assert care.fit(asked.append, lambda most=steps, seen=asked: len(seen) > most) is None  # type: ignore[misc]
    assert not care.is_fitted()
    assert services.backups.check() == ()


def test_too_few_answers_are_told(home: Path) -> None:
    services = services_in(home, MovableClock())
    assert not services.memory_care.wants_fit()
    with pytest.raises(StudyAppError, match="from 1,000 on"):
        services.memory_care.fit()
    services.close()


def test_a_higher_retention_is_told_to_cost_more(home: Path) -> None:
    services = services_in(home, MovableClock())
    care = services.memory_care
    costs = care.retention_costs(care.cost_question())
    assert costs is not None
    assert [cost.retention for cost in costs] == pytest.approx([0.7 + 0.03 * place for place in range(10)])
    assert costs[0].minutes < costs[-1].minutes
    assert care.retention_costs(care.cost_question(), cancelled=lambda: True) is None
    services.close()


def test_a_backup_from_before_a_fit_comes_back_with_its_parameters(
    services: Services, found: FitResult
) -> None:
    before = services.backups.make()
    services.memory_care.settle(found)
    fitted_too = services.backups.restore(before.file)[0]
    assert not services.memory_care.is_fitted()
    assert services.backups.check() == ()
    services.backups.restore(fitted_too.file)
    assert services.memory_care.is_fitted()
    assert services.backups.check() == ()
