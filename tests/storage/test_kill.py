"""Killing the process right after an answer was acknowledged loses nothing."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.database import open_database
from studyapp.storage.review_store import ReviewStore
from tests.builders import ROOT

KILLS = 50
CHILD = """
import sys
from pathlib import Path
from studyapp.scheduling.memory import MemoryModel
from studyapp.storage.database import open_database
from studyapp.storage.review_store import ReviewStore
from tests.builders import answer
store = ReviewStore(open_database(Path(sys.argv[1])))
number = 0
while True:
    number += 1
    logged = store.record(answer(f"c{number % 40}"), MemoryModel())
    print(logged.id, flush=True)
"""


def test_no_acknowledged_answer_is_lost_in_fifty_kills(home: Path) -> None:
    """One file for all kills, so that each start also recovers from the one before."""
    file, rng, acknowledged = home / "progress.sqlite3", random.Random(5), 0
    for _ in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(file)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert child.stdout is not None
        for _ in range(rng.randint(1, 25)):
            acknowledged = int(child.stdout.readline())
        os.kill(child.pid, signal.SIGKILL)
        rest = child.stdout.read().split("\n")
        acknowledged = max([acknowledged, *(int(line) for line in rest[:-1] if line)])
        child.wait()
        child.stdout.close()
        opened = open_database(file)
        store = ReviewStore(opened)
        newest = opened.rows("SELECT max(id) AS id, count(*) AS n FROM reviews")[0]
        assert newest["id"] >= acknowledged
        assert newest["id"] == newest["n"]
        assert opened.warnings == ()
        opened.close()
    opened = open_database(file)
    store = ReviewStore(opened)
    assert opened.integrity_problems() == ()
    assert store.damaged_rows() == ()
    assert store.states() == store.replayed(MemoryModel())
    opened.close()
