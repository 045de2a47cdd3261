"""Figures joined into quantities: a single number, or a range whose bounds stand side by side."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Quantity
from extractor.claims.heat import lettered_scale
from extractor.models import Figure, Reading

_CHANGE_REACH = 7
_RATE_REACH = 12
_SENTENCE_REACH = 25
#: How far behind the second of two amounts the level stands that they led to.
_LEVEL_REACH = 4
#: How far behind a word such as "doubled" the two figures stand, and how inexact it may be: "more than doubled from 4 to 9".
_CLAUSE_REACH = 14
_LEAST, _MOST = Fraction(4, 5), Fraction(3, 2)
#: How far before a change the pronoun stands for whose it is, and the first change before that.
_GAP_REACH = 12
#: How many times an amount of change what it led to is at least, where the words leave it open: "rose $2 to $45".
_FAR = 3
#: The same for small numbers, of which ranges may be wide.
_FARTHER = 10
_THOUSAND = 1000
#: The largest number that is told as one of two, and the step between round ones: "20 or 30".
_ROUGH = 100
_TEN = 10


def join_quantities(board: Board) -> None:
    """Group the free figures of the paragraph, idle ones left out, into quantities: ranges where the pack's words say so."""
    free, quantities = board.free_figures(), list[Quantity]()
    position = 0
    while position < len(free):
        first = free[position]
        second = free[position + 1] if position + 1 < len(free) else None
        low = board.line.figure_at(first)
        assert low is not None
        bounds = _bounds(board, first, second) if second is not None else None
        if bounds and second is not None:
            high = board.line.figure_at(second)
            assert high is not None
            quantities.append(Quantity(*bounds, _opened(board, first), second + 1, (low, high)))
            position += 2
        elif low.start in board.idle:
            position += 1
        else:
            quantities.append(Quantity(low.readings, low.readings, first, first + 1, (low,)))
            position += 1
    board.group(quantities)


def _bounds(board: Board, first: int, second: int) -> tuple[tuple[Reading, ...], tuple[Reading, ...]] | None:
    """The readings of both bounds where two figures are a range."""
    low, high = board.line.figure_at(first), board.line.figure_at(second)
    if low is None or high is None or not (_may_bound(low) and _may_bound(high)):
        return None
    if not (_adjacent(board, first, second) or _are_either(board, first, second) or _joined(board, first, second)):
        return None
    if _is_change(board, first, second) or _is_amount_and_end(board, first, second) or _elides_verb(board, first, second):
        return None
    lows, highs = _agreeing(low, high), _agreeing(high, low)
    if lows[0].value >= highs[0].value:
        return None
    return lows, highs


def _adjacent(board: Board, first: int, second: int) -> bool:
    """Whether two digits in words stand side by side as a range, in a language that says so: "hai ba trăm"."""
    low, high = board.line.figure_at(first), board.line.figure_at(second)
    if second != first + 1 or not board.tables.pack.adjacent_ranges or low is None or high is None:
        return False
    spoken = low.form == high.form == "words" and low.scale == high.scale
    return spoken and high.value == low.value + low.scale and low.value < 10 * low.scale


def _are_either(board: Board, first: int, second: int) -> bool:
    """Whether two numbers side by side are a range, of which nobody says which: "two or three", "20 ou 30"."""
    if second != first + 2 or board.low(first + 1) not in board.tables.pack.range_ors:
        return False
    low, high = board.line.figure_at(first), board.line.figure_at(second)
    if low is None or high is None or low.scale != high.scale or high.value > _ROUGH * high.scale:
        return False
    step = high.value - low.value
    return step == low.scale or (step == _TEN * low.scale and low.value % step == 0)


def _may_bound(figure: Figure) -> bool:
    """Ordinals and articles bound no range."""
    return figure.kind == "cardinal" and figure.form in ("digits", "words")


def _agreeing(figure: Figure, other: Figure) -> tuple[Reading, ...]:
    """A bound's readings, the one in the other bound's only convention first: "8-9.5" and "112.500-113.800" agree."""
    if len(figure.readings) < 2 or len(other.readings) != 1:
        return figure.readings
    return tuple(sorted(figure.readings, key=lambda reading: reading.convention != other.readings[0].convention))


