"""Percent, money and measure: a quantity beside a sign, a currency or a unit; and the denominators of rates."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from extractor.claims.ages import AGE_RULE, bare_age, may_be_age
from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.said_once import share, share_elided
from extractor.languages.shared import COMPOUND_UNITS, INCH_SIGNS, SCALED_MASSES, SCALED_UNITS, SUBSTANCES, TIMES, UNITS
from extractor.models import Reading

_RATE_GAP = 3
_EARLY_REACH = 8
_CLAUSE_ENDS = frozenset(".;:!?()")
_ONE, _NONE = Fraction(1), Fraction(0)
_THOUSAND = 1000
_MILLION = 10**6
# How many tokens before a sign for inches a quotation may have begun.
_QUOTE_REACH = 100
#: What subscriptions are paid by; weight is lost by the day and week.
_TERMS = (("month",), ("year",))
_DIVIDED = frozenset({"length", "mass", "volume"})
_DEGREES = frozenset(unit for unit, entry in UNITS.items() if entry.dimension in ("temperature", "angle"))


def find_percents(board: Board) -> None:
    """Take quantities before a percent sign or word, and the members of a list that share it."""
    for quantity in board.open_quantities():
        found = board.tables.percents.after(board.line, quantity.last)
        if found is None and quantity.figure.kind == "fraction" and _is_article(board, quantity.last):
            found = board.tables.percents.after(board.line, quantity.last + 1)  # "half a percent"
        basis = board.tables.basis_points.after(board.line, quantity.last)
        if basis:
            draft = Draft("percent", quantity.first, basis[1], "percent: basis points", quantity, unit="percentage-point")
            draft.factor = Fraction(1, 100)
            board.take(draft)
        elif found:
            draft = Draft("percent", quantity.first, found[1], "percent: sign or word", quantity, unit=found[0])
            _read_sign(board, draft)
            board.take(draft)
    share(board, "percent")


def _is_article(board: Board, index: int) -> bool:
    """Whether an article stands at a token: half "a" percent."""
    return board.low(index) in board.tables.pack.numbers.articles


def _read_sign(board: Board, draft: Draft) -> None:
    """A sign before a percentage states its direction: "+2,6 %", "-3 %"."""
    quantity = draft.quantity
    assert quantity is not None
    if board.low(draft.first - 1) == "+" and board.glued(draft.first):
        draft.direction, draft.first = "up", draft.first - 1
    elif quantity.figure.value < 0 and not quantity.is_range:
        draft.direction = "down"
        draft.quantity = replace(quantity, low=_unsigned(quantity.low), high=_unsigned(quantity.high))


def _unsigned(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(reading._replace(value=abs(reading.value)) for reading in readings)


def find_money(board: Board) -> None:
    """Take quantities with a currency before or behind them, and the members of a list that share it."""
    for quantity in board.open_quantities():
        if quantity.last - 1 in board.taken or quantity.figure.kind == "ordinal":
            continue
        draft = _money_behind(board, quantity) or _money_before(board, quantity) or _minor_money(board, quantity)
        if draft:
            _add_minor_units(board, draft)
            draft.per, draft.last = rate(board, draft.last)
            board.take(draft)
    share(board, "money")
    share_elided(board)


def find_measures(board: Board) -> None:
    """Take quantities with a unit of measure, ages included."""
    for quantity in board.open_quantities():
        if quantity.last - 1 in board.taken:
            continue
        if quantity.figure.form == "article" and (_is_rate_of_occasions(board, quantity) or _is_denominator(board, quantity)):
            continue
        draft = _mass(board, quantity) or _measure(board, quantity) or _one_and_a_half(board, quantity)
        draft = draft or bare_age(board, quantity) or _minutes(board, quantity)
        if draft:
            board.take(draft)
    _share_ages(board)
    share(board, "measure")


def _share_ages(board: Board) -> None:
    """Give "aged" to the numbers that follow in a list: "aged 19 and 23"."""
    if not any(draft.rule.startswith(AGE_RULE) for draft in board.drafts):
        return
    for quantity in board.open_quantities():
        link = board.tables.list_links.before(board.line, quantity.first)
        before = board.ends.get(link[1]) if link else None
        aged = before is not None and before.rule.startswith(AGE_RULE) and may_be_age(quantity.figure.value)
        if aged and _ends_age(board, quantity.last):
            board.take(Draft("measure", quantity.first, quantity.last, f"{AGE_RULE}, said once", quantity, unit="year"))


def _ends_age(board: Board, index: int) -> bool:
    """Whether nothing is counted behind a number in a list of ages."""
    return _ends_clause(board, index) or not board.low(index).isalpha() or board.low(index) in board.tables.pack.noun_stops


def _is_rate_of_occasions(board: Board, quantity: Quantity) -> bool:
    """Whether an article and a unit say how often something happens: "3 lần một tháng" is no month."""
    pack, index = board.tables.pack, quantity.first
    if board.low(index) not in pack.per_words or board.low(index - 1) not in pack.occasions:
        return False
    return board.line.figure_at(index - 2) is not None


def _is_denominator(board: Board, quantity: Quantity) -> bool:
    """Whether an article that may be a one stands before what a count is taken by: "3 trees a hectare"."""
    if not board.tables.per_articles.after(board.line, quantity.first):
        return False
    for index in range(quantity.first - 1, max(-1, quantity.first - 1 - _RATE_GAP), -1):
        if board.figure_at(index):
            return True
        if not board.low(index).isalpha():
            break
    return False


def rate(board: Board, index: int) -> tuple[tuple[str, ...], int]:
    """The denominators that stand behind a unit: "/person/month", "per household", "a kilo"; and the index behind them."""
    line, tables = board.line, board.tables
    names: list[str] = []
    while True:
        word = tables.per_words.after(line, index)
        if word is None and names:
            joined = tables.list_links.after(line, index)
            word = tables.per_words.after(line, joined[1]) if joined else None
        article = None if word else tables.per_articles.after(line, index)
        found = tables.denominators.after(line, (word or article or (True, index))[1]) if word or article else None
        if found is None and word and board.low(index) == "/":
            found = _unknown_denominator(board, word[1])
        if found is None or board.low(found[1]) in tables.pack.per_stops:
            adjective = None if names or found else tables.pack.rate_adjectives.get(board.low(index))
            return ((adjective,), index + 1) if adjective else (tuple(names), index)
        names.append(found[0])
        index = found[1]


def _unknown_denominator(board: Board, index: int) -> tuple[str, int] | None:
    """The word behind a slash that no table knows, as written."""
    return (board.low(index), index + 1) if board.low(index).isalpha() else None


def _money_behind(board: Board, quantity: Quantity) -> Draft | None:
    """An amount with its currency behind it, "de" between them after a scale word: also "one-yen", "75 USD million"."""
    line, tables = board.line, board.tables
    place = quantity.last
    link = tables.currency_links.after(line, place)
    if link and quantity.figure.scale != 1:
        place = link[1]
    if board.low(place) == "-" and board.glued(place) and board.glued(place + 1):
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


def _minor_money(board: Board, quantity: Quantity) -> Draft | None:
    """An amount in a minor unit alone, as a part of the currency: 50 cents are 0.50."""
    place = quantity.last
    if board.low(place) == "-" and board.glued(place) and board.glued(place + 1):
        place += 1
    found = board.tables.minor_units.after(board.line, place)
    if found is None:
        return None
    (code, part), last = found
    if len(board.line.raw(place)) == 1 and board.low(place).isalpha() and not _is_glued_coin(board, quantity, part):
        return None
    return Draft("money", quantity.first, last, "money: minor unit", quantity, currency=code, factor=part)


def _is_glued_coin(board: Board, quantity: Quantity, part: Fraction) -> bool:
    """Whether a single letter behind digits stands for coins: 50p, but not 1080p."""
    return board.glued(quantity.last) and quantity.figure.form == "digits" and quantity.figure.value * part < 1


def _add_minor_units(board: Board, draft: Draft) -> None:
    """Add the minor unit said behind the major one: "3 dollars 50 cents", "treize euros et quarante-cinq cents"."""
    place = draft.last
    if board.low(place) in board.tables.pack.numbers.links | board.tables.pack.range_ands:
        place += 1
    figure = board.figure_at(place)
    if figure is None or draft.rule == "money: minor unit" or draft.quantity is None or draft.quantity.is_range:
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
    if figure is None or not (_ends_clause(board, index + 1) or more):
        return False
    return len(board.line.raw(index)) == 2 if figure.form == "digits" else 10 <= figure.value < 100


def _ends_clause(board: Board, index: int) -> bool:
    """Whether nothing of the clause follows."""
    return index >= len(board.line) or board.low(index) in (".", ",", ";", "!", "?", ")")


def _first_figure(board: Board, quantity: Quantity) -> int:
    """The token of a range's first figure."""
    return next(index for index in range(quantity.first, quantity.last) if board.line.figure_at(index))


