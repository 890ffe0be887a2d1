"""How sure are you: asked before feedback, in words and keys."""

from studyapp.gui.words import tr
from studyapp.services.quiz.results import CERTAIN, FAIRLY, GUESS

CONTEXT = "Quiz"
KEYS = {GUESS: "G", FAIRLY: "U", CERTAIN: "C"}


def sureness_words(sureness: str) -> str:
    """The three steps as students know them."""
    return {
        GUESS: tr(CONTEXT, "Guess"),
        FAIRLY: tr(CONTEXT, "Fairly sure"),
        CERTAIN: tr(CONTEXT, "Certain"),
    }[sureness]
