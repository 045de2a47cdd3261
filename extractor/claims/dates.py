"""Days, months, years, periods and clock times, in EDTF (ISO 8601-2; Library of Congress EDTF, levels 0 to 2).

A pack writes its date forms as patterns of slots and words; here they are matched on tokens, longest first. Relations
(since, before, from … to …) are put around the dates found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from extractor import languages
from extractor.claims.board import Board, Draft
from extractor.languages.pack import DatePatterns
from extractor.models import Figure
from extractor.roman import roman

_YEARS = range(1000, 2200)
_LIKELY_YEARS = range(1900, 2101)
_SEPARATORS = ("/", "-", ".")
_GATE_REACH = 5


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A date form: alternatives of words, or the name of a slot, for each place; `kind` says how it becomes EDTF."""

    kind: str
    places: tuple[tuple[str, tuple[str, ...]], ...]
    optional: tuple[bool, ...]


@dataclass(slots=True)
class _Match:
    """What a pattern found: slot values in order, and the index behind the last token."""

    stop: int
    slots: list[tuple[str, int]] = field(default_factory=list)

    def get(self, slot: str) -> int | None:
        """The value of a slot, or None where the pattern has none."""
        return next((value for name, value in self.slots if name == slot), None)

    def number(self, slot: str) -> int:
        """The value of a slot, or 0; a half of the year said without a number is written with its own pattern."""
        return self.get(slot) or 0


_SLOTS = frozenset({"D", "Do", "M", "m", "Y", "Q", "H", "N", "C", "E", "e", "hh", "mm", "am", "pm"})


@cache
def _patterns(code: str) -> tuple[_Pattern, ...]:
    """The compiled patterns of a pack: those with more places first."""
    dates = languages.load(code).dates
    tables = {
        "span": dates.spans, "day": dates.days, "first_months": dates.first_months, "month": dates.months,
        "quarter": dates.quarters, "last_months": dates.last_months, "half": dates.halves, "decade": dates.decades,
        "century": dates.centuries, "first_half": dates.first_halves, "second_half": dates.second_halves,
        "clock": dates.clocks, "year": dates.years,
    }  # fmt: skip
    compiled = [_compile(kind, pattern) for kind, patterns in tables.items() for pattern in patterns]
    return tuple(sorted(compiled, key=lambda pattern: -len(pattern.places)))


def _compile(kind: str, pattern: str) -> _Pattern:
    """Split a pattern into places; words are cut as the tokenizer cuts them."""
    places: list[tuple[str, tuple[str, ...]]] = []
    optional: list[bool] = []
    for part in _parts(pattern):
        maybe = part.startswith("[")
        choices = tuple(part.strip("[]").split("|"))
        if choices[0] in _SLOTS and not maybe:
            places.append((choices[0], ()))
            optional.append(False)
        elif maybe:
            places.append(("", choices))
            optional.append(True)
        else:
            for word in part.replace("'", " ' ").replace("-", " - ").split() if len(part) > 1 else [part]:
                places.append(("", (word,)))
                optional.append(False)
    return _Pattern(kind, tuple(places), tuple(optional))


def _parts(pattern: str) -> list[str]:
    """Split at spaces outside brackets."""
    parts, depth, current = [], 0, ""
    for character in pattern:
        depth += (character == "[") - (character == "]")
        if character == " " and not depth:
            parts.append(current)
            current = ""
        else:
            current += character
    return [*parts, current]


@cache
def _vocabulary(code: str) -> frozenset[str]:
    """The words that can make a small number a date: the gate before the patterns are tried."""
    words = {
        word
        for pattern in _patterns(code)
        for slot, choices in pattern.places
        for choice in choices
        for word in choice.split()
        if not slot
    }
    dates = languages.load(code).dates
    halves = {phrase.partition(" ")[0].partition(".")[0] for phrase in dates.am | dates.pm}
    return frozenset((words - languages.load(code).stop_words) | halves) - _COMMON | {"/", ":"}


_COMMON = frozenset({",", "(", "."})


def find_dates(board: Board) -> None:
    """Take dates, put their relations around them, and join them into periods."""
    found = sorted([*_structured(board), *_by_pattern(board)], key=lambda draft: draft.first)
    for draft in found:
        if not any(index in board.taken for index in range(draft.first, draft.last)):
            board.take(draft)
    _take_years(board)
    _take_months(board)
    _join_periods(board)
    _relate(board)


