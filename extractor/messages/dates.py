"""Dates as the reader writes them, from EDTF."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel import Locale
from babel.dates import format_time

from extractor.messages import N_, say, translations

_CLOCK = re.compile(r"T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)", re.ASCII)
_CENTURY = re.compile(r"(?P<hundreds>\d\d)XX", re.ASCII)
_DECADE = re.compile(r"(?P<tens>\d{3})X", re.ASCII)
_DAY = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?", re.ASCII)
_PART = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<part>3[3-6]|4[01])", re.ASCII)
#: EDTF numbers quarters from 33, halves from 40.
_BEFORE_QUARTERS = 32
_HALVES = {"40": N_("the first half"), "41": N_("the second half")}


def date_in(lang: str, edtf: str) -> str:
    r"""Say a date, period, decade, century or clock time.

    >>> date_in("en", "2021-05-23"), date_in("fr", "2021-05-23"), date_in("vi", "2021-05-23")
    ('23 May 2021', 'le 23 mai 2021', '23/5/2021')
    >>> date_in("en", "199X/.."), date_in("en", "2024-33"), date_in("en", "20XX"), date_in("en", "T19:30")
    ('since the 1990s', 'the 1st quarter of 2024', 'the 21st century', '7:30\u202fPM')
    >>> date_in("en", "-0178"), date_in("fr", "-01XX")
    ('179 BC', 'le 2e siècle av. J.-C.')
    """
    start, slash, end = edtf.partition("/")
    if end == "..":
        return say(lang, "since {date}", date=date_in(lang, start))
    if start == "..":
        return say(lang, "before {date}", date=date_in(lang, end))
    if slash:
        return say(lang, "from {first} to {last}", first=date_in(lang, start), last=date_in(lang, end))
    if edtf == "0000" or edtf.startswith("-"):
        return say(lang, "{date} BC", date=_before_era(lang, edtf))
    if clock := _CLOCK.fullmatch(edtf):
        return str(format_time(dt.time(int(clock["hour"]), int(clock["minute"])), "short", locale=locale_of(lang)))
    if century := _CENTURY.fullmatch(edtf):
        number = int(century["hundreds"]) + 1
        return say(lang, "the {ordinal} century", ordinal=ordinal_in(lang, number), number=number)
    if decade := _DECADE.fullmatch(edtf):
        return say(lang, "the {year}s", year=decade["tens"] + "0")
    if day := _DAY.fullmatch(edtf):
        return _in_month(lang, day["year"].strip("X"), int(day["month"]), int(day["day"] or 0))
    if part := _PART.fullmatch(edtf):
        return _part(lang, part["year"].strip("X"), part["part"])
    return edtf


@cache
def locale_of(lang: str) -> Locale:
    """What CLDR knows of a language; parsed once, as Babel parses a name anew for every number."""
    return Locale.parse(lang)


def _before_era(lang: str, edtf: str) -> str:
    """Say a year or century before the year 1 without its era; astronomical years have a year 0, spoken ones have none."""
    year = edtf.removeprefix("-")
    return str(int(year) + 1) if year.isdigit() else date_in(lang, year)


def _part(lang: str, year: str, code: str) -> str:
    """Say a quarter or half, of a year if one is given."""
    if code in _HALVES:
        said = say(lang, _HALVES[code])
    else:
        number = int(code) - _BEFORE_QUARTERS
        said = say(lang, "the {ordinal} quarter", ordinal=ordinal_in(lang, number), number=number)
    return say(lang, "{part} of {year}", part=said, year=year) if year else said


def _in_month(lang: str, year: str, number: int, day: int) -> str:
    """Say a month, or a day of it; translations may write the month's number in place of its name."""
    month = locale_of(lang).months["format"]["wide"][number]
    if not day:
        template = N_("{month} {year}") if year else N_("{month}")
        return say(lang, template, month=month, month_number=number, year=year)
    ngettext = translations(lang).ngettext  # the first of a month has a form of its own in some languages
    if year:
        template = ngettext("{day} {month} {year}", "{day} {month} {year}", day)
    else:
        template = ngettext("{day} {month}", "{day} {month}", day)
    return template.format(day=day, month=month, month_number=number, year=year)


def ordinal_in(lang: str, number: int) -> str:
    """Say a place in an order.

    >>> [ordinal_in("en", number) for number in (1, 2, 13, 23)], ordinal_in("fr", 1)
    (['1st', '2nd', '13th', '23rd'], '1er')
    """
    match locale_of(lang).ordinal_form(number):
        case "one":
            return say(lang, "{number}st", number=number)
        case "two":
            return say(lang, "{number}nd", number=number)
        case "few":
            return say(lang, "{number}rd", number=number)
        case _:
            return say(lang, "{number}th", number=number)
