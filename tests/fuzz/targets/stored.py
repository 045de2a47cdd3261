"""Stored reports."""

from __future__ import annotations

import json
import random
from functools import cache

from extractor import Article, check
from extractor.errors import CrosstallyError
from extractor.stored import read_extraction, read_report
from tests.fuzz import pieces


def run(data: bytes) -> None:
    """A report or extraction is read, and written again; or refused in a line."""
    for read in (read_report, read_extraction):
        try:
            read(data).model_dump_json()
        except CrosstallyError as error:
            assert len(str(error).splitlines()) == 1


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A sound report in which some values are others, at times damaged."""
    fields = json.loads(_sound())
    if chance.random() < 0.2:
        fields = fields["left"]
    for _ in range(chance.randint(0, 3)):
        _change(chance, fields)
    data = json.dumps(fields).encode()
    data += b" " * size if chance.random() < 0.5 else b"[" * size
    return pieces.mutated(chance, data) if chance.random() < 0.4 else data


@cache
def _sound() -> str:
    """A report with findings."""
    left = Article("About 5 km in 2021, 3.5 million euros, 12%, two thirds, the 13th, No. 7/A.", "en")
    return check(left, Article("Environ 6 km en 2021, 3,5 millions d'euros, 21 %, les deux tiers.", "fr")).model_dump_json()


def _change(chance: random.Random, value: object) -> None:
    """Change something below a value."""
    while isinstance(value, dict | list) and value:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = chance.choice(keys)
        if not isinstance(value[key], dict | list) or not value[key] or chance.random() < 0.1:
            value[key] = any_value(chance)
            return
        value = value[key]


def any_value(chance: random.Random) -> object:
    """Something that JSON can say."""
    return chance.choice(
        (None, True, -1, 0, 2**63, 10**400, 0.5, float("nan"), "", "1/0", "nan", "c1", [], {}, ["c1"], pieces.piece(chance))
    )
