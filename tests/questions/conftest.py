"""The shipped deck as questions see it."""

import pytest

from studyapp.questions.library import Library
from tests.builders import shipped_ready


@pytest.fixture(scope="session")
def library() -> Library:
    """Of the installed deck, shared with all tests of the process."""
    return shipped_ready().library
