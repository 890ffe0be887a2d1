"""Date: typed in any usual way, judged at the precision of the source, with credit for what is right of it."""

import re
from random import Random

from studyapp.cards.card import AnswerKind, Card
from studyapp.content.dates import DatePoint, HistoricalDate, Precision, parse_date
from studyapp.questions.date_text import read_asked_date
from studyapp.questions.happening_words import lies_in
from studyapp.questions.library import Library
from studyapp.questions.question import Declined, Outcome, Question, Verdict

FIRST_LONG_YEAR = 1000
_BARE_YEAR = re.compile(r"['’]?(\d\d)")
_SHORT_YEAR = re.compile(
    r"(?<=[^\d.,/-])['’]?(?=(?:3[2-9]|[4-9]\d)\s*$)"
    r"|(?<=[./-])(?<=\d[./-])(?=(?:3[2-9]|[4-9]\d)\s*$)"
)
"""Before the two figures of a year at the end: "Aug 64", "29/3/65", "3/65"; too high for a day."""
ONE_STEP_WIDER = {
    Precision.THIRD: Precision.MONTH,
    Precision.SEASON: Precision.YEAR,
    Precision.THIRD_OF_YEAR: Precision.YEAR,
}
RIGHT_HALF, RIGHT_MONTH, RIGHT_YEAR, NEXT_TO_IT = 0.5, 0.5, 0.25, 0.25


def build(card: Card, _library: Library, _rng: Random) -> Question | Declined:
    if card.answer_kind is not AnswerKind.DATE:
        return Declined("the answer is no date")
    return Question(card.id, "date", card.prompt, card.answer, accepted=(card.date,))


def judge(question: Question, response: str, _library: Library) -> Verdict:
    """Right when it says the date as exactly as the source does, or more exactly inside it; close when only "early",
    "late" or the season is missing.

    What the question itself tells of the date may be left out. Of a stretch both ends are asked; one earns half.
    """
    right = parse_date(question.accepted[0])
    given = read_response(question, response)
    if given is None:
        return Verdict(Outcome.WRONG, 0.0)
    if _says_the_same(given, right):
        return Verdict(Outcome.RIGHT, 1.0, matched=question.answer)
    if _says_it_less_exactly(given, right):
        return Verdict(Outcome.CLOSE, RIGHT_HALF, matched=question.answer, detail="less exact")
    if _says_half(given, right):
        return Verdict(Outcome.WRONG, RIGHT_HALF, detail="half")
    return Verdict(Outcome.WRONG, _credit(given, right), detail=_detail(given, right))


def read_response(question: Question, response: str) -> HistoricalDate | None:
    """The date that somebody typed, with what the question tells of it; None for what cannot be read as a date."""
    right = parse_date(question.accepted[0])
    return read_asked_date(response, question.stem) or read_asked_date(
        _with_century(response, right), question.stem
    )


def _with_century(response: str, right: HistoricalDate) -> str:
    """A year of two figures at the end, too high for a day, is of the answer's century: "Aug 64"; so are any two where
    a year is asked."""
    point = _point(right)
    if point is None or point.earliest.year < FIRST_LONG_YEAR:
        return response
    bare = _BARE_YEAR.fullmatch(response.strip())
    if bare and right.precision is Precision.YEAR:
        return f"{point.earliest.year // 100}{bare[1]}"
    return _SHORT_YEAR.sub(str(point.earliest.year // 100), response, count=1)


def _says_the_same(given: HistoricalDate, right: HistoricalDate) -> bool:
    """Equal first and last days; or a more exact date within one that is less exact than a day. Of a stretch both ends
    are compared, of one with an open end the known one."""
    if (given.earliest, given.latest) == (right.earliest, right.latest):
        return True
    if right.start is None or right.end is None:
        known = right.start or right.end
        return not given.is_interval and _lies_in(given.start, known)
    if right.is_interval:
        return given.is_interval and _is_start(given.start, right.start) and _is_end(given.end, right.end)
    return lies_in(given, right)


def _says_it_less_exactly(given: HistoricalDate, right: HistoricalDate) -> bool:
    """Whether only "early", "late" or the season is missing, at both ends of a stretch: "June 1965" for early June 1965,
    "1962 to 1963" for late 1962 to early 1963; of one with an open end, at the known one. Nobody says that much when
    asked when something was."""
    wider = ONE_STEP_WIDER.get(right.precision)
    first, last = right.start or right.end, right.end or right.start
    has_two_ends = right.start is not None and right.end is not None
    return (
        given.is_interval == (right.is_interval and has_two_ends)
        and given.start is not None
        and given.end is not None
        and given.start.precision is wider is given.end.precision
        and _lies_in(first, given.start)
        and _lies_in(last, given.end)
    )


def _says_half(given: HistoricalDate, right: HistoricalDate) -> bool:
    """Whether the first or the second end of a stretch is right: "June 1965" for May and June 1965."""
    if not right.is_interval or right.start is None or right.end is None:
        return False
    if not given.is_interval:
        return _lies_in(given.start, right.start) or _lies_in(given.end, right.end)
    return _is_start(given.start, right.start) or _is_end(given.end, right.end)


def _is_start(given: DatePoint | None, right: DatePoint) -> bool:
    """Whether it begins as the right one does: who says from when to when may call early August "August"."""
    if _lies_in(given, right):
        return True
    return given is not None and given.precision <= Precision.MONTH and given.earliest == right.earliest


def _is_end(given: DatePoint | None, right: DatePoint) -> bool:
    if _lies_in(given, right):
        return True
    return given is not None and given.precision <= Precision.MONTH and given.latest == right.latest


def _lies_in(given: DatePoint | None, right: DatePoint | None) -> bool:
    """Whether a point is the right one, or a more exact one within it; False where either is unknown."""
    return (
        given is not None
        and right is not None
        and right.earliest <= given.earliest
        and given.latest <= right.latest
    )


def _credit(given: HistoricalDate, right: HistoricalDate) -> float:
    one, two = _point(given), _point(right)
    if one is None or two is None:
        return 0.0
    if right.precision >= Precision.SEASON:
        return NEXT_TO_IT if abs(one.earliest.year - two.earliest.year) <= 1 else 0.0
    if one.precision > Precision.MONTH:
        return RIGHT_YEAR if one.earliest.year == two.earliest.year else 0.0
    if one.earliest[:2] == two.earliest[:2]:
        return RIGHT_MONTH
    return RIGHT_YEAR if one.earliest.year == two.earliest.year else 0.0


def _detail(given: HistoricalDate, right: HistoricalDate) -> str:
    """What was right of a wrong date: "month" or "year", "" for nothing."""
    credit = _credit(given, right)
    if credit == RIGHT_MONTH:
        return "month"
    one, two = _point(given), _point(right)
    return "year" if one and two and one.earliest.year == two.earliest.year else ""


def _point(date: HistoricalDate) -> DatePoint | None:
    return date.start or date.end
