"""What all commands share: options, output and the way errors end."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from studyapp.errors import StudyAppError
from studyapp.paths import Paths, find_paths

if TYPE_CHECKING:
    from studyapp.services.services import Services

PROBLEM, USAGE = 1, 2


@dataclass(slots=True)
class Options:
    """The options that stand before the command. `now` is the student's wall clock, or None for the machine's."""

    data_dir: Path | None = None
    as_json: bool = False
    now: datetime | None = None
    seed: int | None = None

    @property
    def paths(self) -> Paths:
        return find_paths(self.data_dir)

    def open_services(self, *, read_only: bool = False) -> "Services":
        """Open the user's progress.

        :raises StorageError: when it cannot be opened.
        """
        from studyapp.bootstrap import build_services

        return build_services(self.paths, now=self.clock, seed=self.seed, read_only=read_only)

    def services_in(self, data: Path, *, now: Callable[[], datetime] | None = None) -> "Services":
        """Services over a folder of their own, with the same dice, at the same given time or at that of `now`."""
        from studyapp.bootstrap import build_services

        return build_services(find_paths(data), now=now or self.clock, seed=self.seed)

    @contextmanager
    def services(self, *, read_only: bool = False) -> Iterator["Services"]:
        """All services over the user's progress; a fresh one gets the decks that come with the program."""
        opened = self.open_services(read_only=read_only)
        try:
            if not read_only and opened.library.awaits_first_deck:
                for folder in opened.library.shipped_decks:
                    opened.library.install(folder)
            for warning in opened.warnings:
                say_aside(warning)
            yield opened
        finally:
            opened.close()

    @property
    def clock(self) -> Callable[[], datetime] | None:
        """The given moment as a clock that stands still, or None for the machine's."""
        if self.now is None:
            return None
        moment = self.now if self.now.tzinfo else self.now.astimezone()
        return lambda: moment


options_of = click.make_pass_decorator(Options, ensure=True)


def common_options(command: Any) -> Any:
    """The options that may stand before or after any command."""
    for option in (
        click.option("--seed", type=int, expose_value=False, callback=_keep("seed"), help="Repeatable dice."),
        click.option(
            "--now",
            expose_value=False,
            callback=_keep("now"),
            help="Local time to act at, such as 2026-05-01T09:00.",
        ),
        click.option(
            "--data-dir",
            type=click.Path(path_type=Path),
            expose_value=False,
            callback=_keep("data_dir"),
            help="Keep everything in this folder.",
        ),
        click.option(
            "--json",
            "as_json",
            is_flag=True,
            expose_value=False,
            callback=_keep("as_json"),
            help="Print one JSON document.",
        ),
    ):
        command = option(command)
    return command


def _keep(name: str) -> Any:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        options = context.ensure_object(Options)
        if name == "now" and value is not None:
            value = _moment(value)
        if value:
            setattr(options, name, value)
        elif name == "seed" and value is not None:
            options.seed = value

    return callback


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{text} is no time such as 2026-05-01T09:00.", param_hint="--now"
        ) from error
    return moment


def say(text: str = "") -> None:
    """Human text, on standard output."""
    click.echo(text)


def say_aside(text: str) -> None:
    """A message beside the output, on standard error."""
    click.echo(text, err=True)


def print_json(value: Any) -> None:
    """The one JSON document of a run."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


class StudyAppGroup(click.Group):
    """Commands whose problems end in a sentence on standard error and exit code 1, never in a traceback."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except StudyAppError as error:
            say_aside(str(error))
            context.exit(PROBLEM)
        except BrokenPipeError:
            sys.stderr.close()
            context.exit(PROBLEM)
