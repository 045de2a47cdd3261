"""Names for findings that survive an edit of the text: made of what is found, never of where."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from extractor.models import AnyClaim, Finding, Pair, Report
from extractor.report.excerpt import Sentences

# What places or explains a claim and is no part of what it states.
_NOT_VALUE = frozenset({"id", "text", "start", "end", "rule", "convention", "alternatives"})


class Keyed(NamedTuple):
    """A finding with its names.

    `key` is made of rule, values and the sentences around the figures: one finding in one article. `figures` leaves the
    sentences out: the same pair of figures in any article. `wording` is made of the two claims as written.
    """

    key: str
    figures: str
    wording: str
    pair: Pair
    finding: Finding
    left: AnyClaim | None
    right: AnyClaim | None


def keyed(report: Report) -> Iterator[Keyed]:
    """Name every finding of a report, in the report's order; no two keys are equal.

    The same figures in the same sentence twice are told apart by their order.

    >>> from extractor.models import Article
    >>> from extractor.pipeline import check
    >>> first = check(Article("It grew by 26 %.", "en"), Article("La hausse est de 62 %.", "fr"))
    >>> later = check(Article("News. It grew by 26 %.", "en"), Article("La hausse est de 62 %.", "fr"))
    >>> [named.key for named in keyed(first)] == [named.key for named in keyed(later)]
    True
    """
    left = {claim.id: claim for claim in report.left.claims}
    right = {claim.id: claim for claim in report.right.claims}
    # A claim may have several findings.
    words = [
        cache(partial(_context, Sentences(side.text), claims)) for side, claims in ((report.left, left), (report.right, right))
    ]
    seen: Counter[str] = Counter()
    for pair in report.pairs:
        sides = left.get(pair.left or ""), right.get(pair.right or "")
        for finding in pair.findings:
            kind = (finding.kind, finding.rule)
            values = [_value(claim) for claim in sides]
            key = _digest(*kind, *values, words[0](pair.left), words[1](pair.right))
            seen[key] += 1
            yield Keyed(
                key=key if seen[key] == 1 else f"{key}-{seen[key]}",
                figures=_digest(finding.kind, *values),
                wording=_digest(finding.kind, *("" if claim is None else _folded(claim.text) for claim in sides)),
                pair=pair,
                finding=finding,
                left=sides[0],
                right=sides[1],
            )


def _value(claim: AnyClaim | None) -> str:
    """What a claim states, spelled out."""
    if claim is None:
        return ""
    stated = sorted((name, value) for name, value in vars(claim).items() if value and name not in _NOT_VALUE)
    return "|".join(f"{name}={_folded(str(value))}" for name, value in stated)


def _context(sentences: Sentences, claims: dict[str, AnyClaim], claim_id: str | None) -> str:
    """The words around a claim in its sentence."""
    claim = claims.get(claim_id or "")
    if claim is None or not sentences.text:
        return ""
    sentence = sentences.of(claim)
    return f"{_folded(sentence.before)}|{_folded(sentence.after)}"


def _folded(text: str) -> str:
    """A text without what an editor would not see as a change: case and white space."""
    if text.isprintable() and "  " not in text:  # the same, in a third of the time: its only white space are plain spaces
        return text.strip().lower() if text.isascii() else text.strip().casefold()
    return " ".join(text.split()).casefold()


def _digest(*parts: str) -> str:
    """A short name for some texts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
