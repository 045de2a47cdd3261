"""What a command says: results on standard output or into a file, complaints on standard error."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal, TextIO

from extractor.errors import UsageError
from extractor.printable import cause_of, printable

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.models import Report
    from extractor.report.formats import Format


NAME = "crosstally"
TROUBLE = 2
# The width of what is written to a file or a pipe, where nobody says otherwise.
_PAGE_WIDTH = 100


def on_console(render: Callable[[Console], None], output: str | None) -> str:
    """Return what a renderer prints: with colours on a terminal that wants them, plain lines elsewhere."""
    from rich.console import Console

    on_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    coloured = on_terminal and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((_PAGE_WIDTH, 0)).columns if output is None else _PAGE_WIDTH
    page = io.StringIO()
    console = Console(
        file=page,
        width=width,
        height=25,
        force_terminal=on_terminal,
        color_system="auto" if coloured else None,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    render(console)
    return page.getvalue()


def told(report: Report, form: Format | Literal["text"], output: str | None, lang: str) -> str:
    """Put a report into the format asked for."""
    if form == "text":
        from extractor.report.text import render

        return on_console(partial(render, report, lang=lang), output)
    from extractor.report.formats import rendered

    return rendered(report, form, lang=lang)


def fails(errors: int, warnings: int, fail_on: str) -> int:
    """Return the exit status that so many findings deserve.

    >>> fails(0, 2, "warning"), fails(0, 2, "error"), fails(3, 2, "never")
    (1, 0, 0)
    """
    grave = {"error": errors, "warning": errors + warnings, "never": 0}[fail_on]
    return 1 if grave else 0


def deliver(text: str, output: str | None) -> None:
    """Write a result where it was asked for."""
    if output is None:
        write_out(text)
    else:
        from extractor.report.save import save

        save(output, text)


def refuse_to_overwrite(output: str | None, *inputs: str) -> None:
    """Keep an article from being replaced by its own report."""
    for path in inputs:
        if output and os.path.exists(output) and os.path.exists(path) and os.path.samefile(output, path):
            raise UsageError(f"{printable(output)}: is one of the articles; name another file with -o")


def write_out(text: str) -> None:
    """Write to standard output; a reader that has gone away (`| head`) is no error."""
    if sys.stdout is None:
        raise UsageError("standard output: closed; name a file with -o")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise UsageError(f"standard output: cannot be written ({cause_of(error)})") from error


def _discard(stream: TextIO) -> None:
    """Send what is still buffered nowhere, so that the end of the process has nothing to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def complain(message: str) -> None:
    """Write one line to standard error, if there is one."""
    if sys.stderr is not None:
        print(f"{NAME}: {printable(message)}", file=sys.stderr)
