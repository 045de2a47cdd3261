"""Word documents, by mammoth; the rest of the way is `flatten`."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from extractor.errors import MissingExtraError, UnreadableInputError
from extractor.printable import printable
from extractor.read.flatten import CELLS, flatten
from extractor.read.kinds import Content

# No Word document declares a document type; one that does wants its entities expanded.
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = b"\0"
# What Word does not show, or shows crossed out twice, mammoth reads as text; it leaves out what is crossed out once.
_UNSEEN = re.compile(rb"(</?w:)(?:vanish|dstrike)(?=[\s/>])")
# XML of a text packs to a tenth, of tables to a thirtieth; what grows more is a bomb, unless it is small.
_LARGEST_GROWTH = 50


def read_docx(data: bytes, name: str, limit: int) -> Content:
    """Return the text of a Word document: paragraphs, lists and tables in order, without what is hidden or crossed out.

    Raises `MissingExtraError` without the extra `formats`; `UnreadableInputError` for a damaged document, and for one
    that unpacks to more than `limit` bytes, or to many times its size, or declares entities.
    """
    return Content(flatten(_page(data, name, limit)))


def read_rows(data: bytes, name: str, limit: int) -> list[list[str]]:
    """Return the rows of the tables of a Word document, each as the texts of its cells; raises what `read_docx` raises."""
    page = _page(data, name, limit)
    try:
        from lxml import html
    except ImportError as error:
        raise MissingExtraError(name, "a Word document with tables", "formats") from error

    rows = html.fragment_fromstring(page, create_parent=True).iter("tr")
    cells = [[cell for cell in row if cell.tag in CELLS] for row in rows if row.find(".//tr") is None]
    return [[flatten(html.tostring(cell, encoding="unicode", with_tail=False)).strip() for cell in row] for row in cells]


def _page(data: bytes, name: str, limit: int) -> str:
    """Turn a Word document into HTML."""
    try:
        import mammoth
    except ImportError as error:
        raise MissingExtraError(name, "a Word document", "formats") from error
    parts = _parts(data, name, limit)
    try:
        page: str = mammoth.convert_to_html(parts, convert_image=_no_image).value
    except Exception as error:  # mammoth raises whatever the parts below it raise
        raise UnreadableInputError(f"{name}: a Word document, but damaged ({type(error).__name__}); save it again") from error
    return page


def _parts(data: bytes, name: str, limit: int) -> io.BytesIO:
    """Return a package of the parts that hold text, unpacked and looked at, and of no other.

    Raises `UnreadableInputError` for a package that grows beyond measure when it is opened, whatever it says of itself.
    """
    room = min(limit, max(limit // 10, _LARGEST_GROWTH * len(data)))
    checked = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(checked, "w") as safe:
            for info in archive.infolist():
                if not info.filename.endswith((".xml", ".rels")):
                    continue
                with archive.open(info) as file:
                    part = file.read(room + 1)
                room -= len(part)
                if room < 0:
                    raise UnreadableInputError(
                        f"{name}: unpacks to more than the limit of {limit / 1_000_000:g} MB, or to many times its size;"
                        " raise it with --max-size if you trust the file"
                    )
                if _DECLARATION.search(_ascii(part)):
                    raise UnreadableInputError(
                        f"{name}: declares entities in {printable(info.filename)}, as no Word document does; it is not read"
                    )
                safe.writestr(info.filename, _UNSEEN.sub(rb"\1strike", part))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as error:
        raise UnreadableInputError(f"{name}: a Word document, but damaged ({printable(str(error))}); save it again") from error
    return checked


def _ascii(part: bytes) -> bytes:
    """The characters of a part that is perhaps in UTF-16, one byte each."""
    return part.replace(_WIDE, b"")


def _no_image(_image: object) -> list[object]:
    """Leave every image out."""
    return []
