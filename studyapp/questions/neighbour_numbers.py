"""Numbers that look like a given one: the same magnitude, rounded alike."""

import math
from collections.abc import Iterator

FACTORS = (0.3, 0.4, 0.5, 0.6, 0.75, 0.85, 1.2, 1.35, 1.6, 2.0, 2.5, 3.2)
SMALL_STEPS = (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6)
SMALL = 12
MOST_TIMES = 10.0


def neighbour_numbers(value: float) -> Iterator[float]:
    """Values around `value` with as many figures that are not zero, and no more of them behind the point; small whole
    numbers by steps of one."""
    if value == int(value) and 0 <= value <= SMALL:
        yield from (value + step for step in SMALL_STEPS if value + step > 0)
        return
    digits = _figures_used(value)
    seen = {value}
    for factor in FACTORS:
        rounded = round(_rounded(value * factor, digits), _decimals(value))
        if rounded not in seen:
            seen.add(rounded)
            yield rounded


def _figures_used(value: float) -> int:
    """How many figures the number has without the zeros at its end."""
    text = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").lstrip("-0")
    return max(1, len(text.rstrip("0")))


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _rounded(value: float, digits: int) -> float:
    magnitude = math.floor(math.log10(abs(value))) if value else 0
    return float(round(value, digits - 1 - magnitude))


def is_clearly_other(value: float, right: float, *, is_approximate: bool = False) -> bool:
    """Apart by more than a tenth, or by more than a quarter where the source says "about", so that no careful reading
    of it could give both."""
    return abs(value - right) > (0.25 if is_approximate else 0.1) * max(abs(value), abs(right))


def is_of_the_size(value: float, right: float) -> bool:
    """Whether a figure is near enough in size not to be wrong at a glance."""
    low, high = sorted((abs(value), abs(right)))
    return high <= MOST_TIMES * low
