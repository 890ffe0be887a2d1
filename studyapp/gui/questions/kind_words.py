"""Kinds of question in words."""

from studyapp.gui.words import tr

CONTEXT = "Quiz"


def kind_words(kind: str) -> str:
    """The name of a kind of question as students know it."""
    return {
        "multiple_choice": tr(CONTEXT, "Multiple choice"),
        "multiple_answer": tr(CONTEXT, "Several answers"),
        "true_false": tr(CONTEXT, "True or false"),
        "typed": tr(CONTEXT, "Typed answer"),
        "date": tr(CONTEXT, "Date"),
        "number": tr(CONTEXT, "Figure"),
        "cloze": tr(CONTEXT, "Fill the gap"),
        "which_first": tr(CONTEXT, "Which came first"),
        "order": tr(CONTEXT, "Put in order"),
        "match": tr(CONTEXT, "Match pairs"),
    }[kind]
