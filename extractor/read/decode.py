"""From bytes to text: a byte order mark decides, else the bytes are UTF-8, else one of two code pages that is named."""

from __future__ import annotations

import codecs
import os
import re
import shlex
from collections.abc import Callable

import regex

from extractor.errors import UnreadableInputError
from extractor.read.legacy import legacy_font

#: What a reader calls with one line about something that a person should know.
Warn = Callable[[str], None]


def say_nothing(_line: str) -> None:
    """Keep a warning from nobody who asked for it."""


# Longest first: the mark of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# The code pages that may be guessed, and what to call them; left to itself, the detector reads French as Mac Latin.
_CODE_PAGES = {"cp1252": "Windows-1252 (Western European)", "cp1258": "Windows-1258 (Vietnamese)"}
# What pages on the web mean by these names.
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_SAMPLE = 100_000
_LINE_END = re.compile(rb"\r\n|\r|\n")
# "coop\N{LATIN CAPITAL LETTER Z WITH CARON}ratives": another code page was meant. So it was where the euro sign of Latin-9
# shows as the sign of no currency, and its ligature as a half: "5 \N{CURRENCY SIGN}", "c\N{VULGAR FRACTION ONE HALF}ur".
_MISREAD = regex.compile(
    r"\p{Ll}[\p{Lu}--A-Z]\p{Ll}|[\x80-\x9f]|\N{CURRENCY SIGN}|\p{L}\N{VULGAR FRACTION ONE HALF}\p{L}", regex.V1
)


def decode(data: bytes, name: str, warn: Warn = say_nothing, *, declared: str | None = None) -> str:
    r"""Return the text that the bytes spell; `name` is what an error or a warning calls their source.

    A byte order mark (UTF-8, UTF-16, UTF-32) is obeyed and dropped. Without one the bytes are UTF-8, or in the encoding
    `declared` by the document, or in one of two code pages that their bytes give away: then `warn` is told which.
    Raises `UnreadableInputError` for everything else: other encodings, Vietnamese font codes, binary data.

    >>> decode(codecs.BOM_UTF8 + "22,7\N{NO-BREAK SPACE}%".encode(), "a.txt", print)
    '22,7\xa0%'
    >>> decode(b"Le taux a augment\xe9", "a.txt", print)
    a.txt: warning: not UTF-8; read as Windows-1252 (Western European); save it as UTF-8 to be sure of every figure
    'Le taux a augmenté'
    """
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
        if encoding != "UTF-8":
            raise UnreadableInputError(
                f"{name}: begins like {encoding} but is not ({error.reason}); save it again as UTF-8"
            ) from error
        text = _in_code_page(body, name, error, "" if mark else declared, warn)
    if "\0" in text:
        raise UnreadableInputError(f"{name}: binary data (it holds NUL characters); save it as UTF-8 text")
    refuse_legacy_font(text, name)
    return text


def refuse_legacy_font(text: str, name: str) -> None:
    """Raise `UnreadableInputError` for a Vietnamese text whose letters are those of an old font."""
    font = legacy_font(text)
    if font:
        raise UnreadableInputError(
            f"{name}: Vietnamese in the font code {font}, which other fonts show as other letters;"
            " convert it to Unicode (UniKey does) and give that file"
        )


def _in_code_page(body: bytes, name: str, error: UnicodeDecodeError, declared: str | None, warn: Warn) -> str:
    """Decode what is not UTF-8 by the encoding it declares, or by the code page its bytes give away."""
    if declared:
        text = _decoded(body, declared)
        if text is not None:
            return text
    refuse_legacy_font(body.decode("cp1252", errors="replace"), name)
    page = None if declared == "" or _is_damaged_utf8(body, error) else _code_page(body)
    text = _decoded(body, page) if page else None
    if page is None or text is None or _MISREAD.search(text):
        raise UnreadableInputError(_undecodable(error, body, name)) from error
    warn(f"{name}: warning: not UTF-8; read as {_CODE_PAGES[page]}; save it as UTF-8 to be sure of every figure")
    return text


def _decoded(body: bytes, encoding: str) -> str | None:
    """Decode by a named encoding, if it exists and fits."""
    try:
        codec = codecs.lookup(encoding).name
        return body.decode(_WEB_NAMES.get(codec, codec))
    except (LookupError, ValueError):
        return None


def _is_damaged_utf8(body: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the text is UTF-8 but for a few bytes: cut off inside a letter, or with letters before the first wrong byte."""
    cut_off = error.reason == "unexpected end of data" and len(body) - error.start > 1
    return cut_off or not body[: error.start].isascii()


def _code_page(body: bytes) -> str | None:
    """The code page that the bytes give away, of the two that are considered."""
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE], cp_isolation=list(_CODE_PAGES)).best()
    return best.encoding if best and best.encoding in _CODE_PAGES else None


def _undecodable(error: UnicodeDecodeError, body: bytes, name: str) -> str:
    """Say which byte is wrong and how to convert the file; a guess at its encoding would change what it says."""
    place = f"{name}: not UTF-8 (byte {body[error.start]:#04x} at line {_line(body, error.start)})"
    if _is_damaged_utf8(body, error):
        return f"{place}, though what stands before it is; correct it there and save it as UTF-8"
    source, target = ("", "article.utf8.txt") if name == "standard input" else (f"{shlex.quote(name)} ", _beside(name))
    return (
        f"{place}; save it as UTF-8, or convert it with the name of its encoding for ENCODING:"
        f" iconv -f ENCODING -t UTF-8 {source}> {target}"
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
