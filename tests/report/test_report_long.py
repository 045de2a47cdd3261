"""Reports on thousands of findings: four times as many take about four times as long, however long a line is."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable

import pytest
from rich.console import Console

from extractor import Article, Report, check
from extractor.report import text
from extractor.report.keys import keyed
from extractor.report.view import lay_out

_FEW, _MANY = 150, 600
# What takes the square of the time takes sixteen times as long.
_MOST = 10


def _report(count: int, joint: str) -> Report:
    """A report on figures that all differ."""

    def version(seed: int) -> str:
        chance = random.Random(seed)
        return joint.join(f"{chance.randint(10, 99999)} %" for _ in range(count))

    return check(Article(version(1), "en"), Article(version(2), "fr"))


def _printed(report: Report) -> None:
    text.render(report, Console(file=io.StringIO(), width=100))


def _seconds(work: Callable[[], object]) -> float:
    """The CPU time of some work, the least of five."""
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("joint", [" ", "\n", ". The "])
@pytest.mark.parametrize(
    "stage",
    [lambda report: list(keyed(report)), lambda report: lay_out(report, reader="en"), _printed, Report._repr_html_],
    ids=["keys", "page", "text", "notebook"],
)
def test_time_grows_with_the_findings(stage: Callable[[Report], object], joint: str) -> None:
    """No stage looks at all of a line for each of its figures."""
    few, many = _report(_FEW, joint), _report(_MANY, joint)
    assert len(many.pairs) >= _MANY
    stage(few)  # what is loaded once
    assert _seconds(lambda: stage(many)) < _MOST * _seconds(lambda: stage(few))


@pytest.mark.parametrize("joint", [" ", "; "])
def test_time_of_a_check_grows_with_the_figures(joint: str) -> None:
    """A thousand figures without counterpart on one line read the other version once, not a thousand times."""
    _report(_FEW, joint)
    assert _seconds(lambda: _report(_MANY, joint)) < _MOST * _seconds(lambda: _report(_FEW, joint))