# -- forms


def _structured(board: Board) -> Iterator[Draft]:
    """Days in digits: 23/5/2021, 2021-05-23, 10.12.2019; a day and month alone behind a word such as "on"."""
    dates = board.tables.pack.dates
    free = board.free_figures()
    done = -1
    for index in free:
        if index <= done or _plain(board, index) is None:
            continue
        mark = board.low(index + 1)
        if mark not in _SEPARATORS or not board.glued(index + 1) or not board.glued(index + 2):
            continue
        draft = _full_day(board, index, mark, dates) or (_short_day(board, index) if mark == "/" else None)
        if draft:
            done = draft.last - 1
            yield draft


def _full_day(board: Board, index: int, mark: str, dates: DatePatterns) -> Draft | None:
    """Three numbers with one mark between them."""
    a, b, c = (_plain(board, index + step) for step in (0, 2, 4))
    if a is None or b is None or c is None or board.low(index + 3) != mark:
        return None
    if not (board.glued(index + 3) and board.glued(index + 4)) or (board.low(index + 5) == mark and board.glued(index + 5)):
        return None
    if a in _YEARS and len(board.tokens[index].raw) == 4:
        return _dated(board, index, [("YMD", a, b, c)])
    if c not in _YEARS or len(board.tokens[index + 4].raw) != 4:
        if mark != "/" or len(board.tokens[index + 4].raw) != 2:
            return None
        c += 2000 if c < 50 else 1900
    orders = [dates.numeric_order] + ([dates.other_order] if dates.other_order else [])
    return _dated(board, index, [(order, c, *((a, b) if order == "MDY" else (b, a))) for order in orders])


def _dated(board: Board, index: int, readings: list[tuple[str, int, int, int]]) -> Draft | None:
    """The draft of a full day: the first order that gives a real day, the others as alternatives."""
    days = [(order, f"{year:04}-{month:02}-{day:02}") for order, year, month, day in readings if _is_day(month, day)]
    if not days:
        return None
    others = tuple((order, edtf) for order, edtf in days[1:] if edtf != days[0][1])
    first = _led(board, index)
    return Draft("date", first, index + 5, "date: day in digits", edtf=days[0][1], other_edtf=others)


def _short_day(board: Board, index: int) -> Draft | None:
    """A day and month ("ngày 23/5"), or a month and year ("5/2021"), in digits."""
    a, b = _plain(board, index), _plain(board, index + 2)
    if a is None or b is None or (board.low(index + 3) in _SEPARATORS and board.glued(index + 3) and board.glued(index + 4)):
        return None
    if b in _LIKELY_YEARS and 1 <= a <= 12:
        return Draft("date", _led(board, index), index + 3, "date: month in digits", edtf=f"{b}-{a:02}")
    if board.tables.day_leads.before(board.line, index) is None or board.tables.pack.dates.numeric_order != "DMY":
        return None
    if not _is_day(b, a) or board.low(index + 3) in ("%",) or board.tables.units.after(board.line, index + 3):
        return None
    return Draft("date", _led(board, index), index + 3, "date: day and month in digits", edtf=f"XXXX-{b:02}-{a:02}")


def _led(board: Board, index: int) -> int:
    """The first token of a date: the pattern's own lead word, such as "ngày", belongs to it."""
    return index - 1 if index and board.low(index - 1) in _lead_words(board.tables.pack.code) else index


@cache
def _lead_words(code: str) -> frozenset[str]:
    """The words that open the pack's patterns of days and months."""
    dates = languages.load(code).dates
    return frozenset(_parts(pattern)[0] for pattern in (*dates.days, *dates.months)) - _SLOTS


def _by_pattern(board: Board) -> Iterator[Draft]:
    """Dates that match a pattern of the pack, longest pattern first at each place."""
    code = board.tables.pack.code
    vocabulary, patterns = _vocabulary(code), _patterns(code)
    done = 0
    for index in board.free_figures():
        if index < done or not _near_date_word(board, index, vocabulary):
            continue
        best: Draft | None = None
        for first in range(max(done, index - _GATE_REACH + 1), index + 1):
            for pattern in patterns:
                match = _match(board, pattern, first)
                if match and match.stop > index and (best is None or match.stop > best.last):
                    draft = _draft(board, pattern, first, match)
                    best = draft or best
            if best:
                break
        if best:
            done = best.last
            yield best


