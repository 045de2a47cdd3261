"""Markdown, by markdown-it; the rest of the way is `flatten`."""

from __future__ import annotations

import re

from extractor.errors import UnreadableInputError
from extractor.read.decode import Warn, decode
from extractor.read.flatten import flatten
from extractor.read.kinds import Content

# What a site generator keeps at the head of a page, between two lines of dashes.
_FRONT_MATTER = re.compile(r"---\n(?P<fields>.*?\n)(?:---|\.\.\.)(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"""^(?P<key>title|date):[ ]*["']?(?P<value>[^\n]*?)["']?[ ]*$""", re.MULTILINE)
# Levels of lists and quotations in each other that are read; below them the parser would leave out what there is.
_DEEPEST = 20
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_markdown(data: bytes, name: str, warn: Warn) -> Content:
    """Return the text without its marks; title and date are those of the front matter.

    Raises what `decode` raises, and `UnreadableInputError` for what is nested too deep.
    """
    from markdown_it import MarkdownIt

    source = decode(data, name, warn).replace("\r\n", "\n").replace("\r", "\n")
    matter = _FRONT_MATTER.match(source)
    fields = {field["key"]: field["value"] for field in _FIELD.finditer(matter["fields"])} if matter else {}
    body = source[matter.end() :] if matter else source
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(body)
    if max((inner.level for token in tokens for inner in (token, *(token.children or ()))), default=0) >= _DEEPEST - 2:
        raise UnreadableInputError(f"{name}: Markdown nested too deep to be read whole; give its text")
    text = flatten(parser.renderer.render(tokens, parser.options, {}))
    title = fields.get("title") or None
    day = _DAY.match(fields.get("date", ""))
    return Content(f"{title}\n{text}" if title and title not in text else text, title, day.group() if day else None)