def _joined(board: Board, first: int, second: int) -> bool:
    """Whether two figures are joined to a range.

    A range word stands between them, or "and" behind an opener such as "between"; behind an opener the first figure may
    have its own unit, if the second has it, too: "từ 112.500 đồng đến 113.800 đồng".
    """
    line, tables = board.line, board.tables
    place = first + 1
    if board.low(place) == "-" and board.glued(place) and not board.glued(place + 1):
        place += 1  # "18- to 29-year-olds"
    if _hyphened(board, place, second):
        return True
    currency = tables.currency_signs.before(line, first)
    opener = currency[1] if currency else first
    and_opened = tables.and_openers.before(line, opener) is not None
    if _joint(board, first, place, second, and_opened=and_opened):
        return True
    unit = _unit_behind(board, place)
    if unit is None or not _joint(board, first, unit[1], second, and_opened=and_opened):
        return False
    again = _unit_behind(board, second + 1)
    if again is None or unit[0] != again[0]:
        return False
    opened = and_opened or board.low(unit[1]) == "-" or tables.range_leads.before(line, opener) is not None
    return opened or not _changed_before(board, opener)  # "3km-5km", "3 km to 5 km", but not "rose 3 km to 5 km"


def _hyphened(board: Board, place: int, second: int) -> bool:
    """Whether hyphens hold two figures and a range word together, and the unit behind them: "three-to-nine-year terms"."""
    if place + 3 != second or any(board.low(index) != "-" for index in (place, place + 2, second + 1)):
        return False
    return board.low(place + 1) in board.tables.pack.ranges and all(board.glued(index) for index in range(place, second + 2))


def _joint(board: Board, first: int, place: int, second: int, *, and_opened: bool) -> bool:
    """Whether the words from `place` to the second figure join a range, a currency said twice allowed."""
    line, tables = board.line, board.tables
    found = tables.ranges.after(line, place) or (tables.range_ands.after(line, place) if and_opened else None)
    if found is None:
        return False
    hedged = tables.hedges_before.after(line, found[1])  # "between 20 and nearly 30"
    return (hedged or found)[1] == second or _same_currency(board, first, found[1], second)


def _unit_behind(board: Board, index: int) -> tuple[str, int] | None:
    """The currency, unit or percent sign at a token, and the index behind it."""
    line, tables = board.line, board.tables
    found = tables.currencies.after(line, index) or tables.units.after(line, index) or tables.percents.after(line, index)
    figure = line.figure_at(index - 1) if found is None else None
    return found or (lettered_scale(board, index, figure.value) if figure else None)


def _same_currency(board: Board, first: int, between: int, second: int) -> bool:
    """Whether the currency before the first figure is said again before the second: "VND4 million to VND6 million".

    Behind a verb of change the two are its amount and what it led to, if that is far larger: "rose $2 to $45".
    """
    before, again = board.tables.currency_signs.before(board.line, first), board.tables.currencies.after(board.line, between)
    if before is None or again is None or again != (before[0], second):
        return False
    by = board.low(before[1] - 1) in board.tables.pack.amount_links
    if board.low(before[1] - 1 - by) not in board.tables.pack.change_verbs or board.low(between - 1) == "-":
        return True
    low, high = board.line.figure_at(first), board.line.figure_at(second)
    return low is not None and high is not None and high.value < _FAR * low.value


def _is_change(board: Board, first: int, second: int) -> bool:
    """Whether "from A to B" tells a change: an opener, and a verb of change before it in the same clause.

    A rise behind a word of fall is none: "une baisse de 10 à 15 %"; nor what a verb that takes its amount with the same
    opener changes by: "a relevé les prix de 5 à 10 %".
    """
    currency = board.tables.currency_signs.before(board.line, first)
    place = currency[1] if currency else first
    lead = board.tables.range_leads.before(board.line, place)
    if lead is None or board.tables.and_openers.before(board.line, place) or board.glued(second - 1):
        return False  # "up from VND4-6 million"
    stated = board.tables.directions_before.before(board.line, place)
    if stated and stated[0] == "down":
        return False
    if _is_multiplied(board, lead[1], first, second):
        return True
    if _leads_on(board, second):
        return False
    verb = _changed_before(board, lead[1]) or _gapped_verb(board, lead[1])
    return verb is not None and not (verb in board.tables.pack.amount_verbs and _is_amount(board, lead[1], second))


def _leads_on(board: Board, second: int) -> bool:
    """Whether two amounts lead to a far larger one: "a augmenté de 5 000 à 7 000 dongs, à 68 000 dongs"."""
    high = board.line.figure_at(second)
    for place in range(second + 1, second + 1 + _LEVEL_REACH):
        link = board.tables.change_links.after(board.line, place + 1) if board.low(place) == "," else None
        level = board.line.figure_at(link[1]) if link else None
        if level is not None and high is not None:
            return level.scale == high.scale and level.value >= _FAR * high.value
        if board.line.figure_at(place):
            return False
    return False


