"""The benchmark of batch in short: what a run costs beside a loop, and that its memory stays flat."""

from __future__ import annotations

import pytest

from tests.bench.batch import batch, overhead
from tests.bench.measure import demand

pytestmark = pytest.mark.slow


@pytest.mark.bench
def test_batch_costs_little_more_than_a_loop() -> None:
    """At most 15 % more processor time a pair, whatever is read, written and carried between processes."""
    demand(lambda: overhead(400), most=1.15)


def test_memory_does_not_grow_with_the_input() -> None:
    """Three times the pairs, within a tenth of the memory, in the parent and in the workers."""
    few, many = batch(700, 2), batch(2_100, 2)
    assert many.parent <= 1.1 * few.parent
    assert many.worker <= 1.1 * few.worker
