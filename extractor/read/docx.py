"""Word documents, by mammoth; the rest of the way is `flatten`."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from extractor.errors import MissingExtraError, UnreadableInputError
from extractor.read.flatten import flatten
from extractor.read.kinds import Content

# No Word document declares a document type; one that does wants its entities expanded.
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = b"\0"


def read_docx(data: bytes, name: str, limit: int) -> Content:
    """Return the text of a Word document: paragraphs, lists and tables in order.

    Raises `MissingExtraError` without the extra `formats`; `UnreadableInputError` for a damaged document, and for one
    that unpacks to more than `limit` bytes or declares entities.
    """
    try:
        import mammoth
    except ImportError as error:
        raise MissingExtraError(name, "a Word document", "formats") from error
    refuse_bomb(data, name, limit)
    try:
        page = mammoth.convert_to_html(io.BytesIO(data), convert_image=_no_image).value
    except Exception as error:  # mammoth raises whatever the parts below it raise
        raise UnreadableInputError(f"{name}: a Word document, but damaged ({type(error).__name__}); save it again") from error
    return Content(flatten(page))


def refuse_bomb(data: bytes, name: str, limit: int) -> None:
    """Raise `UnreadableInputError` for a package that grows beyond measure when it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
            if sum(part.file_size for part in parts) > limit:
                raise UnreadableInputError(
                    f"{name}: unpacks to more than the limit of {limit / 1_000_000:g} MB; raise it with --max-size if you"
                    " trust the file"
                )
            declaring = next((part.filename for part in parts if _DECLARATION.search(_ascii(archive.read(part)))), None)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as error:
        raise UnreadableInputError(f"{name}: a Word document, but damaged ({error}); save it again") from error
    if declaring:
        raise UnreadableInputError(f"{name}: declares entities in {declaring}, as no Word document does; it is not read")


def _ascii(part: bytes) -> bytes:
    """The characters of a part that is perhaps in UTF-16, one byte each."""
    return part.replace(_WIDE, b"")


def _no_image(_image: object) -> list[object]:
    """Leave every image out."""
    return []
