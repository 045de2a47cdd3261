"""What a matched date form says, in EDTF."""

from __future__ import annotations

from collections.abc import Callable

from extractor.claims.dates.patterns import Match

#: The centuries before 1900, of which nobody tells the first decade: "the 1600s".
_TOLD_CENTURIES = range(10, 19)


def _year(match: Match) -> str:
    year = match.get("Y")
    return "XXXX" if year is None else f"{year:04}"


def _day_edtf(match: Match) -> str | None:
    day = match.get("D") or match.get("Do")
    month = match.get("M") or match.get("m")
    return f"{_year(match)}-{month:02}-{day:02}" if day and month and is_day(month, day) else None


def _span_edtf(match: Match) -> str | None:
    """Two days of one month, or of two; two months, quarters or centuries."""
    days, months, quarters, centuries = (
        [value for name, value in match.slots if name in names] for names in (("D", "Do"), ("M", "m"), ("Q",), ("C",))
    )
    if quarters or centuries:
        low, high = quarters or centuries
        ends = [f"{_year(match)}-{32 + end}" if quarters else f"{end - 1:02}XX" for end in (low, high)]
        return "/".join(ends) if low < high else None
    if not days and len(months) == 2:
        return f"{_year(match)}-{months[0]:02}/{_year(match)}-{months[1]:02}" if months[0] < months[1] else None
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


def _decade_edtf(match: Match) -> str:
    """A decade, or one of the centuries that are told by their first year: "the 1600s"."""
    century, year = divmod(match.number("E"), 100)
    if century in _TOLD_CENTURIES and year == 0:
        return f"{century}XX"
    return f"{match.number('E') // 10 or 190 + match.number('e') // 10}X"


def _century_edtf(match: Match) -> str:
    return f"{match.number('C') - 1:02}XX"


def _half_century_edtf(half: int | None = None) -> Callable[[Match], str | None]:
    """The reader of a half of a century, whose years begin with 1: 1801 to 1850."""

    def edtf(match: Match) -> str:
        first = 100 * match.number("C") - 99 + 50 * ((half or match.number("H")) - 1)
        return f"{first:04}/{first + 49:04}"

    return edtf


def before_era(edtf: str) -> str | None:
    """A year, century or half of one before the year 1, in astronomical years: before 0001 comes 0000, before it -0001.

    >>> before_era("0300"), before_era("0001"), before_era("01XX"), before_era("0101/0150"), before_era("2021-05")
    ('-0299', '0000', '-01XX', '-0199/-0150', None)
    """
    start, slash, end = edtf.partition("/")
    if edtf.endswith("XX"):
        return f"-{edtf}"
    if not (start.isdigit() and (end.isdigit() or not slash)):
        return None
    if not slash:
        return _year_before(int(start))
    century, offset = divmod(int(start) - 1, 100)
    first = 100 * century + 100 - offset  # a half counts backwards, too: the first half of the 2nd century is 200 to 151
    return f"{_year_before(first)}/{_year_before(first - int(end) + int(start))}"


def _year_before(year: int) -> str:
    """The astronomical year of one before the era."""
    return f"-{year - 1:04}" if year > 1 else "0000"


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
    "decade": _decade_edtf,
    "century": _century_edtf,
    "half_century": _half_century_edtf(),
    "first_half_century": _half_century_edtf(1),
    "second_half_century": _half_century_edtf(2),
    "clock": _clock_edtf,
}


def is_day(month: int, day: int) -> bool:
    """Whether a month has such a day in some year."""
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
