"""JSON from strangers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.formats.limits import Limits
from studyapp.formats.strict_json import read_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(PLAIN)
def test_what_the_standard_library_writes_reads_back(value: object) -> None:
    tree, problems = read_json("deck.json", json.dumps(value).encode(), Limits())
    assert (tree.data, problems) == (value, ())


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"{", "json"),
        (b'{"a": NaN}', "json"),
        (b'{"a": -Infinity}', "json"),
        (b'{"a": 1, "a": 2}', "json"),
        (b"1" * 50, "json"),
        (b"[" * 5000 + b"]" * 5000, "too_deep"),
        (b"\xff\xfe", "not_utf8"),
    ],
)
def test_what_the_format_forbids_is_refused(raw: bytes, code: str) -> None:
    tree, problems = read_json("deck.json", raw, Limits())
    assert tree.data is None
    assert [problem.code for problem in problems] == [code]


def test_brackets_inside_text_are_no_depth() -> None:
    raw = json.dumps({"a": "[" * 5000 + '\\"'}).encode()
    assert read_json("deck.json", raw, Limits())[1] == ()
