"""Grades in words, for the pages that give and show them."""

from studyapp.gui.words import tr
from studyapp.services.study.sitting import Grade

CONTEXT = "Study"


def grade_words(grade: Grade) -> str:
    """A grade as students know it."""
    return {
        Grade.AGAIN: tr(CONTEXT, "Again"),
        Grade.HARD: tr(CONTEXT, "Hard"),
        Grade.GOOD: tr(CONTEXT, "Good"),
        Grade.EASY: tr(CONTEXT, "Easy"),
    }[grade]
