"""Dates as the reader writes them, from EDTF."""

from __future__ import annotations

import datetime as dt

from babel import Locale
from babel.dates import format_time

from extractor.messages import N_, say, translations

_QUARTERS = {"33": 1, "34": 2, "35": 3, "36": 4}
_HALVES = {"40": N_("the first half"), "41": N_("the second half")}
_NO_YEAR = "XXXX"


def date_in(lang: str, edtf: str) -> str:
    r"""Say a date, period, decade, century or clock time.

    >>> date_in("en", "2021-05-23"), date_in("fr", "2021-05-23"), date_in("vi", "2021-05-23")
    ('23 May 2021', 'le 23 mai 2021', '23/5/2021')
    >>> date_in("en", "199X/.."), date_in("en", "2024-33"), date_in("en", "20XX"), date_in("en", "T19:30")
    ('since the 1990s', 'the 1st quarter of 2024', 'the 21st century', '7:30\u202fPM')
    """
    start, slash, end = edtf.partition("/")
    if end == "..":
        return say(lang, "since {date}", date=date_in(lang, start))
    if start == "..":
        return say(lang, "before {date}", date=date_in(lang, end))
    if slash:
        return say(lang, "from {first} to {last}", first=date_in(lang, start), last=date_in(lang, end))
    if edtf.startswith("T"):
        return str(format_time(dt.time.fromisoformat(edtf[1:]), "short", locale=lang))
    if edtf.endswith("XX") and edtf != _NO_YEAR:
        century = int(edtf[:-2]) + 1
        return say(lang, "the {ordinal} century", ordinal=ordinal_in(lang, century), number=century)
    if edtf.endswith("X") and edtf != _NO_YEAR:
        return say(lang, "the {year}s", year=edtf[:-1] + "0")
    return _day(lang, edtf)


def _day(lang: str, edtf: str) -> str:
    """Say a day, month, part of a year, or year; what is none of these stays as it is."""
    year, *rest = edtf.split("-") if not edtf.startswith("-") else [edtf]
    known = year != _NO_YEAR
    if not rest:
        return edtf
    if rest[0] in _QUARTERS:
        said = say(lang, "the {ordinal} quarter", ordinal=ordinal_in(lang, _QUARTERS[rest[0]]), number=_QUARTERS[rest[0]])
    elif rest[0] in _HALVES:
        said = say(lang, _HALVES[rest[0]])
    elif rest[0].isdigit() and 1 <= int(rest[0]) <= 12:
        return _in_month(lang, year if known else "", int(rest[0]), rest[1:])
    else:
        return edtf
    return say(lang, "{part} of {year}", part=said, year=year) if known else said


def _in_month(lang: str, year: str, number: int, days: list[str]) -> str:
    """Say a month, or a day of it; translations may write the month's number in place of its name."""
    month = Locale.parse(lang).months["format"]["wide"][number]
    if not days:
        template = N_("{month} {year}") if year else N_("{month}")
        return say(lang, template, month=month, month_number=number, year=year)
    day = int(days[0])
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
    match Locale.parse(lang).ordinal_form(number):
        case "one":
            return say(lang, "{number}st", number=number)
        case "two":
            return say(lang, "{number}nd", number=number)
        case "few":
            return say(lang, "{number}rd", number=number)
        case _:
            return say(lang, "{number}th", number=number)
