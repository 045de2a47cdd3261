"""XLIFF 1.2 and 2.0."""

from __future__ import annotations

import random
from functools import partial

from tests.fuzz import pieces, segments
from tests.fuzz.markup import long_markup, markup

_TAGS = [
    "group",
    "unit",
    "segment",
    "ignorable",
    "trans-unit",
    "source",
    "target",
    "g",
    "x",
    "ph",
    "pc",
    "mrk",
    "cp",
    "alt-trans",
    "note",
]
_ATTRIBUTES = ("id", "source-language", "target-language", "srcLang", "trgLang", "hex")
_HEADS = ("", '<?xml version="1.0"?>', '<!DOCTYPE xliff [<!ENTITY lol "5 km"><!ENTITY b SYSTEM "a.txt">]>')
_OPENINGS = ('<xliff version="1.2"><file source-language="en" target-language="fr">',
             '<xliff version="2.0" srcLang="en" trgLang="vi"><file>', "<xliff><file>")  # fmt: skip

run = partial(segments.read, ".xliff")


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A file of one unit and some markup, at times damaged."""
    body = long_markup(chance, _TAGS, _ATTRIBUTES, size) if size else markup(chance, _TAGS, _ATTRIBUTES)
    name = chance.choice(("trans-unit", "unit"))
    unit = f"<{name}><source>{body}</source><target>5 km</target></{name}>"
    text = f"{chance.choice(_HEADS)}{chance.choice(_OPENINGS)}{unit}{'' if size else body}</file></xliff>"
    data = pieces.encoded(chance, text if chance.random() < 0.2 else pieces.without_controls(text))
    return pieces.mutated(chance, data) if chance.random() < 0.2 else data
