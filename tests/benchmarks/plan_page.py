"""The exam plan page: from a key on the slider to the painted page, and until the band has followed."""

import statistics
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from studyapp.gui.main_window import MainWindow
from tests.benchmarks.window import shown_window

DAYS = (21, 90, 720)
CHANGES = 24
ALLOWED_MS = 100


def measure(work: Path) -> dict[str, Any]:
    """Milliseconds for all cards of the shipped deck, by days to the exam."""
    with shown_window(work / "plan_page") as window:
        found = {str(days): _measure(window, days) for days in DAYS}
    holds = all(one["redrawn_ms"]["worst"] <= ALLOWED_MS for one in found.values())
    return {"days": found, "allowed_ms": ALLOWED_MS, "holds": holds}


def _measure(window: MainWindow, days: int) -> dict[str, Any]:
    """`redrawn_ms` for keys pressed one after the other, `followed_ms` until the whole estimate stands."""
    planner = window.services.planner
    for exam in planner.exams():
        planner.remove(exam.id)
    exam = replace(planner.draft("Paper 2"), exam_date=planner.today() + timedelta(days=days))
    planner.save(exam)
    window.open_page("exam_plan")
    followed = [_until_followed(window)]
    times: list[float] = []
    for turn in range(CHANGES):
        focus = QApplication.focusWidget()
        assert focus is not None
        begin = time.perf_counter()
        QTest.keyClick(focus, Qt.Key.Key_Up if turn % 6 < 3 else Qt.Key.Key_Down)
        window.exam_plan.repaint()
        times.append((time.perf_counter() - begin) * 1000)
        if turn % 6 == 5:
            followed.append(_until_followed(window))
    return {
        "redrawn_ms": {"p50": round(statistics.median(times), 1), "worst": round(max(times), 1)},
        "followed_ms": round(statistics.median(followed[1:])),
    }


def _until_followed(window: MainWindow) -> float:
    """Until the page no longer says that it works the estimate out."""
    begin = time.perf_counter()
    while any("working it out" in label.text() for label in window.exam_plan.findChildren(QLabel)):
        # Waiting, so that the thread that works it out is not kept from it.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return (time.perf_counter() - begin) * 1000
