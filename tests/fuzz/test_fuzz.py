"""A short run of every target, and the inputs that broke one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.engine import CASES, cases, feed
from tests.fuzz.targets import NAMES, load

pytest.importorskip("mammoth", reason="the extra formats is not installed")
pytest.importorskip("fastapi", reason="the extra desk is not installed")

_RUNS = 200
_KEPT = [(path.parent.name, path) for name in NAMES for path in cases(name)]


@pytest.mark.parametrize("name", NAMES)
def test_pieces_break_no_target(name: str) -> None:
    """Inputs made of pieces are answered as promised, in time."""
    target = load(name)
    for number in range(_RUNS):
        feed(target, target.compose(random.Random(number)))


@pytest.mark.parametrize(("name", "path"), _KEPT, ids=lambda part: part.name if isinstance(part, Path) else part)
def test_what_broke_a_target_breaks_it_no_more(name: str, path: Path) -> None:
    """An input that was found is answered as promised."""
    feed(load(name), path.read_bytes())


def test_every_kept_input_has_a_target() -> None:
    """No folder of inputs is forgotten."""
    assert {path.name for path in CASES.iterdir()} <= set(NAMES)
