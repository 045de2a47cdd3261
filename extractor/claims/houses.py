"""The numbers of houses in a street, which claim nothing: "45 Church Street", "45, rue du Port", "số 45 Lê Lợi"."""

from __future__ import annotations

from extractor.claims.board import Board
from extractor.claims.counts import is_plural

_LONGEST = 4
_YEARS = range(1900, 2100)
#: How many words the name of a street has before its noun.
_NAME_REACH = 4


def is_house(board: Board, index: int) -> bool:
    """Whether a number is that of a house: a street behind it, or a mark before it and a name behind it."""
    raw, place = board.low(index), index + 1
    if not raw.isdecimal() or len(raw) > _LONGEST or int(raw) in _YEARS:
        return False
    place += board.low(place) == ","
    if board.low(place) in board.tables.pack.streets:
        links = board.tables.pack.noun_links | board.tables.pack.numbers.definite_articles
        return _is_name(board, place + 1) or board.low(place + 1) in links
    return _is_name(board, index + 1) and (_ends_in_street(board, index + 1) or _stands_before_name(board, index))


def _is_name(board: Board, index: int) -> bool:
    """Whether a word is written with a capital."""
    return board.low(index).isalpha() and board.line.raw(index)[0].isupper()


def _ends_in_street(board: Board, first: int) -> bool:
    """Whether a name from a token on ends in a word for streets that tells nothing of what is counted."""
    pack = board.tables.pack
    if not pack.streets_last:
        return False
    for place in range(first + 1, first + _NAME_REACH):
        if not _is_name(board, place):
            return False
        if board.low(place) in pack.streets_last:
            return not (is_plural(board, place + 1) or _is_name(board, place + 1))  # "12 Wall Street Journal articles"
    return False


def _stands_before_name(board: Board, index: int) -> bool:
    """Whether a mark without a noun before it and a name of two words behind it make a number that of a house."""
    pack, mark = board.tables.pack, board.tables.reference_marks.before(board.line, index)
    if mark is None or not pack.syllables or board.tables.reference_nouns.before(board.line, mark[1]):
        return False
    return _is_name(board, index + 2)
