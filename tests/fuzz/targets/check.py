"""`check`: two articles parted by a NUL, and each of them against itself."""

from __future__ import annotations

import random

import extractor
from extractor import Article, Extraction, Report
from tests.fuzz import articles

_BETWEEN = b"\0\0"


def run(data: bytes) -> None:
    """Every claim stands in exactly one pair; a text against itself differs in nothing but a writing to be mended."""
    left, _, right = data.partition(_BETWEEN)
    sides = [_extracted(part) for part in (left, right)]
    report = extractor.check(*sides)
    for side, name in zip(sides, ("left", "right"), strict=True):
        paired = [getattr(pair, name) for pair in report.pairs if getattr(pair, name)]
        assert sorted(paired) == sorted(claim.id for claim in side.claims)
    itself: Report = extractor.check(sides[0], sides[0])
    assert all(pair.left == pair.right for pair in itself.pairs)
    assert {finding.kind for pair in itself.pairs for finding in pair.findings} <= {"format"}


def _extracted(part: bytes) -> Extraction:
    """One side."""
    lang, text = articles.article(part)
    return extractor.extract(Article(text, lang))


def compose(chance: random.Random, size: int = 0) -> bytes:
    """Two articles, the second often made of the first; long ones share `size`."""
    left = articles.compose(chance, size // 2)
    right = left[1:] if chance.random() < 0.3 else articles.compose(chance, size // 2)[1:]
    if chance.random() < 0.2:
        words = right.split(b" ")
        chance.shuffle(words)
        right = b" ".join(words)
    return left + _BETWEEN + bytes([chance.randrange(256)]) + right
