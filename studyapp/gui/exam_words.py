"""An exam that waits to be handed in, in words for the pages that offer it."""

from studyapp.gui.words import moment_words, tr
from studyapp.services.today import OpenExam

CONTEXT = "Quiz"


def open_exam_title() -> str:
    return tr(CONTEXT, "An exam was not handed in")


def open_exam_sentence(exam: OpenExam) -> str:
    """Which deck, when, and how far it came; nothing of it is lost."""
    words = tr(CONTEXT, "{0}, begun {1}. {2} of {3} answered; every answer is kept.")
    return words.format(exam.deck_title, moment_words(exam.started_at), exam.given, exam.asked)
