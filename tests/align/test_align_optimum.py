"""Our own assignment beside scipy's."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from scipy.optimize import linear_sum_assignment

from extractor.align import optimum
from extractor.align.optimum import best_pairs
from tests.gold import CORPUS

#: Quarters, so that sums are exact and many gains are equal; the others are distinct and make one best assignment.
QUARTERS = st.integers(0, 12).map(lambda number: number / 4)
SHAPES = array_shapes(min_dims=2, max_dims=2, min_side=0, max_side=12)


def total(gain: np.ndarray, pairs: list[tuple[int, int]]) -> float:
    """What the pairs gain together."""
    return sum(float(gain[pair]) for pair in pairs)


@given(arrays(np.float32, SHAPES, elements=QUARTERS))
def test_no_total_is_higher(gain: np.ndarray) -> None:
    """The total is scipy's, each row and column stands in one pair at most, and no pair is without gain."""
    pairs = best_pairs(gain)
    assert total(gain, pairs) == float(gain[linear_sum_assignment(gain, maximize=True)].sum(dtype=np.float64))
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gain[pair] > 0 for pair in pairs)


@given(arrays(np.float32, array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=40), elements=QUARTERS), st.integers(0, 99))
def test_the_pairs_are_the_same_where_one_choice_is_best(kept: np.ndarray, seed: int) -> None:
    """Where no two gains are equal, the pairs are scipy's, too."""
    gain = np.where(kept > 1, np.random.default_rng(seed).random(kept.shape), 0).astype(np.float32)
    expected = zip(*linear_sum_assignment(gain, maximize=True), strict=True)
    assert best_pairs(gain) == [(row, column) for row, column in expected if gain[row, column] > 0]


@pytest.mark.parametrize("shape", [(optimum.SMALL, 300), (optimum.SMALL + 50, 200)])
def test_long_articles_are_no_different(shape: tuple[int, int]) -> None:
    """Below and above the size at which scipy takes over, the total is the highest."""
    gain = np.maximum(np.random.default_rng(1).random(shape) - 0.5, 0).astype(np.float32)
    best = gain[linear_sum_assignment(gain, maximize=True)].sum(dtype=np.float64)
    assert total(gain, best_pairs(gain)) == pytest.approx(best)


def test_a_check_does_not_wait_for_scipy() -> None:
    """Two articles of ordinary length are compared without importing what takes longest."""
    folder = CORPUS / "articles" / "bridge-works"
    code = f"""
import sys
from extractor.cli import main
main(["check", {str(folder / "en.txt")!r}, {str(folder / "fr.txt")!r}, "--left-lang", "en", "--right-lang", "fr"])
sys.stderr.write(" ".join(sys.modules))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert not {"scipy", "spacy"} & set(result.stderr.split())
