"""`check`: two articles parted by two NULs, or one against itself."""

from __future__ import annotations

import random

import extractor
from extractor import Article, Extraction
from extractor.align.blocks import WHOLE
from tests.fuzz import articles
from tests.fuzz.targets import extract

_BETWEEN = b"\0\0"
#: Bytes for one assignment of as many claims as there may be in one: a dozen matrices of scores, of four bytes each.
_ASSIGNMENT = 12 * 4 * WHOLE**2


def run(data: bytes) -> None:
    """Every claim stands in exactly one pair; a text against itself differs in nothing but a writing to be mended."""
    left, parted, right = data.partition(_BETWEEN)
    sides = [_extracted(left)]
    sides.append(_extracted(right) if parted else sides[0])
    report = extractor.check(*sides)
    for side, name in zip(sides, ("left", "right"), strict=True):
        paired = [getattr(pair, name) for pair in report.pairs if getattr(pair, name)]
        assert sorted(paired) == sorted(claim.id for claim in side.claims)
    if not parted:
        assert all(pair.left == pair.right for pair in report.pairs)
        assert {finding.kind for pair in report.pairs for finding in pair.findings} <= {"format"}


def _extracted(part: bytes) -> Extraction:
    """One side."""
    lang, text = articles.article(part)
    return extractor.extract(Article(text, lang))


def allowed(data: bytes) -> int:
    """How many bytes of memory the claims of both sides may take, and their assignment."""
    return sum(extract.allowed(part) for part in data.split(_BETWEEN, 1)) + _ASSIGNMENT


def compose(chance: random.Random, size: int = 0) -> bytes:
    """Two articles, the second often made of the first, or one alone; long ones share `size`."""
    left = articles.compose(chance, size // 2)
    if chance.random() < 0.3:
        return left
    right = left[1:] if chance.random() < 0.3 else articles.compose(chance, size // 2)[1:]
    if chance.random() < 0.2:
        words = right.split(b" ")
        chance.shuffle(words)
        right = b" ".join(words)
    return left + _BETWEEN + bytes([chance.randrange(256)]) + right
