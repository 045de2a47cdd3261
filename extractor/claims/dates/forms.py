"""The forms of dates in a paragraph: days in digits, the pack's patterns, bare years and months."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from extractor import languages
from extractor.claims.board import Board, Draft
from extractor.claims.dates.clocks import add_half, is_clock, opening_hour, opening_hours, with_half_of
from extractor.claims.dates.edtf import EDTF, before_era, is_day
from extractor.claims.dates.patterns import YEARS, Match, lead_words, matches, plain

LIKELY_YEARS = range(1900, 2101)
#: Years that need a word such as "in" before them.
_EARLIER_YEARS = range(1400, 1900)
#: Years that need one that hardly leads a number.
_EARLIEST_YEARS = range(1000, 1400)
_SEPARATORS = ("/", "-", ".")
_YEAR_DIGITS = 4
_CENTURIES = range(2, 22)
#: How far behind a century another one stands that leaves out the word.
_CENTURY_REACH = 20
_SENTENCE_ENDS = frozenset(".!?;")
_MONTHS = 12
#: How far from decades of two digits a word for heat stands.
_HEAT_REACH = 8
_EARLIEST_REIGN = 100
_REIGN_REACH = 5
#: The largest part that fractions in digits are told in.
_LARGEST_PART = 10


def in_digits(board: Board) -> Iterator[Draft]:
    """Days in digits: 23/5/2021, 2021-05-23, 10.12.2019; a day and month alone behind a word such as "on"."""
    done = -1
    for index in board.free_figures():
        mark = board.low(index + 1)
        if mark not in _SEPARATORS or not board.glued(index + 1) or not board.glued(index + 2):
            continue
        if index <= done or plain(board, index) is None:
            continue
        after_day = done == index - 2 and _goes_on(board, index)
        draft = _full_day(board, index, mark) or (_short_day(board, index, mark, after_day=after_day))
        if draft:
            done = draft.last - 1
            yield draft


def _goes_on(board: Board, index: int) -> bool:
    """Whether a word for lists or ranges stands before a token."""
    line, tables = board.line, board.tables
    return (tables.list_links.before(line, index) or tables.ranges.before(line, index)) is not None


def _full_day(board: Board, index: int, mark: str) -> Draft | None:
    """Three numbers with one mark between them."""
    a, b, c = (plain(board, index + step) for step in (0, 2, 4))
    if a is None or b is None or c is None or board.low(index + 3) != mark:
        return None
    if not (board.glued(index + 3) and board.glued(index + 4)):
        return None
    if board.low(index + 5) == mark and board.glued(index + 5) and board.glued(index + 6):
        return None  # a fourth number, unlike the full stop of "le 12.9.2013."
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


def _short_day(board: Board, index: int, mark: str, *, after_day: bool) -> Draft | None:
    """A day and month ("ngày 23/5"), alone or behind another day and "and", or a month and year ("5/2021"), in digits."""
    if mark not in board.tables.pack.dates.short_day_marks:
        return None
    a, b = plain(board, index), plain(board, index + 2)
    if a is None or b is None:
        return None
    goes_on = board.low(index + 3) in _SEPARATORS and board.glued(index + 3) and board.glued(index + 4)
    if goes_on and not (mark == board.low(index + 5) != board.low(index + 3)):  # "30/4-3/5"
        return None
    if mark == "/" and b in LIKELY_YEARS and 1 <= a <= 12:
        return Draft("date", _led(board, index), index + 3, "date: month in digits", edtf=f"{b}-{a:02}")
    lead = board.tables.day_leads.before(board.line, index)
    hedge = board.tables.hedges_before.before(board.line, index)
    led = after_day or (lead is not None and not (hedge and hedge[1] < lead[1]))  # "chưa đến 1/3 học viên"
    if not led and mark == "/" and board.low(index - 1) in board.tables.pack.dates.weak_day_leads:
        led = a > b or b > _LARGEST_PART or board.ends_clause(index + 3)  # "sau 15/12", but not "sau 1/3 chặng đường"
    led = led or (mark == "/" and _is_no_share(board, index, a, b))
    if not led or board.tables.pack.dates.numeric_order != "DMY":
        return None
    if mark != "/" and not after_day and _opens_range(board, index, a, b):
        return None
    if not is_day(b, a) or board.low(index + 3) in ("%",) or board.tables.units.after(board.line, index + 3):
        return None
    return Draft("date", _led(board, index), index + 3, "date: day and month in digits", edtf=f"XXXX-{b:02}-{a:02}")


def _is_no_share(board: Board, index: int, first: int, second: int) -> bool:
    """Whether the first of two numbers with a slash is larger than any month and the other, as in no share: "lễ 30/4"."""
    word = board.low(index - 1)
    scored = board.tables.score_words.before(board.line, index) is not None
    return (
        first > _MONTHS >= second
        and (word.isalpha() or word in (",", "(", ""))
        and not scored
        and not board.tables.reference_nouns.before(board.line, index)
    )


def _opens_range(board: Board, index: int, first: int, second: int) -> bool:
    """Whether two numbers with a hyphen may be a range or score, their lead word none of days alone: "từ 5-7", "(2-1)"."""
    lead = board.tables.day_leads.before(board.line, index)
    word = board.low(lead[1] if lead else index - 1)  # "hôm nay (5-3)", but not "(2-1)"
    if not word.isalpha():
        return True
    return first < second and word in board.tables.pack.range_leads | board.tables.pack.ranges


def _led(board: Board, index: int) -> int:
    """The first token of a date: the pattern's own lead word, such as "ngày", belongs to it."""
    return index - 1 if index and board.low(index - 1) in lead_words(board.tables.pack.code) else index


