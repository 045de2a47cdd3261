"""Bytes to text, and the language of it."""

from __future__ import annotations

import random

from extractor.errors import CrosstallyError
from extractor.pipeline import load_packs
from extractor.read import detect, looks_like
from tests.fuzz import documents, pieces


def run(data: bytes) -> None:
    """Bytes are a text or are refused in a line; what is UTF-8 without a NUL and without its mark is what it says."""
    content = documents.read("text", data)
    if content is None:
        return
    looks_like(content.text, load_packs())
    try:
        assert detect(content.text, load_packs()) in load_packs()
    except CrosstallyError as error:
        assert "\n" not in str(error)


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A text in some encoding, at times damaged."""
    data = pieces.encoded(chance, pieces.long_text(chance, size) if size else pieces.text(chance))
    return pieces.mutated(chance, data) if chance.random() < 0.3 else data
