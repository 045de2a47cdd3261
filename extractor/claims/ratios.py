"""Multiples, fractions and ordinals."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.counts import may_count
from extractor.claims.rates import rate
from extractor.claims.shares import counted
from extractor.models import Direction, Figure, Reading

TIMES_RULE = "ratio: number and a word for times"
FRACTION_RULE = "ratio: fraction"
MULTIPLE_RULE = "ratio: multiple in one word"
_HALF = 2
#: How far before "by half" the verb stands that says which way.
_VERB_REACH = 8
_DAY_HYPHENS = 2
#: How many words the object of "multiply … by" has.
_OBJECT_REACH = 6
#: How far before "times" the others stand that say how often.
_RATE_REACH = 14
#: So many times as much is nothing; so many times may be.
_COUNTLESS = 10**5
_WEEKDAYS = range(2, 8)
_SENTENCE_ENDS = frozenset({".", ";", ":", "!", "?", ")"})


def find_ratios(board: Board) -> None:
    """Take multiples in words ("double", "gấp đôi"), numbers with "times", fractions, and shares such as "2/3"."""
    for quantity in board.open_quantities():
        draft = _times(board, quantity) or _divisor(board, quantity) or _fraction(board, quantity) or _part(board, quantity)
        if draft:
            board.take(draft)
    _multiples(board)


def find_ordinals(board: Board) -> None:
    """Take ordinals; "first" as a word is no claim."""
    skipped = board.tables.pack.numbers.no_claims
    for quantity in board.open_quantities():
        if quantity.figure.kind != "ordinal":
            continue
        if board.low(quantity.first) in skipped or _is_weekday(board, quantity):
            board.drop(quantity.first, quantity.last)
        else:
            board.take(Draft("ordinal", quantity.first, quantity.last, "ordinal: mark or word", quantity))


def _is_weekday(board: Board, quantity: Quantity) -> bool:
    """Whether an ordinal with a lead word is the weekday of the date behind it: "Thứ hai 19/1", "thứ ba, ngày 20/1"."""
    pack, lead = board.tables.pack, board.low(quantity.first - 1)
    if lead not in pack.dates.weekday_leads or f"{board.low(quantity.first - 2)} {lead}" in pack.numbers.ordinal_leads:
        return False
    if quantity.figure.value not in _WEEKDAYS:
        return False
    hour = board.ends.get(quantity.first - 1)
    if hour is not None and hour.edtf.startswith("T"):
        return True  # "22h thứ năm"
    place = quantity.last + (board.low(quantity.last) in (",", "("))
    return any(draft.first == place and _is_day(draft) for draft in board.drafts)


def _is_day(draft: Draft) -> bool:
    """Whether a draft is one day of a month."""
    return draft.type == "date" and draft.edtf.count("-") == _DAY_HYPHENS and "/" not in draft.edtf


def _times(board: Board, quantity: Quantity) -> Draft | None:
    """A number with a word that makes it a factor: "2.3 times", "2 fois plus", "gấp 1,7 lần"."""
    line, tables = board.line, board.tables
    if quantity.figure.kind == "ordinal":
        return None
    hedge = tables.hedges_before.before(line, quantity.first)
    start = hedge[1] if hedge else quantity.first
    before = (
        tables.multiples_before.before(line, quantity.first)
        or tables.multiples_before.before(line, start)
        or _multiplied(board, quantity, start)
    )
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
    draft = Draft("ratio", first, last, TIMES_RULE, quantity)
    if before and hedge and before[1] < hedge[1]:
        draft.qualifier = hedge[0]
    return draft


def _multiplied(board: Board, quantity: Quantity, stop: int) -> tuple[Fraction, int] | None:
    """The link of a verb whose object stands before the factor, "multiplie le risque par deux", and where it begins."""
    link, verbs = board.low(stop - 1), board.tables.multiplying
    if link not in board.tables.multiplying_links or may_count(board, quantity.last):
        return None
    for index in range(stop - 2, max(-1, stop - 2 - _OBJECT_REACH), -1):
        if not board.low(index).isalpha() or index in board.taken:
            return None
        if (board.low(index), link) in verbs:
            return Fraction(1), stop - 1
    return None


def _divisor(board: Board, quantity: Quantity) -> Draft | None:
    """A number that something is divided by, which is a cut: "divided by two", "divisé par 1,5"."""
    found = board.tables.divisors_before.before(board.line, quantity.first)
    if found is None or quantity.is_range or not quantity.figure.value:
        return None
    parts = tuple(reading._replace(value=1 / reading.value) for reading in quantity.low)
    inverse = Quantity(parts, parts, quantity.first, quantity.last, quantity.figures)
    return Draft("ratio", found[1], quantity.last, "ratio: number and a word for divided", inverse, direction="down")


def _part(board: Board, quantity: Quantity) -> Draft | None:
    """An ordinal with an article that divides what is behind it: "le cinquième de ses recettes", not "de la série"."""
    line, tables, value = board.line, board.tables, quantity.figure.value
    if quantity.figure.kind != "ordinal" or board.low(quantity.first - 1) not in tables.pack.numbers.definite_articles:
        return None
    of = tables.of_words.after(line, quantity.last)
    if of is None or value <= _HALF or not tables.pack.shared_wholes.intersection(line.lows[of[1] : of[1] + 2]):
        return None
    parts = (Reading(1 / value, ""),)
    share = Quantity(parts, parts, quantity.first, quantity.last, quantity.figures)
    return Draft("ratio", quantity.first - 1, quantity.last, "ratio: ordinal of a whole", share)


def _is_occasion(board: Board, index: int, last: int, quantity: Quantity) -> bool:
    """Whether "times" counts occasions ("visited 3 times"): nothing behind it compares, and the number is whole."""
    pack = board.tables.pack
    words = " ".join(board.line.lows[index:last])
    if words not in pack.occasions or _rises(board, quantity) or _lists_factors(board, quantity):
        return False
    if rate(board, last)[0] or _repeats_rate(board, quantity.first, last):
        return True  # "trois fois par mois", "0.7 times a year"
    if any(figure.value.denominator != 1 for figure in quantity.figures):
        return False
    if board.low(last) in pack.currency_links - pack.comparisons and not board.tables.directions_after.after(board.line, last):
        return True  # "six fois de suite"
    if board.low(last) in _SENTENCE_ENDS or quantity.figure.value >= _COUNTLESS:
        return True  # "bombed 12 times; in a week …", "streamed 2 billion times in …"
    compares = pack.comparisons
    if board.low(last) == ",":
        compares = compares - pack.numbers.definite_articles - pack.dates.articles  # "trois fois, la dernière en 1998"
    return board.low(last) not in compares and board.low(last + 1) not in compares


def _repeats_rate(board: Board, first: int, last: int) -> bool:
    """Whether "times" end a clause behind others that are a rate: "0.7 times a year, a Dane 2.6 times"."""
    if not board.ends_clause(last):
        return False
    for place in range(first - 1, max(0, first - _RATE_REACH), -1):
        if board.low(place) in _SENTENCE_ENDS:
            return False
        if board.low(place) in board.tables.pack.occasions and board.line.figure_at(place - 1):
            return bool(rate(board, place + 1)[0])
    return False


def _rises(board: Board, quantity: Quantity) -> bool:
    """Whether "times" behind a word of rise are a factor: "tăng 7 lần"; with a hedge in any language: "rose nearly 7 times"."""
    hedge = board.tables.hedges_before.before(board.line, quantity.first)
    if not board.tables.pack.rising_times and hedge is None:
        return False
    place = hedge[1] if hedge else quantity.first
    return board.tables.directions_before.before(board.line, place) is not None


def _lists_factors(board: Board, quantity: Quantity) -> bool:
    """Whether another factor stands before "times": "up 3.5 times and 4 times respectively"."""
    hedge = board.tables.hedges_before.before(board.line, quantity.first)
    link = board.tables.list_links.before(board.line, hedge[1] if hedge else quantity.first)
    before = board.ends.get(link[1]) if link else None
    return before is not None and before.rule == TIMES_RULE


def _fraction(board: Board, quantity: Quantity) -> Draft | None:
    """A fraction: "three quarters", "a third", "2/3"."""
    if quantity.figure.kind != "fraction":
        return None
    cut = board.tables.cuts.before(board.line, quantity.first)
    if board.low(quantity.first) in board.tables.pack.numbers.fractions and not cut and not _is_share(board, quantity):
        return None
    draft = Draft("ratio", quantity.first, quantity.last, FRACTION_RULE, quantity)
    if cut and not board.tables.noun_links.after(board.line, quantity.last):
        draft.first, draft.direction = _cut(board, cut[1], quantity.first)
    return draft


def _cut(board: Board, first: int, last: int) -> tuple[int, Direction | None]:
    """Where a cut begins and which way it goes: "cut by half"; "rose by a third" is none, "by" alone has a verb before it."""
    pack = board.tables.pack
    said = board.tables.directions_before.before(board.line, last) or board.tables.directions_before.before(board.line, first)
    if said:
        return said[1], said[0]
    if not pack.amount_links.issuperset(board.line.lows[first:last]):
        return first, "down"
    verbs = (pack.change_objects.get(word) for word in reversed(board.line.lows[max(0, first - _VERB_REACH) : first]))
    return first, next((direction for direction in verbs if direction), None)


def _is_share(board: Board, quantity: Quantity) -> bool:
    """Whether a lone fraction word says a share of something: a word stands behind it, or a hedge or link before it."""
    if board.hyphen_at(quantity.first - 1):
        return False  # "first-half profit"
    articles = board.tables.pack.numbers.definite_articles
    if board.low(quantity.last).isalpha() or board.low(quantity.first - 1) in articles:
        return True
    return board.tables.hedges_before.before(board.line, quantity.first) is not None


def _multiples(board: Board) -> None:
    """Words that are a multiple by themselves."""
    for index in board.places:
        found = board.tables.multiples.after(board.line, index)
        if not found or not board.is_free(index, found[1]):
            continue
        if not board.tables.not_multiples.holding(board.line, index) and _compares(board, index, found[1]):
            board.take(_multiple(board, index, *found))


def _multiple(board: Board, index: int, factor: Fraction, stop: int) -> Draft:
    """The draft of a word that is a multiple: "halved" has a direction, "doubled" by the settled readings none."""
    readings = (Reading(factor, ""),)
    figure = Figure(*board.line.span(index, stop), readings, "fraction", "words")
    quantity = Quantity(readings, readings, index, stop, (figure,))
    return Draft("ratio", index, stop, MULTIPLE_RULE, quantity, direction="down" if factor < 1 else None)


def _compares(board: Board, index: int, stop: int) -> bool:
    """Whether an adjective such as "double" is a multiple: an article before it, or what it is compared with behind it."""
    pack = board.tables.pack
    if board.low(index) not in pack.weak_multiples:
        return True
    articles = pack.numbers.definite_articles
    return board.low(stop) in pack.comparisons or (board.low(index - 1) in articles and not counted(board, stop))
