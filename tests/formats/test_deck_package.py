"""Packages: without loss, the same bytes for the same deck, and refused with a sentence when anything is off."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.content.deck import Deck
from studyapp.content.problem import DeckError
from studyapp.formats.deck_package import read_deck_package, write_deck_package
from studyapp.formats.deck_source import read_deck_source
from studyapp.formats.limits import LIMITS
from studyapp.formats.source_writer import write_deck_source


@pytest.fixture(scope="module")
def deck(shipped: Path) -> Deck:
    return read_deck_source(shipped)


@pytest.fixture
def package(deck: Deck, tmp_path: Path) -> Path:
    file = tmp_path / "d.studydeck"
    write_deck_package(deck, file)
    return file


def test_a_package_holds_the_whole_deck(deck: Deck, package: Path) -> None:
    assert read_deck_package(package) == deck


def test_the_same_deck_gives_the_same_bytes(deck: Deck, package: Path, tmp_path: Path) -> None:
    write_deck_package(deck, tmp_path / "again.studydeck")
    assert (tmp_path / "again.studydeck").read_bytes() == package.read_bytes()


def test_unpacked_source_equals_the_package(deck: Deck, tmp_path: Path) -> None:
    write_deck_source(deck, tmp_path / "source")
    assert read_deck_source(tmp_path / "source") == deck


def test_a_folder_with_content_is_not_written_over(deck: Deck, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(DeckError):
        write_deck_source(deck, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.txt"]


def refused(file: Path) -> str:
    with pytest.raises(DeckError) as caught:
        read_deck_package(file)
    return str(caught.value)


def test_truncated_and_foreign_files_are_refused(package: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.studydeck"
    cut.write_bytes(package.read_bytes()[:2000])
    assert "damaged" in refused(cut)
    other = tmp_path / "other.studydeck"
    other.write_bytes(b"no zip at all")
    assert "damaged" in refused(other)
    assert "no file" in refused(tmp_path / "absent.studydeck")


@pytest.mark.parametrize(
    "name",
    [
        "../deck.json",
        "/deck.json",
        "C:\\deck.json",
        "media\\x",
        "a/../../x",
        "extra.txt",
        "media/con:x",
        "DECK.JSON",
    ],
)
def test_members_with_unsafe_names_are_refused(package: Path, name: str) -> None:
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr(name, "x")
    assert "cannot be used" in refused(package)


def test_links_in_a_package_are_refused(package: Path) -> None:
    link = zipfile.ZipInfo("media/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "link" in refused(package)


def test_content_that_does_not_fit_its_manifest_is_refused(package: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.studydeck"
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(changed, "w") as target:
        target.writestr("manifest.json", source.read("manifest.json"))
        target.writestr("deck.json", source.read("deck.json").replace(b"1964", b"1965", 1))
    assert "manifest" in refused(changed)


@pytest.mark.parametrize(
    "content",
    [b'{"a": NaN}', b'{"a": 1, "a": 2}', b"[" * 70 + b"]" * 70, b"\xff", b"[]", b'{"n": ' + b"1" * 50 + b"}"],
)
def test_json_that_is_not_of_the_format_is_refused(tmp_path: Path, content: bytes) -> None:
    import hashlib

    file = tmp_path / "bad.studydeck"
    manifest = {"format": 1, "files": {"deck.json": hashlib.sha256(content).hexdigest()}}
    with zipfile.ZipFile(file, "w") as target:
        target.writestr("manifest.json", json.dumps(manifest))
        target.writestr("deck.json", content)
    assert "cannot be used" in refused(file)


def test_sizes_are_counted_at_the_limit_and_one_past_it(package: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        size = archive.getinfo("deck.json").file_size
    read_deck_package(package, replace(LIMITS, deck_bytes=size))
    with pytest.raises(DeckError, match="too large"):
        read_deck_package(package, replace(LIMITS, deck_bytes=size - 1))
    with pytest.raises(DeckError, match="larger"):
        read_deck_package(package, replace(LIMITS, package_bytes=package.stat().st_size - 1))
    with pytest.raises(DeckError, match="more than"):
        read_deck_package(package, replace(LIMITS, members=1))
    with pytest.raises(DeckError, match="grows"):
        read_deck_package(package, replace(LIMITS, ratio=2, ratio_from_bytes=1000))


@given(st.binary(max_size=400))
def test_any_bytes_give_a_sentence_or_a_deck(tmp_path: Path, noise: bytes) -> None:
    file = tmp_path / "noise.studydeck"
    file.write_bytes(noise)
    with pytest.raises(DeckError):
        read_deck_package(file)
