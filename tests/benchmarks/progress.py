"""The figures of the progress page over 100,000 answers, in milliseconds."""

import time
from pathlib import Path
from typing import Any

from studyapp.services.statistics import predicted_by_week
from tests.benchmarks.memory import write_library
from tests.builders import services_in


def measure(work: Path) -> dict[str, Any]:
    write_library(work)
    services = services_in(work, with_deck=False)
    times = []
    for days in (30, 90, None):
        scope = services.statistics.scope(days=days)
        begun = time.perf_counter()
        figures = services.statistics.figures(scope)
        times.append((time.perf_counter() - begun) * 1000)
    begun = time.perf_counter()
    predicted_by_week(services.statistics.prediction(services.statistics.scope()))
    predicted = (time.perf_counter() - begun) * 1000
    services.close()
    return {"answers": figures.answers, "figures_ms": round(max(times), 1), "prediction_ms": round(predicted)}