def _mass(board: Board, quantity: Quantity) -> Draft | None:
    """A mass in a symbol that holds a scale: 6.3 Mt are 6,300,000 tonnes; 25 kt only where the text speaks of mass."""
    place = quantity.last
    if place >= len(board.line) or quantity.figure.kind == "ordinal":
        return None
    symbol = board.line.raw(place)
    found = SCALED_UNITS.get(symbol) or SCALED_MASSES.get(symbol)
    if found is None or (symbol in SCALED_MASSES and not _speaks_of_mass(board, place)):
        return None
    following = board.line.raw(place + 1) if place + 1 < len(board.line) else ""
    if following[:1].isupper() and following.lower() not in SUBSTANCES:
        return None  # "8 Mt Everest climbers"
    unit, power = found
    draft = Draft("measure", quantity.first, place + 1, "measure: symbol with a scale", quantity, unit=unit)
    draft.factor = Fraction(10) ** power
    draft.per, draft.last = rate(board, draft.last)
    return draft


def _speaks_of_mass(board: Board, index: int) -> bool:
    """Whether what follows a symbol is a substance ("kt of steel", "kt CO2"), or a mass stands before it in the sentence."""
    if board.tables.noun_links.after(board.line, index + 1) or board.low(index + 1) in SUBSTANCES:
        return True
    if board.mass is not None and "." in board.line.lows[board.mass : index]:
        board.mass = None  # the sentence is over, for the symbols that follow, too
    return board.mass is not None


