"""What is fuzzed, a module each: `run(data)` asserts what must hold, `compose(chance, size)` makes an input."""

from __future__ import annotations

import random
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

NAMES = tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


class Target(Protocol):
    """A surface that takes bytes of strangers."""

    def run(self, data: bytes) -> None:
        """Feed it; raises where a promise is broken."""

    def compose(self, chance: random.Random, size: int = 0) -> bytes:
        """An input of some pieces, or a long one of about `size` bytes."""


def load(name: str) -> Target:
    """The target of a name."""
    return cast("Target", import_module(f"tests.fuzz.targets.{name}"))
