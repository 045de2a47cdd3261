"""An article that a page holds as data for machines (JSON-LD of schema.org), which scripts turn into what readers see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from extractor.read.flatten import flatten

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The same text told as one thing, or as one of several.
_LISTS = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_OBJECTS = 1000


class Embedded(NamedTuple):
    """Headline and text of an article told as data; empty where there is none."""

    headline: str = ""
    body: str = ""


def embedded(tree: HtmlElement) -> Embedded:
    r"""Return the first article with a text that the scripts of a page hold as data.

    >>> from lxml import html
    >>> data = '{"@type": "NewsArticle", "headline": "Up 5%", "articleBody": "It rose 5%.\\n\\nNot 6%."}'
    >>> embedded(html.fromstring(f'<div><script type="application/ld+json">{data}</script></div>'))
    Embedded(headline='Up 5%', body='It rose 5%.\nNot 6%.\n')
    """
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            for thing in _objects(script.text or ""):
                headline, body = thing.get("headline"), thing.get("articleBody")
                if isinstance(body, str) and body.strip():
                    return Embedded(_line(headline) if isinstance(headline, str) else "", _lines(body))
    return Embedded()


def _objects(source: str) -> Iterator[dict[str, object]]:
    """Yield the objects of a piece of data, those inside of lists and graphs, too; of what is no JSON, none."""
    try:
        waiting = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        return
    for thing in waiting:
        if isinstance(thing, list):
            waiting.extend(thing[:_MOST_OBJECTS])
        elif isinstance(thing, dict):
            yield thing
            waiting.extend(thing[name] for name in _LISTS if name in thing)


def _lines(body: str) -> str:
    """A text one line a paragraph; some write it as HTML."""
    if "</p>" in body or "<br" in body:
        return flatten(body)
    return "".join(f"{line}\n" for line in map(_line, body.splitlines()) if line)


def _line(text: str) -> str:
    """A text in one line, without the references to characters that some leave in it."""
    return unescape(text).strip().replace("\n", " ")
