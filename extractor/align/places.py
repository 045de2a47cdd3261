"""Where a claim of one version is to be expected in the other: at the same place, or beside the pairs that hold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from extractor.align.values import Matrix

#: How far from where its neighbours put it a claim may stand, in claims, before its place says little.
_REACH = 2.5
#: Up to how many claims a side, as in a unit of a file of segments, the matrices are remembered, and how many of them.
_FEW = 4
_KEPT = 512
Anchors = tuple[tuple[int, int], ...]


def place_matrix(rows: int, columns: int, anchors: Anchors = ()) -> Matrix:
    """1 where a left and a right claim stand at the same place of their texts, falling off beside it; not to be changed.

    In: how many claims the two sides have, and the pairs that tell which places are the same (none: the texts run alike).
    """
    make = _remembered if max(rows, columns) <= _FEW else _make
    return make(rows, columns, anchors)


def _make(rows: int, columns: int, anchors: Anchors) -> Matrix:
    """The matrix."""
    return _beside(anchors, rows, columns) if anchors else _relative(rows, columns)


_remembered = lru_cache(maxsize=_KEPT)(_make)


def _relative(rows: int, columns: int) -> Matrix:
    """1 on the diagonal of the two texts, falling off beside it."""
    a = (np.arange(rows) + 0.5) / rows
    b = (np.arange(columns) + 0.5) / columns
    distance = np.abs(a[:, None] - b[None, :]) * max(rows, columns)
    return np.asarray(np.exp(-distance / (3 * _REACH)), dtype=np.float32)


def _beside(anchors: Anchors, rows: int, columns: int) -> Matrix:
    """How close each right claim stands to where the nearest anchors put each left claim, looked at from both sides."""
    forward = _expected(anchors, rows, columns)
    backward = _expected([(j, i) for i, j in anchors], columns, rows).T
    return np.asarray((forward + backward) / 2, dtype=np.float32)


def _expected(anchors: Sequence[tuple[int, int]], rows: int, columns: int) -> Matrix:
    """For each row, the columns beside those of the nearest anchor before it and behind it."""
    ordered = sorted(anchors)
    keys = np.array([i for i, _ in ordered])
    places = np.array([j for _, j in ordered])
    row = np.arange(rows)
    before = np.maximum(np.searchsorted(keys, row, side="right") - 1, 0)
    behind = np.minimum(np.searchsorted(keys, row, side="left"), len(keys) - 1)
    closeness = np.exp(-np.arange(rows + columns) / _REACH)
    scores = []
    for nearest in (before, behind):
        place = places[nearest] + row - keys[nearest]
        far = np.abs(row - keys[nearest])
        close = closeness[np.abs(place[:, None] - np.arange(columns)[None, :])]
        scores.append(close * np.exp(-far / (4 * _REACH))[:, None])
    return np.asarray((np.maximum(*scores) + np.add(*scores) / 2) / 2, dtype=np.float32)
