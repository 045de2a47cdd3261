"""A file or standard input, read once and whole, as an `Article`: plain text, or a document of a kind we read."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import BinaryIO

from extractor.errors import UnreadableInputError
from extractor.models import Article
from extractor.printable import STANDARD_INPUT, cause_of, source_name
from extractor.read.decode import Warn, decode, say_nothing
from extractor.read.kinds import Content, Kind, kind_of

#: Bytes of one document, packed or unpacked.
DEFAULT_LIMIT = 50_000_000
_PART = 1_000_000


def read_article(
    path: str | os.PathLike[str], *, lang: str | None = None, limit: int = DEFAULT_LIMIT, warn: Warn = say_nothing
) -> Article:
    """Read one article: plain text, HTML, Word, Markdown or PDF; `-` is standard input.

    The text of a plain file is what its bytes say: line ends and normal form stay, only a byte order mark is dropped. Of a
    document it is the article's text, one line a paragraph. `sha256` is that of the bytes, `path` the one given, `limit`
    the number of bytes above which nothing is read or unpacked. `warn` is called with one line where a reader had to
    guess.
    Raises `UnreadableInputError`, one line that names the file, the cause and the way out; `MissingExtraError` where a
    document needs an extra that is not installed.
    """
    given = os.fspath(path)
    name = source_name(given)
    data = read_bytes(given, name, limit)
    kind = kind_of(data, given, name)
    content = _read(kind, data, name, limit, warn)
    if _is_blank(content.text):
        blank = "empty" if not data else "only white space" if kind == "text" else "no text"
        raise UnreadableInputError(f"{name}: {blank}; there is no article in it")
    # A file name need not be text; the models and their JSON are.
    shown = given.encode(errors="surrogateescape").decode(errors="replace")
    digest = hashlib.sha256(data).hexdigest()
    return Article(content.text, lang, title=content.title, path=shown, sha256=digest, date=content.date, format=kind)


def _is_blank(text: str) -> bool:
    r"""Whether a text shows nothing: white space, marks of direction and the like.

    >>> _is_blank(" \N{ZERO WIDTH SPACE}\N{BYTE ORDER MARK}"), _is_blank(" 5")
    (True, False)
    """
    return not any(character.isprintable() and not character.isspace() for character in text)


def _read(kind: Kind, data: bytes, name: str, limit: int, warn: Warn) -> Content:
    """Call the reader of a kind of document; what it needs is imported here."""
    match kind:
        case "html":
            from extractor.read.html import read_html

            return read_html(data, name, warn)
        case "markdown":
            from extractor.read.markdown import read_markdown

            return read_markdown(data, name, warn)
        case "docx":
            from extractor.read.docx import read_docx

            return read_docx(data, name, limit)
        case "pdf":
            from extractor.read.pdf import read_pdf

            return read_pdf(data, name, warn, limit)
        case "text":
            return Content(decode(data, name, warn))


def read_bytes(path: str, name: str, limit: int) -> bytes:
    """Return all bytes of a file, or of standard input for `-`; `name` is what an error calls it.

    Raises `UnreadableInputError` where it cannot be read, or holds more than `limit`.
    """
    try:
        if path == STANDARD_INPUT:
            data = _up_to(limit + 1, _standard_input(name))
        else:
            with open(path, "rb") as file:
                data = _up_to(limit + 1, file)
    except OSError as error:
        raise UnreadableInputError(f"{name}: {_cause(error, path)}") from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableInputError(f"{name}: not a file name; check the spelling") from error
    if len(data) > limit:
        raise UnreadableInputError(
            f"{name}: larger than the limit of {limit / 1_000_000:g} MB; give it in parts, one article a file, or raise the"
            " limit with --max-size"
        )
    return data


def _up_to(most: int, file: BinaryIO) -> bytes:
    """Return the first bytes of a file; asked for all at once, Python would set aside memory for as many as may come."""
    data = bytearray()
    while part := file.read(min(_PART, most - len(data))):
        data += part
    return bytes(data)


def _standard_input(name: str) -> BinaryIO:
    """Return standard input as bytes; a process started without one has none."""
    if sys.stdin is None:
        raise UnreadableInputError(f"{name}: closed; name a file instead")
    return sys.stdin.buffer


def _cause(error: OSError, path: str) -> str:
    """Say in an editor's words why the system would not read, and what to do.

    >>> _cause(FileNotFoundError(), "a.txt")
    'no such file; check the spelling and the folder you are in'
    """
    if isinstance(error, FileNotFoundError):
        return "no such file; check the spelling and the folder you are in"
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):
        return "a folder; name an article file in it"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions, or read it as another user"
    return f"cannot be read ({cause_of(error)}); name a plain file"
