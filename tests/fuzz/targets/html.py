"""Web pages."""

from __future__ import annotations

import random

from tests.fuzz import documents, pieces
from tests.fuzz.markup import long_markup, markup

_TAGS = [
    "p",
    "div",
    "span",
    "article",
    "h1",
    "b",
    "sup",
    "sub",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "li",
    "a",
    "nav",
    "aside",
    "footer",
    "head",
    "title",
    "script",
    "style",
    "pre",
    "br",
    "section",
    "time",
    "meta",
]
_ATTRIBUTES = ("class", "id", "href", "datetime", "content", "property", "charset", "colspan")


def run(data: bytes) -> None:
    """A page is read, or refused in a line."""
    documents.read("html", data)


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A page, at times damaged."""
    body = long_markup(chance, _TAGS, _ATTRIBUTES, size) if size else markup(chance, _TAGS, _ATTRIBUTES)
    head = chance.choice(("", "<html><body>", '<!doctype html><html lang="fr"><head><meta charset="utf-8"></head><body>'))
    data = pieces.encoded(chance, head + body)
    return pieces.mutated(chance, data) if chance.random() < 0.3 else data
