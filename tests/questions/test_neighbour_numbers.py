"""Made-up figures: of the same making as the right one."""

from hypothesis import given
from hypothesis import strategies as st

from studyapp.questions.neighbour_numbers import neighbour_numbers


@given(st.integers(1, 10_000_000))
def test_what_is_counted_stays_whole(count: int) -> None:
    made = list(neighbour_numbers(float(count)))
    assert made
    assert all(value == int(value) and value > 0 for value in made)
    assert float(count) not in made
    assert len(set(made)) == len(made)


def test_a_measure_keeps_its_places() -> None:
    assert 4.04 in set(neighbour_numbers(2.02))
    assert any(value != int(value) for value in neighbour_numbers(2.02))
    assert all(round(value, 2) == value for value in neighbour_numbers(2.02))
