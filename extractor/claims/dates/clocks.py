"""Clock times among the date forms: which hours are times of the day and not durations, and what leaves its half unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.claims.board import Board, Draft
from extractor.claims.dates.patterns import Match, lead_words, plain, slot_value, whole

#: The hour from which two bare hours with a range word between them are clock times rather than a duration.
_EARLIEST_OPENING = 5
_NOON = 12
_EVENING = 18
_NOON_MINUTES = 12 * 60
_CLOCK_REACH = 10


def opening_hours(board: Board, clocks: list[Match]) -> set[int]:
    """Where the hours begin that are the ends of a range of clock times: "de 7 h à 17 h 30", "từ 8h đến 17h"."""
    line, tables = board.line, board.tables
    found: set[int] = set()
    for left, right in pairwise(clocks):
        joint = tables.to_words.after(line, left.stop)
        opened = tables.from_words.before(line, left.start) or (
            board.low(left.stop) == "-" and not tables.duration_leads.before(line, left.start)
        )
        minutes = left.get("mm") is not None or right.get("mm") is not None
        daily = left.number("hh") >= _EARLIEST_OPENING and right.number("hh") - left.number("hh") > 1
        joined = joint is not None and joint[1] == right.start
        rises = left.number("hh") < right.number("hh") and (minutes or daily)
        if joined and opened and (rises or _is_night(board, left, right)) and not tables.per_words.after(line, right.stop):
            found |= {left.start, right.start}
    return found


def _is_night(board: Board, left: Match, right: Match) -> bool:
    """Whether two hours are the evening and the morning after, and no duration that shrank: "entre 20 heures et 6 heures"."""
    if not left.number("hh") >= _EVENING > _NOON >= right.number("hh"):
        return False
    opener = board.tables.from_words.before(board.line, left.start)
    starts = opener is not None and (opener[1] == 0 or board.ends_clause(opener[1] - 1))
    return starts or board.low(left.stop) in board.tables.pack.range_ands


def is_clock(board: Board, match: Match) -> bool:
    """A bare hour is a clock time only behind a word such as "at"; one with minutes unless a word for a duration leads it."""
    if any(slot in ("hm", "am", "pm") for slot, _ in match.slots) or _speaks_of_clock(board, match.start):
        return True
    if match.get("mm") is not None:
        colon = any(board.low(index) == ":" for index in range(match.start, match.stop))
        return colon or not (_is_duration(board, match) or _is_spoken(board, match))
    if board.low(match.stop) in lead_words(board.tables.pack.code) and plain(board, match.stop + 1) is not None:
        return True  # "trước 17h ngày 5/8"
    lead = board.tables.clock_leads.before(board.line, match.start)
    if lead is None:
        return _is_late(board, match)
    return not (_bounds_duration(board, match.start) or _lasts(board, lead[1], match.start))


def _is_duration(board: Board, match: Match) -> bool:
    """Whether hours and minutes last: behind a word for it, with the word minutes, or of something ("2 h 17 de jeu")."""
    line, tables = board.line, board.tables
    hedge = tables.hedges_before.before(line, match.start)
    if any(tables.duration_leads.before(line, place) for place in (match.start, hedge[1] if hedge else match.start)):
        return True
    minutes = tables.units.after(line, match.stop)
    spelled = minutes is not None and minutes[0] == "minute"
    stop = minutes[1] if minutes and spelled else match.stop
    seconds = tables.units.after(line, stop + 1) if board.figure_at(stop) else None
    if (seconds and seconds[0] == "second") or (spelled and not tables.clock_leads.before(line, match.start)):
        return True
    return tables.pack.linked_scales and match.number("hh") <= _NOON and tables.noun_links.after(line, stop) is not None


def _is_spoken(board: Board, match: Match) -> bool:
    """Whether an hour in words with nothing before it that leads a time of the day lasts: "mất một giờ 45 phút"."""
    figure = board.line.figure_at(match.start)
    return figure is not None and figure.form != "digits" and not board.tables.clock_leads.before(board.line, match.start)


def add_half(board: Board, match: Match) -> None:
    """Add the half or quarter of an hour said behind it: "à cinq heures et demie"."""
    tail = board.tables.half_unit_tails.after(board.line, match.stop)
    if tail and tail[0] < 1 and match.get("hh") is not None and match.get("mm") is None:
        match.slots.append(("mm", int(60 * tail[0])))
        match.stop = tail[1]


def with_half_of(board: Board, match: Match) -> Draft | None:
    """The clock time before another whose half of the day it shares: "5 to 8 p.m.", "9.30-11.30 a.m."."""
    half = next((slot for slot, _ in match.slots if slot in ("am", "pm")), None)
    joint = board.tables.to_words.before(board.line, match.start) if half else None
    if half is None or joint is None or not board.tables.to_words.after(board.line, joint[1]):
        return None
    index = joint[1] - 1
    clock, hour = slot_value(board, index, "hm"), slot_value(board, index, "hh")
    minutes = clock[0] if clock else hour[0] * 60 if hour else 0
    end = match.get("hm")
    last = end if end is not None else match.number("hh") * 60 + match.number("mm")
    if not 60 <= minutes < _NOON_MINUTES + 60 or board.tables.currency_signs.before(board.line, index):
        return None
    crosses = minutes % _NOON_MINUTES >= last % _NOON_MINUTES  # "11 to 2 p.m."
    afternoon = (half == "pm") != crosses
    minutes = minutes % _NOON_MINUTES + (_NOON_MINUTES if afternoon else 0)
    return Draft("date", index, index + 1, "date: clock", edtf=f"T{minutes // 60:02}:{minutes % 60:02}")


def opening_hour(board: Board, match: Match) -> Draft | None:
    """The hour before another whose word it shares, in a clause of their own: "De 19 à 22 heures,", "samedi de 9 à 11 h"."""
    line, tables = board.line, board.tables
    joint = tables.to_words.before(line, match.start)
    hour = slot_value(board, joint[1] - 1, "hh") if joint else None
    opener = tables.from_words.before(line, joint[1] - 1) if joint and hour else None
    if joint is None or hour is None or opener is None or match.get("hh") is None or not board.ends_clause(match.stop):
        return None
    if not _EARLIEST_OPENING <= hour[0] < match.number("hh"):
        return None
    if not (_opens(board, opener[1]) or tables.weekdays.before(line, opener[1])):
        return None
    return Draft("date", joint[1] - 1, joint[1], "date: clock", edtf=f"T{hour[0]:02}:00")


def bare_clocks(board: Board) -> Iterator[Draft]:
    """Hours and minutes with a dot behind a word such as "at", where the clause speaks of leaving, and lists of them."""
    if not board.tables.pack.dates.dotted_clocks:
        return
    ends: set[int] = set()
    for index in board.free_figures():
        clock = slot_value(board, index, "hm") if "." in board.low(index) else None
        link = board.tables.list_links.before(board.line, index) if clock else None
        led = link is not None and link[1] in ends
        if clock is None or not (led or board.tables.clock_leads.before(board.line, index)):
            continue
        if _speaks_of_clock(board, index) and not _is_measured(board, index):
            ends.add(index + 1)
            yield Draft("date", index, index + 1, "date: clock", edtf=f"T{clock[0] // 60:02}:{clock[0] % 60:02}")


def _speaks_of_clock(board: Board, first: int) -> bool:
    """Whether the clause speaks of a time of the day before a token: "giờ xuất phát được đẩy từ 5h lên 4h15"."""
    nouns = board.tables.clock_nouns
    for index in range(first, max(0, first - _CLOCK_REACH), -1):
        if board.low(index - 1) in (".", ";"):
            return False
        if nouns.before(board.line, index):
            return True
    return False


def _is_late(board: Board, match: Match) -> bool:
    """Whether a bare hour behind a word that leads durations as well is a clock time.

    One of the afternoon is, "đến 19 giờ", one before a weekday, "từ 8h thứ bảy", and one that is all its clause says at the
    head of a sentence: "Đến 6h, nước rút".
    """
    line, tables = board.line, board.tables
    lead = tables.late_clock_leads.before(line, match.start)
    if tables.weekdays.before(line, match.start) and board.low(match.start + 1) == "h":
        return True  # "entre vendredi 18 h et samedi 6 h"
    if tables.weekdays.after(line, match.stop) and (lead or _opens(board, match.start)):
        return True
    if lead is None or tables.change_links.after(line, match.stop) or tables.duration_leads.before(line, lead[1]):
        return False
    alone = _opens(board, lead[1]) and board.low(match.stop) == "," and not tables.duration_leads.before(line, match.start)
    return alone or match.number("hh") > _NOON


def _opens(board: Board, index: int) -> bool:
    """Whether a sentence or clause begins at a token."""
    return board.ends_clause(index - 1)


def _lasts(board: Board, lead: int, first: int) -> bool:
    """Whether an hour in words lasts since then: "conduit depuis cinq heures"."""
    figure = board.line.figure_at(first)
    since = " ".join(board.line.lows[lead:first])
    return figure is not None and figure.form == "words" and board.tables.pack.dates.relations_before.get(since) == "since"


def _bounds_duration(board: Board, first: int) -> bool:
    """Whether an hour is the second bound of a duration: "de six heures à deux heures"."""
    if board.tables.ranges.before(board.line, first) is None or first < 2:
        return False
    before = whole(board.figure_at(first - 2))
    if before is not None and before <= 24:
        return True  # "deux à trois heures"
    units = board.tables.units.after(board.line, first - 2), board.tables.units.after(board.line, first + 1)
    alike = units[0] is not None and units[1] is not None and units[0][0] == units[1][0]
    return first > 3 and board.line.figure_at(first - 3) is not None and alike


def _is_measured(board: Board, index: int) -> bool:
    """Whether a currency, unit or percent sign stands beside a number."""
    line, tables = board.line, board.tables
    behind = any(table.after(line, index + 1) for table in (tables.currencies, tables.units, tables.percents))
    return behind or tables.currency_signs.before(line, index) is not None
