"""Translation memories."""

from __future__ import annotations

import random
from functools import partial

from tests.fuzz import pieces, segments
from tests.fuzz.markup import long_markup, markup

_TAGS = ["tu", "tuv", "seg", "hi", "bpt", "ept", "ph", "it", "ut", "prop", "note"]
_ATTRIBUTES = ("xml:lang", "tuid", "lang", "i")
_HEADS = ("", '<?xml version="1.0"?>', '<!DOCTYPE tmx [<!ENTITY lol "5 km"><!ENTITY b SYSTEM "a.txt">]>',
          '<?xml version="1.0" encoding="utf-16"?>')  # fmt: skip

run = partial(segments.read, ".tmx")


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A memory of one unit and some markup, at times damaged."""
    body = long_markup(chance, _TAGS, _ATTRIBUTES, size) if size else markup(chance, _TAGS, _ATTRIBUTES)
    unit = f'<tu><tuv xml:lang="en"><seg>{body}</seg></tuv><tuv xml:lang="fr"><seg>5 km</seg></tuv></tu>'
    text = f'{chance.choice(_HEADS)}<tmx version="1.4"><body>{unit}{"" if size else body}</body></tmx>'
    data = pieces.encoded(chance, text if chance.random() < 0.2 else pieces.without_controls(text))
    return pieces.mutated(chance, data) if chance.random() < 0.2 else data
