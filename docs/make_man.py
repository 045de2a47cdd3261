"""Write docs/crosstally.1, the manual page, from the help of the commands. `make docs` runs this."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import typer.main
from typer.core import TyperCommand

from extractor.cli import app
from extractor.version import VERSION

TARGET = Path(__file__).parent / "crosstally.1"
_REFERENCE = runpy.run_path(str(Path(__file__).parent / "make_reference.py"))
argument, meaning, value = (_REFERENCE[name] for name in ("argument", "meaning", "value"))
ENVIRONMENT = """\
.SH ENVIRONMENT
.TP
.B NO_COLOR
If set, nothing is coloured.
.TP
.B LC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG
The language of what is said to people, if it is one of ours.
.TP
.B CROSSTALLY_DEBUG
If set, an internal error is shown with where it comes from.
"""


def page() -> str:
    """Return the manual page."""
    group = typer.main.get_command(app)
    context = group.make_context("crosstally", [], resilient_parsing=True)
    commands = [group.get_command(context, name) for name in group.list_commands(context)]  # type: ignore[attr-defined]
    parts = [
        f'.TH CROSSTALLY 1 "" "crosstally {VERSION}" "User Commands"',
        ".SH NAME",
        "crosstally \\- " + _roff(_first_sentence(group.help)).lower().rstrip("."),
        ".SH SYNOPSIS",
        *(f".B crosstally {command.name}\n{_synopsis(command)}\n.br" for command in commands),
        ".SH DESCRIPTION",
        *_paragraphs(group.help),
        ".SH COMMANDS",
        *(line for command in commands for line in _command(command)),
    ]
    return "\n".join(parts) + "\n" + ENVIRONMENT


def _command(command: TyperCommand) -> list[str]:
    """Describe one command: what it does, its arguments and options, its examples."""
    lines = [f".SS crosstally {command.name}", *_paragraphs(command.help)]
    for parameter in command.params:
        option = parameter.param_type_name == "option"
        name = ", ".join(parameter.opts) if option else argument(parameter)
        wanted = value(parameter) if option else ""
        lines += [
            ".TP",
            rf"\fB{_roff(name)}\fR" + (rf" \fI{_roff(wanted)}\fR" if wanted else ""),
            _roff(meaning(parameter)),
        ]
    return [*lines, *_paragraphs(command.epilog or "")]


def _synopsis(command: TyperCommand) -> str:
    """Name the arguments of a command."""
    arguments = [argument(parameter) for parameter in command.params if parameter.param_type_name == "argument"]
    return _roff(" ".join(["[OPTION]...", *arguments]))


def _paragraphs(text: str) -> list[str]:
    """Set paragraphs; those that begin with a backspace keep their lines."""
    lines = []
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        if paragraph.startswith("\b"):
            lines += [".PP", ".nf", *(_roff(line) for line in paragraph.split("\n")[1:]), ".fi"]
        else:
            lines += [".PP", _roff(" ".join(paragraph.split()))]
    return lines


def _first_sentence(text: str) -> str:
    """Return the first line of a help text."""
    return text.strip().split("\n")[0]


def _roff(text: str) -> str:
    """Escape what troff would obey."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return "".join(
        character if character.isascii() else f"\\[u{ord(character):04X}]" for character in re.sub(r"^([.'])", r"\\&\1", text)
    )


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
