"""Money: a quantity beside a currency, in major units, minor ones or both."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.exchange import find_exchange
from extractor.claims.percents import read_sign
from extractor.claims.rates import rate
from extractor.claims.said_once import share, share_elided
from extractor.claims.shares import share_of
from extractor.languages.shared import CENT_CURRENCIES, CENTS
from extractor.models import CENTS_RULE

_MINOR_RULE = "money: minor unit"
_CENTS_REACH = 6
_ONE = Fraction(1)
_THOUSAND = 1000
_MILLION = 10**6
#: What subscriptions are paid by; weight is lost by the day and week.
_TERMS = (("month",), ("year",))


def find_money(board: Board) -> None:
    """Take quantities with a currency before or behind them, and the members of a list that share it."""
    said, unsaid = "", list[Draft]()
    quantities = board.open_quantities()
    for place, quantity in enumerate(quantities):
        if quantity.last - 1 in board.taken or quantity.figure.kind == "ordinal":
            continue
        draft = _money_behind(board, quantity) or _money_before(board, quantity) or _minor_money(board, quantity, said)
        if draft and not _is_part(board, quantity, quantities[place + 1 : place + 2]):
            _add_minor_units(board, draft)
            draft.per, draft.last = rate(board, draft.last)
            read_sign(board, draft)
            board.take(draft)
            said = draft.currency
            if draft.rule == CENTS_RULE:
                unsaid.append(draft)
            elif said in CENT_CURRENCIES:
                _name_cents(unsaid, draft)
    if said:
        share(board, "money")
        share_elided(board)
        find_exchange(board)


def _name_cents(unsaid: list[Draft], draft: Draft) -> None:
    """Give the currency of an amount to the cents shortly before it: "up 87 cents, to $84.31"."""
    for cents in unsaid:
        if draft.first - cents.last <= _CENTS_REACH:
            cents.currency, cents.rule = draft.currency, _MINOR_RULE
    unsaid.clear()


def _is_part(board: Board, quantity: Quantity, following: list[Quantity]) -> bool:
    """Whether a number of a currency is a part of the next: "un euro sur trois", but "un euro sur trois ans"."""
    if not following or board.tables.currencies.after(board.line, quantity.last) is None:
        return False
    return share_of(board, quantity, following[0]) is not None


def _money_behind(board: Board, quantity: Quantity) -> Draft | None:
    """An amount with its currency behind it, "de" between them after a scale word: also "one-yen", "75 USD million"."""
    line, tables = board.line, board.tables
    place = quantity.last
    if place >= len(line):
        return None
    link = tables.currency_links.after(line, place)
    if link and (quantity.figure.scale != 1 or quantity.figure.vague):
        place = link[1]
    if board.hyphen_at(place):
        place += 1
    factor = _ONE
    found = tables.currencies.after(line, place)
    prefixed = tables.prefixed_currencies.after(line, place)
    if prefixed:
        (code, factor), stop = prefixed
        found = code, stop
    elif found is None:
        found = _counted_pounds(board, quantity, place)
    if found is None or tables.not_currencies.after(line, place):
        return None
    code, last = found
    if quantity.figure.value < _THOUSAND and " ".join(line.lows[place:last]) in tables.pack.weak_currencies:
        return None
    before = tables.currency_signs.before(line, quantity.first)
    divides = board.glued(quantity.last) and last < len(board.line) and len(board.line.raw(last)) == 2  # "3€50"
    if board.line.figure_at(last) and (before or (board.glued(last) and not divides)):
        return None  # the sign belongs to the next amount: "$20 $37"
    scale = tables.scale_words.after(line, last) if quantity.figure.scale == 1 else None
    if scale:
        factor, last = scale
    first = before[1] if before and before[0] == code else quantity.first
    return Draft("money", first, last, "money: currency behind the amount", quantity, currency=code, factor=factor)


def _counted_pounds(board: Board, quantity: Quantity, place: int) -> tuple[str, int] | None:
    """A word that is a weight beside small numbers and money beside millions and prices: "4,99 livres par mois"."""
    unit = board.tables.units.after(board.line, place)
    if unit is None or unit[0] != "pound":
        return None
    price = board.line.raw(quantity.last - 1)[-3:-2] in (".", ",") and rate(board, unit[1])[0] in _TERMS
    return ("GBP", unit[1]) if price or quantity.figure.scale >= _MILLION else None


def _money_before(board: Board, quantity: Quantity) -> Draft | None:
    """An amount with its currency before it."""
    line, tables = board.line, board.tables
    place = quantity.first
    found = tables.currency_signs.before(line, place)
    if found is None and quantity.is_range:
        place = _first_figure(board, quantity)
        found = tables.currency_signs.before(line, place)
    prefixed = tables.prefixed_currencies.before(line, place)
    factor = _ONE
    if prefixed:
        (code, factor), first = prefixed
        found = code, first
    if found is None or not board.is_free(found[1], quantity.first):
        return None
    if tables.units.after(line, quantity.last) and not board.glued(quantity.first):
        return None
    code, first = found
    return Draft("money", first, quantity.last, "money: currency before the amount", quantity, currency=code, factor=factor)


def _first_figure(board: Board, quantity: Quantity) -> int:
    """The token of a range's first figure."""
    return next(index for index in range(quantity.first, quantity.last) if board.line.figure_at(index))


def _minor_money(board: Board, quantity: Quantity, said: str) -> Draft | None:
    """An amount in a minor unit alone, as a part of the currency: 50 cents are 0.50; of that `said` before, where it may be."""
    place = quantity.last
    if board.hyphen_at(place):
        place += 1
    found = board.tables.minor_units.after(board.line, place)
    if found is None:
        return None
    (code, part), last = found
    rule = _MINOR_RULE
    if last == place + 1 and board.low(place) in CENTS:
        rule = _MINOR_RULE if said in CENT_CURRENCIES else CENTS_RULE
        code = said if said in CENT_CURRENCIES else code
    if len(board.line.raw(place)) == 1 and board.low(place).isalpha() and not _is_glued_coin(board, quantity, part):
        return None
    return Draft("money", quantity.first, last, rule, quantity, currency=code, factor=part)


def _is_glued_coin(board: Board, quantity: Quantity, part: Fraction) -> bool:
    """Whether a single letter behind digits stands for coins: 50p, but not 1080p."""
    return board.glued(quantity.last) and quantity.figure.form == "digits" and quantity.figure.value * part < 1


def _add_minor_units(board: Board, draft: Draft) -> None:
    """Add the minor unit said behind the major one: "3 dollars 50 cents", "treize euros et quarante-cinq cents"."""
    place = draft.last
    if board.low(place) in board.tables.pack.numbers.links | board.tables.pack.range_ands:
        place += 1
    figure = board.figure_at(place)
    if figure is None or draft.rule in (_MINOR_RULE, CENTS_RULE) or draft.quantity is None or draft.quantity.is_range:
        return
    found = board.tables.minor_units.after(board.line, place + 1)
    if found and figure.value < 1 / found[0][1]:
        draft.added, draft.last = figure.value * found[0][1], found[1]
    elif _says_cents(board, place) and draft.quantity.figure.scale == 1:
        draft.added, draft.last = figure.value / 100, place + 1


def _says_cents(board: Board, index: int) -> bool:
    """Whether a number behind an amount is its cents without saying so: "15 dollars 50", and the clause ends."""
    figure = board.line.figure_at(index)
    more = board.tables.directions_after.after(board.line, index + 1)
    if figure is None or not (board.ends_clause(index + 1) or more):
        return False
    return len(board.line.raw(index)) == 2 if figure.form == "digits" else 10 <= figure.value < 100
