"""From bytes to text: a byte order mark decides, else the bytes are UTF-8 or refused."""

from __future__ import annotations

import codecs
import os
import re
import shlex

from extractor.errors import UnreadableInputError

# Longest first: the mark of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# How files begin that people take for text, and what to call them.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)
_LINE_END = re.compile(rb"\r\n|\r|\n")


def decode(data: bytes, name: str) -> str:
    r"""Return the text that the bytes spell; `name` is what an error calls their source.

    A byte order mark (UTF-8, UTF-16, UTF-32) is obeyed and dropped; without one the bytes must be UTF-8. Nothing is
    guessed: a wrong guess would change figures. Raises `UnreadableInputError` for other encodings and for binary data.

    >>> decode(codecs.BOM_UTF8 + "22,7\N{NO-BREAK SPACE}%".encode(), "a.txt")
    '22,7\xa0%'
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableInputError(f"{name}: {kind}, not plain text; save its text as UTF-8 and give that file")
    mark, codec, encoding = next((row for row in _MARKS if data.startswith(row[0])), (b"", "utf-8", "UTF-8"))
    if codec == "utf-8" and b"\0" in data:
        raise UnreadableInputError(
            f"{name}: binary data, or UTF-16 without its mark (a NUL byte at line {_line(data, data.index(0))});"
            " save it as UTF-8 text"
        )
    body = data[len(mark) :]
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableInputError(_undecodable(error, body, name, encoding)) from error
    if "\0" in text:
        raise UnreadableInputError(f"{name}: binary data (it holds NUL characters); save it as UTF-8 text")
    return text


def _undecodable(error: UnicodeDecodeError, body: bytes, name: str, encoding: str) -> str:
    """Say which byte is wrong and how to convert the file."""
    if encoding != "UTF-8":
        return f"{name}: begins like {encoding} but is not ({error.reason}); save it again as UTF-8"
    source, target = ("", "article.utf8.txt") if name == "standard input" else (f"{shlex.quote(name)} ", _beside(name))
    return (
        f"{name}: not UTF-8 (byte {body[error.start]:#04x} at line {_line(body, error.start)}); save it as UTF-8, or"
        f" convert it: iconv -f WINDOWS-1252 -t UTF-8 {source}> {target}"
    )


def _beside(name: str) -> str:
    """Name a converted copy of a file, ready for a shell.

    >>> _beside("a b.txt")
    "'a b.utf8.txt'"
    """
    stem, suffix = os.path.splitext(name)
    return shlex.quote(f"{stem}.utf8{suffix}")


def _line(data: bytes, offset: int) -> int:
    r"""Count the lines up to an offset, from 1, whatever the line ends are.

    >>> _line(b"a\r\nb\nc", 5)
    3
    """
    return len(_LINE_END.findall(data[:offset])) + 1