def _is_multiplied(board: Board, stop: int, first: int, second: int) -> bool:
    """Whether the clause said before what the second figure is of the first: "has quadrupled since 2010, from 15 to 60"."""
    low, high = board.line.figure_at(first), board.line.figure_at(second)
    if low is None or high is None or not low.value:
        return False
    times = high.value / low.value
    for index in range(stop - 1, max(-1, stop - _CLAUSE_REACH), -1):
        found = board.tables.multiples.after(board.line, index)
        if found and found[0] * _LEAST <= times <= found[0] * _MOST:
            return True
        if board.low(index) in (".", ";", ":", "("):
            return False
    return False


def _is_amount_and_end(board: Board, first: int, second: int) -> bool:
    """Whether a verb of change takes the first figure for its amount and leads to the second, which is far larger.

    "Fell by 38,000 to 472,500"; but "rose by 5 to 20 %" is a range.
    """
    low, high = board.line.figure_at(first), board.line.figure_at(second)
    if low is None or high is None or board.low(second - 1) == "-" or board.tables.percents.after(board.line, second + 1):
        return False
    by = board.low(first - 1) in board.tables.pack.amount_links
    verbs = (
        board.tables.pack.amount_verbs if board.tables.range_leads.before(board.line, first) else board.tables.pack.change_verbs
    )
    if board.low(first - 1 - by) not in verbs:
        return False
    return high.value >= (_FAR if low.value >= _THOUSAND else _FARTHER) * low.value


def _elides_verb(board: Board, first: int, second: int) -> bool:
    """Whether two far amounts, each with its currency, are a change whose verb the sentence said before.

    "Brent rose 93 cents to $74.51 and WTI $1.06 to $71.29".
    """
    line, tables = board.line, board.tables
    low, high = line.figure_at(first), line.figure_at(second)
    if low is None or high is None or high.value < _FARTHER * low.value or board.low(second - 1) == "-":
        return False
    before, behind = tables.currency_signs.before(line, second), tables.currencies.after(line, second + 1)
    if not (before and before[1] > first) and not (behind and tables.currencies.after(line, first + 1)):
        return False
    opener = tables.currency_signs.before(line, first)
    place = opener[1] if opener else first
    if tables.range_leads.before(line, place) or tables.and_openers.before(line, place):
        return False
    for index in range(place - 1, max(-1, place - _SENTENCE_REACH), -1):
        if board.low(index) in (".", ";"):
            return False
        if board.low(index) in tables.pack.change_verbs or board.low(index) in tables.pack.percent_directions:
            return True
    return False


def _changed_before(board: Board, stop: int) -> str | None:
    """The verb of change shortly before a token, in the same clause."""
    verbs = board.tables.pack.change_verbs
    for index in range(stop - 1, max(-1, stop - _CHANGE_REACH), -1):
        word = board.low(index)
        if word in (".", ";", ":", "("):
            return None
        if word in verbs or f"{board.low(index - 1)} {word}" in verbs:
            return word
    return None


def _gapped_verb(board: Board, stop: int) -> str | None:
    """The verb of a change that a second one does not say again: "rose from 4 to 6, that of children from 1 to 2"."""
    pack = board.tables.pack
    for index in range(stop - 1, max(-1, stop - _GAP_REACH), -1):
        if board.low(index) in pack.anaphora:
            before = range(index - 1, max(-1, index - _GAP_REACH), -1)
            ends = next((place for place in before if board.low(place) in (".", ";", ":")), -1)
            said = (_changed_before(board, place) for place in before if place > ends and board.line.figure_at(place))
            return next((verb for verb in said if verb), None)
        if board.low(index) in (".", ";", ":", "(") or board.line.figure_at(index):
            return None
    return None


def _is_amount(board: Board, opener: int, second: int) -> bool:
    """Whether "de A à B" behind a verb is by how much: points, or per cent of something that is no rate itself."""
    tables = board.tables
    if tables.rate_points.after(board.line, second + 1):
        return True
    if tables.percents.after(board.line, second + 1) is None:
        return False
    for index in range(opener - 1, max(-1, opener - 1 - _RATE_REACH), -1):
        if board.low(index) in (".", ";", ":"):
            break
        if board.low(index) in tables.pack.rate_words:
            return False
    return True


def _opened(board: Board, first: int) -> int:
    """The first token of a range: its opener, where it has one."""
    lead = board.tables.range_leads.before(board.line, first) or board.tables.and_openers.before(board.line, first)
    return lead[1] if lead else first
