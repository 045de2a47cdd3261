"""Ratios of two sides: "1-for-10", "10:1", "odds of 10 to 1", "un contre dix", "one in a million", a scale of "1:25,000"."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.models import SIDES_RULE, Figure, Reading
from extractor.phrases import Phrases

#: How many words stand between a word for ratio and the two sides, at most.
_REACH = 9
#: The smallest right side that no score or clock has: "1:25,000".
_LARGE = 100
#: From where on "one in" is a share whatever the words before it.
_RARE = 1000
#: What may touch a pair of numbers with a colon on its left.
_OPENERS = frozenset({"(", "[", '"', "'", "«", "“", ":"})


def find_proportions(board: Board) -> None:
    """Take two numbers that are the sides of one ratio, before anything else looks at them."""
    links, lows = board.tables.proportion_starts, board.line.lows
    for index in board.free_figures():
        if index + 2 >= len(lows) or lows[index + 1] not in links:
            continue
        left = board.figure_at(index)
        second = _second(board, index, left) if left else None
        right = board.figure_at(second) if second else None
        if left is None or right is None or second is None or left.value == right.value:
            continue
        readings = (Reading(left.value / right.value, ""),)
        figure = right._replace(start=left.start, readings=readings, kind="fraction", scale=Fraction(1))
        quantity = Quantity(readings, readings, index, second + 1, (figure,))
        board.take(Draft("ratio", index, second + 1, SIDES_RULE, quantity))


def _second(board: Board, index: int, left: Figure) -> int | None:
    """The token of the right side, where the figure at an index is the left one."""
    mark = board.low(index + 1)
    if mark in (":", "/"):
        second = index + 2
        return second if _is_number(board, second, scale=True) and _is_marked(board, index, left) else None
    hyphened = mark == "-" and board.glued(index + 1)
    if hyphened and board.glued(index + 2) and _is_number(board, index + 2):
        return index + 2 if _are_odds(board, index, left) else None
    link = board.tables.proportion_links.after(board.line, index + 1 + hyphened)
    if link is None:
        return _rare(board, index, left)
    second = link[1] + hyphened
    if hyphened and not (board.low(link[1]) == "-" and board.glued(second)):
        return None
    if not _is_number(board, second) or not _is_number(board, index) or _stops(board, second + 1):
        return None
    if hyphened:
        said = _is_one(board, index, second) and board.low(second + 1) not in board.tables.pack.proportion_stops
    else:
        plain = " ".join(board.line.lows[index + 1 : second]) in board.tables.pack.plain_proportion_links
        said = plain and _is_one(board, index, second) and not _counts(board, second + 1)
    return second if said or _is_told(board, index, second) else None


def _is_number(board: Board, index: int, *, scale: bool = False) -> bool:
    """Whether a token is a plain number above zero; that of a scale may have the mark of an ordinal: "1/25 000e"."""
    figure = board.figure_at(index)
    return figure is not None and figure.value > 0 and not figure.vague and (figure.kind == "cardinal" or scale)


def _is_marked(board: Board, index: int, left: Figure) -> bool:
    """Whether two numbers with a colon or slash between them are a ratio or scale, not a score, a clock time or a part."""
    right, mark = board.figure_at(index + 2), board.low(index + 1)
    if right is None or not board.glued(index + 1) or board.low(index + 3) == mark or board.low(index - 1) == mark:
        return False
    if board.glued(index) and board.low(index - 1) not in _OPENERS:
        return False  # "https://example.com/1:500"
    large = left.value == 1 and right.value >= _LARGE
    scale = left.value == 1 and _is_led(board, index, board.tables.scale_leads)
    if mark == "/":
        return large and (scale or _is_led(board, index, board.tables.proportion_leads))
    if right.kind != "cardinal" or _stops(board, index + 3):
        return False
    clock = len(board.line.raw(index + 2)) == 2 and board.tables.clock_leads.before(board.line, index)
    return large or _is_named(board, index + 3) or (not clock and (scale or _is_told(board, index, index + 2)))


def _are_odds(board: Board, index: int, left: Figure) -> bool:
    """Whether a pair with a hyphen are odds or a ratio: one that falls, "odds of 5-2", or one to some, "a ratio of 1-10"."""
    right = board.figure_at(index + 2)
    if right is None or board.low(index + 3) == "-" or _stops(board, index + 3):
        return False
    if left.value < right.value:
        lead = index - (board.low(index - 1) in board.tables.pack.numbers.of_words)
        return left.value == 1 and board.tables.proportion_leads.before(board.line, lead) is not None
    return _is_led(board, index, board.tables.proportion_leads)


def _is_told(board: Board, index: int, second: int) -> bool:
    """Whether words beside two sides make them a ratio: "a ratio of 1 to 25", "10-to-1 odds", "outnumbered three to one"."""
    tables, one = board.tables, _is_one(board, index, second)
    again = one and _follows_ratio(board, index)
    led = again or (_is_led(board, index, tables.proportion_leads) and (one or _is_small(board, index, second)))
    return led or _is_named(board, second + 1) or (one and _is_led(board, index, tables.proportion_verbs))


def _follows_ratio(board: Board, index: int) -> bool:
    """Whether the sentence tells another ratio of two sides shortly before: "is 1:28, against a standard of 1 to 35"."""
    for place in range(index, max(0, index - _REACH), -1):
        before = board.ends.get(place)
        if before is not None and before.rule == SIDES_RULE:
            return True
        if board.low(place - 1) in (".", ";"):
            return False
    return False


def _is_small(board: Board, index: int, second: int) -> bool:
    """Whether two sides of which none is one are small and count nothing, unlike the bounds of a range."""
    sides = board.figure_at(index), board.figure_at(second)
    small = all(side is not None and side.value < _LARGE and side.scale == 1 for side in sides)
    return small and not _counts(board, second + 1) and not board.tables.currency_links.after(board.line, second + 1)


def _is_named(board: Board, index: int) -> bool:
    """Whether a word for ratio stands behind two sides."""
    return board.tables.proportion_nouns.after(board.line, index) is not None


def _is_one(board: Board, index: int, second: int) -> bool:
    """Whether one of the two sides is one."""
    sides = board.figure_at(index), board.figure_at(second)
    return any(side is not None and side.value == 1 for side in sides)


def _is_led(board: Board, index: int, leads: Phrases[bool]) -> bool:
    """Whether a word for ratio, or for a map's scale, stands before a number in its clause; "from 1 to 25" is a range."""
    pack = board.tables.pack
    opener = board.tables.range_leads.before(board.line, index)
    if opener and board.low(index - 1) not in pack.numbers.of_words:
        return False
    for place in range(index, max(0, index - _REACH), -1):
        if leads.before(board.line, place):
            return True
        word = board.low(place - 1)
        if not (word.isalpha() or word == "'") or board.line.figure_at(place - 1) or (opener and word in pack.change_verbs):
            return False
    return False


def _counts(board: Board, index: int) -> bool:
    """Whether the number before a token counts something."""
    return board.low(index).isalpha() and board.low(index) not in board.tables.pack.noun_stops


def _stops(board: Board, index: int) -> bool:
    """Whether the number before a token has a unit, a currency, or a word for times."""
    tables, line = board.tables, board.line
    beside = (tables.units, tables.percents, tables.currencies, tables.multiples_after)
    return any(table.after(line, index) for table in beside)


def _rare(board: Board, index: int, left: Figure) -> int | None:
    """The token of a large number that one is a share of: "one in a million"."""
    link = board.tables.share_links.after(board.line, index + 1) if left.value == 1 else None
    whole = board.figure_at(link[1]) if link else None
    if link is None or whole is None or whole.value < _RARE or whole.kind != "cardinal" or _stops(board, link[1] + 1):
        return None
    return link[1]
