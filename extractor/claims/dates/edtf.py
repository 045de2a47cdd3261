"""What a matched date form says, in EDTF."""

from __future__ import annotations

from collections.abc import Callable

from extractor.claims.dates.patterns import Match


def _year(match: Match) -> str:
    year = match.get("Y")
    return "XXXX" if year is None else f"{year:04}"


def _day_edtf(match: Match) -> str | None:
    day = match.get("D") or match.get("Do")
    month = match.get("M") or match.get("m")
    return f"{_year(match)}-{month:02}-{day:02}" if day and month and is_day(month, day) else None


def _span_edtf(match: Match) -> str | None:
    """Two days of one month, or of two."""
    days = [value for name, value in match.slots if name in ("D", "Do")]
    months = [value for name, value in match.slots if name in ("M", "m")]
    if len(days) != 2 or not months or not all(is_day(month, day) for month in months for day in days):
        return None
    year = _year(match)
    start, end = f"{year}-{months[0]:02}-{days[0]:02}", f"{year}-{months[-1]:02}-{days[1]:02}"
    return f"{start}/{end}" if start < end else None


def _month_edtf(match: Match) -> str | None:
    month = match.get("M") or match.get("m")
    return f"{_year(match)}-{month:02}" if month else None


def _clock_edtf(match: Match) -> str | None:
    hour, minute = match.get("hh"), match.get("mm") or 0
    both = match.get("hm")
    if both is not None:
        hour, minute = divmod(both, 60)
    if hour is None:
        return None
    if match.get("pm") is not None and hour < 12:
        hour += 12
    elif match.get("am") is not None and hour == 12:
        hour = 0
    return f"T{hour % 24:02}:{minute:02}"


EDTF: dict[str, Callable[[Match], str | None]] = {
    "day": _day_edtf,
    "span": _span_edtf,
    "month": _month_edtf,
    "year": _year,
    "quarter": lambda match: f"{_year(match)}-{32 + match.number('Q')}",
    "half": lambda match: f"{_year(match)}-{39 + match.number('H')}",
    "first_half": lambda match: f"{_year(match)}-40",
    "second_half": lambda match: f"{_year(match)}-41",
    "first_months": lambda match: f"{_year(match)}-01/{_year(match)}-{match.number('N'):02}",
    "first_quarters": lambda match: f"{_year(match)}-01/{_year(match)}-{3 * (match.number('N') or match.number('Nq')):02}",
    "last_months": lambda match: f"{_year(match)}-{13 - match.number('N'):02}/{_year(match)}-12",
    "decade": lambda match: f"{match.number('E') // 10 or 190 + match.number('e') // 10}X",
    "century": lambda match: f"{match.number('C') - 1:02}XX",
    "clock": _clock_edtf,
}


def is_day(month: int, day: int) -> bool:
    """Whether a month has such a day in some year."""
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
