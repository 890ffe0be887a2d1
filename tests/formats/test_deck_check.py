"""Hints of `deck check`: each with a small deck that deserves it, and none for a deck that does not."""

from pathlib import Path

import pytest

from studyapp.services.deck_tools import DeckTools
from tests.builders import ROOT
from tests.formats.test_deck_source import HEAD, write_deck

HEAD_WITH_SOURCE = HEAD + "sources:\n  - {id: s, citation: A book}\n"
CITED = "    sources: [{source: s, pages: '1'}]\n"
EVENT = (
    "events:\n  - id: e\n    topic: a\n    date: 1965-04\n    title: The letter\n    what: Somebody wrote.\n"
)
FIGURE = (
    "figures:\n  - id: {id}\n    topic: a\n    name: {name}\n    side: A\n    roles: [{{title: the {id}}}]\n"
)
DEED = FIGURE.format(id="f", name="Ada") + (
    "    known_for:\n      - {id: march, text: led the march, context: It rained., sources: [{source: s, pages: '7'}]}\n"
    "      - {id: song, text: wrote the song}\n    context: She was tall.\n"
)
QUESTION = (
    "questions:\n  - id: q\n    topic: a\n    stem: {stem}\n    answers: [Right]\n"
    "    distractors:\n      - {{text: {wrong}, why: It is wrong.}}\n    explanation: So it is.\n"
)
WRITTEN = "    distractors:\n      - {{text: {wrong}, why: It is wrong.}}\n"


def hints_of(folder: Path, entries: str) -> set[str]:
    report = DeckTools(ROOT / "resources" / "deck-template").check(
        write_deck(folder, entries, HEAD_WITH_SOURCE)
    )
    assert report.errors == ()
    assert all(hint.line and hint.entry for hint in report.hints)
    return {hint.code for hint in report.hints}


@pytest.mark.parametrize(
    ("code", "entries"),
    [
        ("no_source", EVENT),
        ("no_context", EVENT + CITED + "    importance: core\n"),
        ("long_list", EVENT + CITED + "    effects: [One.., Two.., Three.., Four.., Five.., Six..]\n"),
        ("long_text", EVENT.replace("Somebody wrote.", "word " * 130) + CITED),
        ("long_answer", EVENT.replace("Somebody wrote.", "word " * 31) + CITED),
        ("short_date_prompt", EVENT + CITED + "    prompts: {date: When was it?}\n"),
        ("answer_in_prompt", EVENT + CITED + "    prompts: {date: In which month was April 1965 like?}\n"),
        (
            "same_prompt",
            "notes:\n"
            + "".join(
                f"  - {{id: {name}, topic: a, prompt: Which is it?, answer: {name}, sources: [{{source: s}}]}}\n"
                for name in ("one", "two")
            ),
        ),
        ("unreferenced_figure", FIGURE.format(id="f", name="Le Duan") + CITED),
        (
            "unmarked_pair",
            FIGURE.format(id="f", name="Nguyen Van An")
            + CITED
            + FIGURE.format(id="g", name="Nguyen Van Anh").removeprefix("figures:\n")
            + CITED,
        ),
        ("negative_stem", QUESTION.format(stem="Who was not there?", wrong="Wrong") + CITED),
        ("all_or_none", QUESTION.format(stem="Who was there?", wrong="None of the above") + CITED),
        ("absolute_word", QUESTION.format(stem="Who was there?", wrong="He was always there") + CITED),
        ("same_option", QUESTION.format(stem="Who was there?", wrong="right.") + CITED),
        ("all_or_none", EVENT + WRITTEN.format(wrong="All of the above") + CITED),
        ("absolute_word", EVENT + WRITTEN.format(wrong="They only wrote.") + CITED),
        ("same_option", EVENT + WRITTEN.format(wrong="Somebody  wrote") + CITED),
        ("few_distractors", EVENT + WRITTEN.format(wrong="Somebody telephoned.") + CITED),
        ("few_distractors", EVENT + CITED + "    wrong_options: {place: [{text: Lima, why: It is not.}]}\n"),
        (
            "unusable_option",
            EVENT + CITED + "    wrong_options: {date: [{text: some day, why: It is none.}]}\n",
        ),
        ("few_distractors", QUESTION.format(stem="Who was there?", wrong="Wrong") + CITED),
    ],
)
def test_a_hint_is_given(tmp_path: Path, code: str, entries: str) -> None:
    assert code in hints_of(tmp_path / "d", entries)


