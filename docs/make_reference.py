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
# A word of a list and what it means: "  csv    one finding a row".
_ROW = re.compile(r"^  (\S.*?) {2,}(\S.*)$", re.MULTILINE)
# Code, what is to be code, and a sign that Markdown would obey.
_CODE = re.compile(r"(`[^`]+`)|((?<![\w-])--[a-z][a-z-]*|pip install '[^']+'|(?<!\S)-(?=[\s.]))|([*_<\[\]$])")


def page() -> str:
    """Return the page: what crosstally does, then each command."""
    group = typer.main.get_command(app)
    context = group.make_context("crosstally", [], resilient_parsing=True)
    commands = [group.get_command(context, name) for name in group.list_commands(context)]  # type: ignore[attr-defined]
    parts = [_HEAD, _prose(group.help), *(_command(command) for command in commands)]
    return "\n".join(parts)


def _command(command: TyperCommand) -> str:
    """Describe one command: what it does, a table of its arguments and options, its examples."""
    arguments = [argument(parameter) for parameter in command.params if parameter.param_type_name == "argument"]
    usage = " ".join(["crosstally", command.name, "[OPTION]...", *arguments])
    rows = [(names(parameter), _cell(meaning(parameter))) for parameter in command.params]
    parts = [f"## `crosstally {command.name}`\n", f"```text\n{usage}\n```\n", _prose(command.help)]
    return "\n".join([*parts, _table("argument or option", "does", rows), _prose(command.epilog or "")])


def argument(parameter: typer.core.TyperArgument) -> str:
    """Name an argument, in brackets if it may be missing, with dots if there may be several."""
    name = (parameter.metavar or parameter.name).strip("[]")
    several = f"{name}..." if parameter.nargs == -1 else name
    return several if parameter.required else f"[{several}]"


def value(parameter: typer.core.TyperArgument | typer.core.TyperOption) -> str:
    """Name the value of an option, or the values there are; a flag has none."""
    choices = "|".join(choice for choice in get_args(parameter.type_descriptor.annotation) if isinstance(choice, str))
    return "" if parameter.is_flag else parameter.metavar or choices


def meaning(parameter: typer.core.TyperArgument | typer.core.TyperOption) -> str:
    """Say what an argument or option does, and what holds where an option is not given."""
    told = parameter.help or ""
    flag = parameter.param_type_name == "argument" or parameter.is_flag
    return told if flag or parameter.default in (None, "", ()) else f"{told} The default is {parameter.default}."


def names(parameter: typer.core.TyperArgument | typer.core.TyperOption) -> str:
    """Name an argument, or an option in all its spellings with its value."""
    if parameter.param_type_name == "argument":
        return _code(argument(parameter))
    wanted = f" {value(parameter)}".rstrip()
    return ", ".join(_code(f"{name}{wanted}") for name in (*parameter.opts, *parameter.secondary_opts))


def _prose(text: str) -> str:
    """Set paragraphs; one that begins with a backspace is a heading with examples or a list below it."""
    parts = []
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        if paragraph.startswith("\b"):
            heading, *lines = paragraph.split("\n")[1:]
            parts.append(f"{_escaped(heading)}\n\n{_listed(lines) if _ROW.search(paragraph) else _example(lines)}")
        elif paragraph.strip():
            parts.append(_escaped(" ".join(paragraph.split())) + "\n")
    return "\n".join(parts)


def _example(lines: list[str]) -> str:
    """Set commands, or a piece of a file."""
    return "\n".join(["```text", *(line.strip() for line in lines), "```\n"])


def _listed(lines: list[str]) -> str:
    """Set a list of words and what they mean, which may go on in the next line; what is not indented follows it."""
    rows: list[tuple[str, str]] = []
    for line in filter(lambda line: line.startswith("  "), lines):
        if row := _ROW.match(line):
            rows.append(row.groups())
        elif line.startswith("   "):
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {line.strip()}".strip())
        else:
            rows.append((line.strip(), ""))
    behind = "".join(f"\n{_escaped(line)}\n" for line in lines if not line.startswith("  "))
    named = [(name if name.startswith("a ") else _code(name), _cell(meaning)) for name, meaning in rows]
    return _table("name", "means", named) + behind


def _table(name: str, meaning: str, rows: list[tuple[str, str]]) -> str:
    """Set a table of two columns."""
    return "".join(f"| {left} | {right} |\n" for left, right in [(name, meaning), ("---", "---"), *rows])


def _code(text: str) -> str:
    """Set code in a cell of a table."""
    return f"`{text}`".replace("|", r"\|")


def _cell(text: str) -> str:
    """Set a help text in a cell of a table."""
    return _escaped(" ".join(text.split())).replace("|", r"\|")


def _escaped(text: str) -> str:
    """Escape what Markdown would obey, and set options and commands as code."""
    return _CODE.sub(lambda found: found[1] or (f"`{found[2]}`" if found[2] else rf"\{found[3]}"), text)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
