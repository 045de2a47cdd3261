"""Which claims a good translation may leave out or add without anyone being misled."""

from __future__ import annotations

from fractions import Fraction

from extractor.models import Claim, CountClaim, DateClaim, MeasureClaim, OrdinalClaim, RatioClaim, exact

_SMALL = 12


def is_slight(claim: Claim) -> bool:
    """Whether the absence of a claim is worth no more than a note.

    A small number in words, "one" of a unit, and a month or day for which a relative word may stand are.

    >>> is_slight(OrdinalClaim(id="c1", text="second", start=0, end=6, low="2", high="2"))
    True
    """
    if isinstance(claim, DateClaim):
        return claim.edtf.startswith("XXXX")
    if any(character.isdigit() for character in claim.text):
        return False
    if isinstance(claim, CountClaim | OrdinalClaim | RatioClaim):
        return exact(claim.low) <= _SMALL
    return isinstance(claim, MeasureClaim) and exact(claim.high) == Fraction(1)
