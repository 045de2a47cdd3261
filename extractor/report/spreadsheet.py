"""Cells of a CSV table that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What a cell may begin with to be run: in a spreadsheet, some of them fullwidth or behind a line end.
_STARTS = (
    *("=", "+", "-", "@", "\t", "\r", "\n"),
    *("\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}"),
)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def harmless(cell: object) -> object:
    r"""Return a cell with an apostrophe before what a spreadsheet would run; numbers stay numbers.

    >>> harmless('=HYPERLINK("x")'), harmless("-5.2"), harmless("-5 degrees"), harmless(None)
    ('\'=HYPERLINK("x")', '-5.2', "'-5 degrees", None)
    """
    if isinstance(cell, str) and cell.startswith(_STARTS) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def harmless_row(row: Mapping[str, object]) -> dict[str, object]:
    """Return a row of cells, each of them harmless."""
    return {name: harmless(cell) for name, cell in row.items()}
