"""Marks show where a typed answer differs, and only where the judge sees a difference."""

from hypothesis import given
from hypothesis import strategies as st

from studyapp.questions.differences import differences


def marked(pieces: tuple[tuple[str, bool], ...]) -> str:
    return "".join(f"[{text}]" if differs else text for text, differs in pieces)


def test_a_slip_is_marked_in_both_texts() -> None:
    found = differences("Luo Ruiking", "Luo Ruiqing")
    assert found is not None
    assert (marked(found.given), marked(found.right), found.letters) == ("Luo Rui[k]ing", "Luo Rui[q]ing", 1)


def test_a_missing_letter_is_marked_where_it_belongs() -> None:
    found = differences("Vo Nguyen Gap", "Võ Nguyên Giáp")
    assert found is not None
    assert (marked(found.given), marked(found.right)) == ("Vo Nguyen Gap", "Võ Nguyên G[i]áp")


def test_nothing_is_marked_where_the_judge_sees_no_difference_or_nothing_alike() -> None:
    assert differences("le duan", "Lê Duẩn") is None
    assert differences("Zhou Enlai", "Pham Van Dong") is None
    assert differences("a" * 300, "a" * 299) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_pieces_are_the_texts(given_text: str, right: str) -> None:
    found = differences(given_text, right)
    if found is not None:
        assert "".join(piece.text for piece in found.given) == given_text
        assert "".join(piece.text for piece in found.right) == right
