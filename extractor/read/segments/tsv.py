"""Segments in a table: one unit a line, a column for each language between tabs, nothing quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from extractor.errors import UnreadableInputError
from extractor.read.article import DEFAULT_LIMIT
from extractor.read.segments.unit import Unit, base_language

_LANGUAGE = re.compile(r"[a-z]{2,3}([-_]\w+)?")
_NAME = "id"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_tsv(file: BinaryIO, name: str, langs: Sequence[str] = ()) -> Iterator[Unit]:
    """Yield the lines of a table. A head line names the languages, and the column `id`; without one, `langs` does.

    Other columns are left out. Raises `UnreadableInputError` when nobody names the languages.
    """
    first = file.readline(DEFAULT_LIMIT).removeprefix(_BYTE_ORDER_MARK)
    columns = [cell.strip().lower() for cell in first.decode(errors="replace").split("\t")]
    named = [cell for cell in columns if cell != _NAME and _LANGUAGE.fullmatch(cell)]
    headed = len(named) == len(set(columns) - {_NAME}) >= 2 or len(set(langs) & set(named)) >= 2
    if not headed and not langs:
        raise UnreadableInputError(f"{name}: its first line names no languages; write one there, or name them with --langs")
    if not headed:
        columns = list(langs)
        yield _unit(1, first, columns)
    for number, line in enumerate(iter(lambda: file.readline(DEFAULT_LIMIT), b""), 2):
        if line.strip():
            yield _unit(number, line, columns)


def _unit(number: int, line: bytes, columns: Sequence[str]) -> Unit:
    """Read one line."""
    try:
        cells = dict(zip(columns, line.decode().rstrip("\r\n").split("\t"), strict=False))
    except UnicodeDecodeError as error:
        return Unit(number, str(number), {}, f"not UTF-8 (byte {line[error.start]:#04x} at byte {error.start + 1})")
    name = cells.pop(_NAME, "") or str(number)
    texts = {base_language(column): cell for column, cell in cells.items() if _LANGUAGE.fullmatch(column) and cell.strip()}
    return Unit(number, name, texts)
