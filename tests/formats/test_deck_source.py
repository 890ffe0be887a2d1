"""Reading a source folder: every fault, each at its place, all at once."""

from pathlib import Path

import pytest

from studyapp.content.problem import DeckError, Problem
from studyapp.formats.deck_source import read_deck_source

HEAD = "format: 1\nid: small\ntitle: Small\nversion: 1.0.0\ntopics:\n  - id: a\n    title: A\n"


def write_deck(folder: Path, entries: str, head: str = HEAD) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "deck.yaml").write_text(head, encoding="utf-8")
    (folder / "entries.yaml").write_text(entries, encoding="utf-8")
    return folder


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DeckError) as caught:
        read_deck_source(folder)
    assert caught.value.safe
    return caught.value.problems


EVENT = "events:\n  - id: e\n    topic: a\n    date: 1965-04\n    title: T\n    what: W\n"


def test_a_small_deck_reads(tmp_path: Path) -> None:
    deck = read_deck_source(write_deck(tmp_path / "d", EVENT))
    assert [entry.id for entry in deck.entries] == ["e"]


def test_scalars_stay_text_until_the_model_types_them(tmp_path: Path) -> None:
    deck = read_deck_source(
        write_deck(tmp_path / "d", "notes:\n  - {id: n, topic: a, prompt: no, answer: 1:30}\n")
    )
    assert deck.entries[0].model_dump()["answer"] == "1:30"
    assert deck.entries[0].model_dump()["prompt"] == "no"


@pytest.mark.parametrize(
    ("entries", "code", "line", "column"),
    [
        ("events:\n\t- id: e\n", "tab", 2, 1),
        (EVENT.replace("what: W", "what: [W]"), "string_type", 6, 11),
        (EVENT.replace("what: W", "wat: W"), "unknown_field", 6, 5),
        (EVENT.replace("1965-04", "16 Mai 1965"), "bad_date", 4, 11),
        (EVENT.replace("topic: a", "topic: b"), "unknown_reference", 3, 12),
        (EVENT + "    figures: [nobody]\n", "unknown_reference", 7, 15),
        (EVENT + "    what: again\n", "duplicate_key", 7, 5),
        (EVENT + EVENT.removeprefix("events:\n"), "duplicate_id", 7, 9),
        ("evnts: []\n", "unknown_kind", 1, 1),
        ("events: &x []\n", "anchor", 1, 9),
        ("events: !!python/object:os.system []\n", "tag", 1, 9),
        ("events: []\n---\nevents: []\n", "documents", 2, 1),
        ("- a\n", "wrong_shape", 1, 1),
        ("events: {", "yaml", 2, 1),
    ],
)
def test_a_fault_is_told_at_its_place(
    tmp_path: Path, entries: str, code: str, line: int, column: int
) -> None:
    found = problems_of(write_deck(tmp_path / "d", entries))
    assert (code, "entries.yaml", line, column) in {(p.code, p.file, p.line, p.column) for p in found}
    assert all(problem.message.endswith((".", "?")) for problem in found)


def test_all_faults_of_all_entries_come_at_once(tmp_path: Path) -> None:
    entries = "events:\n  - {id: e, topic: a, date: x, title: T, what: W}\n  - {id: f, topic: a, date: 1965, title: T}\n"
    assert {(p.entry, p.field) for p in problems_of(write_deck(tmp_path / "d", entries))} == {
        ("e", "date"),
        ("f", "what"),
    }


def test_near_misses_are_suggested(tmp_path: Path) -> None:
    found = problems_of(write_deck(tmp_path / "d", EVENT.replace("what: W", "wht: W")))
    assert any("Did you mean what?" in problem.message for problem in found)


def test_a_missing_folder_and_a_folder_without_head_are_told(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "nowhere")[0].code == "no_folder"
    (tmp_path / "empty").mkdir()
    assert problems_of(tmp_path / "empty")[0].code == "no_head"


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    folder = write_deck(tmp_path / "d", EVENT)
    (folder / "entries.yaml").write_bytes(b"events:\n  - id: \xff\n")
    assert problems_of(folder)[0].code == "not_utf8"


def test_an_excerpt_shows_the_lines_around(tmp_path: Path) -> None:
    found = problems_of(write_deck(tmp_path / "d", EVENT.replace("1965-04", "x")))[0]
    assert (4, "    date: x") in found.excerpt
    assert len(found.excerpt) <= 4