def _measure(board: Board, quantity: Quantity) -> Draft | None:
    """A quantity with a unit behind it, a hyphen or "and a half" between or behind them."""
    line, tables = board.line, board.tables
    found = None if quantity.figure.kind == "ordinal" else _unit_after(board, quantity)
    if found is None:
        return None
    unit, last = found
    added = _NONE
    tail = tables.half_unit_tails.after(line, last) or _half_behind(board, last)
    tail = tail or _smaller_unit(board, last, unit) or _glued_part(board, last, unit)
    if tail:
        added, last = tail
    if board.low(last) == "-" and tables.age_follows.after(line, last + 1):
        last += 1
    age = tables.age_follows.after(line, last)
    if age:
        last = age[1]
    draft = Draft("measure", quantity.first, last, "measure: unit behind the number", quantity, unit=unit, added=added)
    draft.per, draft.last = rate(board, last)
    if not draft.per:
        draft.per, draft.last = _late_rate(board, last)
    return _with_surroundings(board, draft, quantity, last)


def _with_surroundings(board: Board, draft: Draft, quantity: Quantity, last: int) -> Draft:
    """The draft of a measure with what says that it is below zero, and with the rate or the word for age before it."""
    if not draft.per and draft.unit not in TIMES:
        draft.per = _early_rate(board, quantity.first)
    below = board.tables.below_zero.after(board.line, last) if draft.unit in _DEGREES else None
    if below:
        draft.quantity, draft.last = _negative(quantity), below[1]
    lead = board.tables.age_leads.before(board.line, quantity.first)
    if lead:
        draft.first = lead[1]
    return draft


def _unit_after(board: Board, quantity: Quantity) -> tuple[str, int] | None:
    """The unit behind a quantity, past a hyphen, an article or "of", and the index behind it."""
    line, tables, figure = board.line, board.tables, quantity.figure
    place = quantity.last
    link = tables.currency_links.after(line, place)
    if link and figure.scale != 1:
        place = link[1]
    between = tables.pack.numbers.articles if figure.kind == "fraction" else tables.pack.pre_adjectives
    hyphen = board.low(place) == "-" and board.glued(place) and board.glued(place + 1)
    if hyphen or board.low(place) in between:
        place += 1  # "45-year-old", "half an hour", "24 prochaines heures"
    if figure.kind == "fraction":
        place = _past_of(board, place)
    found = tables.units.after(line, place) or _bracketed(board, place) or _inches(board, place)
    if found is None or tables.not_units.after(line, place) or tables.not_units.after(line, quantity.last):
        return None
    return found if board.is_free(place, found[1]) else None  # "một nửa năm 2005": the unit is a word of a date


def _past_of(board: Board, index: int) -> int:
    """The index of the unit that a fraction is taken of: "a quarter of a litre", "un quart de litre"."""
    line, tables = board.line, board.tables
    of = tables.of_words.after(line, index)
    if of is None:
        return index
    if board.low(of[1]) in tables.pack.numbers.articles:
        return of[1] + 1
    return of[1] if tables.currency_links.after(line, index) else index


def _inches(board: Board, index: int) -> tuple[str, int] | None:
    """The sign for inches behind a number, unless it closes a quotation: 10", 27″; "in" only at an end."""
    sign = board.low(index)
    if sign == "in" and board.low(index + 1) in ("", ".", ")"):
        return "inch", index + 1
    if sign not in INCH_SIGNS or not board.line.figure_at(index - 1):
        return None
    reach = range(index - 1, max(-1, index - _QUOTE_REACH), -1)
    before = next((place for place in reach if board.low(place) == sign), None)
    opened = before is not None and not board.glued(before) and board.glued(before + 1)
    return None if opened else ("inch", index + 1)


def _negative(quantity: Quantity) -> Quantity:
    """The quantity with the other sign, its bounds in order."""
    low, high = (tuple(one._replace(value=-one.value) for one in bound) for bound in (quantity.high, quantity.low))
    return replace(quantity, low=low, high=high)


