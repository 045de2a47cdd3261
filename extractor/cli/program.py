"""The program: its commands in the order of its help, exit status, and errors as one line on standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from extractor.cli.batch import BATCH_EXAMPLES, STATS_EXAMPLES, batch, stats
from extractor.cli.check import CHANGED_EXAMPLES, CHECK_EXAMPLES, changed, check
from extractor.cli.extract import EXTRACT_EXAMPLES, extract
from extractor.cli.output import NAME, TROUBLE, complain, write_out
from extractor.cli.publish import COMPLETE, COMPLETION_EXAMPLES, SCHEMA_EXAMPLES, completion, schema
from extractor.cli.review import REVIEW_EXAMPLES, review
from extractor.errors import CrosstallyError, UsageError
from extractor.version import VERSION

_HELP = """Tell whether the figures of two language versions of a news article tally.

\b
Examples:
  crosstally check story.en.txt story.fr.txt
  crosstally extract story.en.txt --format csv -o figures.csv
  crosstally batch pairs.jsonl -o results
  crosstally review pairs.jsonl --open
  crosstally schema report

Exit status: 0 all is well, 1 the versions differ, 2 the command could not do its work.
"""
_INTERRUPTED = 130
_DEBUG = "CROSSTALLY_DEBUG"
app = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: importing rich's panels takes as long as all the rest
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status: 0, 1 for findings, 2 for an error told in one line."""
    _speak_utf8()
    if COMPLETE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
    try:
        status: int | None = app(arguments, prog_name=NAME, standalone_mode=False)
        return status or 0
    except CrosstallyError as error:
        complain(str(error))
    except typer.TyperException as error:
        complain(_usage_error(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        complain(f"internal error, please report it: {type(error).__name__}: {error} ({_DEBUG}=1 shows where it comes from)")
    return TROUBLE


def _show_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        write_out(f"{NAME} {VERSION}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True, help=_HELP)
def _crosstally(
    context: typer.Context,
    _version: Annotated[
        # Eager: the other options are not looked at, which would import pydantic.
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version and exit."),
    ] = False,
) -> None:
    """Demand a command."""
    if context.invoked_subcommand is None:
        commands = ", ".join(command.callback.__name__ for command in app.registered_commands if command.callback)
        raise UsageError(f"name a command ({commands}); {NAME} --help explains them")


# In the order of the help.
for _command, _examples in (
    (check, CHECK_EXAMPLES),
    (extract, EXTRACT_EXAMPLES),
    (batch, BATCH_EXAMPLES),
    (stats, STATS_EXAMPLES),
    (review, REVIEW_EXAMPLES),
    (schema, SCHEMA_EXAMPLES),
    (changed, CHANGED_EXAMPLES),
    (completion, COMPLETION_EXAMPLES),
):
    app.command(epilog=_examples)(_command)


def _usage_error(error: typer.TyperException) -> str:
    """Put an error of the command line parser into one line that says where help is."""
    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else NAME
    message = error.format_message().rstrip(".").replace("Value error, ", "")
    return f"{command.removeprefix(NAME).strip()}: {message}; {command} --help shows examples".removeprefix(": ")


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
