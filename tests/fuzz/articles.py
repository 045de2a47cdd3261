"""Bytes as articles: the language told by the first byte, the text in the rest."""

from __future__ import annotations

import random

from extractor import languages
from tests.fuzz import pieces

_CODES = languages.codes()


def article(data: bytes) -> tuple[str, str]:
    """The language and the text; halves of characters are let through where the rest is UTF-8."""
    code = _CODES[data[0] % len(_CODES)] if data else _CODES[0]
    try:
        return code, data[1:].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return code, data[1:].decode("utf-8", "replace")


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A text of some pieces behind its language, or a long one of about `size` bytes."""
    text = pieces.long_text(chance, size) if size else pieces.text(chance)
    return bytes([chance.randrange(256)]) + text.encode("utf-8", "surrogatepass")
