"""From the key of a grade to the painted next card, with the answer on the disk in between."""

import statistics
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.window import shown_window

ANSWERS = 250


def measure(work: Path) -> dict[str, Any]:
    """Grades `ANSWERS` cards by keyboard in an offscreen window over a file on this drive."""
    with shown_window(work / "answers") as window:
        services = window.services
        services.settings.set("new_per_day", 200)
        # In other forms the same keys choose an option, and half of them grade nothing.
        services.settings.set("card_form", "flashcards")
        window.start_study(extra_new=ANSWERS - 200)
        times: list[float] = []
        while services.study.current() is not None and len(times) < ANSWERS:
            _press(Qt.Key.Key_Space)
            begin = time.perf_counter()
            _press(Qt.Key.Key_3)
            times.append((time.perf_counter() - begin) * 1000)
        kept = services.progress.report().answers
    cuts = statistics.quantiles(times, n=20)
    return {
        "answers": kept,
        "next_card_ms": {"p50": round(statistics.median(times), 2), "p95": round(cuts[18], 2)},
    }


def _press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClick(focus, key)
    QApplication.processEvents()
