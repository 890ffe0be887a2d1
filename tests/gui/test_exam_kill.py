"""An exam in a real window whose process is killed: every answer given is there on the next start."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.builders import ROOT, services_in

WINDOW = """
import sys, time
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studyapp.gui.app import make_application, make_window
from studyapp.gui.tour import keys_for
from studyapp.services.quiz.setup import QuizSetup
from tests.builders import ROOT, services_in

home = Path(sys.argv[1])
app = make_application()
services = services_in(home)
window = make_window(services, ROOT / "resources", home / "cache")
window.show()
window.activateWindow()
app.processEvents()
deck = services.library.decks()[0]
window.open_page("quiz")
kinds = ("multiple_choice", "typed", "match")
window.quiz.start(QuizSetup(deck.id, tuple(t.id for t in deck.topics), kinds, 8, exam=True, seconds_each=60))
app.processEvents()
for place in range(5):
    for keys in keys_for(services.quiz.asked[place].question, known=True):
        QTest.keyClicks(QApplication.focusWidget() or window, keys)
        app.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    app.processEvents()
    print(services.quiz.asked[place].response, flush=True)
print("done", flush=True)
sys.stdin.read()
"""


def test_a_killed_exam_is_offered_with_every_answer(home: Path) -> None:
    services_in(home).close()
    child = subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    given = []
    for line in child.stdout:
        if line.strip() == "done":
            break
        given.append(line.strip())
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert len(given) == 5
    assert all(given)
    services = services_in(home)
    waiting = services.today.overview().open_exam
    assert waiting is not None
    assert (waiting.given, waiting.asked) == (5, 8)
    services.quiz.resume(waiting.attempt_id)
    assert [one.response for one in services.quiz.asked[:5]] == given
    services.quiz.hand_in()
    assert services.quiz.results().right == 5
    services.close()
