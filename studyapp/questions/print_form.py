"""A question on paper: what stands there, where one writes, and the line of the answer key."""

from collections.abc import Callable
from dataclasses import dataclass

from studyapp.questions.question import Question

LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class PrintForm:
    """`instruction` is a key of `INSTRUCTIONS` in words; `rows` and `choices` carry their marks; `lines` is how many
    lines are left to write on; `key` is what the answer key says."""

    stem: str
    instruction: str
    rows: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    lines: int = 0
    key: str = ""


INSTRUCTIONS = {
    "recall": "Answer in your own words.",
    "multiple_choice": "Circle one letter.",
    "multiple_answer": "Circle {0} letters.",
    "true_false": "Circle T or F.",
    "typed": "Write the name or term.",
    "date": "Write the date as exactly as you can.",
    "number": "Write the figure{0}.",
    "cloze": "Fill the gap.",
    "which_first": "Circle the one that came first.",
    "order": "Number the rows, the earliest 1.",
    "match": "Write the number of the partner beside each letter.",
}


def print_form(question: Question) -> PrintForm:
    """The question as it stands on paper, with its line of the answer key."""
    return FORMS[question.kind](question)


def _chosen(question: Question, marks: str = LETTERS) -> PrintForm:
    right = [option for option in question.options if option.right]
    instruction = INSTRUCTIONS[question.kind].format(len(right))
    choices = tuple((mark, option.text) for mark, option in zip(marks, question.options, strict=False))
    key = ", ".join(mark for mark, option in zip(marks, question.options, strict=False) if option.right)
    return PrintForm(question.stem, instruction, choices=choices, key=key)


def _true_false(question: Question) -> PrintForm:
    return _chosen(question, "TF")


def _written(question: Question) -> PrintForm:
    unit = f", in {question.unit}" if question.unit else ""
    lines = 3 if question.kind == "recall" else 1
    instruction = INSTRUCTIONS[question.kind].format(unit)
    return PrintForm(question.stem, instruction, lines=lines, key="; ".join(question.answer.split("\n")))


def _ordered(question: Question) -> PrintForm:
    rows = tuple((LETTERS[place], item.text) for place, item in enumerate(question.items))
    in_order = sorted(range(len(question.items)), key=lambda place: question.items[place].place)
    key = ", ".join(LETTERS[place] for place in in_order)
    return PrintForm(question.stem, INSTRUCTIONS["order"], rows=rows, key=key)


def _matched(question: Question) -> PrintForm:
    rows = tuple((LETTERS[place], item.text) for place, item in enumerate(question.items))
    choices = tuple((str(place + 1), option.text) for place, option in enumerate(question.options))
    key = ", ".join(f"{LETTERS[place]}{item.place + 1}" for place, item in enumerate(question.items))
    return PrintForm(question.stem, INSTRUCTIONS["match"], rows=rows, choices=choices, key=key)


FORMS: dict[str, Callable[[Question], PrintForm]] = {
    "recall": _written,
    "multiple_choice": _chosen,
    "multiple_answer": _chosen,
    "true_false": _true_false,
    "typed": _written,
    "date": _written,
    "number": _written,
    "cloze": _written,
    "which_first": _chosen,
    "order": _ordered,
    "match": _matched,
}
"""Kind of question -> its form; the same kinds as `asking.KINDS`."""
