"""A response in words, as results and feedback show it."""

from studyapp.questions.question import Question

LETTERS = "ABCDEF"


def response_words(question: Question, response: str) -> str:
    """What somebody answered: texts instead of letters and numbers. "" for no answer."""
    chosen = [LETTERS.index(letter) for letter in response.upper() if letter in LETTERS]
    match question.kind:
        case "multiple_choice" | "which_first" | "multiple_answer":
            return "; ".join(
                question.options[place].text for place in chosen if place < len(question.options)
            )
        case "true_false":
            return {"T": question.options[0].text, "F": question.options[1].text}.get(
                response[:1].upper(), ""
            )
        case "order":
            return "; ".join(question.items[place].text for place in chosen if place < len(question.items))
        case "match":
            return "; ".join(_pair(question, pair) for pair in response.split() if len(pair) == 2)
    return response.strip()


def _pair(question: Question, pair: str) -> str:
    left, right = LETTERS.find(pair[0].upper()), int(pair[1]) - 1 if pair[1].isdigit() else -1
    if not (0 <= left < len(question.items) and 0 <= right < len(question.options)):
        return pair
    return f"{question.items[left].text} = {question.options[right].text}"
