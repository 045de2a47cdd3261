"""Numbers that count nothing, set against an amount or told as a part of it: its unit and scale are not said again."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.counts import counted_noun
from extractor.models import ClaimType

_ONE = Fraction(1)
_THOUSAND = 1000
_MILLION = 10**6
#: How many times as large a number is at most, in the scale of the one before it, and still of its size.
_LEVEL = 10
#: How many words what is measured has: "18 mm de pluie, contre 64".
_REACH = 4


def share_against(board: Board, kind: ClaimType) -> None:
    """Give a unit to the number that an amount of a kind is set against: "12 %, contre 9 en 2020", "18 mm, against 64"."""
    quantities = board.open_quantities()
    if not quantities or board.tables.contrast_links.starts.isdisjoint(board.line.lows):
        return
    for quantity in quantities:
        draft = amount_against(board, quantity)
        if draft and draft.type == kind and is_bare(board, quantity) and not draft.added:
            rule = f"{kind}: unit of the amount it is set against"
            shared = Draft(kind, quantity.first, quantity.last, rule, quantity, unit=draft.unit, per=draft.per)
            shared.factor = draft.factor * scale_shared(draft, quantity)
            board.take(shared)


def share_of(board: Board) -> None:
    """Give the unit of a measure of something to so much of something else: "300 hectares of maize and 120 of wheat"."""
    if board.tables.noun_links.starts.isdisjoint(board.line.lows):
        return
    followers = {quantity.first: quantity for quantity in board.open_quantities()}
    for draft in [draft for draft in board.drafts if draft.type == "measure"] if followers else ():
        last = _measured(board, draft.last)
        link = board.tables.list_links.after(board.line, last) if last else None
        quantity = followers.get(link[1]) if link else None
        if quantity is None or quantity.figure.kind != "cardinal" or quantity.figure.form != "digits":
            continue
        if _measured(board, quantity.last):
            rule = "measure: unit of the other one measured"
            board.take(Draft("measure", quantity.first, quantity.last, rule, quantity, unit=draft.unit, factor=draft.factor))


def _measured(board: Board, index: int) -> int | None:
    """The index behind what is measured or counted behind a bare "of": "of maize", but not "of the fields"."""
    link, of = (table.after(board.line, index) for table in (board.tables.noun_links, board.tables.of_words))
    if link is None or of is None or link[1] != of[1]:
        return None
    noun, last = counted_noun(board, index)
    return last if noun else None


def scale_against(board: Board) -> None:
    """Count in its scale what a count is set against: "12,4 millions de touristes, contre 9,8 en 2020"."""
    if board.tables.contrast_links.starts.isdisjoint(board.line.lows):
        return
    for draft in board.drafts:
        if draft.type != "count" or draft.noun is not None or draft.quantity is None:
            continue
        amount = amount_against(board, draft.quantity)
        if amount and amount.type == "count" and is_bare(board, draft.quantity):
            draft.factor = scale_shared(amount, draft.quantity)


def amount_against(board: Board, quantity: Quantity) -> Draft | None:
    """The amount that a number is set against, or a part of; it stands before the link, with what it measures or a comma."""
    line, tables = board.line, board.tables
    hedge = tables.hedges_before.before(line, quantity.first)
    place = hedge[1] if hedge else quantity.first
    link = tables.contrast_links.before(line, place)
    if link is None or board.line.figure_at(quantity.last - 1) is None:
        return None
    last = link[1] - (board.low(link[1] - 1) == ",")
    for index in range(last, max(-1, last - _REACH), -1):
        if index in board.ends:
            return board.ends[index]
        if not (board.low(index - 1).isalpha() or board.low(index - 1) == "'"):
            return None
    return None


def is_bare(board: Board, quantity: Quantity) -> bool:
    """Whether a number in digits has nothing to count or measure on either side: its clause ends, or goes on."""
    figure = quantity.figure
    if figure.kind != "cardinal" or figure.form != "digits" or board.tables.currency_signs.before(board.line, quantity.first):
        return False
    if counted_noun(board, quantity.last)[0] is not None or board.tables.units.after(board.line, quantity.last):
        return False
    return board.ends_clause(quantity.last) or board.low(quantity.last) in board.tables.pack.noun_stops


def scale_shared(draft: Draft, quantity: Quantity) -> Fraction:
    """The scale of an amount that a number shares with it: "12,4 millions de touristes, contre 9,8" are 9.8 million."""
    assert draft.quantity is not None
    scale, number = draft.quantity.figure.scale, quantity.figure
    if scale < _MILLION or number.scale != 1 or not 0 < number.value < _THOUSAND:
        return _ONE
    return scale if number.value <= _LEVEL * draft.quantity.figure.value / scale else _ONE
