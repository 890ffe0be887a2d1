"""`studyapp data ...`: the progress file and its backups."""

import sys
from pathlib import Path
from typing import Any

import click

from studyapp.cli.context import PROBLEM, Options, StudyAppGroup, common_options, options_of, print_json, say


@click.group(cls=StudyAppGroup)
def data() -> None:
    """Where progress is kept, its check, and its backups."""


@data.command()
@common_options
@options_of
def where(options: Options) -> None:
    """The folder with everything that is yours."""
    paths = options.paths
    if options.as_json:
        print_json(
            {"folder": str(paths.data), "progress": str(paths.progress_file), "backups": str(paths.backups)}
        )
    else:
        say(str(paths.data))


@data.command()
@common_options
@options_of
def check(options: Options) -> None:
    """Read every answer and compare it with its checksum and with what follows from it."""
    with options.services() as services:
        problems = services.backups.check()
    if options.as_json:
        print_json({"problems": list(problems)})
    else:
        for problem in problems or ("The progress file is whole.",):
            say(problem)
    sys.exit(PROBLEM if problems else 0)


@data.command()
@common_options
@options_of
def backup(options: Options) -> None:
    """Make a backup now."""
    with options.services() as services:
        made = services.backups.make()
    if options.as_json:
        print_json(_backup(made))
    else:
        say(f"{made.file} with {made.answers} answers")


@data.command()
@common_options
@options_of
def backups(options: Options) -> None:
    """All backups, newest first. JSON: a list of {file, made_at, answers, bytes}."""
    from studyapp.services.backups import backups_in

    found = backups_in(options.paths.backups)
    if options.as_json:
        print_json([_backup(one) for one in found])
        return
    for one in found:
        say(f"{one.file}  {one.made_at:%Y-%m-%d %H:%M} UTC  {one.answers} answers")
    if not found:
        say(f"There is no backup in {options.paths.backups}.")


@data.command()
@click.argument("file", type=click.Path(path_type=Path))
@common_options
@options_of
def restore(options: Options, file: Path) -> None:
    """Go back to a backup. The present state becomes a backup first."""
    from studyapp.services.backups import restore_damaged

    if not restore_damaged(file, options.paths.progress_file, options.paths.backups):
        with options.services() as services:
            before, _ = services.backups.restore(file)
        say(f"Restored {file}. The state before is in {before.file}.")
    else:
        say(f"Restored {file}. The damaged file was kept beside it in {options.paths.backups}.")


def _backup(backup: Any) -> dict[str, Any]:
    return {
        "file": str(backup.file),
        "made_at": backup.made_at.isoformat(),
        "answers": backup.answers,
        "bytes": backup.file_bytes,
    }
