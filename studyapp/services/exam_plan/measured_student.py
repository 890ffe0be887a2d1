"""The student as measured by the answers so far: measured once, until there are newer answers."""

from collections import Counter
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from studyapp.cards.card import CardId
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import DEFAULT_PARAMETERS, MemoryModel, MemoryState
from studyapp.storage.review_store import GradedLog, ReviewStore

if TYPE_CHECKING:
    from studyapp.scheduling.calibration import Belief, Observations
    from studyapp.scheduling.exam_cards import Learner


class Measured(NamedTuple):
    """What to take the student for, and how sure that is."""

    learner: "Learner"
    belief: "Belief"


class MeasuredStudent:
    """May be asked from any thread. Over 100,000 answers the first time takes more than a second."""

    def __init__(self, reviews: ReviewStore) -> None:
        self._reviews = reviews
        self._lock = Lock()
        self._kept: tuple[object, Measured] | None = None

    def measured(self, model: MemoryModel) -> Measured:
        """By the parameters of `model`; at the usual pace, which is another measure."""
        with self._lock:
            key = (self._reviews.newest_checksum(), model.parameters)
            if self._kept is None or self._kept[0] != key:
                self._kept = key, _measure(self._reviews.graded_log(), model)
            return self._kept[1]


def _measure(log: GradedLog, model: MemoryModel) -> Measured:
    from studyapp.scheduling.calibration import believe
    from studyapp.scheduling.exam_cards import Learner, first_grade_shares

    firsts = Counter(history[0].grade for history in log.by_card().values())
    known = Learner(
        parameters=model.parameters or DEFAULT_PARAMETERS,
        first_grades=first_grade_shares([firsts[grade] for grade in Grade]),
    )
    belief = believe(_observations(log, model), known.model)
    return Measured(Learner(known.parameters, known.first_grades, lasting=belief.best), belief)


def _observations(log: GradedLog, model: MemoryModel) -> "Observations":
    """Answers on later days with the stability before them, from a replay of the log."""
    import numpy as np

    from studyapp.scheduling.calibration import Observations

    states: dict[CardId, MemoryState] = {}
    seen: list[tuple[int, float, bool]] = []
    for card_id, answer in log.answers:
        before = states.get(card_id)
        if before is not None:
            waited = (answer.study_date - before.answered_date).days
            if waited > 0:
                seen.append((waited, before.stability, answer.grade is not Grade.AGAIN))
        states[card_id] = model.after(before, answer)
    if not seen:
        return Observations.none()
    days, stability, right = zip(*seen, strict=True)
    return Observations(np.array(days, float), np.array(stability, float), np.array(right, bool))
