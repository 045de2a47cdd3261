"""Times that something took, with colons or primes: "2:17:05" of a marathon, "1:57.35" and "1'57"35" of a swim."""

from __future__ import annotations

import re
from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.models import Reading

_LEAD = re.compile(r"[1-9]?[0-9]")
_SIXTIETHS = re.compile(r"[0-5][0-9]")
_HUNDREDTHS = re.compile(r"[0-5][0-9][.,][0-9]{1,2}")
_MINUTE = 60
#: What stands for minutes, and for seconds, between the numbers of a time.
_MINUTE_MARKS = frozenset({"'", "\N{PRIME}"})
_SECOND_MARKS = frozenset({'"', "\N{DOUBLE PRIME}"})
_MARKS = _SECOND_MARKS | {":"}
_MOST_PARTS = 3


def find_timings(board: Board) -> None:
    """Take hours, minutes and seconds, or minutes and hundredths of a second, unless a word such as "at" leads them."""
    if _MARKS.isdisjoint(board.line.lows):
        return
    for index in board.free_figures():
        found = _with_primes(board, index) or _parts(board, index)
        if found is None or _tells_the_hour(board, index):
            continue
        parts, last = found
        seconds = Fraction(0)
        for part in parts:
            seconds = seconds * _MINUTE + Fraction(part.replace(",", "."))
        figure = board.line.figure_at(last - 1)
        assert figure is not None
        readings = (Reading(seconds, ""),)
        whole = figure._replace(start=board.line.start(index), readings=readings)
        quantity = Quantity(readings, readings, index, last, (whole,))
        board.take(Draft("measure", index, last, "measure: time in figures", quantity, unit="second"))


def _parts(board: Board, index: int) -> tuple[list[str], int] | None:
    """The two or three numbers of a time with colons that begins at a token, and the index behind it, or None."""
    parts, place = [board.line.raw(index)], index
    while (
        len(parts) <= _MOST_PARTS  # one too many is enough to see that it is no time
        and board.low(place + 1) == ":"
        and board.glued(place + 1)
        and board.glued(place + 2)
        and board.figure_at(place + 2)
    ):
        place += 2
        parts.append(board.line.raw(place))
    if not 1 < len(parts) <= _MOST_PARTS or not _LEAD.fullmatch(parts[0]):
        return None
    fine = _HUNDREDTHS.fullmatch(parts[-1]) is not None
    rest = parts[1:-1] if fine else parts[1:]
    return (parts, place + 1) if (fine or len(parts) == 3) and all(map(_SIXTIETHS.fullmatch, rest)) else None


def _with_primes(board: Board, index: int) -> tuple[list[str], int] | None:
    """The minutes and seconds of a time with primes and hundredths that begins at a token, and the index behind it, or None."""
    last = index + 5
    if board.low(index + 1) not in _MINUTE_MARKS or board.low(index + 3) not in _SECOND_MARKS or last > len(board.line):
        return None
    minutes, whole, hundredths = (board.line.raw(place) for place in range(index, last, 2))
    parts = [minutes, f"{whole}.{hundredths}"]
    glued = all(board.glued(place) for place in range(index + 1, last))
    return (parts, last) if glued and _LEAD.fullmatch(minutes) and _HUNDREDTHS.fullmatch(parts[1]) else None


def _tells_the_hour(board: Board, index: int) -> bool:
    """Whether a word before a time makes it one of the day: "at 2:41:09", but not "after 2:41:09"."""
    line, tables = board.line, board.tables
    return tables.clock_leads.before(line, index) is not None and tables.duration_leads.before(line, index) is None
