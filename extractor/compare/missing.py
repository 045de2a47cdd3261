"""Which claims a good translation may leave out or add without anyone being misled."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from extractor.compare.units import ratio_of_units
from extractor.languages.nouns import concepts_in
from extractor.languages.shared import CASUALTIES
from extractor.models import Claim, CountClaim, DateClaim, MeasureClaim, MoneyClaim, OrdinalClaim, RatioClaim, exact

_SMALL = 12
_BESIDE = 12
_MIDNIGHT = "T00:00"
#: What other words say as well: around the clock, every day.
_ALWAYS = (("24", "hour", "day"), ("7", "day", "week"))


def is_slight(claim: Claim, lang: str) -> bool:
    """Whether the absence of a claim is worth no more than a note.

    A small number in words, unless it counts the dead or hurt, "one" of a unit or currency, midnight ("từ 0 giờ ngày 1/4"),
    24 hours a day, and a month or day for which a relative word may stand are.

    >>> is_slight(OrdinalClaim(id="c1", text="second", start=0, end=6, low="2", high="2"), "en")
    True
    >>> is_slight(CountClaim(id="c1", text="seven dead", start=0, end=10, low="7", high="7", noun="dead"), "en")
    False
    """
    if isinstance(claim, DateClaim):
        return claim.edtf.startswith("XXXX") or claim.edtf == _MIDNIGHT
    if isinstance(claim, MeasureClaim | MoneyClaim) and exact(claim.high) == Fraction(1):
        return True
    if isinstance(claim, MeasureClaim) and (claim.low, claim.unit, *claim.per) in _ALWAYS:
        return True
    if any(character.isdigit() for character in claim.text):
        return False
    if isinstance(claim, CountClaim) and claim.noun and concepts_in(claim.noun.casefold().split(), lang) & CASUALTIES:
        return False
    return isinstance(claim, CountClaim | OrdinalClaim | RatioClaim) and exact(claim.low) <= _SMALL


def is_restated(claims: Sequence[Claim], index: int | None) -> bool:
    """Whether a claim says again what its neighbour says: in another unit, "209 km (130 miles)", or as "19/19"."""
    if index is None or not isinstance(claim := claims[index], MeasureClaim | CountClaim):
        return False
    near = (claims[place] for place in (index - 1, index + 1) if 0 <= place < len(claims))
    return any(_restates(claim, other) for other in near if _gap(claim, other) <= _BESIDE)


def _restates(claim: MeasureClaim | CountClaim, other: Claim) -> bool:
    """Whether two claims beside each other are one fact."""
    if isinstance(claim, CountClaim):
        return isinstance(other, CountClaim) and _gap(claim, other) == 1 and claim.low == other.low
    if not isinstance(other, MeasureClaim) or other.unit == claim.unit:
        return False
    factor = ratio_of_units(other.unit, claim.unit)
    return factor is not None and _close(exact(other.low) * factor, exact(claim.low))


def _gap(claim: Claim, other: Claim) -> int:
    """How many characters stand between two claims."""
    return max(claim.start, other.start) - min(claim.end, other.end)


def _close(a: Fraction, b: Fraction) -> bool:
    """Whether two sizes differ by no more than a conversion is rounded by."""
    return abs(a - b) * 20 <= max(abs(a), abs(b))
