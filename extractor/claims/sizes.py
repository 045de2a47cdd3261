"""The second part of a size: "two hours and a half", "5 feet 2 inches", "1m75"."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board
from extractor.languages.shared import COMPOUND_UNITS, UNITS

_DIVIDED = frozenset({"length", "mass", "volume"})


def second_part(board: Board, index: int, unit: str) -> tuple[Fraction, int] | None:
    """What a second part behind a unit adds to the size, in that unit, and the index behind it; None where there is none."""
    tail = board.tables.half_unit_tails.after(board.line, index) or _half_behind(board, index)
    return tail or _smaller_unit(board, index, unit) or _glued_part(board, index, unit)


def _half_behind(board: Board, index: int) -> tuple[Fraction, int] | None:
    """A fraction said behind the unit: "two hours and a half"; it is no quantity of its own."""
    if board.low(index) not in board.tables.pack.numbers.links:
        return None
    figure = board.figure_at(index + 1)
    if figure is None or figure.kind != "fraction":
        return None
    return figure.value, index + 2


def _smaller_unit(board: Board, index: int, unit: str) -> tuple[Fraction, int] | None:
    """The second part of a size in two units: "5 feet 2 inches", "12 ft 2 in"."""
    smaller = COMPOUND_UNITS.get(unit)
    if smaller is None:
        return None
    place = index + 1 if board.low(index) in board.tables.pack.numbers.links or board.low(index) == "-" else index
    figure = board.figure_at(place)
    parts = UNITS[unit].size, UNITS[smaller].size
    if figure is None or parts[0] is None or parts[1] is None:
        return None
    if board.low(index) == "-" and board.glued(index) and board.glued(place) and figure.value * parts[1] < parts[0]:
        return figure.value * parts[1] / parts[0], place + 1  # "6-foot-6"
    found = board.tables.units.after(board.line, place + 1)
    closed = board.ends_clause(place + 2) or board.tables.hedges_after.after(board.line, place + 2)
    symbol = board.low(place + 1) == "in" and closed
    if not symbol and (found is None or found[0] != smaller):
        return None
    return figure.value * parts[1] / parts[0], place + 2 if symbol or found is None else found[1]


def _glued_part(board: Board, index: int, unit: str) -> tuple[Fraction, int] | None:
    """The decimals behind a symbol that stands in the decimal mark's place: "1m75", "2kg5"."""
    figure = board.figure_at(index)
    digits = board.line.raw(index) if figure else ""
    if not digits.isdecimal() or len(digits) > 3 or not (board.glued(index - 1) and board.glued(index)):
        return None
    return (Fraction(int(digits), 10 ** len(digits)), index + 1) if UNITS[unit].dimension in _DIVIDED else None
