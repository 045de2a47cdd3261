"""PDF documents, by pypdf: as well as it can be done, and said so."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from extractor.errors import MissingExtraError, UnreadableInputError
from extractor.read.decode import Warn, refuse_legacy_font
from extractor.read.kinds import Content

if TYPE_CHECKING:
    from pypdf import PdfReader

# What a font does not tell: no letter, and not nothing either.
_NO_LETTER = {0: "\N{REPLACEMENT CHARACTER}", **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")}

# A line that is nothing but the number of its page: "3", "- 3 -", "3/12", "Page 3".
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[^\w\s]?\s*(?P<page>\d{1,4})\s*(?:/\s*\d{1,4}|[^\w\s])?", re.IGNORECASE)


def read_pdf(data: bytes, name: str, warn: Warn, limit: int) -> Content:
    """Return the text of the pages in order, and warn that a PDF keeps neither spaces nor reading order for sure.

    Raises `MissingExtraError` without the extra `formats`; `UnreadableInputError` for a document that is encrypted,
    damaged, without text (a scan), or whose text is longer than `limit`.
    """
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtraError(name, "a PDF document", "formats") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if not _opens(document):
            raise UnreadableInputError(f"{name}: an encrypted PDF document; save it without a password")
        text = _pages(document, name, limit).translate(_NO_LETTER)
        title = document.metadata.title if document.metadata else None
    except UnreadableInputError:
        raise
    except Exception as error:  # pypdf raises whatever the parts below it raise
        raise UnreadableInputError(f"{name}: a PDF document, but damaged ({type(error).__name__}); save it again") from error
    if not text.strip():
        raise UnreadableInputError(f"{name}: a PDF document without text, perhaps a scan; give the text itself")
    refuse_legacy_font(text, name)
    limits = "columns, page heads, raised digits"
    warn(f"{name}: warning: a PDF is read as well as it can be ({limits}); compare doubtful findings with it")
    return Content(text, title or None)


def _opens(document: PdfReader) -> bool:
    """Whether a document can be read without a password, as one can that only forbids printing."""
    from pypdf.errors import DependencyError

    try:
        return not document.is_encrypted or bool(document.decrypt(""))
    except DependencyError:  # a cipher that takes another library
        return False


def _pages(document: PdfReader, name: str, limit: int) -> str:
    """Join the text of the pages, up to the limit."""
    pages: list[str] = []
    length = 0
    for number, page in enumerate(document.pages, 1):
        pages.append(_without_number(page.extract_text(), number))
        length += len(pages[-1])
        if length > limit:
            raise UnreadableInputError(
                f"{name}: more text than the limit of {limit / 1_000_000:g} MB; raise it with --max-size if you trust the file"
            )
    return "\n\n".join(pages)


def _without_number(text: str, number: int) -> str:
    r"""Take the number of a page off its first and last line; any other number may be text.

    >>> _without_number("5 km\n- 2 -\n", 2), _without_number("5 km\n7\n", 2)
    ('5 km\n', '5 km\n7\n')
    """
    lines = text.splitlines(keepends=True)
    for place in (-1, 0):
        match = _PAGE_NUMBER.fullmatch(lines[place].strip()) if lines else None
        if match and int(match["page"]) == number:
            del lines[place]
    return "".join(lines)
