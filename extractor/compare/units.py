"""Conversion between units of one dimension, exact."""

from __future__ import annotations

from fractions import Fraction

from extractor.languages.shared import UNITS
from extractor.models import Claim, CountClaim, MeasureClaim


def ratio_of_units(left: str, right: str) -> Fraction | None:
    """How many of the right unit one of the left unit is; None where they do not convert by a factor.

    >>> ratio_of_units("kilometer", "meter"), ratio_of_units("hectare", "kilogram")
    (Fraction(1000, 1), None)
    """
    a, b = UNITS.get(left), UNITS.get(right)
    if a is None or b is None or a.dimension != b.dimension or not a.size or not b.size or a.zero != b.zero:
        return None
    return a.size / b.size


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
