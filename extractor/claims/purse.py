"""The one currency in which an article tells its millions: millions that count nothing later on are told in it, too."""

from __future__ import annotations

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.said_once import counts_something, is_of_crowd, is_some_of

_MILLION = 10**6
#: How far before millions the words stand that may name who is counted.
_REACH = 40
_SENTENCE_ENDS = frozenset(".!?;")


def take_untold(board: Board) -> None:
    """Take millions that count nothing as an amount, in a language that says by a link what is counted.

    "Le club a perdu 38,4 millions d'euros. [...] Les droits ont rapporté 97 millions": but "12 millions de touristes".
    """
    if not board.tables.pack.linked_scales:
        return
    purse = board.purse
    amounts = {draft.quantity.first: draft for draft in board.drafts if draft.type == "money" and draft.quantity}
    for quantity in board.quantities:
        amount = amounts.get(quantity.first)
        if amount:
            purse.note(amount)
        elif quantity.figure.scale < _MILLION or quantity.last - 1 in board.taken or quantity.figure.kind != "cardinal":
            continue
        elif purse.currency() and not _is_counted(board, quantity):
            rule = "money: the one currency of the article's millions"
            board.take(Draft("money", quantity.first, quantity.last, rule, quantity, currency=purse.currency()))
        else:
            purse.counts += 1


def _is_counted(board: Board, quantity: Quantity) -> bool:
    """Whether millions count something: behind them, or people whom their sentence has named before."""
    before = board.line.lows[max(0, quantity.first - _REACH) : quantity.first]
    ends = (place for place in range(len(before), 0, -1) if before[place - 1] in _SENTENCE_ENDS)
    before = before[next(ends, 0) :]
    return counts_something(board, quantity) or is_some_of(board, quantity) or is_of_crowd(board, before)
