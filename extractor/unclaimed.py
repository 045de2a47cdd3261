"""Numbers that one version states in passing where the other makes a claim: "a decade later" and "10 ans plus tard".

A claim without counterpart is no finding for an editor when the other version has the same number at that place in a name,
a score, or as a unit of its own. This looks for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache, partial
from typing import NamedTuple

from extractor import figures, languages
from extractor.claims.tables import tables
from extractor.languages.shared import UNITS
from extractor.models import Claim, DateClaim, Extraction, MeasureClaim, ReferenceClaim, exact
from extractor.text import Text, lines

#: How many neighbours on each side show where a claim's counterpart would stand, and how many characters around theirs.
_NEIGHBOURS = 2
_REACH = 500
Pairs = Sequence[tuple[int | None, int | None]]


class _Passage(NamedTuple):
    """The numbers and the units that a passage has outside of claims."""

    numbers: set[Fraction]
    units: set[str]


def stated(left: Extraction, right: Extraction, pairs: Pairs) -> frozenset[tuple[int | None, int | None]]:
    """The pairs of one claim alone whose number the other version states, too, without making it a claim.

    In: two extractions and the index pairs of their claims. Out: those of the pairs that have one side only and of which
    the other version has the number, near the counterparts of the claim's neighbours. Nothing where the texts are not at hand.
    """
    found = {(i, None) for i in _stated(left, right, [(i, j) for i, j in pairs if i is not None])}
    return frozenset(found | {(None, j) for j in _stated(right, left, [(j, i) for i, j in pairs if j is not None])})


def _stated(one: Extraction, other: Extraction, pairs: Sequence[tuple[int, int | None]]) -> Iterator[int]:
    """The claims of one version without counterpart whose number the other one states in passing."""
    places = [(i, other.claims[j]) for i, j in sorted(pairs) if j is not None]
    read = cache(partial(_passage, other))  # a thousand claims of a table may look at one window
    for i, j in pairs:
        numbers = _numbers(one.claims[i])
        if j is not None or not numbers or not other.text:
            continue
        place = bisect_left(places, i, key=lambda known: known[0])
        neighbours = [claim for _, claim in places[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]]
        if any(_states(read(window), one.claims[i], numbers) for window in _windows(neighbours, len(other.text))):
            yield i


def _windows(neighbours: Sequence[Claim], length: int) -> list[tuple[int, int]]:
    """The stretches of a text around some claims, in order, joined where they nearly meet; all of a text without claims."""
    windows: list[tuple[int, int]] = []
    for claim in sorted(neighbours, key=lambda claim: claim.start):
        start, end = max(0, claim.start - _REACH), min(length, claim.end + _REACH)
        if windows and start <= windows[-1][1] + _REACH:
            start, _ = windows.pop()
        windows.append((start, end))
    return windows or [(0, min(length, _REACH))]


def _numbers(claim: Claim) -> set[Fraction]:
    """The numbers that a claim says, all of which the other version must have."""
    if isinstance(claim, ReferenceClaim):
        return {Fraction(claim.code)} if claim.code.isdecimal() else set()
    if isinstance(claim, DateClaim):
        parts = claim.edtf.replace("T", "").replace(":", "-").split("-")
        return {Fraction(part) for part in parts if part.isdecimal()} if "/" not in claim.edtf else set()
    return {exact(claim.low), exact(claim.high)}


def _passage(other: Extraction, window: tuple[int, int]) -> _Passage:
    """Read what a window of a text says outside of its claims."""
    start, end = window
    text, pack = Text(other.text[start:end]), languages.load(other.article.lang)
    taken = [(known.start - start, known.end - start) for known in other.claims if known.start < end and start < known.end]
    found = figures.find(text, pack)
    free = [figure for figure in found if not _overlaps(text.given_span(figure.start, figure.end), taken)]
    said = {reading.value for figure in free if figure.form != "article" for reading in figure.readings}
    places = [match for match in range(len(text.plain)) if match == 0 or text.plain[match - 1] == "\n"]
    table = tables(pack.code).units
    units = set()
    for line in lines(text, found, places):
        for index in range(len(line)):
            unit = table.after(line, index)
            if unit and not _overlaps(text.given_span(*line.span(index, index + 1)), taken):
                units.add(str(unit[0]))
    return _Passage(said, units)


def _states(passage: _Passage, claim: Claim, numbers: set[Fraction]) -> bool:
    """Whether a passage has all numbers of a claim, or the unit that its amount makes."""
    if numbers <= passage.numbers:
        return True
    if not isinstance(claim, MeasureClaim) or claim.low != claim.high:
        return False
    return any(_is_one(claim, unit) for unit in passage.units)


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares a character with one of others."""
    return any(start < span[1] and span[0] < end for start, end in taken)


def _is_one(claim: MeasureClaim, unit: str) -> bool:
    """Whether an amount is one of a larger unit: 10 years and a decade, 7 days and a week."""
    large, small = UNITS.get(unit), UNITS.get(claim.unit)
    if large is None or small is None or large.dimension != small.dimension or not large.size or not small.size:
        return False
    return unit != claim.unit and exact(claim.low) * small.size == large.size
