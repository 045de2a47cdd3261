"""Web pages: the article without what stands around it (`select`); the rest of the way is `flatten`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from configparser import ConfigParser
from contextlib import suppress
from datetime import date
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractor.errors import MissingExtraError, UnreadableInputError
from extractor.read.decode import Warn, decode
from extractor.read.embedded import embedded
from extractor.read.flatten import flatten
from extractor.read.kinds import Content

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_HEAD = 4096
# Without recall, trafilatura leaves lists out.
_CHOICE: dict[str, Any] = {
    "output_format": "html",
    "include_formatting": True,
    "include_comments": False,
    "favor_recall": True,
    "prune_xpath": ["//nav", "//aside", "//footer"],
}
#: An article's page has some thousands of elements, of which each takes up to 2.5 kB while the article is looked for.
_FEW_ELEMENTS = 50_000
#: So many however short the page is, and one more for so many characters.
_CHARACTERS_EACH = 32
_OPENING = re.compile(r"<[a-z]", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_STAMP = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)\W{1,20}\d{1,2}[:h]\d\d(?!\d)"
)
_SMALL = ("span", "p", "b", "strong", "i", "em", "small", "font", "sup", "sub", "td", "li")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_PLACE_NAME = re.compile(r"(?<![a-z])(?:location|dateline)(?![a-z])", re.IGNORECASE)
# References to characters that show nothing, which no XML holds: trafilatura stops at them.
_CONTROL = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d));?", re.IGNORECASE
)
# Characters themselves that no XML holds: some are a kind of blank, the others nothing a reader could read.
_NO_XML = {
    **dict.fromkeys([*range(9), *range(14, 28), 0xFFFE, 0xFFFF], "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys([11, 12, *range(28, 32)], " "),
}


def read_html(data: bytes, name: str, warn: Warn) -> Content:
    """Return the article of a page with its title and the day it was published.

    The encoding is the one of its mark, UTF-8, or the one the page declares. Figures keep their no-break spaces and
    powers. Raises `MissingExtraError` without the extra `formats`, `UnreadableInputError` as `decode` does.
    """
    declared = _DECLARED.search(data[:_HEAD])
    page = decode(data, name, warn, declared=declared.group(1).decode("ascii") if declared else None)
    declaration = _XML_DECLARATION.match(page)
    page = page[declaration.end() :] if declaration else page
    return _article(_CONTROL.sub("", page).translate(_NO_XML), name)


def _article(page: str, name: str) -> Content:
    """Select the article and flatten it; a page in which none can be told from the rest is taken whole."""
    try:
        import trafilatura
        from trafilatura.metadata import extract_metadata
    except ImportError as error:
        raise MissingExtraError(name, "an HTML page", "formats") from error
    if not page.strip():
        return Content("")
    _refuse_crowded(page, name)
    tree = _parsed(page, name)
    # What is not named as the day of publication is none: the extensive search takes "Budget 2024" for New Year's Day.
    about = extract_metadata(page, extensive=False)
    data = embedded(tree)
    headline = _headline(tree)
    title = data.headline or about.title or "" if headline is None else _plain(headline)
    _clear_unseen(tree)
    _part_from_place_name(tree)
    text = _text(tree, headline, partial(trafilatura.extract, config=_settings(), **_CHOICE), data.body)
    if title and _folded(title) not in map(_folded, text.splitlines()):
        text = f"{title}\n{text}"
    return Content(text, title or None, about.date or _stamped_day(page))


def _stamped_day(page: str) -> str | None:
    """The day of the first line that says a day and an hour in digits, as only stamps of publication do.

    >>> _stamped_day("<div>Cap nhat: 12/03/2024 08:15</div>"), _stamped_day("<h1>Budget 2024</h1>")
    ('2024-03-12', None)
    """
    for match in _STAMP.finditer(page):
        with suppress(ValueError):
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    return None


def _refuse_crowded(page: str, name: str) -> None:
    """Refuse a page of so many elements that it is no article, before a tree of them fills the memory."""
    most = _FEW_ELEMENTS + len(page) // _CHARACTERS_EACH
    if next(islice(_OPENING.finditer(page), most, None), None):
        raise UnreadableInputError(f"{name}: an HTML page of more than {most:,} elements, as no article has; give its text")


def _headline(tree: HtmlElement) -> HtmlElement | None:
    """The heading that the name of the page repeats, the longest such; else the first of the highest rank."""
    names = [_folded(name) for name in tree.xpath("//title/text() | //meta[@property='og:title']/@content")]
    headings = [(_folded(heading.text_content()), heading) for heading in tree.iter("h1", "h2", "h3")]
    named = [(len(title), heading) for title, heading in headings if title and any(title in name for name in names)]
    return max(named, key=lambda pair: pair[0])[1] if named else tree.find(".//h1")


def _plain(element: HtmlElement) -> str:
    """The text of an element in one line."""
    from lxml import html

    return " ".join(flatten(html.tostring(element, encoding="unicode", with_tail=False)).split("\n")).strip()


def _clear_unseen(tree: HtmlElement) -> None:
    """Empty the words and paragraphs that a page hides; larger parts may be shown by its scripts."""
    for element in list(tree.iter(*_SMALL)):
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            element.clear(keep_tail=True)


def _part_from_place_name(tree: HtmlElement) -> None:
    """Put a blank behind the name of a place that pages set apart by its looks alone, in `<span class="location">`."""
    for element in tree.iter("span"):
        if _PLACE_NAME.search(element.get("class", "")) and (element.tail or "")[:1].isalnum():
            element.tail = f" {element.tail}"


def _text(tree: HtmlElement, headline: HtmlElement | None, choose: Callable[[str], str | None], body: str) -> str:
    """The text of the article in a page; where its own elements hold none, its `body` in data, or what trafilatura found."""
    from lxml import html

    from extractor.read.select import select

    chosen = select(tree, headline, choose)
    page = html.tostring(tree, encoding="unicode")
    return flatten(page) if chosen else body or flatten(choose(page) or page)


def _folded(text: str) -> str:
    """A text without differences that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


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
