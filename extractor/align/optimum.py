"""The assignment of the highest total, found here for articles of ordinary length and by scipy for long ones.

`import scipy.optimize` takes most of the time that a check of two articles takes; small matrices need not wait for it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Rows with a gain up to which the assignment is found here.
SMALL = 250

_Floats = NDArray[np.float64]


def best_pairs(gain: NDArray[np.float32]) -> list[tuple[int, int]]:
    """The pairs of rows and columns, each used once at most, whose gains make the highest total; those of no gain are left out.

    In: a matrix of gains, none below zero. Out: index pairs in the order of the rows.

    >>> best_pairs(np.array([[3, 2, 0], [2, 0, 0], [0, 0, 0]], dtype=np.float32))
    [(0, 1), (1, 0)]
    """
    rows = np.flatnonzero(gain.any(axis=1))
    worth = gain[rows].astype(np.float64)
    columns = _by_scipy(worth) if len(rows) > SMALL else _by_paths(worth)
    pairs = zip(rows.tolist(), columns, strict=True)
    return [(row, column) for row, column in pairs if column < gain.shape[1] and gain[row, column] > 0]


def _by_scipy(worth: _Floats) -> list[int]:
    """The column of each row."""
    from scipy.optimize import linear_sum_assignment

    columns: list[int] = linear_sum_assignment(_with_spares(worth), maximize=True)[1].tolist()
    return columns


def _by_paths(worth: _Floats) -> list[int]:
    """The column of each row, by shortest augmenting paths (Jonker and Volgenant 1987): rows join one after another."""
    cost = -_with_spares(worth)
    rows, columns = cost.shape
    row_prices, prices = [0.0] * rows, np.zeros(columns)
    owners = [-1] * columns
    for row in range(rows):
        _join(row, cost, row_prices, prices, owners)
    return [column for _, column in sorted((owner, column) for column, owner in enumerate(owners) if owner >= 0)]


def _with_spares(worth: _Floats) -> _Floats:
    """The matrix with a column of no gain for each row, so that every row can have one."""
    rows, columns = worth.shape
    padded = np.zeros((rows, columns + rows))
    padded[:, :columns] = worth
    return padded


def _join(row: int, cost: _Floats, row_prices: list[float], prices: _Floats, owners: list[int]) -> None:
    """Give a row a column along the cheapest chain of rows that each give up theirs; then mend the prices."""
    distances = cost[row] - prices
    sources = np.full(len(owners), row)
    passed: list[int] = []
    lengths: list[float] = []
    column = int(distances.argmin())
    length = distances[column].item()
    while owners[column] >= 0:
        here = owners[column]
        passed.append(column)
        lengths.append(length)
        steps = cost[here] - prices + (length - row_prices[here])
        steps[passed] = distances[column] = np.inf
        shorter = steps < distances
        distances[shorter] = steps[shorter]
        sources[shorter] = here
        column = int(distances.argmin())
        length = distances[column].item()
    row_prices[row] = length
    for place, before in zip(passed, lengths, strict=True):
        row_prices[owners[place]] += length - before
        prices[place] -= length - before
    _hand_on(row, column, sources, owners)


def _hand_on(row: int, column: int, sources: NDArray[np.int64], owners: list[int]) -> None:
    """Give the column at the end of a chain to the row that reached it, that row's own to the one before, up to `row`."""
    owner = int(sources[column])
    while owner != row:
        given_up = owners.index(owner)
        owners[column] = owner
        column, owner = given_up, int(sources[given_up])
    owners[column] = row
