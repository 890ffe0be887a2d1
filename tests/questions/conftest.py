"""The shipped deck as questions see it."""

from pathlib import Path

import pytest

from studyapp.formats.deck_source import read_deck_source
from studyapp.questions.library import Library


@pytest.fixture(scope="package")
def library(shipped: Path) -> Library:
    return Library((read_deck_source(shipped),))
