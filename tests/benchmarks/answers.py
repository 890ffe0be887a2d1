"""From the key of a grade to the painted next card, with the answer on the disk in between."""

import statistics
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp.bootstrap import build_services
from studyapp.gui.app import make_application, make_window
from studyapp.paths import find_paths

ANSWERS = 250


def measure(work: Path) -> dict[str, Any]:
    """Grades `ANSWERS` cards by keyboard in an offscreen window over a file on this drive."""
    make_application()
    paths = find_paths(work / "answers")
    services = build_services(paths)
    try:
        for deck in services.library.shipped_decks:
            services.library.install(deck)
        services.settings.set("new_per_day", 200)
        window = make_window(services, paths.resources, paths.cache)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        window.start_study(extra_new=ANSWERS - 200)
        times: list[float] = []
        while services.study.current() is not None and len(times) < ANSWERS:
            _press(Qt.Key.Key_Space)
            begin = time.perf_counter()
            _press(Qt.Key.Key_3)
            times.append((time.perf_counter() - begin) * 1000)
        kept = services.progress.report().answers
        window.close()
    finally:
        services.close()
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
