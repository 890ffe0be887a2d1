"""The `studyapp` command and its groups."""

import os
import sys
from pathlib import Path

import click

from studyapp import __version__
from studyapp.cli.context import (
    PROBLEM,
    Options,
    StudyAppGroup,
    common_options,
    options_of,
    print_json,
    say,
    say_aside,
)


class WindowByDefault(StudyAppGroup):
    """Opens the window where no command is named: `studyapp`, `studyapp deck.studydeck`."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(context, args[0]) is None and _is_deck_file(args[0]):
            return "window", window, args
        return super().resolve_command(context, args)


def _is_deck_file(argument: str) -> bool:
    return Path(argument).suffix in {".studydeck", ".yaml"} or Path(argument).exists()


@click.group(cls=WindowByDefault, invoke_without_command=True)
@common_options
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Revise history for exams, offline. Without a command, the window opens."""
    if context.invoked_subcommand is None:
        context.invoke(window)


@cli.command(hidden=True)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@common_options
@options_of
def window(options: Options, files: tuple[Path, ...] = ()) -> None:
    """Open the window and offer to install the files."""
    from studyapp.services.display import missing_display

    problem = missing_display(sys.platform)
    if problem:
        say_aside(problem)
        sys.exit(PROBLEM)
    # What needs no Qt comes before it: PySide6 reads the source of each module that is imported after it.
    import studyapp.bootstrap  # noqa: F401 - used by `open_services`
    from studyapp.gui.app import run_window

    paths = options.paths
    sys.exit(run_window(options.open_services, paths.resources, paths.cache, files))


@cli.command()
@common_options
@options_of
def doctor(options: Options) -> None:
    """Versions, folders, and missing system libraries with the package that has them."""
    from studyapp.services.system_check import examine

    report = examine(options.paths)
    if options.as_json:
        print_json(report.as_dict())
    else:
        for line in report.lines():
            say(line)
    sys.exit(PROBLEM if report.problems else 0)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--theme", type=click.Choice(["light", "dark", "both"]), default="both", help="Which colours to draw."
)
@click.option("--text-size", type=click.IntRange(100, 200), default=100, help="Text size in per cent.")
@click.option("--size", "window_size", default="1200x780", help="Size of the window.")
@common_options
@options_of
def tour(options: Options, folder: Path, theme: str, text_size: int, window_size: str) -> None:
    """Drive the real window through the main jobs and save pictures of it."""
    # Pictures need no screen, and a window that is driven by keys should not take the user's.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from studyapp.gui.tour import TourLook, run_tour

    width, _, height = window_size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise click.BadParameter("Write it as 1200x780.", param_hint="--size")
    schemes = ("light", "dark") if theme == "both" else (theme,)
    look = TourLook(schemes, text_size, (int(width), int(height)))
    saved = run_tour(options.services_in, options.paths.resources, folder, look)
    if options.as_json:
        print_json([str(file) for file in saved])
    else:
        for file in saved:
            say(str(file))


def _add_commands() -> None:
    from studyapp.cli import (
        data_commands,
        deck_commands,
        exam_commands,
        library_commands,
        quiz_command,
        today_commands,
    )

    for command in (
        deck_commands.deck,
        library_commands.library,
        today_commands.today,
        today_commands.progress,
        exam_commands.exam,
        quiz_command.quiz,
        data_commands.data,
    ):
        cli.add_command(command)


_add_commands()
