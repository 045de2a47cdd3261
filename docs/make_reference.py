"""Write docs/command-line.md, the reference of the command line, from the help of the commands. `make docs` runs this."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import typer.main
from typer.core import TyperCommand

from extractor.cli import app

TARGET = Path(__file__).parent / "command-line.md"
_HEAD = """\
# The command line

Made from the help of the commands, by `make docs`; `crosstally COMMAND --help` prints the same.
"""


def page() -> str:
    """Return the page: what crosstally does, then each command."""
    group = typer.main.get_command(app)
    context = group.make_context("crosstally", [], resilient_parsing=True)
    commands = [group.get_command(context, name) for name in group.list_commands(context)]  # type: ignore[attr-defined]
    parts = [_HEAD, _prose(group.help), *(_command(command) for command in commands)]
    return "\n".join(parts)


def _command(command: TyperCommand) -> str:
    """Describe one command: what it does, a table of its arguments and options, its examples."""
    arguments = [parameter.metavar or parameter.name for parameter in command.params if parameter.param_type_name == "argument"]
    usage = " ".join(["crosstally", command.name, "[OPTION]...", *arguments])
    rows = [f"| {_names(parameter)} | {_cell(parameter.help or '')} |" for parameter in command.params]
    return "\n".join(
        [
            f"## `crosstally {command.name}`\n",
            f"```text\n{usage}\n```\n",
            _prose(command.help),
            "| argument or option | does |",
            "| --- | --- |",
            *rows,
            "",
            _prose(command.epilog or ""),
        ]
    )


def _names(parameter: typer.core.TyperArgument | typer.core.TyperOption) -> str:
    """Name an argument, or an option in all its spellings with its value."""
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name}`"
    choices = "|".join(choice for choice in get_args(parameter.type_descriptor.annotation) if isinstance(choice, str))
    wanted = parameter.metavar or choices
    value = f" {wanted}" if wanted and not parameter.is_flag else ""
    return ", ".join(f"`{name}{value}`" for name in (*parameter.opts, *parameter.secondary_opts)).replace("|", r"\|")


def _prose(text: str) -> str:
    """Set paragraphs; those that begin with a backspace keep their lines, below their heading."""
    parts = []
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        if paragraph.startswith("\b"):
            heading, *lines = paragraph.split("\n")[1:]
            parts.append(f"{heading}\n\n```text\n" + "\n".join(line.strip() for line in lines) + "\n```\n")
        elif paragraph.strip():
            parts.append(_escaped(" ".join(paragraph.split())) + "\n")
    return "\n".join(parts)


def _cell(text: str) -> str:
    """Set a help text in a cell of a table."""
    return _escaped(" ".join(text.split())).replace("|", r"\|")


def _escaped(text: str) -> str:
    """Escape what Markdown would obey."""
    return re.sub(r"([*_<\[\]$])", r"\\\1", text)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
