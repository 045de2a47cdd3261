"""One share told as a ratio in one version and as two counts in the other: "six in ten" and "six des dix communes"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.models import Claim, CountClaim, Extraction, RatioClaim, exact

Pair = tuple[int | None, int | None]
#: How many characters stand between the two counts, at most: "of the 12 boats that left port, 5".
_REACH = 40


def told_in_two(left: Extraction, right: Extraction, pairs: Sequence[Pair]) -> dict[Pair, bool]:
    """The pairs of a ratio and one of the two counts that say it (True), and the other counts, which stand alone (False).

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
        kinds = type(left.claims[i]), type(right.claims[j])
        if kinds == (CountClaim, RatioClaim):
            other = _other_count(left.claims, i, right.claims[j])
            found |= {(i, j): True, (other, None): False} if other is not None else {}
        elif kinds == (RatioClaim, CountClaim):
            other = _other_count(right.claims, j, left.claims[i])
            found |= {(i, j): True, (None, other): False} if other is not None else {}
    return found


def _other_count(claims: Sequence[Claim], index: int, share: Claim) -> int | None:
    """The count beside another one that makes a share with it."""
    for place in (index + 1, index - 1):
        if not 0 <= place < len(claims):
            continue
        here, other = claims[index], claims[place]
        if max(here.start, other.start) - min(here.end, other.end) <= _REACH and _make(here, other, share):
            return place
    return None


def _make(one: Claim, other: Claim, share: Claim) -> bool:
    """Whether two counts, one divided by the other, are a share below one."""
    if not (isinstance(one, CountClaim) and isinstance(other, CountClaim) and isinstance(share, RatioClaim)):
        return False
    part, whole = sorted((exact(one.low), exact(other.low)))
    alone = all(claim.low == claim.high for claim in (one, other, share))
    return alone and whole > 0 and part / whole == exact(share.low) < 1
