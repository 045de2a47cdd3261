"""One claim that is two in the other version: "six in ten", "six des dix communes"; "12 and 13 May", "12/5 và 13/5"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.models import Claim, CountClaim, DateClaim, Extraction, RatioClaim, exact

Pair = tuple[int | None, int | None]
#: How many characters stand between the two claims, at most: "of the 12 boats that left port, 5".
_REACH = 40


def told_in_two(left: Extraction, right: Extraction, pairs: Sequence[Pair]) -> dict[Pair, bool]:
    """The pairs of a claim and one of the two that say it (True), and the other of the two, which stand alone (False).

    The one is a share that two counts make, or a span of dates whose first and last are told as two.

    >>> from extractor.models import ArticleInfo, CountClaim, RatioClaim
    >>> info = ArticleInfo(lang="en", sha256="", chars=0)
    >>> counts = [CountClaim(id=f"c{n}", text=n, start=s, end=s + 2, low=n, high=n) for n, s in (("6", 0), ("10", 8))]
    >>> share = RatioClaim(id="c1", text="six in ten", start=0, end=10, low="0.6", high="0.6")
    >>> sides = Extraction(article=info, claims=counts), Extraction(article=info, claims=[share])
    >>> told_in_two(*sides, [(0, 0), (1, None)])
    {(0, 0): True, (1, None): False}
    """
    found: dict[Pair, bool] = {}
    for i, j in pairs:
        if i is None or j is None:
            continue
        one, other = left.claims[i], right.claims[j]
        if one.type == other.type != "date":
            continue
        ahead, behind = _other(left.claims, i, other), _other(right.claims, j, one)
        if ahead is not None:
            found |= {(i, j): True, (ahead, None): False}
        elif behind is not None:
            found |= {(i, j): True, (None, behind): False}
    return found


def _other(claims: Sequence[Claim], index: int, whole: Claim) -> int | None:
    """The claim beside another one that makes what the other version says with it."""
    if not isinstance(whole, RatioClaim | DateClaim):
        return None
    for place in (index + 1, index - 1, index + 2, index - 2):  # past an age: "seven people over 60 in ten"
        if not 0 <= place < len(claims):
            continue
        one, other = sorted((claims[index], claims[place]), key=lambda claim: claim.start)
        if other.start - one.end <= _REACH and (_is_share(one, other, whole) or _is_span(one, other, whole)):
            return place
    return None


def _is_share(one: Claim, other: Claim, share: Claim) -> bool:
    """Whether two counts, one divided by the other, are a share below one."""
    if not (isinstance(one, CountClaim) and isinstance(other, CountClaim) and isinstance(share, RatioClaim)):
        return False
    part, whole = sorted((exact(one.low), exact(other.low)))
    alone = all(claim.low == claim.high for claim in (one, other, share))
    return alone and whole > 0 and part / whole == exact(share.low) < 1


def _is_span(one: Claim, other: Claim, span: Claim) -> bool:
    """Whether two dates are the first and the last of a span; a year that one side leaves out is no difference."""
    if not (isinstance(one, DateClaim) and isinstance(other, DateClaim) and isinstance(span, DateClaim)):
        return False
    ends, dates = span.edtf.split("/"), (one, other)
    return len(ends) == len(dates) and all(
        end == date.edtf or (end[4:] == date.edtf[4:] != "" and "XXXX" in (end[:4], date.edtf[:4]))
        for end, date in zip(ends, dates, strict=True)
    )
