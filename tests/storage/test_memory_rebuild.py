"""Whatever is answered, taken back, put away or fitted: the states are those that the log gives."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import (
    DEFAULT_PARAMETERS,
    HIGHEST_PARAMETERS,
    LOWEST_PARAMETERS,
    MemoryModel,
)
from studyapp.storage.database import open_database
from studyapp.storage.review_store import PreparedMemory, ReviewStore
from studyapp.storage.suspension_store import SuspensionStore
from tests.builders import NOON, answer

CARDS = st.sampled_from("abcd")
PARAMETERS = st.none() | st.builds(
    lambda shares: tuple(
        low + share * (high - low)
        for low, share, high in zip(LOWEST_PARAMETERS, shares, HIGHEST_PARAMETERS, strict=True)
    ),
    st.lists(st.floats(0, 1), min_size=21, max_size=21),
)


class LogMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = open_database(self.folder / "progress.sqlite3")
        self.store, self.suspensions = ReviewStore(self.database), SuspensionStore(self.database)
        self.model, self.day = MemoryModel(), NOON.date()
        self.waiting: PreparedMemory | None = None
        self.away: set[CardId] = set()

    @rule(card=CARDS, grade=st.sampled_from([*Grade, None]), days=st.integers(-400, 400))
    def answered(self, card: str, grade: Grade | None, days: int) -> None:
        self.day += timedelta(days=days)
        self.store.record(answer(card, grade=grade, day=self.day), self.model)

    @rule(back=st.integers(0, 9))
    def taken_back(self, back: int) -> None:
        standing = self.store.latest(10)
        if standing:
            self.store.undo(standing[min(back, len(standing) - 1)].id, NOON, self.model)

    @rule(card=CARDS, is_away=st.booleans())
    def put_away(self, card: str, is_away: bool) -> None:
        card_id = CardId("deck", card, "facet")
        if is_away:
            self.suspensions.suspend([card_id], NOON)
            self.away.add(card_id)
        else:
            self.suspensions.resume([card_id])
            self.away.discard(card_id)

    @rule(retention=st.sampled_from([0.7, 0.9, 0.97]))
    def aims_elsewhere(self, retention: float) -> None:
        self.model = MemoryModel(retention, self.model.parameters)
        self.store.reschedule(self.model)

    @rule(parameters=PARAMETERS)
    def replay_begins(self, parameters: tuple[float, ...] | None) -> None:
        model = MemoryModel(self.model.desired_retention, parameters)
        self.waiting = self.store.prepared(self.store.graded_log(), model)

    @precondition(lambda machine: machine.waiting is not None)
    @rule()
    def replay_is_put_in_place(self) -> None:
        """Later than it was made: answers, undos and another retention may have come in between."""
        assert self.waiting is not None
        self.model = MemoryModel(self.model.desired_retention, self.waiting.model.parameters)
        self.store.adopt(self.waiting, self.model)
        self.waiting = None

    @rule()
    def rebuilt(self) -> None:
        assert self.store.rebuild(self.model) == len(self.store.states())

    @invariant()
    def states_follow_from_the_log(self) -> None:
        assert self.store.states() == self.store.replayed(self.model)

    @invariant()
    def what_is_put_away_stays_away(self) -> None:
        assert self.suspensions.suspended() == self.away

    def teardown(self) -> None:
        assert self.store.damaged_rows() == ()
        self.database.close()
        shutil.rmtree(self.folder)


LogMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestLog = LogMachine.TestCase


def test_a_replay_tells_how_far_it_is_and_can_be_cancelled(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    store = ReviewStore(opened)
    store.record_all([answer(f"c{number}") for number in range(500)], MemoryModel())
    log, before = store.graded_log(), store.states()
    told: list[float] = []
    fitted = MemoryModel(parameters=(*DEFAULT_PARAMETERS[:2], 9.0, *DEFAULT_PARAMETERS[3:]))
    assert store.prepared(log, fitted, told.append, lambda: len(told) > 1) is None
    assert store.states() == before
    told.clear()
    whole = store.prepared(log, fitted, told.append, lambda: False)
    assert whole is not None
    assert (told, told[0], told[-1]) == (sorted(told), 0.0, 1.0)
    assert store.adopt(whole) == 500
    assert {state.stability for state in store.states().values()} == {9.0}
    opened.close()


def test_a_replay_that_cannot_be_written_changes_nothing(home: Path) -> None:
    opened = open_database(home / "progress.sqlite3")
    store = ReviewStore(opened)
    store.record(answer("a"), MemoryModel())
    before = store.states()
    broken = PreparedMemory(MemoryModel(0.8), {CardId("deck", "a", "facet"): None}, 9)  # type: ignore[dict-item]
    with pytest.raises(AttributeError):
        store.adopt(broken)
    assert store.states() == before
    opened.close()
