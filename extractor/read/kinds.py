"""What kind of document some bytes are: their content decides, then the ending of their name."""

from __future__ import annotations

import io
import os
import re
import zipfile
from typing import Literal, NamedTuple

from extractor.errors import UnreadableInputError

Kind = Literal["text", "html", "docx", "markdown", "pdf"]

_SUFFIXES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
# How files begin that people take for text, and what to call them.
_SIGNATURES = (
    (b"PK\x03\x04", "an OpenDocument, spreadsheet or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)
# A page says so at its beginning, behind a mark, blanks, an XML declaration and comments.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
# Files of segments, by their ending or their first element; and any other XML that is no page.
_SEGMENTS = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".tmx", ".po")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?P<root>\?xml|xliff|tmx)\b")
_HEAD = 4096
_WORD_PART = "word/document.xml"


class Content(NamedTuple):
    """What a reader found in a document: its text, its title, and the day it says it was published (ISO 8601)."""

    text: str
    title: str | None = None
    date: str | None = None


def kind_of(data: bytes, path: str, name: str) -> Kind:
    """Tell the kind of a document; `name` is what an error calls it.

    Raises `UnreadableInputError` for documents that nobody here reads, by what they are.

    >>> kind_of(b"<!doctype html><p>5 km", "a.txt", "a.txt"), kind_of(b"5 km", "a.md", "a.md"), kind_of(b"5 km", "a", "a")
    ('html', 'markdown', 'text')
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and _is_word(data):
        return "docx"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableInputError(f"{name}: {kind}, not plain text; save its text as UTF-8 and give that file")
    if _PAGE.match(data):
        return "html"
    suffix = os.path.splitext(path)[1].lower()
    xml = _XML.match(data)
    if suffix in _SEGMENTS or (xml and (xml["root"] != b"?xml" or re.search(rb"<(?:xliff|tmx)\b", data[:_HEAD]))):
        raise UnreadableInputError(f"{name}: a file of segments, which holds both versions; check it alone")
    if xml and suffix not in _SUFFIXES:
        raise UnreadableInputError(f"{name}: an XML file, not plain text; save its text as UTF-8 and give that file")
    return _SUFFIXES.get(suffix, "text")


def _is_word(data: bytes) -> bool:
    """Whether a ZIP file holds a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _WORD_PART in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
