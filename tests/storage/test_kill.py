"""Killing the process right after an answer was acknowledged loses nothing."""

import multiprocessing
import random
from multiprocessing.connection import Connection
from pathlib import Path

from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.database import open_database
from studyapp.storage.review_store import ReviewStore
from tests.builders import answer

KILLS = 50


def answer_for_ever(file: Path, acknowledged: "Connection[int, int]") -> None:
    """What the process to be killed does: keep answers, and say the number of each that was kept."""
    store = ReviewStore(open_database(file))
    number = 0
    while True:
        number += 1
        acknowledged.send(store.record(answer(f"c{number % 40}"), MemoryModel()).id)


def test_no_acknowledged_answer_is_lost_in_fifty_kills(home: Path) -> None:
    """One file for all kills, so that each start also recovers from the one before."""
    file, rng, newest_told = home / "progress.sqlite3", random.Random(5), 0
    # Its processes are copies of one that has imported everything, which takes longer than all they do.
    start = multiprocessing.get_context("forkserver")
    start.set_forkserver_preload([__name__, "sqlite_utils"])
    for _ in range(KILLS):
        told, telling = start.Pipe(duplex=False)
        child = start.Process(target=answer_for_ever, args=(file, telling))
        child.start()
        telling.close()
        for _ in range(rng.randint(1, 25)):
            newest_told = told.recv()
        child.kill()
        child.join()
        newest_told = max(newest_told, last_of(told))
        child.close()
        opened = open_database(file)
        newest = opened.rows("SELECT max(id) AS id, count(*) AS n FROM reviews")[0]
        assert newest["id"] >= newest_told
        assert newest["id"] == newest["n"]
        assert opened.warnings == ()
        opened.close()
    opened = open_database(file)
    store = ReviewStore(opened)
    assert opened.integrity_problems() == ()
    assert store.damaged_rows() == ()
    assert store.states() == store.replayed(MemoryModel())
    opened.close()


def last_of(told: "Connection[int, int]") -> int:
    """The last number that was said whole before the process was killed, or 0."""
    last = 0
    try:
        while True:
            last = told.recv()
    except EOFError:
        return last
    finally:
        told.close()
