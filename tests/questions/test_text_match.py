"""Judging typed answers."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.questions.question import Outcome
from studyapp.questions.text_match import LONGEST_RESPONSE, match_text

NAMES = ("Võ Nguyên Giáp", "Le Duan", "Xi'an", "People’s Daily", "Đồng", "罗瑞卿")


@given(
    st.sampled_from(NAMES),
    st.sampled_from(["NFC", "NFD", "NFKC"]),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_form_does_not_matter(name: str, form: str, case: object) -> None:
    assert callable(case)
    typed = f"  {unicodedata.normalize(form, case(name)).replace(' ', '   ')} "  # type: ignore[arg-type]
    assert match_text(typed, (name,)).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("typed", "answer", "outcome"),
    [
        ("giap vo nguyen", "Vo Nguyen Giap", Outcome.RIGHT),
        ("the staff", "General Staff", Outcome.WRONG),
        ("staff", "General Staff", Outcome.WRONG),
        ("the General Staff", "General Staff", Outcome.RIGHT),
        ("the third front", "Third Front", Outcome.RIGHT),
        ("pham van dong", "Phạm Văn Đồng", Outcome.RIGHT),
        ("Lou Ruiqing", "Luo Ruiqing", Outcome.CLOSE),
        ("Luo Ruiqng", "Luo Ruiqing", Outcome.CLOSE),
        ("Liu Shaoqi", "Luo Ruiqing", Outcome.WRONG),
        ("CPVEF's second division", "second division of the CPVEF", Outcome.RIGHT),
        ("CPVEF’s second division", "CPVEF second division", Outcome.RIGHT),
        ("Mao second line", "Mao’s second line", Outcome.RIGHT),
        ("Peoples Daily", "People’s Daily", Outcome.RIGHT),
        ("Xian", "Xi'an", Outcome.RIGHT),
        ("Xi'an's", "Xian", Outcome.RIGHT),
        ("1960's", "1960", Outcome.WRONG),
        ("Hepatitis", "Hepatitis A", Outcome.CLOSE),
        ("Gurtov, Harding", "Harding and Gurtov", Outcome.RIGHT),
        ("Harding & Gurtov", "Harding and Gurtov", Outcome.RIGHT),
        ("Harding", "Harding and Gurtov", Outcome.WRONG),
        ("CPVEF's first division", "second division of the CPVEF", Outcome.WRONG),
        ("20th parallel", "21st parallel", Outcome.WRONG),
        ("19", "19th", Outcome.RIGHT),
        ("nineteenth parallel", "19th parallel", Outcome.RIGHT),
        ("4th division", "Fourth division", Outcome.RIGHT),
        ("Division Two", "Second division", Outcome.RIGHT),
        ("No. 2 division", "Second division", Outcome.RIGHT),
        ("number two division", "Second division", Outcome.RIGHT),
        ("Nr 2 division", "2nd division", Outcome.RIGHT),
        ("Division Three", "Second division", Outcome.WRONG),
        ("No. 3 division", "Second division", Outcome.WRONG),
        ("twenty-first parallel", "21st parallel", Outcome.RIGHT),
        ("sixty-one division", "61st division", Outcome.RIGHT),
        ("twentieth parallel", "21st parallel", Outcome.WRONG),
        ("sixty division", "Sixth division", Outcome.WRONG),
        ("Thrid Front", "Third Front", Outcome.CLOSE),
        ("tow camps theory", "Two-camps theory", Outcome.CLOSE),
        ("st division", "61st division", Outcome.WRONG),
        ("No man's land", "no man’s land", Outcome.RIGHT),
        ("Vietminh", "Viet Minh", Outcome.RIGHT),
        ("air space", "airspace", Outcome.RIGHT),
        ("fifth division of the CPVEF", "First division of the CPVEF", Outcome.WRONG),
        ("5th division", "Fourth division", Outcome.WRONG),
        ("63rd division", "61st division", Outcome.WRONG),
        ("Japanese Communist Party", "Chinese Communist Party", Outcome.WRONG),
        ("Highway Construction Headquarters", "Railway Construction Headquarters", Outcome.WRONG),
        ("South-Western Region", "North-Western Region", Outcome.WRONG),
        ("Chinise Comunist Party", "Chinese Communist Party", Outcome.CLOSE),
        ("army general staff", "General Staff", Outcome.CLOSE),
        ("the Laotian People's Party of Laos", "Laotian People’s Party", Outcome.CLOSE),
        ("General Staff of the 2nd division", "General Staff", Outcome.WRONG),
        ("Southern Kephalonia", "Kep", Outcome.WRONG),
        ("", "Mao", Outcome.WRONG),
        ("\x00\u200b🎓", "Mao", Outcome.WRONG),
    ],
)
def test_slips_are_close_and_digits_never_forgive(typed: str, answer: str, outcome: Outcome) -> None:
    assert match_text(typed, (answer,)).outcome is outcome


@pytest.mark.parametrize("typed", ["General Vo Nguyen Giap", "the General Giap", "Comrade Giap", "Giap"])
def test_a_title_may_stand_before_the_name_of_a_person(typed: str) -> None:
    names = ("Vo Nguyen Giap", "Giap")
    assert match_text(typed, names, is_person=True).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("A. Whiting", Outcome.RIGHT),
        ("A. S. Whiting", Outcome.RIGHT),
        ("A S Whiting", Outcome.RIGHT),
        ("R. Whiting", Outcome.WRONG),
        ("A. W.", Outcome.WRONG),
        ("Allen Whiting and Chen Jian", Outcome.WRONG),
    ],
)
def test_initials_may_stand_before_a_surname(typed: str, outcome: Outcome) -> None:
    assert match_text(typed, ("Allen Whiting", "Whiting"), is_person=True).outcome is outcome


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [
        ("Renmin Ribao (People's Daily)", True),
        ("the People's Daily (Renmin ribao)", True),
        ("People's Daily [人民日报]", True),
        ("Renmin ribao (Red Flag)", False),
        ("Red Flag (Renmin ribao)", False),
        ("Renmin ribao ()", True),
        ("(Renmin ribao)", True),
        ("Renmin ribao (", True),
    ],
)
def test_another_accepted_name_may_stand_in_brackets(typed: str, *, is_right: bool) -> None:
    match = match_text(typed, ("Renmin ribao", "People’s Daily", "人民日报"))
    assert (match.outcome is Outcome.RIGHT) is is_right


@given(st.text(max_size=1200))
def test_any_text_is_judged_without_an_exception(typed: str) -> None:
    match_text(typed, NAMES)


@pytest.mark.parametrize("letters", ["a", "Zhou ", "one ", "twenty ", "x's ", "(a", "no 1 "])
def test_the_longest_answer_is_judged_in_ten_milliseconds(letters: str) -> None:
    typed = (letters * LONGEST_RESPONSE)[:LONGEST_RESPONSE]
    accepted = tuple(f"{name} {number}" for name in NAMES for number in range(4))
    match_text("anything", accepted)  # loads what compares letters
    started_seconds = time.process_time()
    match_text(typed, accepted, is_person=True)
    assert time.process_time() - started_seconds < 0.01


def test_where_it_was_may_be_said_with_its_preposition() -> None:
    assert match_text("in Kep", ("Kep",)).outcome is Outcome.RIGHT
    assert match_text("near the Kep area", ("Kep area",)).outcome is Outcome.RIGHT
    assert match_text("to", ("Kep",)).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("typed", "accepted", "nearest"),
    [
        ("peaceful coexistance", ("Peaceful co-existence", "peaceful coexistence"), "peaceful coexistence"),
        ("Hu Zhenqing", ("Hu Zhengqing’s", "Hu Zhengqing"), "Hu Zhengqing"),
        ("Laos Peoples Party", ("Lao People’s Party", "Lao Party"), "Lao People’s Party"),
    ],
)
def test_a_close_answer_is_laid_beside_the_nearest_name(
    typed: str, accepted: tuple[str, ...], nearest: str
) -> None:
    assert match_text(typed, accepted) == (Outcome.CLOSE, nearest)