def _near_date_word(board: Board, index: int, vocabulary: frozenset[str]) -> bool:
    """Whether a month name or a word of the patterns stands near a figure."""
    line, months = board.line, board.tables.months
    for near in range(max(0, index - _GATE_REACH), min(len(line), index + _GATE_REACH)):
        if line.tokens[near].low in vocabulary or months.after(line, near):
            return True
    return False


def _match(board: Board, pattern: _Pattern, first: int) -> _Match | None:
    """Match a pattern from a token on; an optional word is taken where it stands."""
    match = _Match(first)
    for (slot, choices), optional in zip(pattern.places, pattern.optional, strict=True):
        index = match.stop
        if index >= len(board.tokens):
            if optional:
                continue
            return None
        if not slot:
            stop = _word(board, index, choices)
            if stop is None and not optional:
                return None
            match.stop = index if stop is None else stop
            continue
        found = _slot(board, index, slot)
        if found is None:
            return None
        value, match.stop = found
        match.slots.append((slot, value))
    return match


def _word(board: Board, index: int, choices: tuple[str, ...]) -> int | None:
    """The index behind one of the words at `index`, or None."""
    for choice in choices:
        words = choice.split() if len(choice) > 1 else [choice]
        if all(board.low(index + offset) == word for offset, word in enumerate(words)):
            return index + len(words)
    return None


def _slot(board: Board, index: int, slot: str) -> tuple[int, int] | None:
    """The value of a slot at a token, and the index behind it."""
    line, tables = board.line, board.tables
    if slot == "M":
        found = tables.months.after(line, index)
        if not found:
            return None
        stop = found[1]
        return found[0], stop + 1 if board.low(stop) == "." and board.glued(stop) else stop
    if slot in ("am", "pm"):
        half = (tables.am if slot == "am" else tables.pm).after(line, index)
        return (0, half[1]) if half else None
    figure = board.figure_at(index)
    value = _integer(figure)
    if slot in ("Q", "H", "C") and value is None:
        value = roman(line.tokens[index].raw) or None
    if value is None or not _slot_allows(board, index, slot, value, figure):
        return None
    return value, index + 1


def _slot_allows(board: Board, index: int, slot: str, value: int, figure: Figure | None) -> bool:
    """Whether a number fits a slot."""
    raw = board.tokens[index].raw
    if slot in ("Y", "E"):
        return raw.isdigit() and len(raw) == 4 and value in _YEARS and (slot == "Y" or value % 10 == 0)
    if slot in ("D", "m", "hh", "mm", "e") and (figure is None or figure.kind != "cardinal"):
        return False
    limits = {"D": 31, "Do": 31, "m": 12, "Q": 4, "H": 2, "N": 11, "C": 30, "hh": 24, "mm": 59, "e": 90}
    low = {"hh": 0, "mm": 0}.get(slot, 1)
    if slot == "mm" and not (raw.isdigit() and len(raw) == 2):
        return False
    return low <= value <= limits[slot] and not (slot == "e" and value % 10)


def _draft(board: Board, pattern: _Pattern, first: int, match: _Match) -> Draft | None:
    """The draft of a match, or None where its numbers are no date."""
    edtf = _EDTF[pattern.kind](match)
    if edtf is None or (pattern.kind == "clock" and not _is_clock(board, first, match)):
        return None
    return Draft("date", first, match.stop, f"date: {pattern.kind.replace('_', ' ')}", edtf=edtf)


def _year(match: _Match) -> str:
    year = match.get("Y")
    return "XXXX" if year is None else f"{year:04}"


def _day_edtf(match: _Match) -> str | None:
    day = match.get("D") or match.get("Do")
    month = match.get("M") or match.get("m")
    return f"{_year(match)}-{month:02}-{day:02}" if day and month and _is_day(month, day) else None


def _span_edtf(match: _Match) -> str | None:
    """Two days of one month, or of two."""
    days = [value for name, value in match.slots if name in ("D", "Do")]
    months = [value for name, value in match.slots if name in ("M", "m")]
    if len(days) != 2 or not months or not all(_is_day(month, day) for month in months for day in days):
        return None
    year = _year(match)
    start, end = f"{year}-{months[0]:02}-{days[0]:02}", f"{year}-{months[-1]:02}-{days[1]:02}"
    return f"{start}/{end}" if start < end else None


