"""Shares: two numbers that are one fraction, such as "2/3", "four in ten", "un malade sur cinq", "cứ 5 người thì có 1"."""

from __future__ import annotations

from dataclasses import replace

from extractor.claims.board import Board, Quantity
from extractor.claims.counts import counted_noun, may_count
from extractor.languages.nouns import concepts_in
from extractor.languages.shared import UNITS
from extractor.models import Reading

_FINEST = 12
#: Wholes of two numbers with a slash that no share is told of, but how many of some things.
_RARE = (7, 9, 11)
#: Wholes that shares are told of, beside those up to ten.
_ROUND = (10, 100, 1000)
#: How many words may follow the noun of a share, and what is said of a whole before its part.
_ADJECTIVES = 2
_SAID_OF_WHOLE = 6
#: The days of a week, which are told as a rate: "six jours sur sept" are six days a week.
WEEK = 7


def join_shares(board: Board) -> None:
    """Make one quantity of two neighbours that are a fraction together."""
    joined: list[Quantity] = []
    for quantity in board.open_quantities():
        share = _share(board, joined[-1], quantity) if joined else None
        if share:
            joined[-1] = share
        else:
            joined.append(quantity)
    board.group(joined)


def _share(board: Board, left: Quantity, right: Quantity) -> Quantity | None:
    """The fraction of two quantities, or None."""
    if left.is_range or right.is_range or not left.figure.kind == right.figure.kind == "cardinal":
        return None
    return _slashed(board, left, right) or share_of(board, left, right) or _share_in(board, left, right)


def _slashed(board: Board, part: Quantity, whole: Quantity) -> Quantity | None:
    """The share of two small numbers with a slash between them; "84/97 communes" stays two counts."""
    if whole.first != part.last + 1 or board.low(part.last) != "/":
        return None
    if whole.figure.value > _FINEST and part.figure.value != 1:
        return None
    word = board.low(whole.last)
    hedged = board.tables.hedges_before.before(board.line, part.first) is not None  # "khoảng 1/9 trẻ em", but "3/11 nhà máy"
    rare = whole.figure.value in _RARE and word.isalpha() and word not in board.tables.pack.noun_stops and not hedged
    return None if rare or counted(board, whole.last) else _one_share(part, whole)


def share_of(board: Board, part: Quantity, whole: Quantity) -> Quantity | None:
    """The share of a part that stands first, its noun behind it: "quatre infractions sur dix"; not "84 communes sur 97"."""
    link = board.tables.share_links.before(board.line, whole.first)
    if link is None or not _tells_share(part, whole):
        return None
    if _counts_plural(board, whole.last) and not _may_be_verb(board, part, whole.last):
        return None
    noun, last = counted_noun(board, part.last)
    if noun is None and board.low(part.last).isalpha() and (board.tables.pack.head_first or _names_people(board, part.last)):
        noun, last = board.low(part.last), part.last + 1  # "six Français sur dix", "one Vietnamese in seven"
    currency = board.tables.currencies.after(board.line, part.last)
    if noun is None and currency:
        noun, last = currency  # "un euro sur trois"
    unit = board.tables.units.after(board.line, part.last)
    if unit and (
        UNITS[unit[0]].dimension == "length" or (unit[0] == "day" and whole.figure.value == WEEK and part.figure.value > 1)
    ):
        return None  # "deux mètres sur trois", "six jours sur sept"
    if noun is None or not last <= link[1] <= last + _ADJECTIVES or not _are_words(board, last, link[1]):
        return None
    spoken = part.figure.form != "digits" and whole.figure.form != "digits"
    plain = board.low(whole.first - 1) not in board.tables.pack.numbers.share_links
    return _one_share(part, whole) if spoken or plain or whole.figure.value in _ROUND else None


def _share_in(board: Board, whole: Quantity, part: Quantity) -> Quantity | None:
    """The share of a whole that stands first: "cứ 5 người thì có 1 người mắc"."""
    opener = board.tables.share_openers.before(board.line, whole.first)
    turn = board.tables.share_turns.before(board.line, part.first) if opener else None
    if turn is None or opener is None or not _tells_share(part, whole):
        return None
    if board.tables.units.after(board.line, whole.last) and board.low(whole.last) != board.low(part.last):
        return None  # "cứ 2 m lại có 1 cây", but "cứ 8 mẫu thì có 1 mẫu"
    if not 0 < turn[1] - whole.last <= _SAID_OF_WHOLE or not _are_words(board, whole.last, turn[1]):
        return None
    share = _one_share(part, whole)
    return share and replace(share, first=opener[1], last=part.last)


def _names_people(board: Board, index: int) -> bool:
    """Whether a word with a capital stands for people: "one Vietnamese in seven"."""
    return board.line.raw(index)[0].isupper() and not board.tables.pack.capital_nouns


def _tells_share(part: Quantity, whole: Quantity) -> bool:
    """Whether two numbers are of the sizes that shares are told in: one of any, or some of few or of a round number."""
    return part.figure.value == 1 or whole.figure.value <= _ROUND[0] or whole.figure.value in _ROUND


def _one_share(part: Quantity, whole: Quantity) -> Quantity | None:
    """The fraction of two numbers, the second one larger."""
    above, below = part.figure.value, whole.figure.value
    if not 0 < above < below or above.denominator != 1 or below.denominator != 1:
        return None  # a mark, or an average: "4.78 out of 10", "cứ 16,5 học sinh có 1 giáo viên"
    share = (Reading(above / below, ""),)
    figure = whole.figure._replace(start=part.figure.start, readings=share, kind="fraction", form="digits")
    return Quantity(share, share, part.first, whole.last, (figure,))


def _are_words(board: Board, first: int, last: int) -> bool:
    """Whether there are only words, and no figures or marks, in a stretch."""
    return all(board.low(index).isalpha() and index not in board.taken for index in range(first, last))


def _counts_plural(board: Board, index: int) -> bool:
    """Whether a unit or a noun in the plural stands behind a number: "une maison sur trois étages"."""
    pack, word = board.tables.pack, board.low(index)
    if board.tables.units.after(board.line, index):
        return True
    if not word.isalpha() or word in pack.noun_stops:
        return False
    return word in pack.irregular_plurals or (word.endswith(pack.plural_endings) and not word.endswith(pack.plural_exceptions))


def _may_be_verb(board: Board, part: Quantity, index: int) -> bool:
    """Whether what looks like a plural behind the whole of one may be a verb: "one house in four meets"."""
    pack = board.tables.pack
    if not pack.plural_mark or pack.head_first or board.tables.units.after(board.line, index) or part.figure.value != 1:
        return False
    known = concepts_in([board.low(index)], pack.code) and board.low(index + 1) not in pack.per_articles  # "passes the test"
    return not known and not may_count(board, part.last)


def counted(board: Board, index: int) -> bool:
    """Whether what follows a slash pair is a counted noun rather than "of" something."""
    pack = board.tables.pack
    word = board.low(index)
    return word.isalpha() and word not in pack.noun_stops and not pack.syllables
