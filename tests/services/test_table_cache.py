"""Price tables on the disk: found again, and made anew where the disk gives nothing or something else."""

from pathlib import Path

import numpy as np

from studyapp.scheduling.exam_cards import Learner
from studyapp.services.exam_plan.table_cache import TableCache
from studyapp.storage.file_cache import FileCache

LEARNER = Learner()


def cache_in(folder: Path) -> TableCache:
    return TableCache(FileCache(folder, 2))


def test_a_table_is_kept_for_the_next_start(tmp_path: Path) -> None:
    made = cache_in(tmp_path).table(LEARNER, 10)
    [file] = tmp_path.iterdir()
    written = file.stat().st_mtime_ns
    found = cache_in(tmp_path).table(LEARNER, 12)
    assert np.array_equal(found.worth, made.worth)
    assert file.stat().st_mtime_ns == written


def test_pace_needs_no_new_table_and_another_memory_does(tmp_path: Path) -> None:
    cache = cache_in(tmp_path)
    made = cache.table(LEARNER, 10)
    assert cache.table(Learner(pace=2.0), 10) is made
    other = Learner(lasting=0.5)
    assert cache.table(other, 10).serves(other, 10)


def test_damaged_files_and_folders_that_refuse_do_no_harm(tmp_path: Path) -> None:
    made = cache_in(tmp_path).table(LEARNER, 10)
    [file] = tmp_path.iterdir()
    file.write_bytes(b"{}\nrubbish")
    assert np.array_equal(cache_in(tmp_path).table(LEARNER, 10).worth, made.worth)
    no_folder = tmp_path / "file"
    no_folder.write_text("not a folder", encoding="utf-8")
    assert np.array_equal(cache_in(no_folder).table(LEARNER, 10).worth, made.worth)


def test_only_the_newest_files_stay(tmp_path: Path) -> None:
    cache = cache_in(tmp_path)
    for lasting in (0.5, 1.0, 2.0):
        cache.table(Learner(lasting=lasting), 10)
    assert len(list(tmp_path.iterdir())) == 2
