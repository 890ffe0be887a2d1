"""Checking and building the shipped deck, as processes; the window's first start, which installs it, is in `start`."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

DECK = Path(__file__).parents[2] / "content" / "china-vietnam-war-1964-69"
ROUNDS = 5


def measure(work: Path) -> dict[str, Any]:
    package = str(work / "deck.studydeck")
    return {
        "check_seconds": _seconds("deck", "check", str(DECK)),
        "build_seconds": _seconds("deck", "build", str(DECK), "-o", package),
        "package_kib": round(Path(package).stat().st_size / 1024),
    }


def _seconds(*arguments: str) -> float:
    """The median of a few runs."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        command = [sys.executable, "-m", "studyapp", *arguments]
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return round(statistics.median(times), 2)
