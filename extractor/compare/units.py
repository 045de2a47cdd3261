"""Conversion between units of one dimension, exact."""

from __future__ import annotations

from fractions import Fraction

from extractor.languages.shared import UNITS


def ratio_of_units(left: str, right: str) -> Fraction | None:
    """How many of the right unit one of the left unit is; None where they do not convert by a factor.

    >>> ratio_of_units("kilometer", "meter"), ratio_of_units("hectare", "kilogram")
    (Fraction(1000, 1), None)
    """
    a, b = UNITS.get(left), UNITS.get(right)
    if a is None or b is None or a.dimension != b.dimension or not a.size or not b.size or a.zero != b.zero:
        return None
    return a.size / b.size
