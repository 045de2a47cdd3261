"""Markdown, by markdown-it; the rest of the way is `flatten`."""

from __future__ import annotations

import re

from extractor.errors import UnreadableInputError
from extractor.read.decode import Warn, decode
from extractor.read.flatten import flatten
from extractor.read.frontmatter import split
from extractor.read.kinds import Content

# Levels of lists and quotations in each other that are read; below them the parser would leave out what there is.
_DEEPEST = 20
# The call of a footnote, and what stands before its text; with an address for text, the parser makes it a link.
_NOTE_TEXT = re.compile(r"(^|<p>)\[\^[^\]\s<]{1,50}\]:[ \t]*", re.MULTILINE)
_NOTE_CALL = re.compile(r"\[\^[^\]\s<]{1,50}\]|<a href=\"[^\"]{0,500}\">\^[^<]{1,50}</a>")


def read_markdown(data: bytes, name: str, warn: Warn) -> Content:
    """Return the text without its marks and the calls of its footnotes; title and date are those of the front matter.

    Raises what `decode` raises, and `UnreadableInputError` for what is nested too deep.
    """
    from markdown_it import MarkdownIt

    matter, body = split(decode(data, name, warn).replace("\r\n", "\n").replace("\r", "\n"))
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(body)
    if max((inner.level for token in tokens for inner in (token, *(token.children or ()))), default=0) >= _DEEPEST - 2:
        raise UnreadableInputError(f"{name}: Markdown nested too deep to be read whole; give its text")
    page: str = parser.renderer.render(tokens, parser.options, {})
    text = flatten(_NOTE_CALL.sub("", _NOTE_TEXT.sub(r"\1", page)))
    title = matter.title
    return Content(f"{title}\n{text}" if title and title not in text else text, title, matter.date)
