"""The forms of dates in a paragraph: days in digits, the pack's patterns, bare years and months."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractor import languages
from extractor.claims.board import Board, Draft
from extractor.claims.dates.edtf import EDTF, is_day
from extractor.claims.dates.patterns import SLOTS, YEARS, Match, matches, parts, plain, whole

LIKELY_YEARS = range(1900, 2101)
#: Years that need a word such as "in" before them.
_EARLIER_YEARS = range(1400, 1900)
_SEPARATORS = ("/", "-", ".")


def in_digits(board: Board) -> Iterator[Draft]:
    """Days in digits: 23/5/2021, 2021-05-23, 10.12.2019; a day and month alone behind a word such as "on"."""
    done = -1
    for index in board.free_figures():
        if index <= done or plain(board, index) is None:
            continue
        mark = board.low(index + 1)
        if mark not in _SEPARATORS or not board.glued(index + 1) or not board.glued(index + 2):
            continue
        draft = _full_day(board, index, mark) or (_short_day(board, index) if mark == "/" else None)
        if draft:
            done = draft.last - 1
            yield draft


def _full_day(board: Board, index: int, mark: str) -> Draft | None:
    """Three numbers with one mark between them."""
    a, b, c = (plain(board, index + step) for step in (0, 2, 4))
    if a is None or b is None or c is None or board.low(index + 3) != mark:
        return None
    if not (board.glued(index + 3) and board.glued(index + 4)) or (board.low(index + 5) == mark and board.glued(index + 5)):
        return None
    if a in YEARS and len(board.line.raw(index)) == 4:
        return _dated(board, index, [("", a, b, c)])
    if c not in YEARS or len(board.line.raw(index + 4)) != 4:
        if mark != "/" or len(board.line.raw(index + 4)) != 2:
            return None
        c += 2000 if c < 50 else 1900
    orders = _orders(board.tables.pack.code)
    return _dated(board, index, [(code, c, *((a, b) if order == "MDY" else (b, a))) for code, order in orders])


def _dated(board: Board, index: int, readings: list[tuple[str, int, int, int]]) -> Draft | None:
    """The draft of a full day: the first convention that gives a real day, other days of others as alternatives."""
    days = [(code, f"{year:04}-{month:02}-{day:02}") for code, year, month, day in readings if is_day(month, day)]
    if not days:
        return None
    others = tuple({edtf: (code, edtf) for code, edtf in reversed(days[1:]) if edtf != days[0][1]}.values())
    first = _led(board, index)
    return Draft("date", first, index + 5, "date: day in digits", edtf=days[0][1], other_edtf=others)


def _short_day(board: Board, index: int) -> Draft | None:
    """A day and month ("ngày 23/5"), or a month and year ("5/2021"), in digits."""
    a, b = plain(board, index), plain(board, index + 2)
    if a is None or b is None or (board.low(index + 3) in _SEPARATORS and board.glued(index + 3) and board.glued(index + 4)):
        return None
    if b in LIKELY_YEARS and 1 <= a <= 12:
        return Draft("date", _led(board, index), index + 3, "date: month in digits", edtf=f"{b}-{a:02}")
    if board.tables.day_leads.before(board.line, index) is None or board.tables.pack.dates.numeric_order != "DMY":
        return None
    if not is_day(b, a) or board.low(index + 3) in ("%",) or board.tables.units.after(board.line, index + 3):
        return None
    return Draft("date", _led(board, index), index + 3, "date: day and month in digits", edtf=f"XXXX-{b:02}-{a:02}")


def _led(board: Board, index: int) -> int:
    """The first token of a date: the pattern's own lead word, such as "ngày", belongs to it."""
    return index - 1 if index and board.low(index - 1) in _lead_words(board.tables.pack.code) else index


@cache
def _orders(code: str) -> tuple[tuple[str, str], ...]:
    """The orders of day and month that a text of this language may follow, with the packs whose order they are."""
    codes = (code, *languages.load(code).dates.also_orders)
    return tuple((code, languages.load(code).dates.numeric_order) for code in codes)


@cache
def _lead_words(code: str) -> frozenset[str]:
    """The words that open the pack's patterns of days and months."""
    dates = languages.load(code).dates
    return frozenset(parts(pattern)[0] for pattern in (*dates.days, *dates.months)) - SLOTS


def by_pattern(board: Board) -> Iterator[Draft]:
    """Dates that match a pattern of the pack."""
    for match in matches(board):
        edtf = EDTF[match.kind](match)
        if edtf is not None and (match.kind != "clock" or _is_clock(board, match)):
            yield Draft("date", match.start, match.stop, f"date: {match.kind.replace('_', ' ')}", edtf=edtf)


def _is_clock(board: Board, match: Match) -> bool:
    """A bare hour is a clock time only behind a word such as "at"; with minutes or a half of the day it always is."""
    if any(slot in ("mm", "hm", "am", "pm") for slot, _ in match.slots):
        return True
    lead = board.tables.clock_leads.before(board.line, match.start)
    return lead is not None and not _bounds_duration(board, match.start, match.stop)


def _bounds_duration(board: Board, first: int, stop: int) -> bool:
    """Whether an hour is the second bound of a duration: "de six heures à deux heures"."""
    if board.tables.ranges.before(board.line, first) is None or first < 2:
        return False
    before = whole(board.figure_at(first - 2))
    if before is not None and before <= 24:
        return True  # "deux à trois heures"
    return first > 3 and board.line.figure_at(first - 3) is not None and board.low(first - 2) == board.low(stop - 1)


def take_years(board: Board) -> None:
    """Take bare years: four digits without marks that no unit or counted noun claims."""
    for index in board.free_figures():
        year = plain(board, index)
        if year is None or len(board.line.raw(index)) != 4:
            continue
        led = year in _EARLIER_YEARS and board.tables.year_leads.before(board.line, index) is not None
        if (year in LIKELY_YEARS or led) and _is_year(board, index):
            board.take(Draft("date", index, index + 1, "date: bare year", edtf=str(year)))


def take_months(board: Board) -> None:
    """Take month names that stand alone ("in August"); the pack says which are plain enough."""
    for index in board.places:
        found = board.tables.bare_months.before(board.line, index + 1)
        if found and not any(place in board.taken for place in range(found[1], index + 1)):
            board.take(Draft("date", index, index + 1, "date: bare month", edtf=f"XXXX-{found[0]:02}"))


def _is_year(board: Board, index: int) -> bool:
    """Whether four digits are a year, by the word before them and what follows."""
    line, tables = board.line, board.tables
    if tables.currency_signs.before(line, index) or tables.reference_marks.before(line, index):
        return False
    if index > 1 and board.low(index - 1) == "-" and index - 1 in board.ends:
        return True  # the second year of a period
    follows = index + 1
    for table in (tables.percents, tables.currencies, tables.units):
        if table.after(line, follows):
            return False
    if tables.year_leads.before(line, index) or tables.date_articles.before(line, index):
        return True
    return not _counts(board, follows)


def _counts(board: Board, index: int) -> bool:
    """Whether a plural noun stands right behind a number, so that it may count it."""
    pack = board.tables.pack
    if board.tables.compound_nouns.after(board.line, index):
        return True
    if pack.head_first:
        return False
    word = board.low(index)
    if word in pack.noun_stops or not word.isalpha():
        return False
    return word in pack.irregular_plurals or (
        bool(pack.plural_endings) and word.endswith(pack.plural_endings) and not word.endswith(pack.plural_exceptions)
    )
