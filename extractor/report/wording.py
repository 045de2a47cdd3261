"""How reports and listings say names, counts and values."""

from __future__ import annotations

import re

from extractor.languages.shared import READER
from extractor.messages import say
from extractor.messages.names import name_in
from extractor.models import (
    AnyClaim,
    CountClaim,
    CountReading,
    DateClaim,
    DateReading,
    Extraction,
    MeasureClaim,
    MeasureReading,
    MoneyClaim,
    MoneyReading,
    NumberReading,
    PercentClaim,
    PercentReading,
    ReferenceClaim,
)
from extractor.printable import printable, source_name

# Every place in a whole number where a group of three digits begins.
_GROUP = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
_SHORT = len("-9999")
AnyReading = CountReading | MoneyReading | PercentReading | MeasureReading | NumberReading | DateReading


def named(extraction: Extraction, fallback: str) -> str:
    """Call an article by its path, else its title, else the fallback."""
    if extraction.article.path:
        return source_name(extraction.article.path)
    return printable(extraction.article.title or fallback)


def value_in_words(claim: AnyClaim, lang: str = READER) -> str:
    r"""Say what a claim states, on one line, and how else its number can be read; only the words are translated.

    >>> from extractor.models import MoneyClaim
    >>> value_in_words(MoneyClaim(id="c1", text="~1,35 tỷ đồng/năm", start=0, end=17, low="1350000000",
    ...                           high="1350000000", currency="VND", per=("year",), qualifier="about"))
    'about 1\xa0350\xa0000\xa0000 VND per year'
    """
    said = [
        name_in(lang, claim.qualifier) if claim.qualifier else "",
        _number(claim, lang),
        _unit(claim, lang),
        f"({name_in(lang, claim.direction)})" if claim.direction else "",
        *(f"[{reading.convention}: {_number(reading, lang)}]" for reading in claim.alternatives),
    ]
    return " ".join(part for part in said if part)


def _number(reading: AnyClaim | AnyReading, lang: str) -> str:
    """Say the bare number, range, date or code."""
    if isinstance(reading, DateClaim | DateReading):
        return reading.edtf
    if isinstance(reading, ReferenceClaim):
        return printable(reading.code)
    low, high = _grouped(reading.low), _grouped(reading.high)
    return low if low == high else say(lang, "{start} to {end}", start=low, end=high)


def _grouped(number: str) -> str:
    r"""Group the digits of a long number, the same way in every language.

    >>> _grouped("1350000.5"), _grouped("2021"), _grouped("2/3")
    ('1\xa0350\xa0000.5', '2021', '2/3')
    """
    whole, point, decimals = number.partition(".")
    return number if len(whole) < _SHORT or "/" in whole else _GROUP.sub("\N{NO-BREAK SPACE}", whole) + point + decimals


def _unit(claim: AnyClaim, lang: str) -> str:
    """Say what the number counts or measures, with its denominators."""
    match claim:
        case MoneyClaim(currency=unit, per=per) | MeasureClaim(unit=unit, per=per):
            for name in per:
                unit = say(lang, "{figure} per {denominator}", figure=unit, denominator=printable(name))
            return unit
        case PercentClaim(unit=unit):
            return "%" if unit == "percent" else unit
        case CountClaim(noun=noun):
            return printable(noun or "")
        case _:
            return ""
