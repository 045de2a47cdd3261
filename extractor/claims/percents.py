"""Percentages: a quantity before a percent sign or word."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from extractor.claims.board import Board, Draft
from extractor.claims.said_once import share
from extractor.models import Reading


def find_percents(board: Board) -> None:
    """Take quantities before a percent sign or word, and the members of a list that share it."""
    for quantity in board.open_quantities():
        found = board.tables.percents.after(board.line, quantity.last)
        if found is None and board.low(quantity.last) == "-" and board.glued(quantity.last) and board.glued(quantity.last + 1):
            found = board.tables.percents.after(board.line, quantity.last + 1)  # "the 5-percent threshold"
        if found is None and quantity.figure.kind == "fraction" and _is_article(board, quantity.last):
            found = board.tables.percents.after(board.line, quantity.last + 1)  # "half a percent"
        basis = board.tables.basis_points.after(board.line, quantity.last)
        if basis:
            draft = Draft("percent", quantity.first, basis[1], "percent: basis points", quantity, unit="percentage-point")
            draft.factor = Fraction(1, 100)
            board.take(draft)
        elif found:
            draft = Draft("percent", quantity.first, found[1], "percent: sign or word", quantity, unit=found[0])
            _read_sign(board, draft)
            board.take(draft)
    share(board, "percent")


def _is_article(board: Board, index: int) -> bool:
    """Whether an article stands at a token: half "a" percent."""
    return board.low(index) in board.tables.pack.numbers.articles


def _read_sign(board: Board, draft: Draft) -> None:
    """A sign before a percentage states its direction: "+2,6 %", "-3 %"."""
    quantity = draft.quantity
    assert quantity is not None
    if board.low(draft.first - 1) == "+" and board.glued(draft.first):
        draft.direction, draft.first = "up", draft.first - 1
    elif quantity.figure.value < 0 and not quantity.is_range:
        draft.direction = "down"
        draft.quantity = replace(quantity, low=_unsigned(quantity.low), high=_unsigned(quantity.high))


def _unsigned(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(reading._replace(value=abs(reading.value)) for reading in readings)
