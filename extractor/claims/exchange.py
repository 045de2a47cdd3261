"""Rates of exchange: an amount beside one of another currency has that currency for its denominator: "1 USD = 25,178 VND"."""

from __future__ import annotations

from extractor.claims.board import Board, Draft


def find_exchange(board: Board) -> None:
    """Give amounts their denominator: "25 178 dongs pour un dollar", "25,178 dong to the dollar"; the one stays a claim."""
    drafts = [draft for draft in board.drafts if draft.type == "money" and not draft.per]
    if not drafts:
        return
    starts = {draft.first: draft for draft in drafts}
    for draft in drafts:
        link = board.tables.exchange_links.after(board.line, draft.last)
        verb = board.tables.exchange_verbs.before(board.line, draft.first)
        again = board.tables.exchange_verbs.after(board.line, draft.last)
        beside = (
            starts.get(link[1]) if link else None,
            board.ends.get(verb[1]) if verb else None,
            starts.get(again[1]) if again else None,
        )
        one = next((other for other in beside if other and _is_one(other, draft)), None)
        if one:
            draft.per = (one.currency.lower(),)
        elif link:
            _take_article(board, draft, link[1])


def _is_one(one: Draft, amount: Draft) -> bool:
    """Whether a draft is one of a currency, and another an amount of another currency that is not one, too."""
    quantity, other = one.quantity, amount.quantity
    if quantity is None or other is None or one.type != "money" or one.currency == amount.currency:
        return False
    if quantity.is_range or (other.figure.value == 1 and other.figure.form != "digits"):
        return False
    return quantity.figure.value * one.factor == 1 and not one.added and not one.per


def _take_article(board: Board, amount: Draft, index: int) -> None:
    """Give an amount the currency that an article makes one of: "25,178 dong to the dollar"."""
    if board.low(index) not in board.tables.pack.exchange_articles:
        return
    found = board.tables.currencies.after(board.line, index + 1)
    if found and found[0] != amount.currency and board.is_free(index, found[1]):
        amount.per, amount.last = (found[0].lower(),), found[1]
        board.ends[amount.last] = amount
        board.drop(index, amount.last)
