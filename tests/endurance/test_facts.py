"""Every card of the shipped deck in every kind, twenty times over, against the deck's facts."""

from pathlib import Path

import pytest

from studyapp.formats.deck_source import read_deck_source
from studyapp.questions.asking import QUIZ_KINDS
from studyapp.questions.library import Library
from tests.questions.test_facts import found


@pytest.mark.parametrize("kind", QUIZ_KINDS)
def test_twenty_seeds_agree_with_the_facts(shipped: Path, kind: str) -> None:
    assert found(Library((read_deck_source(shipped),)), kind, range(20)) == []
