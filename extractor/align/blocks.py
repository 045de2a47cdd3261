"""Long texts cut into blocks, so that the cost of the assignment grows with the length and not with its square.

Cuts are put at claims whose value stands once on either side, in the longest chain of them that keeps the order of both
texts; where there are none, in proportion.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from extractor.align.values import first_value, said
from extractor.models import AnyClaim

#: Claims a side that one assignment takes at most, and the length of a block in longer texts.
WHOLE = 1500
BLOCK = 400


def blocks(left: Sequence[AnyClaim], right: Sequence[AnyClaim]) -> Iterator[tuple[range, range]]:
    """Cut two claim sequences into blocks that belong together; short ones are one block.

    Every index of either side stands in exactly one block.
    """
    if max(len(left), len(right)) <= WHOLE:
        yield range(len(left)), range(len(right))
        return
    start = (0, 0)
    for stop in _cuts(left, right):
        yield range(start[0], stop[0]), range(start[1], stop[1])
        start = stop


def _cuts(left: Sequence[AnyClaim], right: Sequence[AnyClaim]) -> Iterator[tuple[int, int]]:
    """Where to cut: at anchors about a block apart, and in proportion between anchors that are too far apart."""
    done = (0, 0)
    for anchor in [*_chain(left, right), (len(left), len(right))]:
        steps = max(anchor[0] - done[0], anchor[1] - done[1]) // BLOCK
        last = anchor == (len(left), len(right))
        if not steps and not last:
            continue
        for step in range(1, steps):
            yield tuple(a + (b - a) * step // steps for a, b in zip(done, anchor, strict=True))  # type: ignore[misc]
        yield anchor
        done = anchor


def _chain(left: Sequence[AnyClaim], right: Sequence[AnyClaim]) -> list[tuple[int, int]]:
    """The longest chain of claims with a value found once on either side that keeps the order of both texts."""
    places = _unique(right)
    pairs = [(i, places[key]) for key, i in _unique(left).items() if key in places]
    return _increasing(sorted(pairs))


def _unique(claims: Sequence[AnyClaim]) -> dict[Hashable, int]:
    """The claims whose value and unit no other claim of the side has, by that key."""
    keys = [(one.type, one.unit, first_value(one)) for one in map(said, claims)]
    counts = Counter(keys)
    return {key: index for index, key in enumerate(keys) if counts[key] == 1}


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, sorted by their first member, whose second members rise (patience sorting).

    >>> _increasing([(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)])
    [(1, 1), (2, 2), (4, 3)]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[length], ends[length] = place, index
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
