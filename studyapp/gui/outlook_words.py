"""What is expected of an exam, in words and lines; used by the exam plan and by Today."""

from datetime import date

from studyapp.gui.widgets.recall_chart import RecallLines
from studyapp.gui.words import day_words, short_day_words, tr
from studyapp.services.exam_plan.values import ExamOutlook, Expectation, StoredExam

CONTEXT = "ExamPlan"


def percent(share: float) -> str:
    return f"{share:.0%}"


def recall_lines(exam: StoredExam, outlook: Expectation, today: date) -> RecallLines:
    """The lines of the chart."""
    return RecallLines(
        plan=outlook.recall_by_day or (outlook.expected,),
        stop=outlook.stopped_by_day or (outlook.if_you_stop,),
        band=(outlook.low, outlook.high) if isinstance(outlook, ExamOutlook) else None,
        target=exam.target,
        plan_words=tr(CONTEXT, "{0} with this plan").format(percent(outlook.expected)),
        stop_words=tr(CONTEXT, "{0} if you stop").format(percent(outlook.if_you_stop)),
        target_words="" if exam.target is None else tr(CONTEXT, "{0} target").format(percent(exam.target)),
        first_day=tr(CONTEXT, "Today"),
        last_day=short_day_words(exam.exam_date, today),
    )


def chart_sentence(exam: StoredExam, outlook: Expectation) -> str:
    """The chart as a screen reader says it."""
    day, plan, stop = day_words(exam.exam_date), percent(outlook.expected), percent(outlook.if_you_stop)
    if not isinstance(outlook, ExamOutlook):
        return tr(CONTEXT, "Estimate for {0}: {1} with this plan; {2} if you stop.").format(day, plan, stop)
    words = tr(CONTEXT, "Estimate for {0}: {1} with this plan, between {2} and {3}; {4} if you stop.")
    return words.format(day, plan, percent(outlook.low), percent(outlook.high), stop)


def against_target(exam: StoredExam, outlook: Expectation) -> str:
    """How the estimate stands to the target, with its spread or, until that is known, that it is worked out."""
    spread = tr(CONTEXT, "estimate, working it out")
    if isinstance(outlook, ExamOutlook):
        spread = tr(CONTEXT, "estimate {0} to {1}").format(percent(outlook.low), percent(outlook.high))
    if exam.target is None:
        return spread
    points = round(100 * (outlook.expected - exam.target))
    if points < 0:
        return tr(CONTEXT, "%n point(s) under your target", -points) + f" ({spread})"
    return tr(CONTEXT, "on target") + f" ({spread})"


def advice_words(exam: StoredExam, outlook: Expectation, today: date) -> str:
    """One sentence on what to do."""
    advice = outlook.advice
    minutes = "" if advice.minutes is None else tr(CONTEXT, "%n minute(s)", advice.minutes)
    target = percent(exam.target if exam.target is not None else 1.0)
    more = tr(CONTEXT, "{0} a day reaches {1}.").format(minutes, target)
    no_days = tr(CONTEXT, "No study days are chosen.")
    return {
        "more_minutes": more,
        "fewer_minutes": tr(CONTEXT, "{0} a day would do for {1}.").format(minutes, target),
        "out_of_reach": _out_of_reach(outlook, today),
        "no_minutes": f"{no_days} {more}" if minutes else no_days,
        "no_cards": tr(CONTEXT, "No cards belong to this exam. Choose other topics or install the deck."),
        "today": tr(CONTEXT, "The exam is today. Nothing more is planned."),
        "past": tr(CONTEXT, "The exam is over. How did it go?"),
    }.get(advice.kind, tr(CONTEXT, "You are on target."))


def _out_of_reach(outlook: Expectation, today: date) -> str:
    advice = outlook.advice
    best = percent(advice.best_recall)
    words = [tr(CONTEXT, "The target is out of reach; four hours a day would bring {0}.").format(best)]
    if advice.later_date is not None:
        later = short_day_words(advice.later_date, today)
        words.append(tr(CONTEXT, "With an exam on {0} these minutes would do.").format(later))
    elif advice.fewer_topics:
        words.append(tr(CONTEXT, "These minutes would do for %n topic(s).", len(advice.fewer_topics)))
    return " ".join(words)
