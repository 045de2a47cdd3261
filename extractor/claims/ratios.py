"""Multiples, fractions and ordinals."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.models import Figure, Reading

_FINEST = 12
# The tokens of a noun and a link: "one household out of", "un enfant sur".
_SHARE_GAP = 4


def find_ratios(board: Board) -> None:
    """Take multiples in words ("double", "gấp đôi"), numbers with "times", fractions, and shares such as "2/3"."""
    _join_shares(board)
    for quantity in board.open_quantities():
        draft = _times(board, quantity) or _fraction(board, quantity)
        if draft:
            board.take(draft)
    _multiples(board)


def find_ordinals(board: Board) -> None:
    """Take ordinals; "first" as a word is no claim."""
    skipped = board.tables.pack.numbers.no_claims
    for quantity in board.open_quantities():
        if quantity.figure.kind != "ordinal":
            continue
        if board.low(quantity.first) in skipped:
            board.drop(quantity.first, quantity.last)
        else:
            board.take(Draft("ordinal", quantity.first, quantity.last, "ordinal: mark or word", quantity))


def _times(board: Board, quantity: Quantity) -> Draft | None:
    """A number with a word that makes it a factor: "2.3 times", "2 fois plus", "gấp 1,7 lần"."""
    line, tables = board.line, board.tables
    if quantity.figure.kind == "ordinal":
        return None
    hedge = tables.hedges_before.before(line, quantity.first)
    before = tables.multiples_before.before(line, quantity.first) or (hedge and tables.multiples_before.before(line, hedge[1]))
    place = quantity.last
    if board.low(place) == "-" and board.glued(place):
        place += 1
    behind = tables.multiples_after.after(line, place)
    if before is None and behind is None:
        return None
    first, last = before[1] if before else quantity.first, behind[1] if behind else quantity.last
    tail = tables.half_unit_tails.after(line, last) if behind else None
    if tail:
        return Draft("ratio", first, tail[1], "ratio: number, a word for times and a half", quantity, added=tail[0])
    if quantity.figure.form == "article" or (behind and not before and _is_occasion(board, place, last, quantity)):
        return None
    draft = Draft("ratio", first, last, "ratio: number and a word for times", quantity)
    if before and hedge and before[1] < hedge[1]:
        draft.qualifier = hedge[0]
    return draft


def _is_occasion(board: Board, index: int, last: int, quantity: Quantity) -> bool:
    """Whether "times" counts occasions ("visited 3 times"): nothing behind it compares, and the number is whole."""
    pack = board.tables.pack
    words = " ".join(board.line.lows[index:last])
    if words not in pack.occasions or quantity.figure.value.denominator != 1:
        return False
    return board.low(last) not in pack.comparisons and board.low(last + 1) not in pack.comparisons


def _fraction(board: Board, quantity: Quantity) -> Draft | None:
    """A fraction: "three quarters", "a third", "2/3"."""
    if quantity.figure.kind != "fraction":
        return None
    cut = board.tables.cuts.before(board.line, quantity.first)
    if board.low(quantity.first) in board.tables.pack.numbers.fractions and not cut and not _is_share(board, quantity):
        return None
    draft = Draft("ratio", quantity.first, quantity.last, "ratio: fraction", quantity)
    if cut and not board.tables.noun_links.after(board.line, quantity.last):
        draft.first, draft.direction = cut[1], "down"
    return draft


def _is_share(board: Board, quantity: Quantity) -> bool:
    """Whether a lone fraction word says a share of something: a word stands behind it, or a hedge or link before it."""
    articles = board.tables.pack.numbers.definite_articles
    if board.low(quantity.last).isalpha() or board.low(quantity.first - 1) in articles:
        return True
    return board.tables.hedges_before.before(board.line, quantity.first) is not None


def _multiples(board: Board) -> None:
    """Words that are a multiple by themselves."""
    for index in board.places:
        found = board.tables.multiples.after(board.line, index)
        if not found or board.taken.intersection(range(index, found[1])):
            continue
        if not board.tables.not_multiples.holding(board.line, index) and _compares(board, index, found[1]):
            board.take(_multiple(board, index, *found))


def _multiple(board: Board, index: int, factor: Fraction, stop: int) -> Draft:
    """The draft of a word that is a multiple: "halved" has a direction, "doubled" by the settled readings none."""
    readings = (Reading(factor, ""),)
    figure = Figure(*board.line.span(index, stop), readings, "fraction", "words")
    quantity = Quantity(readings, readings, index, stop, (figure,))
    return Draft("ratio", index, stop, "ratio: multiple in one word", quantity, direction="down" if factor < 1 else None)


def _compares(board: Board, index: int, stop: int) -> bool:
    """Whether an adjective such as "double" is a multiple: an article before it, or what it is compared with behind it."""
    pack = board.tables.pack
    if board.low(index) not in pack.weak_multiples:
        return True
    articles = pack.numbers.definite_articles
    return board.low(stop) in pack.comparisons or (board.low(index - 1) in articles and not _counted(board, stop))


def _join_shares(board: Board) -> None:
    """Make one quantity of two neighbours that are a fraction together."""
    joined: list[Quantity] = []
    for quantity in board.open_quantities():
        share = _share(board, joined[-1], quantity) if joined else None
        if share:
            joined[-1] = share
        else:
            joined.append(quantity)
    board.quantities = joined


def _share(board: Board, left: Quantity, right: Quantity) -> Quantity | None:
    """The fraction of two quantities, or None; "84/97 communes" stays two counts."""
    if right.first - left.last > _SHARE_GAP or not _may_divide(left, right) or _counted(board, right.last):
        return None
    if not _is_slashed(board, left, right) and not _is_shared(board, left, right):
        return None
    share = (Reading(left.figure.value / right.figure.value, ""),)
    figure = right.figure._replace(start=left.figure.start, readings=share, kind="fraction")
    return Quantity(share, share, left.first, right.last, (figure,))


def _is_slashed(board: Board, left: Quantity, right: Quantity) -> bool:
    """Whether a slash stands between two small numbers."""
    return right.first == left.last + 1 and board.low(left.last) == "/" and right.figure.value <= _FINEST


def _is_shared(board: Board, left: Quantity, right: Quantity) -> bool:
    """Whether a noun and a link between two numbers make a share: "one child in five", "trois foyers sur quatre"."""
    link = board.tables.share_links.before(board.line, right.first) if board.low(left.last).isalpha() else None
    if link is None or link[1] <= left.last:
        return False
    spoken = left.figure.form == right.figure.form == "words" and right.figure.value <= _FINEST
    return left.figure.value == 1 or spoken


def _may_divide(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are single whole numbers, the second one larger."""
    if left.is_range or right.is_range or {left.figure.kind, right.figure.kind} != {"cardinal"}:
        return False
    return 0 < left.figure.value < right.figure.value


def _counted(board: Board, index: int) -> bool:
    """Whether what follows a slash pair is a counted noun rather than "of" something."""
    pack = board.tables.pack
    word = board.low(index)
    return word.isalpha() and word not in pack.noun_stops and not pack.syllables