@cache
def _orders(code: str) -> tuple[tuple[str, str], ...]:
    """The orders of day and month that a text of this language may follow, with the packs whose order they are."""
    codes = (code, *languages.load(code).dates.also_orders)
    return tuple((code, languages.load(code).dates.numeric_order) for code in codes)


def by_pattern(board: Board) -> Iterator[Draft]:
    """Dates that match a pattern of the pack."""
    found = list(matches(board))
    open_hours = opening_hours(board, [match for match in found if match.kind == "clock"])
    for match in found:
        if match.kind == "clock":
            earlier = opening_hour(board, match)
            if not earlier and match.start not in open_hours and not is_clock(board, match):
                continue
            add_half(board, match)
            earlier = earlier or with_half_of(board, match)
            if earlier:
                yield earlier
        elif _is_other(board, match):
            continue
        edtf = EDTF[match.kind](match)
        if edtf is not None and "century" in match.kind:
            edtf = _in_era(board, match, edtf)
        if edtf is not None:
            yield Draft("date", match.start, match.stop, f"date: {match.kind.replace('_', ' ')}", edtf=edtf)


def _is_other(board: Board, match: Match) -> bool:
    """Whether what looks like a month says how often, or what looks like a decade is the first of some years."""
    if match.kind == "month":
        return _says_how_often(board, match)
    return match.kind == "decade" and (_lists_years(board, match) or _tells_heat(board, match))


def _tells_heat(board: Board, match: Match) -> bool:
    """Whether what looks like a decade of two digits is how hot it gets: "temperatures in the 80s"."""
    around = board.line.lows[max(0, match.start - _HEAT_REACH) : match.stop + _HEAT_REACH]
    return match.get("e") is not None and not board.tables.pack.heat_words.isdisjoint(around)


def _lists_years(board: Board, match: Match) -> bool:
    """Whether a year that begins no decade goes on what looks like one: "les années 2020 et 2021"."""
    link = board.tables.list_links.after(board.line, match.stop)
    year = plain(board, link[1]) if link else None
    return match.get("E") is not None and year is not None and year in LIKELY_YEARS and year % 10 != 0


def _says_how_often(board: Board, match: Match) -> bool:
    """Whether a word for month and a number say how often or how much: "mỗi tháng 2 lần", "mỗi tháng hai chuyến"."""
    pack, figure = board.tables.pack, board.figure_at(match.stop - 1)
    in_words = figure is not None and figure.form == "words" and match.get("Y") is None
    return board.low(match.start - 1) in pack.distributives and (in_words or board.low(match.stop) in pack.occasions)


def _in_era(board: Board, match: Match, edtf: str) -> str | None:
    """The EDTF of a century with the era that is said behind it: "2nd century BC"."""
    era = board.tables.eras.after(board.line, match.stop)
    if era is None:
        return edtf
    match.stop = era[1]
    return before_era(edtf) if era[0] == "before" else edtf


def take_era_years(board: Board) -> None:
    """Take years with their era, and early years in brackets: "300 BC", "the Tang dynasty (618–907)"."""
    starts = board.tables.eras.starts
    if "(" not in board.line.lows and starts.isdisjoint(board.line.lows):
        return
    for index in board.free_figures():
        if board.low(index + 1) not in starts and board.low(index - 1) != "(":
            continue
        year = plain(board, index) if len(board.low(index)) <= _YEAR_DIGITS else None
        if year is None:
            continue
        era = board.tables.eras.after(board.line, index + 1)
        if era:
            other = plain(board, index - 2) if board.low(index - 1) in ("-", *board.tables.pack.ranges) else None
            if other is not None and other > year and era[0] == "before":
                _take_year(board, index - 2, other, "before", index - 1)  # "207-179 BC"
            _take_year(board, index, year, era[0], era[1])
        elif _is_reign(board, index):
            end = plain(board, index + 2)
            assert end is not None
            _take_year(board, index, year, "after", index + 1)
            _take_year(board, index + 2, end, "after", index + 3)


def _take_year(board: Board, index: int, year: int, era: str, last: int) -> None:
    """Take a year of an era."""
    edtf = before_era(f"{year:04}") if era == "before" else f"{year:04}"
    if edtf and year:
        board.take(Draft("date", _led(board, index), last, "date: year of an era", edtf=edtf))


