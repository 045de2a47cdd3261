"""Days written by any common form are read back: format as CLDR says, or in digits → `extractor.extract` → the same day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date

import extractor
from extractor import languages

#: A sentence in which a day can stand; most days of it are written in one way only.
SENTENCES = {
    "en": "The new bridge opened on {} in the town.",
    "fr": "Le nouveau pont a ouvert le {} en ville.",
    "vi": "Cây cầu mới mở cửa ngày {} ở thị xã.",
    "de": "Die neue Brücke wurde am {} in der Stadt eröffnet.",
}
LANGS = sorted(SENTENCES.keys() & set(languages.codes()))
DAYS = [date(2013, 1, 1) + timedelta(days=number) for number in range(365)]
IN_DIGITS = {"DMY": ("dd.MM.y", "dd/MM/y", "dd-MM-y", "d/M/y"), "MDY": ("MM/dd/y", "M/d/y")}


def read(day: date, form: str, lang: str) -> list[str]:
    """The claims of a sentence with a day, as EDTF; other types by their name."""
    written = format_date(day, form, locale=languages.load(lang).locales[0].replace("-", "_"))
    found = extractor.extract(SENTENCES[lang].format(written), lang).claims
    return [claim.edtf if claim.type == "date" else claim.type for claim in found]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["long", "full"])
def test_a_day_with_its_month_in_words_is_read(lang: str, form: str) -> None:
    """With the weekday or without."""
    assert [read(day, form, lang) for day in DAYS] == [[day.isoformat()] for day in DAYS]


@pytest.mark.parametrize("lang", LANGS)
def test_a_day_in_digits_is_read(lang: str) -> None:
    """With every mark, and with leading zeros, which telephone numbers have, too."""
    forms = IN_DIGITS[languages.load(lang).dates.numeric_order]
    assert [[read(day, form, lang) for form in forms] for day in DAYS] == [[[day.isoformat()]] * len(forms) for day in DAYS]
