"""The table of units: its factors are those of an independent library, its symbols mean one unit each."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pint
import pytest

from extractor.languages.shared import COMPOUND_UNITS, UNITS

REGISTRY = pint.UnitRegistry(non_int_type=Fraction)
#: Our ids where the library calls the unit otherwise; CLDR's gallon, cup and spoons are those of the United States.
NAMES = {
    "nautical-mile": "nautical_mile",
    "light-year": "light_year",
    "tonne": "metric_ton",
    "gallon-imperial": "imperial_gallon",
    "barrel": "oil_barrel",
    "pint": "pint",
    "watt-hour": "watt_hour",
    "kilowatt-hour": "kilowatt_hour",
    "megawatt-hour": "megawatt_hour",
    "gigawatt-hour": "gigawatt_hour",
    "terawatt-hour": "terawatt_hour",
    "mile-per-hour": "mile / hour",
    "kilometer-per-hour": "kilometer / hour",
    "meter-per-second": "meter / second",
}
#: What the library does not have, or counts otherwise: calendar time is counted in months here, food calories in kilos.
ELSEWHERE = {
    "calendar time", "area of the region", "nights", "horses", "apparent power", "food energy", "sound", "pixels", "radians",
    "data rate", "angle", "temperature",
}  # fmt: skip
BASES = {
    "length": "meter", "area": "meter ** 2", "volume": "meter ** 3", "mass": "kilogram", "time": "second",
    "speed": "meter / second", "power": "watt", "energy": "watt_hour", "voltage": "volt", "current": "ampere",
    "frequency": "hertz", "data": "byte", "pressure": "pascal",
}  # fmt: skip
#: The library's acre is the survey acre of the United States; it has no quintal, and peak watts are watts.
OWN = {"acre", "ta", "kilowatt-peak", "megawatt-peak"}
CHECKED = sorted(name for name, unit in UNITS.items() if unit.dimension not in ELSEWHERE and name not in OWN)


def library_name(name: str) -> str:
    """The library's name of one of our ids."""
    for prefix, power in (("square-", "** 2"), ("cubic-", "** 3")):
        if name.startswith(prefix):
            return f"{name.removeprefix(prefix)} {power}"
    return NAMES.get(name, name)


@pytest.mark.parametrize("name", CHECKED)
def test_factor_is_that_of_pint(name: str) -> None:
    """A unit is as many base units as the library says, to the last digit that both state."""
    unit = UNITS[name]
    theirs = REGISTRY.Quantity(Fraction(1), library_name(name)).to(BASES[unit.dimension]).magnitude
    assert unit.size is not None
    assert abs(Fraction(theirs) / unit.size - 1) < Fraction(1, 10**12)


def test_own_factors_are_their_definitions() -> None:
    """The international acre is 4,840 square yards, a quintal a hundred kilograms."""
    yard = UNITS["yard"].size
    assert yard is not None
    assert UNITS["acre"].size == 4840 * yard**2
    assert UNITS["ta"].size == 100


def test_temperatures_meet_where_they_should() -> None:
    """Freezing and boiling water are one temperature on both scales."""
    celsius, fahrenheit = UNITS["celsius"], UNITS["fahrenheit"]
    assert celsius.size is not None
    assert fahrenheit.size is not None
    for a, b in ((0, 32), (100, 212), (-40, -40)):
        assert a * celsius.size + celsius.zero == b * fahrenheit.size + fahrenheit.zero


def test_no_symbol_means_two_units() -> None:
    """Each symbol stands in one row."""
    symbols = Counter(symbol for unit in UNITS.values() for symbol in unit.symbols)
    assert [symbol for symbol, count in symbols.items() if count > 1] == []


def test_compound_units_share_a_dimension() -> None:
    """Feet and inches are lengths, and the second is the smaller."""
    for large, small in ((large, small) for large, smaller in COMPOUND_UNITS.items() for small in smaller):
        a, b = UNITS[large], UNITS[small]
        assert a.dimension == b.dimension
        assert a.size is not None
        assert b.size is not None
        assert a.size > b.size
