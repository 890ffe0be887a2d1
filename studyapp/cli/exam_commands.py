"""`studyapp exam`: plan towards an exam without a window."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import click

from studyapp.cli.context import Options, StudyAppGroup, common_options, options_of, print_json, say
from studyapp.errors import StudyAppError


@click.group(cls=StudyAppGroup)
def exam() -> None:
    """Plan towards an exam: what each day should ask so that most is known on the day."""


@exam.command()
@click.option(
    "--date", "exam_date", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day of the exam."
)
@click.option("--minutes", type=click.IntRange(1, 600), default=15, help="Minutes of study a day.")
@click.option("--deck", "decks", multiple=True, help="Only this deck; may be given again.")
@click.option("--topic", "topics", multiple=True, help="Only this topic; may be given again.")
@click.option("--target", type=click.IntRange(1, 100), default=90, help="Recall to reach, in per cent.")
@click.option("--name", default="", help="What the exam is called.")
@common_options
@options_of
def add(options: Options, /, exam_date: datetime, minutes: int, target: int, **wishes: Any) -> None:
    """Add an exam. JSON: {id, name, date}."""
    with options.services() as services:
        planner = services.planner
        draft = planner.draft(wishes["name"] or f"Exam {len(planner.exams()) + 1}")
        installed = services.library.decks()
        deck_ids = _known("deck", wishes["decks"], [deck.id for deck in installed])
        every = [(deck.id, topic.id) for deck in installed if deck.id in deck_ids for topic in deck.topics]
        chosen = _known("topic", wishes["topics"], [topic for _, topic in every]) if wishes["topics"] else ()
        entered = replace(
            draft,
            exam_date=exam_date.date(),
            deck_ids=deck_ids,
            topics=tuple(pair for pair in every if pair[1] in chosen),
            weekday_minutes=(minutes, minutes, minutes, minutes, minutes, minutes, minutes),
            target=target / 100,
        )
        planner.save(entered)
    if options.as_json:
        print_json({"id": entered.id, "name": entered.name, "date": entered.exam_date.isoformat()})
    else:
        say(f"Added {entered.name} on {entered.exam_date.isoformat()}: {entered.id}")


def _known(what: str, given: tuple[str, ...], known: list[str]) -> tuple[str, ...]:
    """What was given, or all where nothing was; names that do not exist are refused."""
    for name in given:
        if name not in known:
            raise StudyAppError(f"There is no {what} named {name}.", advice=f"There are: {', '.join(known)}.")
    return given or tuple(dict.fromkeys(known))


@exam.command(name="list")
@common_options
@options_of
def list_exams(options: Options) -> None:
    """Exams that are planned for. JSON: a list of {id, name, date, minutes, target}."""
    with options.services() as services:
        exams = services.planner.exams()
    if options.as_json:
        print_json(
            [
                {
                    "id": one.id,
                    "name": one.name,
                    "date": one.exam_date.isoformat(),
                    "minutes": list(one.weekday_minutes),
                    "target": one.target,
                }
                for one in exams
            ]
        )
        return
    if not exams:
        say("No exam is planned.")
    for one in exams:
        say(f"{one.exam_date.isoformat()}  {one.name}  ({one.id})")


@exam.command()
@click.argument("exam_id", required=False)
@common_options
@options_of
def plan(options: Options, /, exam_id: str | None) -> None:
    """What to expect and what each day holds. JSON: {days, expected_recall, if_you_stop, by_topic, advice}."""
    from studyapp.services.exam_plan.outlook import estimate

    with options.services() as services:
        chosen = _chosen(services, exam_id)
        outlook = estimate(services.planner.case([chosen])).outlook
    advice = outlook.advice
    if options.as_json:
        print_json(
            {
                "days": [
                    {
                        "date": day.date.isoformat(),
                        "minutes": day.minutes,
                        "new": day.new,
                        "reviews": day.reviews,
                    }
                    for day in outlook.days
                ],
                "expected_recall": outlook.expected,
                "band": [outlook.low, outlook.high],
                "if_you_stop": outlook.if_you_stop,
                "by_topic": [
                    {"deck": one.deck_id, "topic": one.topic_id, "recall": one.recall}
                    for one in outlook.by_topic
                ],
                "advice": {
                    "kind": advice.kind,
                    "minutes": advice.minutes,
                    "best_recall": advice.best_recall,
                    "later_date": advice.later_date.isoformat() if advice.later_date else None,
                    "fewer_topics": list(advice.fewer_topics),
                },
            }
        )
        return
    say(f"{chosen.name}, {chosen.exam_date.isoformat()}")
    say(
        f"Estimate {outlook.expected:.0%} ({outlook.low:.0%} to {outlook.high:.0%}), {outlook.if_you_stop:.0%} if you stop."
    )
    if advice.minutes is not None:
        say(f"{advice.minutes} minutes a day would reach the target.")
    elif advice.kind == "out_of_reach":
        say(f"The target is out of reach; four hours a day would bring {advice.best_recall:.0%}.")
    for day in outlook.days:
        say(f"  {day.date.isoformat()}  {day.minutes} min, {day.new} new, {day.reviews} to review")


@exam.command()
@click.argument("exam_id")
@common_options
@options_of
def remove(options: Options, /, exam_id: str) -> None:
    """Take an exam away; no answer is lost. JSON: {removed}."""
    with options.services() as services:
        removed = services.planner.remove(exam_id)
    if options.as_json:
        print_json({"removed": removed.id})
    else:
        say(f"Removed {removed.name}. Your answers stay.")


def _chosen(services: Any, exam_id: str | None) -> Any:
    if exam_id:
        return services.planner.exam(exam_id)
    exams = services.planner.exams()
    if not exams:
        raise StudyAppError("No exam is planned.", advice="Add one: studyapp exam add --date 2026-06-04.")
    return exams[0]
