"""Measures: a quantity with a unit, ages included."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from extractor.claims.ages import bare_age, share_ages
from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.contrasts import share_against, share_of
from extractor.claims.heat import is_of_heat, lettered_scale
from extractor.claims.rates import early_rate, late_rate, rate
from extractor.claims.said_once import share
from extractor.claims.shares import WEEK
from extractor.claims.sizes import article_and_part, whole_size
from extractor.languages.shared import INCH_SIGNS, SCALED_MASSES, SCALED_UNITS, SUBSTANCES, TIMES, UNITS

#: How far from an article the count may stand that is taken by its noun: "3 trees a hectare".
_COUNT_REACH = 3
#: How many tokens before a sign for inches a quotation may have begun.
_QUOTE_REACH = 100
#: How far from a unit that is another word elsewhere the words stand that tell which it is.
_CONTEXT_REACH = 8
_ONE = Fraction(1)
#: What days and hours are a share of, and how many of them it has.
_WHOLES = {"day": ("week", WEEK), "hour": ("day", 24)}
_DEGREES = frozenset(unit for unit, entry in UNITS.items() if entry.dimension in ("temperature", "angle"))


def find_measures(board: Board) -> None:
    """Take quantities with a unit of measure, ages included."""
    for quantity in board.open_quantities():
        if quantity.last - 1 in board.taken:
            continue
        if quantity.figure.form == "article" and (_is_rate_of_occasions(board, quantity) or _is_denominator(board, quantity)):
            continue
        draft = _mass(board, quantity) or _measure(board, quantity) or _one_and_a_half(board, quantity)
        draft = draft or bare_age(board, quantity)
        draft = article_and_part(board, draft) if draft and draft.unit else draft
        if draft:
            board.take(draft)
    share_ages(board)
    share(board, "measure")
    share_of(board)
    share_against(board, "measure")


def _is_rate_of_occasions(board: Board, quantity: Quantity) -> bool:
    """Whether an article and a unit say how often something happens: "3 lần một tháng" is no month."""
    pack, index = board.tables.pack, quantity.first
    if board.low(index) not in pack.per_words or board.low(index - 1) not in pack.occasions:
        return False
    return board.line.figure_at(index - 2) is not None


def _is_denominator(board: Board, quantity: Quantity) -> bool:
    """Whether an article that may be a one stands before what a count is taken by: "3 trees a hectare"."""
    line, pack = board.line, board.tables.pack
    article = board.tables.per_articles.after(line, quantity.first)
    if article is None and board.low(quantity.first) not in pack.per_words:
        return False
    unit = board.tables.denominators.after(line, quantity.last)
    if article is None and (unit is None or board.low(unit[1]) in pack.per_stops):
        return False
    for index in range(quantity.first - 1, max(-1, quantity.first - 1 - _COUNT_REACH), -1):
        if board.figure_at(index):
            return True
        if not board.low(index).isalpha():
            break
    return False


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
    size = whole_size(board, quantity, unit, last)
    last = size.last
    if board.low(last) == "-" and tables.age_follows.after(line, last + 1):
        last += 1
    age = tables.age_follows.after(line, last)
    if age:
        last = age[1]
    draft = Draft("measure", quantity.first, last, "measure: unit behind the number", quantity, unit=size.unit)
    draft.factor, draft.added = size.factor, size.added
    if size.unit not in _DEGREES:  # "11-14 °C la nuit"
        draft.per, draft.last = rate(board, last)
    if not draft.per:
        draft.per, draft.last = _of_whole(board, draft) or late_rate(board, last)
    return _with_surroundings(board, draft, quantity, last)


def _of_whole(board: Board, draft: Draft) -> tuple[tuple[str, ...], int] | None:
    """The week or day of which days or hours are told, with the index behind it: "six jours sur sept", "24 h/24", "24/24h"."""
    whole = _WHOLES.get(draft.unit)
    if whole is None:
        return None
    if board.low(draft.first - 1) == "/" and board.low(draft.first - 2) == board.low(draft.first) == str(whole[1]):
        return (whole[0],), draft.last
    slash = board.low(draft.last) == "/" and board.glued(draft.last + 1)
    link = (True, draft.last + 1) if slash else board.tables.share_links.after(board.line, draft.last)
    number = board.figure_at(link[1]) if link else None
    return ((whole[0],), link[1] + 1) if link and number and number.value == whole[1] else None


def _with_surroundings(board: Board, draft: Draft, quantity: Quantity, last: int) -> Draft:
    """The draft of a measure with what says that it is below zero, and with the rate or the word for age before it."""
    if not draft.per and draft.unit not in TIMES:
        draft.per = early_rate(board, quantity.first)
    below = board.tables.below_zero.after(board.line, last) if draft.unit in _DEGREES else None
    if below:
        draft.quantity, draft.last = _negative(quantity), below[1]
    if draft.unit == "degree" and is_of_heat(board, quantity):
        draft.unit = "celsius"
    lead = board.tables.age_leads.before(board.line, quantity.first)
    if lead:
        draft.first = lead[1]
    return draft


def _unit_after(board: Board, quantity: Quantity) -> tuple[str, int] | None:
    """The unit behind a quantity, past a hyphen, an article or "of", and the index behind it."""
    line, tables, figure = board.line, board.tables, quantity.figure
    place = quantity.last
    if place >= len(line):
        return None
    number = board.low(quantity.first)
    if " " in number and any(f" {every} " in number for every in tables.pack.numbers.every_links):
        return None  # "two of every five tonnes"
    if figure.kind == "fraction" and tables.share_openers.after(line, quantity.first):
        return None  # "cứ 10 ha thì 3 ha"
    link = tables.currency_links.after(line, place)
    if link and (figure.scale != 1 or figure.vague):
        place = link[1]  # "un millier de tonnes", "une dizaine de mètres"
    halves = number.rpartition(" ")[2] in tables.pack.numbers.fractions
    between = tables.pack.pre_adjectives if figure.kind != "fraction" else tables.pack.numbers.articles if halves else ()
    hyphen = board.hyphen_at(place)
    if hyphen or board.low(place) in between:
        place += 1  # "45-year-old", "half an hour", "24 prochaines heures"
    if figure.kind == "fraction":
        place = _past_of(board, place)
    found = (
        tables.units.after(line, place)
        or _bracketed(board, place)
        or _inches(board, place)
        or _seconds(board, place)
        or lettered_scale(board, place, figure.value)
    )
    if found and figure.scale != 1 and board.low(place) in tables.pack.numbers.ordinals and _counts(board, found[1]):
        return None  # "2.8 million second doses"
    if found and not _is_that_unit(board, place):
        return None
    if found is None or tables.not_units.after(line, place) or tables.not_units.after(line, quantity.last):
        return None
    return found if board.is_free(place, found[1]) else None  # "một nửa năm 2005": the unit is a word of a date


def _is_that_unit(board: Board, index: int) -> bool:
    """Whether the words around a unit that is another word elsewhere speak of it: "5 mẫu lúa", but not "5 mẫu máu"."""
    context = board.tables.pack.unit_contexts.get(board.low(index))
    return context is None or not context.isdisjoint(board.line.lows[max(0, index - _CONTEXT_REACH) : index + _CONTEXT_REACH])


def _counts(board: Board, index: int) -> bool:
    """Whether a noun may stand at a token."""
    return board.low(index).isalpha() and board.low(index) not in board.tables.pack.noun_stops


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


def _seconds(board: Board, index: int) -> tuple[str, int] | None:
    """The letter for seconds behind digits: "10.40 s", "21 s 05"; but not "the 80s" and "90 s'en vont"."""
    elided = board.low(index + 1) == "'" and board.glued(index + 1)
    figure = board.line.figure_at(index - 1) if index < len(board.line) and board.line.raw(index) == "s" else None
    if figure is None or figure.form != "digits" or elided:
        return None
    return None if board.glued(index) and figure.value.denominator == 1 else ("second", index + 1)


def _negative(quantity: Quantity) -> Quantity:
    """The quantity with the other sign, its bounds in order."""
    low, high = (tuple(one._replace(value=-one.value) for one in bound) for bound in (quantity.high, quantity.low))
    return replace(quantity, low=low, high=high)


def _bracketed(board: Board, index: int) -> tuple[str, int] | None:
    """A unit in brackets: "20 (kg)"."""
    if board.low(index) not in ("(", "[", "{", "<"):
        return None
    found = board.tables.units.after(board.line, index + 1)
    return (found[0], found[1] + 1) if found and board.low(found[1]) in (")", "]", "}", ">") else None


def _one_and_a_half(board: Board, quantity: Quantity) -> Draft | None:
    """A unit with an article for its number and a fraction behind it: "an hour and a half", "a year-and-a-half delay"."""
    line, tables = board.line, board.tables
    link = _past_hyphen(board, quantity.first) if quantity.figure.kind == "fraction" else 0
    if not link or board.low(link) not in tables.pack.numbers.links:
        return None
    found = tables.units.before(line, _past_hyphen(board, link) + 1)
    if found is None or board.low(found[1] - 1) not in tables.pack.numbers.articles:
        return None
    rule = "measure: article, unit and a fraction"
    return Draft("measure", found[1] - 1, quantity.last, rule, quantity, unit=found[0], added=_ONE)


def _past_hyphen(board: Board, index: int) -> int:
    """The index of the token before another one, a hyphen between them passed over."""
    return index - 1 - (board.low(index - 1) == "-")