def test_a_careful_deck_gets_none(tmp_path: Path) -> None:
    assert hints_of(tmp_path / "d", EVENT + CITED) == set()


def test_words_for_a_sum_are_not_absolute(tmp_path: Path) -> None:
    two = WRITTEN + "      - {{text: They telephoned at last., why: It is wrong.}}\n"
    assert (
        hints_of(tmp_path / "d", EVENT + two.format(wrong="They wrote five letters in all.") + CITED) == set()
    )


def test_the_template_for_teachers_is_clean() -> None:
    report = DeckTools(ROOT / "resources" / "deck-template").check(ROOT / "resources" / "deck-template")
    assert (report.errors, report.hints) == ((), ())


def test_a_deed_has_its_own_remark_and_pages_or_those_of_its_figure(tmp_path: Path) -> None:
    tools = DeckTools(ROOT / "resources" / "deck-template")
    folder = write_deck(tmp_path / "d", DEED + CITED, HEAD_WITH_SOURCE)
    packed = tools.build(folder, tmp_path / "d.studydeck")
    tools.unpack(packed, tmp_path / "again")
    for path in (folder, packed, tmp_path / "again"):
        cards = {card.id.facet: card for card in tools.cards(path)[1]}
        march, song = cards["known_for.march"], cards["known_for.song"]
        assert (march.context, [ref.pages for ref in march.sources]) == ("It rained.", ["7"])
        assert (song.context, [ref.pages for ref in song.sources]) == ("She was tall.", ["1"])


@pytest.mark.parametrize(
    ("code", "entries"),
    [
        ("wrong_reference", EVENT + CITED + "    figures: [e]\n"),
        ("unknown_reference", EVENT + CITED + "    confusable_with: [nobody]\n"),
        ("unknown_reference", DEED.replace("source: s", "source: nowhere")),
        ("unknown_facet", EVENT + CITED + "    skip: [colour]\n"),
        ("unknown_facet", EVENT + CITED + "    wrong_options: {colour: [{text: Red, why: It is not.}]}\n"),
        ("missing_field", EVENT.replace("    what: Somebody wrote.\n", "") + CITED),
        ("bad_choice", EVENT + CITED + "    importance: high\n"),
        ("bad_id", EVENT.replace("id: e\n", "id: E e\n") + CITED),
        ("wrong_shape", "events:\n  - one\n"),
    ],
)
def test_an_error_stops_a_build(tmp_path: Path, code: str, entries: str) -> None:
    report = DeckTools(ROOT / "resources" / "deck-template").check(
        write_deck(tmp_path / "d", entries, HEAD_WITH_SOURCE)
    )
    assert code in {error.code for error in report.errors}


@pytest.mark.parametrize(
    "entries",
    [
        "figures:\n  - {id: f, topic: a, name: Ada, side: A, roles: [{title: the minister}]}\n",
        EVENT,
        "decisions:\n  - {id: d, topic: a, date: 1965, title: To wait, deciders: [], problem: War., choice: To wait.}\n",
        "terms:\n  - {id: t, topic: a, term: Truce, definition: A rest in a war.}\n",
        "organisations:\n  - {id: o, topic: a, name: The staff, purpose: led the army}\n",
        "statistics:\n  - {id: s1, topic: a, subject: guns, value: 0, unit: guns, as_of: 1965}\n",
        (
            "series:\n  - {id: s2, topic: a, subject: guns, unit: guns, "
            "points: [{date: 1965, value: 1}, {date: 1966, value: 1}]}\n"
        ),
        "arguments:\n  - {id: g, topic: a, claim: It was so., holder: Ada, evidence: [A letter]}\n",
        "notes:\n  - {id: n, topic: a, prompt: Who?, answer: Ada}\n",
        "notes:\n  - {id: m, topic: a}\n",
        "questions:\n  - {id: q, topic: a, stem: Who?, answers: [Ada], explanation: So it is.}\n",
    ],
)
def test_an_entry_with_the_least_it_needs_is_read(tmp_path: Path, entries: str) -> None:
    hints_of(tmp_path / "d", entries)
