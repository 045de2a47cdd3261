"""Slips of the hand: how one figure becomes another by a key pressed wrongly, or a date read the other way round."""

from __future__ import annotations

from extractor.models import AnyClaim, DateClaim, ReferenceClaim

_FEWEST_DIGITS = 2


def slip(left: AnyClaim, right: AnyClaim) -> str | None:
    """Name the slip that leads from one claim's digits to the other's; None where there is no such single slip.

    >>> def count(number): return OrdinalClaim(id="c1", text="", start=0, end=0, low=number, high=number)
    >>> from extractor.models import OrdinalClaim
    >>> slip(count("557"), count("575")), slip(count("347"), count("357")), slip(count("5"), count("7"))
    ('digits swapped', 'one digit', None)
    """
    a, b = _written(left), _written(right)
    if isinstance(left, DateClaim) and isinstance(right, DateClaim) and _exchanged(a, b):
        return "day and month swapped"
    if len(a) != len(b) or len(a.strip("0")) < _FEWEST_DIGITS:
        return None
    places = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if not all(a[place].isdigit() and b[place].isdigit() for place in places):
        return None
    if len(places) == 1:
        return "one digit"
    if len(places) == 2 and all(a[x] == b[y] for x, y in (places, places[::-1])):
        return "digits swapped"
    return None


def _written(claim: AnyClaim) -> str:
    """The digits of a claim; nothing for a range."""
    if isinstance(claim, DateClaim):
        return claim.edtf
    if isinstance(claim, ReferenceClaim):
        return claim.code.casefold()
    return claim.low if claim.low == claim.high else ""


def _exchanged(left: str, right: str) -> bool:
    """Whether one day's day and month are the other's month and day."""
    a, b = left.split("-"), right.split("-")
    return len(a) == len(b) == 3 and a[1] != a[2] and [a[0], a[2], a[1]] == b
