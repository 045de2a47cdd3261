"""Temperatures that leave their scale to the reader: bare degrees, and a letter for the scale ("38C", "minus 1.6 C")."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Quantity

#: How far from bare degrees a word for weather or fever stands, and how hot it gets in Celsius where people are.
_REACH = 12
_HOTTEST = 60
#: The letters of the scales, and how hot it gets where people are.
_SCALES = {"C": ("celsius", _HOTTEST), "F": ("fahrenheit", 140)}


def is_of_heat(board: Board, quantity: Quantity) -> bool:
    """Whether bare degrees are Celsius: the clause speaks of weather or fever, or they are negative, and of no place."""
    pack = board.tables.pack
    if not pack.heat_words or quantity.figure.value > _HOTTEST:
        return False
    angle = not pack.angle_words.isdisjoint(board.line.lows[max(0, quantity.first - 2) : quantity.last + 3])
    if quantity.figure.value < 0 and not pack.fahrenheit_too:
        return not angle
    if pack.fahrenheit_too and quantity.figure.value.denominator == 1:
        return False
    return not angle and _speaks_of_heat(board, quantity.first, quantity.last)


def lettered_scale(board: Board, index: int, value: Fraction) -> tuple[str, int] | None:
    """The scale of a letter behind a number, where the clause speaks of heat or cold or converts it: "38C (100F)"."""
    found = _SCALES.get(board.line.raw(index)) if 0 <= index < len(board.line) else None
    if found is None or value > found[1] or (board.glued(index + 1) and board.low(index + 1).isalnum()):
        return None
    told = value < 0 or _is_converted(board, index) or _speaks_of_heat(board, index - 1, index)
    return (found[0], index + 1) if told else None


def _is_converted(board: Board, index: int) -> bool:
    """Whether a letter for a scale is one of two with a bracket between their numbers: "38C (100F)"."""
    behind, before = (index + 1, index + 3), (index - 2, index - 3)
    return any(
        board.low(bracket) == "(" and 0 <= place < len(board.line) and board.line.raw(place) in _SCALES
        for bracket, place in (behind, before)
    )


def _speaks_of_heat(board: Board, first: int, last: int) -> bool:
    """Whether a word for weather or fever stands near."""
    return not board.tables.pack.heat_words.isdisjoint(board.line.lows[max(0, first - _REACH) : last + _REACH])
