"""Which claims a good translation may leave out or add without anyone being misled."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from extractor.compare.units import ratio_of_units
from extractor.models import Claim, CountClaim, DateClaim, MeasureClaim, OrdinalClaim, RatioClaim, exact

_SMALL = 12
_BESIDE = 12


def is_slight(claim: Claim) -> bool:
    """Whether the absence of a claim is worth no more than a note.

    A small number in words, "one" of a unit, and a month or day for which a relative word may stand are.

    >>> is_slight(OrdinalClaim(id="c1", text="second", start=0, end=6, low="2", high="2"))
    True
    """
    if isinstance(claim, DateClaim):
        return claim.edtf.startswith("XXXX")
    if isinstance(claim, MeasureClaim) and exact(claim.high) == Fraction(1):
        return True
    if any(character.isdigit() for character in claim.text):
        return False
    return isinstance(claim, CountClaim | OrdinalClaim | RatioClaim) and exact(claim.low) <= _SMALL


def is_restated(claims: Sequence[Claim], index: int | None) -> bool:
    """Whether a claim says again, in another unit, what its neighbour says: "209 km (130 miles)"."""
    if index is None or not isinstance(claim := claims[index], MeasureClaim):
        return False
    for near in (index - 1, index + 1):
        other = claims[near] if 0 <= near < len(claims) else None
        if isinstance(other, MeasureClaim) and other.unit != claim.unit and _gap(claim, other) <= _BESIDE:
            factor = ratio_of_units(other.unit, claim.unit)
            if factor and _close(exact(other.low) * factor, exact(claim.low)):
                return True
    return False


def _gap(claim: Claim, other: Claim) -> int:
    """How many characters stand between two claims."""
    return max(claim.start, other.start) - min(claim.end, other.end)


def _close(a: Fraction, b: Fraction) -> bool:
    """Whether two sizes differ by no more than a conversion is rounded by."""
    return abs(a - b) * 20 <= max(abs(a), abs(b))
