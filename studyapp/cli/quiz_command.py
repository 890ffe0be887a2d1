"""`studyapp quiz`: the main job without a window."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from studyapp.cli.context import Options, common_options, options_of, print_json, say
from studyapp.errors import StudyAppError

LETTERS = "ABCDEF"
HOW = {
    "multiple_answer": "all letters that are right, such as AC",
    "true_false": "T or F",
    "order": "all letters in order, such as BAC",
    "match": "pairs, such as A2 B1 C3",
}
"""How to respond to kinds where that is not plain."""


@click.command()
@click.argument("deck_id", required=False)
@click.option("--count", type=click.IntRange(1, 500), default=10, help="How many questions, at most.")
@click.option("--kind", "kinds", multiple=True, help="Only this kind of question; may be given again.")
@click.option("--topic", "topics", multiple=True, help="Only this topic; may be given again.")
@click.option(
    "--choose", type=click.Choice(["mixed", "weakest", "mistakes"]), default="mixed", help="Which cards."
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    help="Read answers from a file, one a line, and ask nothing.",
)
@common_options
@options_of
def quiz(options: Options, /, deck_id: str | None, answers: Path | None, **wishes: Any) -> None:
    """Take a quiz in the terminal. JSON: {asked, right, score, mistakes, seconds}."""
    with options.services() as services:
        deck = _deck(services, deck_id)
        setup = _setup(deck, **wishes)
        services.quiz.start(setup, options.seed if options.seed is not None else services.dice())
        given = _lines(answers) if answers else _prompted()
        _run(services.quiz, given, quiet=options.as_json)
        results = services.quiz.results()
    if options.as_json:
        print_json(_results(results))
    else:
        _say_results(results)


def _deck(services: Any, deck_id: str | None) -> Any:
    if deck_id:
        return services.library.deck(deck_id)
    decks = services.library.decks()
    if not decks:
        raise StudyAppError("No deck is installed.", advice="Install one: studyapp library add FILE.")
    return decks[0]


def _setup(deck: Any, topics: tuple[str, ...], kinds: tuple[str, ...], count: int, choose: str) -> Any:
    from studyapp.services.quiz.setup import QuizSetup, quiz_kinds

    all_kinds = quiz_kinds()

    known = [topic.id for topic in deck.topics]
    _refuse_unknown("topic", topics, known)
    _refuse_unknown("kind of question", kinds, all_kinds)
    return QuizSetup(deck.id, topics or tuple(known), kinds or all_kinds, count, choose)


def _refuse_unknown(what: str, given: tuple[str, ...], known: Any) -> None:
    for name in given:
        if name not in known:
            raise StudyAppError(f"There is no {what} named {name}.", advice=f"There are: {', '.join(known)}.")


def _lines(file: Path) -> Iterator[str]:
    try:
        yield from file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StudyAppError(f"{file} cannot be read as text.", safe="No answer was kept.") from error


def _prompted() -> Iterator[str]:
    """What the student types; the end of input ends the quiz."""
    while True:
        try:
            yield input("> ")
        except EOFError:
            return


def _run(session: Any, given: Iterator[str], *, quiet: bool) -> None:
    while (asked := session.current()) is not None:
        question, _ = asked
        if not quiet:
            _say_question(session, question)
        session.shown()
        response = next(given, None)
        if response is None:
            session.end_early()
            return
        feedback, _ = session.respond(response)
        if feedback.undecided:
            feedback, _ = session.settle(counts=True)
        if not quiet:
            _say_feedback(feedback)


def _say_question(session: Any, question: Any) -> None:
    say(f"\n{session.position + 1} of {session.total}. {question.stem}")
    say_choices(question)


def say_choices(question: Any) -> None:
    """The rows that a question offers, with the mark that a response names them by."""
    for letter, item in zip(LETTERS, question.items, strict=False):
        say(f"  {letter}  {item.text}")
    marks = {"true_false": "TF", "match": "123456"}.get(question.kind, LETTERS)
    for mark, option in zip(marks, question.options, strict=False):
        say(f"  {mark}  {option.text}")
    hint = HOW.get(question.kind)
    if hint:
        say(f"  ({hint})")


def _say_feedback(feedback: Any) -> None:
    chosen = feedback.verdict.chosen
    answer = feedback.answer
    if feedback.is_right:
        say(f"Right. {answer}")
    else:
        say(f"Not right. The answer is {answer}")
        if chosen is not None and chosen.really:
            say(chosen.really)
    if feedback.context:
        say(feedback.context)


def _say_results(results: Any) -> None:
    say(f"\n{results.right} of {results.asked} right.")
    for topic in results.by_topic:
        say(f"  {topic.name}: {topic.right} of {topic.asked}")


def _results(results: Any) -> dict[str, Any]:
    return {
        "asked": results.asked,
        "right": results.right,
        "score": results.right / results.asked if results.asked else 0.0,
        "mistakes": [
            {
                "card": str(one.card.id),
                "stem": one.question.stem,
                "given": one.response,
                "answer": one.question.answer,
            }
            for one in results.mistakes
        ],
        "seconds": results.seconds,
    }
