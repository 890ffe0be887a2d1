"""From the start of the process to the first painted window, and resident memory, against a bare PySide6 window."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROUNDS = 9


def measure(work: Path) -> dict[str, Any]:
    """Warm starts in turn, the first of each dropped; `first_start` makes a new profile each time."""
    used = work / "used"
    _seconds("studyapp", str(used), rest=True)
    times: dict[str, list[float]] = {"bare": [], "studyapp": [], "first_start": []}
    for number in range(ROUNDS + 1):
        taken = {
            "bare": _seconds("bare"),
            "studyapp": _seconds("studyapp", str(used)),
            "first_start": _seconds("studyapp", str(work / f"new-{number}")),
        }
        if number:
            for name, seconds in taken.items():
                times[name].append(seconds)
    median = {name: statistics.median(values) for name, values in times.items()}
    memory = {name: _memory(name, str(used)) for name in ("bare", "studyapp")}
    return {
        "start_ms": {name: round(value * 1000) for name, value in median.items()},
        "start_ratio": round(median["studyapp"] / median["bare"], 2),
        "first_start_ratio": round(median["first_start"] / median["bare"], 2),
        "memory_mib": {name: round(kib / 1024, 1) for name, kib in memory.items()},
        "memory_ratio": round(memory["studyapp"] / memory["bare"], 2),
    }


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.child_window", *arguments]


def _seconds(*arguments: str, rest: bool = False) -> float:
    begin = time.perf_counter()
    with subprocess.Popen(
        [*_command(*arguments), *(["--rest"] if rest else [])], stdout=subprocess.PIPE, text=True
    ) as child:
        line = child.stdout.readline() if child.stdout else ""
        taken = time.perf_counter() - begin
        child.communicate(timeout=60)
    if line.strip() != "painted":
        raise RuntimeError(f"{arguments[0]} was not painted")
    return taken


def _memory(*arguments: str) -> int:
    told = subprocess.run(
        [*_command(*arguments), "--rest"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    return int(told.split()[1])
