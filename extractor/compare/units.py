"""Conversion between units of one dimension, exact."""

from __future__ import annotations

from fractions import Fraction

from extractor.languages.shared import UNITS
from extractor.models import Claim, CountClaim, MeasureClaim

_FINEST = Fraction(1, 10**9)
#: How near a number rounded to a whole one must be, as a part of it.
_CLOSE = Fraction(1, 50)


def ratio_of_units(left: str, right: str) -> Fraction | None:
    """How many of the right unit one of the left unit is; None where they do not convert by a factor.

    >>> ratio_of_units("kilometer", "meter"), ratio_of_units("hectare", "kilogram")
    (Fraction(1000, 1), None)
    """
    a, b = UNITS.get(left), UNITS.get(right)
    if a is None or b is None or a.dimension != b.dimension or not a.size or not b.size or a.zero != b.zero:
        return None
    return a.size / b.size


def is_conversion(left: Fraction, right: Fraction, factor: Fraction) -> bool:
    """Whether one of two numbers is the other converted and rounded; `factor` is what the left one is multiplied by.

    The number with fewer digits is taken for the one that was converted: 40 miles make 64 km and no 66. With equally many
    each must be the other's. A number with more digits may also have been rounded to the last digit of the other (1.98 m, 2 m).

    >>> is_conversion(Fraction(45), Fraction(72), Fraction(1609344, 10**6))
    True
    >>> is_conversion(Fraction(10), Fraction(15), Fraction(254, 100))
    False
    """
    forth = _rounds_to(left * factor, right)
    back = _rounds_to(right / factor, left)
    if _digits(left) == _digits(right):
        return forth and back
    short, long = (left, right / factor) if _digits(left) < _digits(right) else (right, left * factor)
    near = abs(long - short) <= min(_last_place(short, zeros=False) / 2, abs(short) * _CLOSE)
    return near or (forth if _digits(left) < _digits(right) else back)


def _rounds_to(exact_value: Fraction, shown: Fraction) -> bool:
    """Whether a number as shown is an exact one rounded, or cut behind its last digit: 120 feet are 36 or 37 metres."""
    return abs(exact_value - shown) <= _rounding(shown) or (shown >= 10 and int(exact_value) == shown)


def _digits(value: Fraction) -> int:
    """How many digits of a number say something: 2 of 1.9 and of 190."""
    return len(str(abs(value) / _last_place(value, zeros=True)))


def _last_place(value: Fraction, *, zeros: bool) -> Fraction:
    """The place of the last digit of a number, or of the last one but zeros: 1/10 for 1.9, 1 or 10 for 190."""
    place = Fraction(1)
    while value % place and place > _FINEST:
        place /= 10
    while zeros and value and not value % (place * 10):
        place *= 10
    return place


def _rounding(value: Fraction) -> Fraction:
    """How far the number behind a rounded one may be: half its last place, of five where it ends in it; 10 % behind zeros.

    47 → 1/2, 1.98 → 1/200, 135 → 5/2, 300 → 30, 10 → 1.
    """
    place = _last_place(value, zeros=True)
    if place == 1 and value >= 10 and not value % 5:
        return Fraction(5, 2)
    return min(place / 2, abs(value) / 10) if place > 1 else place / 2


def same_temperature(low: Fraction, unit: str, other: Fraction, other_unit: str) -> bool:
    """Whether two temperatures are one within a degree of rounding; bare degrees may be of either scale.

    >>> same_temperature(Fraction(80), "degree", Fraction(26), "celsius")
    True
    """
    return any(
        abs(_kelvin(low, scale) - _kelvin(other, other_scale)) <= 1
        for scale in _scales(unit)
        for other_scale in _scales(other_unit)
        if scale != other_scale
    )


def may_be_one_scale(left: str, right: str) -> bool:
    """Whether one side names a temperature scale and the other says degrees alone.

    >>> may_be_one_scale("degree", "celsius"), may_be_one_scale("fahrenheit", "celsius")
    (True, False)
    """
    other = {left, right} - {"degree"}
    return len(other) == 1 and UNITS.get(other.pop(), UNITS["degree"]).dimension == "temperature"


def degrees(claim: Claim) -> str | None:
    """The unit of a claim that may be a temperature: its own, or bare degrees where a count says nothing of what it counts."""
    if isinstance(claim, MeasureClaim):
        return claim.unit
    return "degree" if isinstance(claim, CountClaim) and not claim.noun else None


def _scales(unit: str) -> tuple[str, ...]:
    """The temperature scales a unit may stand for; none for other units."""
    if unit == "degree":
        return ("celsius", "fahrenheit")
    return (unit,) if UNITS.get(unit) and UNITS[unit].dimension == "temperature" else ()


def _kelvin(value: Fraction, scale: str) -> Fraction:
    """A temperature in kelvin: what the scale's degree is worth, from where its zero stands."""
    unit = UNITS[scale]
    assert unit.size is not None
    return value * unit.size + unit.zero