def _half_behind(board: Board, index: int) -> tuple[Fraction, int] | None:
    """A fraction said behind the unit: "two hours and a half"; it is no quantity of its own."""
    if board.low(index) not in board.tables.pack.numbers.links:
        return None
    figure = board.figure_at(index + 1)
    if figure is None or figure.kind != "fraction":
        return None
    return figure.value, index + 2


def _bracketed(board: Board, index: int) -> tuple[str, int] | None:
    """A unit in brackets: "20 (kg)"."""
    if board.low(index) not in ("(", "[", "{", "<"):
        return None
    found = board.tables.units.after(board.line, index + 1)
    return (found[0], found[1] + 1) if found and board.low(found[1]) in (")", "]", "}", ">") else None


def _minutes(board: Board, quantity: Quantity) -> Draft | None:
    """Minutes that say nothing of their unit behind hours: "le match a duré 2 h 17"."""
    hours = board.ends.get(quantity.first)
    if hours is None or hours.unit != "hour" or quantity.is_range or quantity.figure.form != "digits":
        return None
    if len(board.line.raw(quantity.first)) != 2:
        return None
    return Draft("measure", quantity.first, quantity.last, "measure: minutes behind hours", quantity, unit="minute")


def _smaller_unit(board: Board, index: int, unit: str) -> tuple[Fraction, int] | None:
    """The second part of a size in two units: "5 feet 2 inches", "12 ft 2 in"."""
    smaller = COMPOUND_UNITS.get(unit)
    if smaller is None:
        return None
    place = index + 1 if board.low(index) in board.tables.pack.numbers.links or board.low(index) == "-" else index
    figure = board.figure_at(place)
    parts = UNITS[unit].size, UNITS[smaller].size
    if figure is None or parts[0] is None or parts[1] is None:
        return None
    if board.low(index) == "-" and board.glued(index) and board.glued(place) and figure.value * parts[1] < parts[0]:
        return figure.value * parts[1] / parts[0], place + 1  # "6-foot-6"
    found = board.tables.units.after(board.line, place + 1)
    closed = _ends_clause(board, place + 2) or board.tables.hedges_after.after(board.line, place + 2)
    symbol = board.low(place + 1) == "in" and closed
    if not symbol and (found is None or found[0] != smaller):
        return None
    return figure.value * parts[1] / parts[0], place + 2 if symbol or found is None else found[1]


def _glued_part(board: Board, index: int, unit: str) -> tuple[Fraction, int] | None:
    """The decimals behind a symbol that stands in the decimal mark's place: "1m75", "2kg5"."""
    figure = board.figure_at(index)
    digits = board.line.raw(index) if figure else ""
    if not digits.isdecimal() or len(digits) > 3 or not (board.glued(index - 1) and board.glued(index)):
        return None
    return (Fraction(int(digits), 10 ** len(digits)), index + 1) if UNITS[unit].dimension in _DIVIDED else None


def _one_and_a_half(board: Board, quantity: Quantity) -> Draft | None:
    """A unit with an article for its number and a fraction behind it: "an hour and a half"."""
    line, tables = board.line, board.tables
    if quantity.figure.kind != "fraction" or board.low(quantity.first - 1) not in tables.pack.numbers.links:
        return None
    found = tables.units.before(line, quantity.first - 1)
    if found is None or board.low(found[1] - 1) not in tables.pack.numbers.articles:
        return None
    rule = "measure: article, unit and a fraction"
    return Draft("measure", found[1] - 1, quantity.last, rule, quantity, unit=found[0], added=_ONE)


def _early_rate(board: Board, first: int) -> tuple[str, ...]:
    """A time that the clause says before the amount: "chaque jour, le site reçoit 6,5 To"."""
    tables = board.tables
    for place in range(first - 1, max(0, first - _EARLY_REACH) - 1, -1):
        if board.line.figure_at(place) or board.low(place) in _CLAUSE_ENDS:
            break
        if board.low(place) in tables.pack.distributives:
            found = tables.denominators.after(board.line, place + 1)
            return (found[0],) if found and found[0] in TIMES else ()
    return ()


def _late_rate(board: Board, last: int) -> tuple[tuple[str, ...], int]:
    """Denominators behind the substance measured: "800 m3 d'eaux usées par jour"."""
    link = board.tables.noun_links.after(board.line, last)
    if link is None:
        return (), last
    for place in range(link[1] + 1, min(link[1] + 1 + _RATE_GAP, len(board.line))):
        if board.tables.per_words.after(board.line, place):
            found = rate(board, place)
            return found if found[0] else ((), last)
        if board.line.figure_at(place) or not board.low(place).isalpha():
            break
    return (), last
