"""The package NAME.studydeck that teachers hand out: a zip with `manifest.json` and `deck.json`.

Format 1. Read with distrust: members are looked at by name only, streamed with a budget, and never extracted.
"""

import hashlib
import itertools
import os
import unicodedata
import zipfile
import zlib
from pathlib import Path, PureWindowsPath

from studyapp.content.deck import FORMAT, Deck
from studyapp.content.problem import DeckError, Problem
from studyapp.formats.deck_json import canonical_json, deck_from_tree, deck_to_tree
from studyapp.formats.deck_tree import DeckBuilder
from studyapp.formats.limits import LIMITS, Limits
from studyapp.formats.strict_json import read_json

SUFFIX = ".studydeck"
MANIFEST, DECK = "manifest.json", "deck.json"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
CHUNK_BYTES = 1 << 16
ENCRYPTED = 0x1
UNIX_LINK = 0o120000
UNIX_TYPE = 0o170000


def write_deck_package(deck: Deck, file: Path) -> None:
    """Write the package; the same deck gives the same bytes. An existing file is replaced only when all is written.

    :raises DeckError: when the file cannot be written.
    """
    content = canonical_json(deck_to_tree(deck))
    manifest = canonical_json(
        {
            "format": FORMAT,
            "id": deck.id,
            "version": deck.version,
            "files": {DECK: hashlib.sha256(content).hexdigest()},
        }
    )
    partial = file.with_name(f"{file.name}.partial")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
                for name, data in ((MANIFEST, manifest), (DECK, content)):
                    member = zipfile.ZipInfo(name, FIXED_TIME)
                    member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                    package.writestr(member, data)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(file)
    except OSError as error:
        raise DeckError(
            f"{file} cannot be written: {error.strerror}.", _one("unwritable", file.name, "")
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def read_deck_package(file: Path, limits: Limits = LIMITS) -> Deck:
    """Read and check a package.

    :raises DeckError: with a sentence for whatever is wrong with the file, or every problem of the deck in it.
    """
    try:
        if file.stat().st_size > limits.package_bytes:
            raise _refused(file, "too_large", f"it is larger than {limits.package_bytes // 1_000_000} MB")
        with zipfile.ZipFile(file) as package:
            members = _checked_members(file, package, limits)
            manifest = _streamed(file, package, members.get(MANIFEST), limits)
            content = _streamed(file, package, members.get(DECK), limits)
    except FileNotFoundError as error:
        raise DeckError(f"There is no file {file}.", _one("no_file", str(file), "a deck file")) from error
    except IsADirectoryError as error:
        raise DeckError(f"{file} is a folder.", _one("no_file", str(file), "a deck file")) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
        ValueError,
    ) as error:
        raise _refused(file, "not_a_package", "it is damaged or not a deck package") from error
    except OSError as error:
        raise _refused(file, "unreadable", str(error.strerror or error).lower()) from error
    return _deck(file, manifest, content, limits)


def _deck(file: Path, manifest: bytes, content: bytes, limits: Limits) -> Deck:
    builder = DeckBuilder(limits)
    what_failed = f"{file.name} cannot be used"
    head, problems = read_json(f"{file.name}/{MANIFEST}", manifest, limits)
    builder.problems += problems
    listed = head.data if isinstance(head.data, dict) else {}
    if listed.get("format") != FORMAT:
        raise _refused(
            file, "newer_format", "it is not of deck format 1, perhaps from a newer version of StudyApp"
        )
    files = listed.get("files")
    if not isinstance(files, dict) or files.get(DECK) != hashlib.sha256(content).hexdigest():
        raise _refused(file, "changed", "its content does not fit its manifest, so it was changed or damaged")
    tree, problems = read_json(f"{file.name}/{DECK}", content, limits)
    builder.problems += problems
    return deck_from_tree(tree, what_failed, builder)


def _checked_members(file: Path, package: zipfile.ZipFile, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    members = package.infolist()
    if len(members) > limits.members:
        raise _refused(file, "too_many", f"it holds more than {limits.members} files")
    seen: set[str] = set()
    for member in members:
        problem = _name_problem(member.filename) or _kind_problem(member)
        folded = unicodedata.normalize("NFC", member.filename).casefold()
        if folded in seen:
            problem = f"it holds {_safe(member.filename)} twice"
        seen.add(folded)
        if problem:
            raise _refused(file, "unsafe_member", problem)
    if sum(member.file_size for member in members) > limits.expanded_bytes:
        raise _refused(file, "too_large", "it grows too large when unpacked")
    if overlapping(members):
        raise _refused(file, "overlap", "its files lie over each other")
    return {member.filename: member for member in members}


def _name_problem(name: str) -> str | None:
    windows = PureWindowsPath(name)
    parts = name.split("/")
    unsafe = windows.is_absolute() or windows.drive or name.startswith("/") or "\\" in name or ":" in name
    if unsafe or ".." in parts or not name.isprintable() or windows.is_reserved():
        return f"the name {_safe(name)} is not allowed"
    if name not in {MANIFEST, DECK} and not name.startswith("media/"):
        return f"it holds {_safe(name)}, which is no part of a deck"
    return None


def _kind_problem(member: zipfile.ZipInfo) -> str | None:
    if member.flag_bits & ENCRYPTED:
        return "it is encrypted"
    if (member.external_attr >> 16) & UNIX_TYPE == UNIX_LINK:
        return f"{_safe(member.filename)} is a link"
    return None


def overlapping(members: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share bytes of the file, as in bombs that quote one kernel many times."""
    spans = sorted((member.header_offset, member.header_offset + member.compress_size) for member in members)
    return any(end > start for (_, end), (start, _) in itertools.pairwise(spans))


def _streamed(file: Path, package: zipfile.ZipFile, member: zipfile.ZipInfo | None, limits: Limits) -> bytes:
    """The real bytes of a member, counted while they come: the sizes that a zip states may lie."""
    if member is None:
        raise _refused(file, "no_deck", f"it has no {DECK}")
    most = min(limits.member_bytes, limits.deck_bytes)
    found = bytearray()
    with package.open(member) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            found += chunk
            ratio_exceeded = len(found) > limits.ratio_from_bytes and len(found) > limits.ratio * max(
                1, member.compress_size
            )
            if len(found) > most or ratio_exceeded:
                raise _refused(file, "bomb", "it grows too large when unpacked")
    return bytes(found)


def _refused(file: Path, code: str, reason: str) -> DeckError:
    return DeckError(
        f"{file.name} cannot be used: {reason}.",
        _one(code, file.name, "a deck package made by StudyApp"),
        advice="Ask for the file again, or choose another one.",
    )


def _one(code: str, found: str, expected: str) -> tuple[Problem, ...]:
    return (Problem(code=code, message=expected, file=found, found=found, expected=expected),)


def _safe(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)[:80]
