"""Sizes said in parts: "two hours and a half", "2 hours 17 minutes", "5 feet 2 inches", "1m75", "3 kg 200"."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.counts import may_count
from extractor.languages.shared import COMPOUND_UNITS, GLUED_TIMES, LINKED_UNITS, SPOKEN_DECIMALS, TIMES, UNITS

_DIVIDED = frozenset({"length", "mass", "volume"})
#: How far from two times a word may stand that says they are of two people: "2 years and 6 months respectively".
_SEVERAL_REACH = 5
_MINUTE_DIGITS = 2


class Size(NamedTuple):
    """The unit of a size, what the number before it is multiplied by, what its other parts add, and the index behind them."""

    unit: str
    factor: Fraction
    added: Fraction
    last: int


def whole_size(board: Board, quantity: Quantity, unit: str, index: int) -> Size:
    """The size that a quantity and its unit begin; `index` is behind the unit.

    Times become the smallest unit said (2 hours 17 minutes are 137 minutes), other sizes keep the first (1 m 75 is 1.75 m).
    """
    size = Size(unit, Fraction(1), Fraction(0), index)
    tail = board.tables.half_unit_tails.after(board.line, index) or _half_behind(board, index)
    tail = tail or _glued_part(board, index, unit)
    if tail:
        return size._replace(added=tail[0], last=tail[1])
    if quantity.is_range or quantity.figure.kind != "cardinal" or quantity.figure.value.denominator != 1:
        return size
    while part := _smaller_part(board, quantity, size) or _bare_part(board, size):
        size = part
        if size.unit == unit or not (size.unit in COMPOUND_UNITS or size.unit in SPOKEN_DECIMALS):
            break
    return size


def article_and_part(board: Board, draft: Draft) -> Draft:
    """The draft of a part with the larger unit before it, which has an article for its number: "an hour and 45 minutes"."""
    line, tables, links = board.line, board.tables, board.tables.pack.numbers.links
    quantity = draft.quantity
    if quantity is None or quantity.is_range or draft.first != quantity.first or board.low(draft.first - 1) not in links:
        return draft
    larger = tables.units.before(line, draft.first - 1)
    if larger is None or draft.unit not in COMPOUND_UNITS.get(larger[0], ()):
        return draft
    article = larger[1] - 1
    if board.low(article) not in tables.pack.numbers.articles or not board.is_free(article, draft.first):
        return draft
    parts = _parts(larger[0], draft.unit)
    if parts <= quantity.figure.value:
        return draft
    draft.first = article
    if larger[0] in TIMES:
        draft.added = parts
    else:
        draft.unit, draft.factor, draft.added = larger[0], 1 / parts, Fraction(1)
    return draft


def _half_behind(board: Board, index: int) -> tuple[Fraction, int] | None:
    """A fraction said behind the unit: "two hours and a half"; it is no quantity of its own."""
    if board.low(index) not in board.tables.pack.numbers.links:
        return None
    figure = board.figure_at(index + 1)
    if figure is None or figure.kind != "fraction":
        return None
    return figure.value, index + 2


def _smaller_part(board: Board, quantity: Quantity, size: Size) -> Size | None:
    """The size with a part in a smaller unit behind it: "5 feet 2 inches", "2 hours, 17 minutes", "12 ft 2 in"."""
    index, smaller = size.last, COMPOUND_UNITS.get(size.unit, ())
    place = index + _is_link(board, quantity, size)
    figure = board.figure_at(place) if smaller else None
    if figure is None or figure.kind != "cardinal":
        return None
    if board.low(index) == "-" and size.unit == "foot" and board.glued(index) and board.glued(place):
        return _joined(size, "inch", figure.value, place + 1)  # "6-foot-6"
    found = _unit_of_part(board, place + 1, size.unit)
    if figure.value.denominator != 1 and (found is None or found[0] != "second"):
        return None  # "2 minutes 10.44 seconds"
    if found is None or found[0] not in smaller or board.tables.directions_after.after(board.line, found[1]):
        return None
    return _joined(size, found[0], figure.value, found[1])


def _is_link(board: Board, quantity: Quantity, size: Size) -> bool:
    """Whether a word or mark links the parts of a size: "two years and three months", but not "2-year and 6-month bonds"."""
    pack, link = board.tables.pack, board.low(size.last)
    if size.unit not in LINKED_UNITS:
        return False
    if link == "-":
        return size.unit == "foot"
    hyphened = board.low(quantity.last) == "-" and size.factor == 1
    links = pack.numbers.term_marks if hyphened else pack.numbers.links | pack.range_ands | pack.numbers.term_marks
    if link not in links:
        return False
    if board.tables.and_openers.before(board.line, quantity.first):
        return False  # "between 1 hour and 30 minutes"
    around = board.line.lows[max(0, quantity.first - _SEVERAL_REACH) : size.last + _SEVERAL_REACH]
    return not any(words in " ".join(around) for words in pack.severally)


def _unit_of_part(board: Board, index: int, larger: str) -> tuple[str, int] | None:
    """The unit of a second part, and the index behind it; letters that are another unit elsewhere are one here: "2h 17m"."""
    if board.hyphen_at(index):
        index += 1  # "a 2-hour, 17-minute flight"
    symbol, time = board.low(index), GLUED_TIMES.get((larger, board.low(index)))
    closed = board.ends_clause(index + 1) or board.tables.hedges_after.after(board.line, index + 1)
    if time and (board.glued(index) or closed or board.figure_at(index + 1)):
        return time, index + 1
    if symbol == "in" and closed:
        return "inch", index + 1
    return board.tables.units.after(board.line, index)


def _joined(size: Size, smaller: str, value: Fraction, last: int) -> Size | None:
    """The size with a number of smaller units added, fewer than make one of the larger."""
    ratio = _parts(size.unit, smaller)
    if value >= ratio:
        return None
    if size.unit in TIMES:
        return Size(smaller, size.factor * ratio, size.added * ratio + value, last)
    return size._replace(added=size.added + value / ratio, last=last)


def _parts(larger: str, smaller: str) -> Fraction:
    """How many of a unit make one of a larger one; 0 where that is not known."""
    sizes = UNITS[larger].size, UNITS[smaller].size
    return sizes[0] / sizes[1] if sizes[0] is not None and sizes[1] is not None else Fraction(0)


def _bare_part(board: Board, size: Size) -> Size | None:
    """The size with a part that leaves its unit to the reader: "2 h 17", "6 foot 2", "1 m 75", "3 kg 200"."""
    index = size.last
    figure = board.figure_at(index)
    digits = board.line.raw(index) if figure else ""
    if figure is None or not digits.isdecimal() or not _closes(board, index + 1):
        return None
    if size.unit in ("hour", "minute") and len(digits) == _MINUTE_DIGITS:
        return _joined(size, COMPOUND_UNITS[size.unit][0], figure.value, index + 1)
    if size.unit == "foot":
        return _joined(size, "inch", figure.value, index + 1)
    spoken = len(digits) == SPOKEN_DECIMALS.get(size.unit)
    if not spoken and not (size.unit in SPOKEN_DECIMALS and len(digits) == 1 and board.tables.pack.numbers.short_tails):
        return None
    return size._replace(added=size.added + Fraction(int(digits), 10 ** len(digits)), last=index + 1)


def _closes(board: Board, index: int) -> bool:
    """Whether nothing is counted or measured by the number before a token, and no range begins with it."""
    tables, line = board.tables, board.line
    if any(table.after(line, index) for table in (tables.units, tables.percents, tables.currencies, tables.ranges)):
        return False
    if not board.low(index).isalpha() or board.low(index) in tables.pack.noun_stops:
        return True
    minutes = board.low(index - 2) == "h" and len(line.raw(index - 1)) == _MINUTE_DIGITS
    return minutes and bool(tables.pack.plural_endings) and not may_count(board, index)  # "un trajet de 1 h 30 relie"


def _glued_part(board: Board, index: int, unit: str) -> tuple[Fraction, int] | None:
    """The decimals behind a symbol that stands in the decimal mark's place: "1m75", "2kg5"."""
    figure = board.figure_at(index)
    digits = board.line.raw(index) if figure else ""
    if not digits.isdecimal() or len(digits) > 3 or not (board.glued(index - 1) and board.glued(index)):
        return None
    return (Fraction(int(digits), 10 ** len(digits)), index + 1) if UNITS[unit].dimension in _DIVIDED else None
