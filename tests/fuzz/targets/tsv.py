"""Segments in a table."""

from __future__ import annotations

import random
from functools import partial

from tests.fuzz import pieces, segments

_HEADS = ("id\ten\tfr\n", "en\tfr-CA\tvi\r\n", "en\ten\n", "\ufeffid\tid\n", "", "id\n", "EN_us\tx\n", "\n")

run = partial(segments.read, ".tsv")


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A head and some lines, at times damaged."""
    cells = [pieces.text(chance, 6) + chance.choice("\t\t\n") for _ in range(chance.randint(1, 9))]
    text = "".join(cells)
    text *= size // len(text.encode("utf-8", "replace")) + 1
    data = pieces.encoded(chance, chance.choice(_HEADS) + text)
    return pieces.mutated(chance, data) if chance.random() < 0.2 else data
