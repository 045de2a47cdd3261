"""The findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from extractor.models import Claim, Report
from extractor.printable import printable
from extractor.report.told import Side, Told, sides, told

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
# What ends a message or a property, and what stands for it.
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def render(report: Report) -> str:
    """Return a line for each finding, at its figure in the right version, or in the left one where only that has it."""
    left, right = sides(report)
    return "".join(f"{_command(one, left, right)}\n" for one in told(report))


def _command(one: Told, left: Side, right: Side) -> str:
    """Write one command."""
    side, claim = (right, one.right) if one.right is not None else (left, one.left)
    properties = {**_place(side, claim), "title": _title(one)}
    said = ",".join(f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[one.finding.severity]} {said}::{_escaped(one.finding.message, _IN_MESSAGE)}"


def _title(one: Told) -> str:
    """Name the kind of a finding, and the unit it stands in."""
    return f"crosstally: {one.finding.kind}" + (f" [{one.pair.unit}]" if one.pair.unit else "")


def _place(side: Side, claim: Claim | None) -> dict[str, str]:
    """Name file, lines and columns as far as they are known."""
    if side.path is None or claim is None:
        return {}
    place = side.place_of(claim)
    if place is None:
        return {"file": side.path}
    numbers = {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # columns are refused where there are several lines
        numbers |= {"col": place.column, "endColumn": place.end_column}
    return {"file": side.path} | {name: str(number) for name, number in numbers.items()}


def _escaped(text: str, table: dict[str, str]) -> str:
    """Write a text so that it stays inside its place."""
    return "".join(table.get(character, character) for character in printable(text))
