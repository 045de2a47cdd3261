"""Percentages: a quantity before a percent sign or word."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.contrasts import share_against
from extractor.claims.said_once import share
from extractor.models import Direction, Reading

#: What states a direction right before a percentage or amount.
_SIGNS: dict[str, Direction] = {"+": "up", "-": "down"}


def find_percents(board: Board) -> None:
    """Take quantities before a percent sign or word, and the members of a list that share it."""
    for quantity in board.open_quantities():
        if quantity.first in board.taken or quantity.last >= len(board.line):
            continue
        found = board.tables.percents.after(board.line, past_links(board, quantity))
        basis = board.tables.basis_points.after(board.line, quantity.last)
        if basis:
            draft = Draft("percent", quantity.first, basis[1], "percent: basis points", quantity, unit="percentage-point")
            draft.factor = Fraction(1, 100)
            board.take(draft)
        elif found:
            draft = Draft("percent", quantity.first, found[1], "percent: sign or word", quantity, unit=found[0])
            read_sign(board, draft)
            board.take(draft)
    share(board, "percent")
    share_against(board, "percent")


def past_links(board: Board, quantity: Quantity) -> int:
    """The index behind a quantity and what may stand between it and its percent word.

    A hyphen in "5-percent threshold", the article in "half a percent", both words in "a quarter of a percentage point".
    """
    articles, place = board.tables.pack.numbers.articles, quantity.last
    if board.hyphen_at(place):
        return place + 1
    value = quantity.figure.value
    if not 0 < value.numerator < value.denominator:
        return place
    of = board.tables.of_words.after(board.line, place)
    if of:
        place = of[1]
    of_one = of is not None and _is_one(board, place)
    return place + (of_one or board.low(place) in articles)


def _is_one(board: Board, index: int) -> bool:
    """Whether a one stands at a token: "a tenth of one percent"."""
    figure = board.line.figure_at(index)
    return figure is not None and figure.value == 1


def read_sign(board: Board, draft: Draft) -> None:
    """A sign before a percentage or amount states its direction: "+2,6 %", "-3 %", "(- 0,5 %)", "(-190 dongs)"."""
    quantity, sign = draft.quantity, board.low(draft.first - 1)
    assert quantity is not None
    apart = board.low(draft.first - 2) == "(" or (sign == "+" and not board.line.figure_at(draft.first - 2))
    if sign in _SIGNS and (apart or (sign == "+" and board.glued(draft.first))):
        draft.direction, draft.first = _SIGNS[sign], draft.first - 1
    elif quantity.figure.value < 0 and not quantity.is_range:
        draft.direction = "down"
        draft.quantity = replace(quantity, low=_unsigned(quantity.low), high=_unsigned(quantity.high))


def _unsigned(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(reading._replace(value=abs(reading.value)) for reading in readings)
