"""Web pages: the article without what stands around it, by trafilatura; the rest of the way is `flatten`."""

from __future__ import annotations

import re
from configparser import ConfigParser
from functools import cache
from typing import TYPE_CHECKING

from extractor.errors import MissingExtraError, UnreadableInputError
from extractor.read.decode import Warn, decode
from extractor.read.flatten import flatten
from extractor.read.kinds import Content

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_HEAD = 4096
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# References to characters that show nothing, which no XML holds: trafilatura stops at them.
_CONTROL = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d));?", re.IGNORECASE
)


def read_html(data: bytes, name: str, warn: Warn) -> Content:
    """Return the article of a page with its title and the day it was published.

    The encoding is the one of its mark, UTF-8, or the one the page declares. Figures keep their no-break spaces and
    powers. Raises `MissingExtraError` without the extra `formats`, `UnreadableInputError` as `decode` does.
    """
    declared = _DECLARED.search(data[:_HEAD])
    page = decode(data, name, warn, declared=declared.group(1).decode("ascii") if declared else None)
    declaration = _XML_DECLARATION.match(page)
    return _article(_CONTROL.sub("", page[declaration.end() :] if declaration else page), name)


def _article(page: str, name: str) -> Content:
    """Select the article and flatten it; a page in which none can be told from the rest is taken whole."""
    try:
        import trafilatura
        from lxml import html
        from trafilatura.metadata import extract_metadata
    except ImportError as error:
        raise MissingExtraError(name, "an HTML page", "formats") from error
    if not page.strip():
        return Content("")
    tree = _parsed(page, name)
    # With the default, 257² becomes 2572 and no-break spaces are lost; without recall, lists are.
    selected = trafilatura.extract(
        page,
        output_format="html",
        include_formatting=True,
        include_comments=False,
        favor_recall=True,
        prune_xpath=["//nav", "//aside", "//footer"],
        config=_settings(),
    )
    text = flatten(selected or html.tostring(tree, encoding="unicode"))
    about = extract_metadata(page)
    heading = tree.find(".//h1")
    title = flatten(html.tostring(heading, encoding="unicode", with_tail=False)) if heading is not None else about.title or ""
    title = " ".join(title.split("\n")).strip()
    if title.casefold() not in text.casefold():
        text = f"{title}\n{text}"
    return Content(text, title or None, about.date or None)


def _parsed(page: str, name: str) -> HtmlElement:
    """Parse a page; what is nested too deep would be left out of it unsaid, and is refused instead."""
    from lxml import etree, html

    parser = html.HTMLParser()
    try:
        tree = html.document_fromstring(page, parser=parser)
    except etree.LxmlError:  # nothing but comments
        tree = html.document_fromstring("<p></p>")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableInputError(f"{name}: an HTML page nested too deep to be read whole; give its text")
    return tree


@cache
def _settings() -> ConfigParser:
    """Trafilatura's own settings, but for pages of any length: below 250 letters it would take menus for text."""
    from trafilatura.settings import DEFAULT_CONFIG

    settings = ConfigParser()
    settings.read_dict(DEFAULT_CONFIG)
    settings["DEFAULT"].update({"min_extracted_size": "1", "max_file_size": str(10**12)})
    return settings
