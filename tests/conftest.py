"""For all tests: an offscreen screen, files in memory where there is room, and no way to the real user folder."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_MEMORY, _ROOM_BYTES = Path("/dev/shm"), 2_000_000_000
if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM_BYTES:
    # Every answer is flushed to the disk before it counts; waiting for that was a third of some tests' time.
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)
_HOME = tempfile.TemporaryDirectory(prefix="studyapp-tests-")
for _name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "STUDYAPP_HOME", "LOCALAPPDATA"):
    os.environ[_name] = str(Path(_HOME.name) / _name.lower())

settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("tests")


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder of the deck that comes with the program."""
    return Path(__file__).parent.parent / "content" / "china-vietnam-war-1964-69"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for one profile."""
    return tmp_path / "profile"
