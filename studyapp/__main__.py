"""`python -m studyapp` and the `studyapp` command."""


def main() -> None:
    """Run the command line; it ends the process with its exit code."""
    from studyapp.cli.app import cli

    cli(prog_name="studyapp")


if __name__ == "__main__":
    main()