def _month_edtf(match: _Match) -> str | None:
    month = match.get("M") or match.get("m")
    return f"{_year(match)}-{month:02}" if month else None


def _clock_edtf(match: _Match) -> str | None:
    hour, minute = match.get("hh"), match.get("mm") or 0
    if hour is None:
        return None
    if match.get("pm") is not None and hour < 12:
        hour += 12
    elif match.get("am") is not None and hour == 12:
        hour = 0
    return f"T{hour % 24:02}:{minute:02}"


_EDTF: dict[str, Callable[[_Match], str | None]] = {
    "day": _day_edtf,
    "span": _span_edtf,
    "month": _month_edtf,
    "year": _year,
    "quarter": lambda match: f"{_year(match)}-{32 + match.number('Q')}",
    "half": lambda match: f"{_year(match)}-{39 + match.number('H')}",
    "first_half": lambda match: f"{_year(match)}-40",
    "second_half": lambda match: f"{_year(match)}-41",
    "first_months": lambda match: f"{_year(match)}-01/{_year(match)}-{match.number('N'):02}",
    "last_months": lambda match: f"{_year(match)}-{13 - match.number('N'):02}/{_year(match)}-12",
    "decade": lambda match: f"{match.number('E') // 10 or 190 + match.number('e') // 10}X",
    "century": lambda match: f"{match.number('C') - 1:02}XX",
    "clock": _clock_edtf,
}


def _is_day(month: int, day: int) -> bool:
    """Whether a month has such a day in some year."""
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _is_clock(board: Board, first: int, match: _Match) -> bool:
    """A bare hour is a clock time only behind a word such as "at"; with minutes or a half of the day it always is."""
    if any(slot in ("mm", "am", "pm") for slot, _ in match.slots):
        return True
    lead = board.tables.clock_leads.before(board.line, first)
    return lead is not None and not _bounds_duration(board, first, match.stop)


def _bounds_duration(board: Board, first: int, stop: int) -> bool:
    """Whether an hour is the second bound of a duration: "de six heures à deux heures"."""
    if board.tables.ranges.before(board.line, first) is None or first < 4:
        return False
    return board.tokens[first - 3].figure is not None and board.low(first - 2) == board.low(stop - 1)


def _integer(figure: Figure | None) -> int | None:
    """The whole number of a figure without scale, or None."""
    if figure is None or figure.value.denominator != 1 or figure.scale != 1 or figure.value < 0:
        return None
    return int(figure.value)


def _plain(board: Board, index: int) -> int | None:
    """The whole number of a free figure in bare digits at a token, or None."""
    figure = board.figure_at(index)
    if figure is None or not board.tokens[index].raw.isdigit():
        return None
    return _integer(figure)


# -- bare years


def _take_years(board: Board) -> None:
    """Take bare years: four digits without marks that no unit or counted noun claims."""
    for index in board.free_figures():
        year = _plain(board, index)
        if year is None or len(board.tokens[index].raw) != 4 or year not in _LIKELY_YEARS:
            continue
        if _is_year(board, index):
            board.take(Draft("date", index, index + 1, "date: bare year", edtf=str(year)))


def _take_months(board: Board) -> None:
    """Take month names that stand alone ("in August"); the pack says which are plain enough."""
    index = 0
    while index < len(board.tokens):
        found = board.tables.bare_months.after(board.line, index)
        if found is None or any(place in board.taken for place in range(index, found[1])):
            index += 1
            continue
        board.take(Draft("date", found[1] - 1, found[1], "date: bare month", edtf=f"XXXX-{found[0]:02}"))
        index = found[1]


def _is_year(board: Board, index: int) -> bool:
    """Whether four digits are a year, by the word before them and what follows."""
    line, tables = board.line, board.tables
    if tables.currency_signs.before(line, index) or tables.reference_marks.before(line, index):
        return False
    if index > 1 and board.low(index - 1) == "-" and board.tokens[index - 2].raw in _year_words(board, index):
        return True
    follows = index + 1
    for table in (tables.percents, tables.currencies, tables.units):
        if table.after(line, follows):
            return False
    if tables.year_leads.before(line, index):
        return True
    return not _counts(board, follows)


def _year_words(board: Board, index: int) -> tuple[str, ...]:
    """The year two tokens before, if it was taken as one: the second year of a period is one, too."""
    before = next((draft for draft in board.drafts if draft.type == "date" and draft.last == index - 1), None)
    return (board.tokens[index - 2].raw,) if before else ()


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


