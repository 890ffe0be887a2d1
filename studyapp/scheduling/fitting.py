"""Fitting the parameters of FSRS-6 to one student's answers.

Not imported at start-up, because numpy is heavy.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studyapp.cards.card import CardId
from studyapp.scheduling.fsrs_arrays import LOWEST_STABILITY_DAYS, ArrayModel, Floats
from studyapp.scheduling.grade import Grade
from studyapp.scheduling.memory import (
    DEFAULT_PARAMETERS,
    HIGHEST_PARAMETERS,
    LOWEST_PARAMETERS,
    GradedAnswer,
    effective_day,
)

HELD_OUT_SHARE = 1 / 6
MOST_ANSWERS = 30_000
"""More than these say nothing new about 21 parameters; of a longer log, every n-th card with its history is taken."""
MOST_STEPS = 20
SMALLEST_GAIN = 1e-4
"""Steps end when one of them lowers the penalised loss by less than this, summed over all answers."""
CERTAIN = 1e-4
"""Recall is kept this far from 0 and 1, so that one surprising answer does not outweigh all others."""
DIFFERENCE = 1e-4
LARGEST_DAMPING = 1e6

# How far parameters of students lie from the defaults: standard deviations over a large set of review logs, as
# published with fsrs-rs (open-spaced-repetition, BSD-3-Clause). They keep what few answers say nothing about in place.
USUAL_DEVIATIONS = (
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
    0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fit:
    """Parameters found on the older answers, and the mean log loss (nats) on the newest, held-out sixth of them.

    `loss_before` is that of the parameters in use until now. `scored` answers could be predicted: not the first of
    their card, and not on the day of the one before.
    """

    parameters: tuple[float, ...]
    loss_before: float
    loss_after: float
    scored: int

    @property
    def is_better(self) -> bool:
        """Whether the new parameters predict answers that they have not seen better than the present ones."""
        return self.loss_after < self.loss_before


def fit(
    answers: Sequence[tuple[CardId, GradedAnswer]],
    present: tuple[float, ...] | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Fit | None:
    """Fit to a log in its order; `present` are the parameters in use, None for the defaults.

    Maximises the likelihood of the older answers, with a normal prior around the defaults, by damped Fisher scoring
    (gradient descent in the metric of the model; Levenberg 1944) with numerical derivatives. `progress` is told the
    share done, 0 to 1. None is given when `cancelled` said yes on the way.
    """
    steps = _steps(answers)
    train = [step.is_scored & ~step.is_held_out for step in steps]
    parameters = np.asarray(DEFAULT_PARAMETERS)
    loss, damping = _penalised_loss(parameters, steps, train), 1e-3
    for number in range(MOST_STEPS):
        if cancelled and cancelled():
            return None
        if progress:
            progress(number / MOST_STEPS)
        gradient, curvature = _derivatives(parameters, steps, train)
        before = loss
        while damping < LARGEST_DAMPING:
            damped = curvature + damping * np.diag(np.diag(curvature))
            tried = _within_bounds(parameters - np.linalg.solve(damped, gradient))
            tried_loss = _penalised_loss(tried, steps, train)
            if tried_loss < loss:
                parameters, loss, damping = tried, tried_loss, damping / 5
                break
            damping *= 5
        if before - loss < SMALLEST_GAIN:
            break
    held_out = [step.is_scored & step.is_held_out for step in steps]
    now = np.asarray(DEFAULT_PARAMETERS if present is None else present)
    count = max(1, sum(int(mask.sum()) for mask in held_out))
    if progress:
        progress(1.0)
    return Fit(
        parameters=tuple(float(value) for value in parameters),
        loss_before=_loss(now, steps, held_out) / count,
        loss_after=_loss(parameters, steps, held_out) / count,
        scored=sum(int(step.is_scored.sum()) for step in steps),
    )


@dataclass(frozen=True)
class _Step:
    """The n-th answers of all cards that have so many; cards with longer histories stand in front."""

    grade: NDArray[np.intp]
    days: Floats
    is_scored: NDArray[np.bool_]
    is_held_out: NDArray[np.bool_]


def _steps(answers: Sequence[tuple[CardId, GradedAnswer]]) -> list[_Step]:
    histories: dict[CardId, list[tuple[int, int, int]]] = {}
    last_day: dict[CardId, Any] = {}
    for place, (card_id, answer) in enumerate(answers):
        previous = last_day.get(card_id)
        day = effective_day(previous, answer.study_date)
        days = max(0, (day - previous).days) if previous else 0
        last_day[card_id] = day
        histories.setdefault(card_id, []).append((int(answer.grade), days, place))
    kept = list(histories.values())[:: max(1, math.ceil(len(answers) / MOST_ANSWERS))]
    newest = _first_held_out([one for history in kept for one in history[1:]])
    longest_first = sorted(kept, key=len, reverse=True)
    steps = []
    for number in range(len(longest_first[0]) if longest_first else 0):
        column = np.array([history[number] for history in longest_first if len(history) > number])
        grade, days, place = column.T
        scored = (days >= 1) if number else np.zeros(len(days), dtype=np.bool_)
        steps.append(_Step(grade, days.astype(np.float64), scored, place >= newest))
    return steps


def _first_held_out(repeated: list[tuple[int, int, int]]) -> int:
    """The place in the log from which on answers are held out."""
    places = sorted(place for _, days, place in repeated if days >= 1)
    return places[int(len(places) * (1 - HELD_OUT_SHARE))] if places else 0


class _Models(ArrayModel):
    """Several parameter sets at once: w[i] is a column, and results have one row for each set."""

    @cached_property
    def _factor(self) -> Floats:  # type: ignore[override]  # one for each set
        return np.asarray(0.9 ** (-1 / self.parameters[20]) - 1)

    def first_stability(self, grade: Any) -> Floats:
        by_grade = np.maximum(np.concatenate(self.parameters[:4], axis=1), LOWEST_STABILITY_DAYS)
        return np.asarray(by_grade[:, np.asarray(grade) - 1])


def _recalls(parameter_sets: Floats, steps: Sequence[_Step]) -> list[Floats]:
    """Predicted recall at each answer, by step; rows are parameter sets, columns cards. The first step has none."""
    models = _Models(tuple(parameter_sets.T[:, :, np.newaxis]))
    recalls: list[Floats] = []
    stability = difficulty = np.empty((len(parameter_sets), 0))
    for number, step in enumerate(steps):
        if number == 0:
            stability, difficulty = models.first_stability(step.grade), models.first_difficulty(step.grade)
            recalls.append(np.ones_like(stability))
            continue
        stability, difficulty = stability[:, : len(step.grade)], difficulty[:, : len(step.grade)]
        recalls.append(np.clip(models.recall(step.days, stability), CERTAIN, 1 - CERTAIN))
        stability = models.next_stability(stability, difficulty, step.days, step.grade)
        difficulty = models.next_difficulty(difficulty, step.grade)
    return recalls


def _scored(
    parameter_sets: Floats, steps: Sequence[_Step], masks: Sequence[NDArray[np.bool_]]
) -> tuple[Floats, Floats]:
    """Recall at the answers that count, one row for each parameter set, and whether they were right."""
    recalls = _recalls(parameter_sets, steps)
    predicted = [recall[:, mask] for recall, mask in zip(recalls, masks, strict=True)]
    right = [step.grade[mask] != Grade.AGAIN for step, mask in zip(steps, masks, strict=True)]
    if not steps:
        return np.empty((len(parameter_sets), 0)), np.empty(0)
    return np.concatenate(predicted, axis=1), np.concatenate(right).astype(np.float64)


def _loss(parameters: Floats, steps: Sequence[_Step], masks: Sequence[NDArray[np.bool_]]) -> float:
    """The log loss in nats, summed."""
    predicted, right = _scored(parameters[np.newaxis], steps, masks)
    return float(-np.sum(right * np.log(predicted[0]) + (1 - right) * np.log(1 - predicted[0])))


def _penalised_loss(parameters: Floats, steps: Sequence[_Step], masks: Sequence[NDArray[np.bool_]]) -> float:
    away = (parameters - np.asarray(DEFAULT_PARAMETERS)) / np.asarray(USUAL_DEVIATIONS)
    return _loss(parameters, steps, masks) + float(np.sum(away**2)) / 2


def _derivatives(
    parameters: Floats, steps: Sequence[_Step], masks: Sequence[NDArray[np.bool_]]
) -> tuple[Floats, Floats]:
    """Gradient and Fisher information of the penalised loss."""
    moves = DIFFERENCE * np.maximum(np.abs(parameters), 0.01)
    moves = np.where(parameters + moves > np.asarray(HIGHEST_PARAMETERS), -moves, moves)
    predicted, right = _scored(np.vstack([parameters, parameters + np.diag(moves)]), steps, masks)
    recall = predicted[0]
    slopes = (predicted[1:] - recall) / moves[:, np.newaxis]
    weight = 1 / (recall * (1 - recall))
    precision = 1 / np.asarray(USUAL_DEVIATIONS) ** 2
    gradient = slopes @ (weight * (recall - right)) + precision * (
        parameters - np.asarray(DEFAULT_PARAMETERS)
    )
    return gradient, (slopes * weight) @ slopes.T + np.diag(precision)


def _within_bounds(parameters: Floats) -> Floats:
    """Within the limits of FSRS-6, and a better first grade never the less stable."""
    within = np.clip(parameters, LOWEST_PARAMETERS, HIGHEST_PARAMETERS)
    within[:4] = np.maximum.accumulate(within[:4])
    return within