def _is_reign(board: Board, index: int) -> bool:
    """Whether two rising years fill brackets behind a word such as dynasty; a name is enough for years of four digits."""
    first, last = plain(board, index), plain(board, index + 2)
    bracketed = board.low(index - 1) == "(" and board.low(index + 1) == "-" and board.low(index + 3) == ")"
    if not bracketed or first is None or last is None or not _EARLIEST_REIGN <= first < last < _EARLIER_YEARS.stop:
        return False
    named = index > 1 and first >= YEARS.start and board.line.raw(index - 2)[0].isupper()
    reach = range(max(0, index - 1 - _REIGN_REACH), index - 1)
    return named or any(board.low(place) in board.tables.pack.dates.reigns for place in reach)


def take_years(board: Board) -> None:
    """Take bare years: four digits without marks that no unit or counted noun claims."""
    decades = any(draft.rule == "date: decade" for draft in board.drafts)
    for index in board.free_figures():
        if decades and _take_decade(board, index):
            continue
        year = plain(board, index) if len(board.low(index)) == 4 else None
        if year is None:
            continue
        led = year in _EARLIER_YEARS and (
            board.tables.year_leads.before(board.line, index) is not None or _in_period(board, index, year)
        )
        led |= year in _EARLIEST_YEARS and board.low(index - 1) in board.tables.pack.dates.early_year_leads
        if (year in LIKELY_YEARS or led) and _is_year(board, index):
            board.take(Draft("date", index, index + 1, "date: bare year", edtf=str(year)))


def _take_decade(board: Board, index: int) -> bool:
    """Take a decade whose word stands before another one: "les années 1960 et 1970", "thập niên 60 và 70"."""
    raw = board.low(index)
    if not raw.endswith("0") or not raw.isdigit():
        return False
    link = board.tables.list_links.before(board.line, index) or board.tables.ranges.before(board.line, index)
    before = board.ends.get(link[1]) if link else None
    if before is None or before.rule != "date: decade" or len(raw) != len(board.low(before.last - 1)):
        return False
    edtf = f"{before.edtf[: -len(raw)]}{raw[:-1]}X"
    if not board.low(before.last - 1).isdigit() or edtf <= before.edtf or board.tables.units.after(board.line, index + 1):
        return False
    board.take(Draft("date", index, index + 1, "date: decade", edtf=edtf))
    return True


def _in_period(board: Board, index: int, year: int) -> bool:
    """Whether two early years make a period together: "between 1802 and 1820"."""
    line, tables = board.line, board.tables
    if index > 1 and index - 1 in board.ends:
        return board.ends[index - 1].type == "date" and board.low(index - 1) in tables.pack.range_ands | tables.pack.ranges
    other = plain(board, index + 2)
    joined = board.low(index + 1) in tables.pack.range_ands | tables.pack.ranges
    opened = joined and tables.from_words.before(line, index) is not None
    return opened and other is not None and year < other < YEARS.stop and not _counts(board, index + 3)


def take_months(board: Board) -> None:
    """Take month names that stand alone ("in August"); the pack says which are plain enough."""
    for index in board.places:
        whole = board.tables.bare_months.after(board.line, index)
        if whole and whole[1] > index + 1 and board.is_free(index, whole[1]):  # "tháng Hai", known by its first word
            board.take(Draft("date", index, whole[1], "date: bare month", edtf=f"XXXX-{whole[0]:02}"))
            continue
        found = board.tables.bare_months.before(board.line, index + 1)
        if found is None and (board.low(index + 1) in board.tables.pack.dates.month_tails or _follows_month(board, index)):
            found = board.tables.months.before(board.line, index + 1)  # "May delivery"
        if found and board.is_free(found[1], index + 1):
            board.take(Draft("date", index, index + 1, "date: bare month", edtf=f"XXXX-{found[0]:02}"))


def _follows_month(board: Board, index: int) -> bool:
    """Whether another month and a word for lists or ranges stand before a token: "in April and May"."""
    line, tables = board.line, board.tables
    link = tables.list_links.before(line, index) or tables.to_words.before(line, index)
    before = board.ends.get(link[1]) if link else None
    return before is not None and before.rule == "date: bare month"


def take_centuries(board: Board) -> None:
    """Take an ordinal behind a century that says which other one: "the 11th century, and again in the 17th", "au XVIIe"."""
    ends = sorted(draft.last for draft in board.drafts if "century" in draft.rule)
    if not ends:
        return
    pack = board.tables.pack
    articles = pack.numbers.definite_articles | pack.dates.articles
    for index in board.free_figures():
        figure = board.figure_at(index)
        if figure is None or figure.kind != "ordinal" or figure.value not in _CENTURIES:
            continue
        last = ends[bisect_right(ends, index) - 1]
        if not 0 <= index - last <= _CENTURY_REACH or not _SENTENCE_ENDS.isdisjoint(board.line.lows[last:index]):
            continue
        alone = board.ends_clause(index + 1) or board.low(index + 1) in pack.noun_stops
        if alone and board.low(index - 1) in articles:
            number = figure.value.numerator
            board.take(Draft("date", index, index + 1, "date: century, said once", edtf=f"{number - 1:02}XX"))


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