# -- relations and periods


def _join_periods(board: Board) -> None:
    """Join two dates with a range word between them: 2021-2025, from May to July 2024, 1950-53."""
    dates = sorted((draft for draft in board.drafts if draft.type == "date"), key=lambda draft: draft.first)
    for left, right in pairwise(dates):
        joint = board.tables.to_words.after(board.line, left.last)
        if not joint or joint[1] != right.first or "/" in left.edtf + right.edtf:
            continue
        if left not in board.drafts or right not in board.drafts:
            continue
        opener = board.tables.from_words.before(board.line, left.first)
        if board.low(left.last) != "-" and not opener and not board.glued(left.last):
            continue
        start, end = _same_depth(left.edtf, right.edtf)
        if start < end:
            board.drafts.remove(left)
            board.drafts.remove(right)
            first = opener[1] if opener and board.low(left.last) != "-" else left.first
            board.take(Draft("date", first, right.last, "date: period", edtf=f"{start}/{end}"))
    _short_ends(board)


def _same_depth(start: str, end: str) -> tuple[str, str]:
    """Give the first date the year of the second where it has none: "from May to July 2024"."""
    if start.startswith("XXXX") and not end.startswith(("XXXX", "T")):
        return end[:4] + start[4:], end
    return start, end


def _short_ends(board: Board) -> None:
    """A year with a two-digit end: 1950-53, 2024/25."""
    for draft in [draft for draft in board.drafts if draft.rule == "date: bare year"]:
        mark, index = board.low(draft.last), draft.last + 1
        end = _plain(board, index)
        if mark not in ("-", "/") or end is None or len(board.tokens[index].raw) != 2:
            continue
        start = int(draft.edtf) % 100
        follows = board.glued(draft.last) and board.glued(index) and end == (start + 1) % 100
        if follows or (mark == "-" and end > start):
            board.drafts.remove(draft)
            board.take(Draft("date", draft.first, index + 1, "date: period", edtf=f"{draft.edtf}/{draft.edtf[:2]}{end:02}"))


def _past_articles(board: Board, first: int) -> int:
    """The first of the articles before a token: "before the second quarter"."""
    found = board.tables.date_articles.before(board.line, first)
    return found[1] if found else first


def _relate(board: Board) -> None:
    """Put since and before around the dates: "prior to 2021", "à partir de 2021", "from 2021 to the present"."""
    for draft in [draft for draft in board.drafts if draft.type == "date" and "/" not in draft.edtf]:
        relation, first, last = _relation(board, draft)
        if relation == "since":
            draft.edtf = f"{draft.edtf}/.."
        elif relation == "before":
            draft.edtf = f"../{draft.edtf}"
        draft.first, draft.last = first, last
        board.drop(first, last)


def _relation(board: Board, draft: Draft) -> tuple[str | None, int, int]:
    """The relation of a date, with the tokens it covers."""
    line, tables = board.line, board.tables
    before = tables.relations_before.before(line, draft.first)
    if before is None:
        before = tables.relations_before.before(line, _past_articles(board, draft.first))
    opener = tables.from_words.before(line, draft.first)
    first = before[1] if before else opener[1] if opener else draft.first
    behind = tables.relations_after.after(line, draft.last)
    if behind:
        return behind[0], first, behind[1]
    joint = tables.to_words.after(line, draft.last)
    now = tables.now_words.after(line, joint[1]) if joint else None
    if now:
        return "since", first, now[1]
    if draft.edtf.startswith("T"):
        return None, draft.first, draft.last
    if before:
        return before[0], before[1], draft.last
    if opener and _opens_since(board, opener[1], draft):
        return "since", opener[1], draft.last
    return None, draft.first, draft.last


def _opens_since(board: Board, first: int, draft: Draft) -> bool:
    """Whether a lone "from" means since: before a full day, where no change is compared with that day."""
    if board.tables.pack.dates.relations_before.get(board.low(first)) is not None:
        return True
    return draft.edtf.count("-") == 2 and board.low(first) in _since_words(board.tables.pack.code)


@cache
def _since_words(code: str) -> frozenset[str]:
    """Words that open both a period and a range of numbers: only those can mean since by themselves."""
    pack = languages.load(code)
    return (pack.dates.from_words & pack.range_leads) - pack.opened_by_and - pack.noun_links
