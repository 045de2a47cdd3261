"""Figures in the reader's own writing: exact, so that they are read back as what they were."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.messages.dates import date_in
from extractor.messages.figures import figure_in, number_in
from extractor.models import Claim, CountClaim, DateClaim, MeasureClaim, MoneyClaim, OrdinalClaim, PercentClaim, RatioClaim

LANGS = ("en", "fr", "vi")
SPOT = {"id": "c1", "text": "", "start": 0, "end": 0}
DAYS = [f"{year}-{month:02}-{day:02}" for year, month, day in [(2021, 5, 23), (1998, 12, 1), (2024, 2, 29), (2030, 8, 11)]]
PERIODS = ["2021", "2024-07", "2024-33", "2025-36", "2025-40", "2025-41", "2021/2025", "XXXX-05-23", "T19:30", "T07:05"]


@pytest.mark.parametrize("lang", LANGS)
@settings(deadline=None)  # the first number loads the language
@given(whole=st.integers(0, 10**16), places=st.integers(0, 4))
def test_number_is_read_back(lang: str, whole: int, places: int) -> None:
    """What a reader is told is the exact number: our own reading of it gives the same value."""
    value = Fraction(whole, 10**places)
    said = number_in(lang, value)
    (number,) = extractor.numerals(said, lang)
    readings = {number.value, *(other.value for other in number.alternatives)}
    assert value in {Fraction(reading) for reading in readings}, said


def test_long_number_keeps_every_digit() -> None:
    """No precision cuts a number, however long."""
    assert number_in("en", Fraction("1" * 45 + ".5")) == "111," * 14 + "111.5"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("edtf", [*DAYS, *PERIODS, "2021-05-23/..", "../2021-05-23", "2019/..", "../2019"])
def test_date_is_read_back(lang: str, edtf: str) -> None:
    """A date told to a reader is extracted from the sentence as the date it was."""
    claims = extractor.extract(f"{date_in(lang, edtf)}.", lang).claims
    assert [claim.edtf for claim in claims if isinstance(claim, DateClaim)] == [edtf], date_in(lang, edtf)


@given(edtf=st.text("0123456789X-/.T:~?", max_size=12))
def test_any_date_can_be_said(edtf: str) -> None:
    """No date, however odd, stops a report."""
    assert date_in("fr", edtf) or not edtf


@pytest.mark.parametrize("edtf", ["2021-05-23T10:00", "T25:00", "2021-13-45", "Y-170000002", "XXXX"])
def test_date_without_words_stays_as_it_is(edtf: str) -> None:
    """What is no day of a calendar is shown and never an error."""
    assert date_in("en", edtf) == edtf


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            MoneyClaim(**SPOT, low="1350000000", high="1350000000", currency="VND"),
            ("1.35 billion VND", "1,35 milliard de VND", "1,35 tỷ VND"),
        ),
        (
            MoneyClaim(**SPOT, low="2475000000000", high="2475000000000", currency="VND"),
            ("2.475 trillion VND", "2\u202f475 milliards de VND", "2.475 tỷ VND"),
        ),
        (PercentClaim(**SPOT, low="22.7", high="22.7"), ("22.7%", "22,7\xa0%", "22,7%")),
        (
            PercentClaim(**SPOT, low="12", high="12", unit="percentage-point"),
            ("12 percentage points", "12 points de pourcentage", "12 điểm phần trăm"),
        ),
        (
            MeasureClaim(**SPOT, low="18", high="20", unit="hectare"),
            ("18 to 20 hectares", "18 à 20\xa0hectares", "18 đến 20 héc-ta"),
        ),
        (MeasureClaim(**SPOT, low="2", high="2", unit="sao"), ("2 sao", "2 sao", "2 sào")),
        (CountClaim(**SPOT, low="12450", high="12450", noun="members"), ("12,450", "12\u202f450", "12.450")),
        (RatioClaim(**SPOT, low="2/3", high="2/3"), ("2/3", "2/3", "2/3")),
        (RatioClaim(**SPOT, low="2.7", high="2.7"), ("2.7 times", "2,7 fois", "2,7 lần")),
        (OrdinalClaim(**SPOT, low="13", high="13"), ("13th", "13e", "thứ 13")),
        (DateClaim(**SPOT, edtf="199X"), ("the 1990s", "les années 1990", "thập niên 1990")),
        (DateClaim(**SPOT, edtf="20XX"), ("the 21st century", "le 21e siècle", "thế kỷ 21")),
        (DateClaim(**SPOT, edtf="2021-05-01"), ("1 May 2021", "le 1er mai 2021", "1/5/2021")),
    ],
    ids=lambda value: value.type if not isinstance(value, tuple) else value[0],
)
def test_figure_is_said_as_readers_write(claim: Claim, said: tuple[str, ...]) -> None:
    """Separators, signs, scale words and units are those of the reader's language."""
    assert tuple(figure_in(lang, claim) for lang in LANGS) == said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", ["hectare", "kilometer-per-hour", "mile", "ta", "cubic-meter", "no-such-unit"])
def test_unit_has_a_name(lang: str, unit: str) -> None:
    """Every unit is named behind its number, one that CLDR does not know by its id."""
    said = figure_in(lang, MeasureClaim(**SPOT, low="3", high="3", unit=unit))
    assert said.startswith("3")
    assert len(said) > 2
    assert "{" not in said


@pytest.mark.parametrize(
    ("lang", "edtf", "said"),
    [
        ("en", "-0043", "44 BC"),
        ("en", "0000", "1 BC"),
        ("fr", "-0043", "44 av. J.-C."),
        ("vi", "-00XX", "thế kỷ 1 trước Công nguyên"),
    ],
)
def test_years_before_the_era_are_counted_as_people_do(lang: str, edtf: str, said: str) -> None:
    """Astronomical years have a year 0, which is 1 BC to a reader."""
    assert date_in(lang, edtf) == said
