"""A file or standard input, read once and whole, as an `Article`."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import BinaryIO

from extractor.errors import UnreadableInputError
from extractor.models import Article
from extractor.printable import STANDARD_INPUT, source_name
from extractor.read.decode import decode

DEFAULT_LIMIT = 100_000_000


def read_article(path: str | os.PathLike[str], *, lang: str | None = None, limit: int = DEFAULT_LIMIT) -> Article:
    """Read one article of plain text; `-` is standard input.

    The text is what the bytes say: line ends and normal form stay, only a byte order mark is dropped. `sha256` is that
    of the bytes, `path` the one given, `limit` the number of bytes above which nothing is read.
    Raises `UnreadableInputError`, one line that names the file, the cause and the way out.
    """
    given = os.fspath(path)
    name = source_name(given)
    data = _read_bytes(given, name, limit)
    text = decode(data, name)
    if not text.strip():
        raise UnreadableInputError(f"{name}: {'only white space' if data else 'empty'}; there is no article in it")
    # A file name need not be text; the models and their JSON are.
    shown = given.encode(errors="surrogateescape").decode(errors="replace")
    return Article(text, lang, path=shown, sha256=hashlib.sha256(data).hexdigest())


def _read_bytes(path: str, name: str, limit: int) -> bytes:
    """Return all bytes of the source, or raise the error that says why not."""
    try:
        if path == STANDARD_INPUT:
            data = _standard_input(name).read(limit + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableInputError(f"{name}: {_cause(error, path)}") from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableInputError(f"{name}: not a file name; check the spelling") from error
    if len(data) > limit:
        raise UnreadableInputError(
            f"{name}: larger than the limit of {limit / 1_000_000:g} MB; give it in parts, one article a file"
        )
    return data


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
    return f"cannot be read ({(error.strerror or type(error).__name__).lower()}); name a plain file"
