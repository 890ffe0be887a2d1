"""Runs the benchmarks, all or those named, and prints one JSON object.

python -m tests.benchmarks.run [start] [answers] [size] [deck] [guessing] [questions] [memory] [progress] [planning] [plan_page] [exam_plan]
"""

import json
import os
import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path

BENCHMARKS = (
    "start",
    "answers",
    "size",
    "deck",
    "guessing",
    "questions",
    "memory",
    "progress",
    "planning",
    "plan_page",
    "exam_plan",
)


def main(names: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: dict[str, object] = {"python": platform.python_version(), "machine": platform.machine()}
    with tempfile.TemporaryDirectory(prefix="studyapp-bench-") as folder:
        for name in names or BENCHMARKS:
            found[name] = import_module(f"tests.benchmarks.{name}").measure(Path(folder))
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
