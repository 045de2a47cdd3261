"""Segments in a table: one unit a row, a column for each language between tabs, cells quoted as spreadsheets do, or not."""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from extractor.errors import UnreadableInputError
from extractor.languages import codes
from extractor.read.article import DEFAULT_LIMIT
from extractor.read.segments.unit import Unit, base_language

_LANGUAGE = re.compile(r"[a-z]{2,3}([-_]\w+)?")
_NAME = "id"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_END = b"\r\n"
# A cell in quotes, with tabs, line breaks and doubled quotes in it; or one without.
_QUOTED = rb'"(?:[^"]|"")*+"'
_CELL = re.compile(rb"(?:^|\t)(" + _QUOTED + rb"|[^\t]*)")
_OPENS = re.compile(rb'(?:^|\t)"')
_ROW = re.compile(rb"(?:(?:^|\t)(?:" + _QUOTED + rb'|[^\t"\r\n][^\t\r\n]*+|(?=\t|$)))++')
# A quote that nobody closes must not take the rest of the file.
_MOST_LINES, _LONGEST_ROW = 50, 100_000


def read_tsv(file: BinaryIO, name: str, langs: Sequence[str] = ()) -> Iterator[Unit]:
    """Yield the rows of a table. A head line names the languages, and the column `id`; without one, `langs` does.

    Other columns are left out. Raises `UnreadableInputError` when nobody names the languages.
    """
    first = file.readline(DEFAULT_LIMIT).removeprefix(_BYTE_ORDER_MARK)
    if first.startswith(_WIDE_MARKS):
        raise UnreadableInputError(f"{name}: UTF-16; save it as UTF-8")
    head = _cells(first)
    columns = [cell.decode(errors="replace").strip().lower() for cell in head]
    named = [cell for cell in columns if cell != _NAME and _LANGUAGE.fullmatch(cell)]
    known = {base_language(cell) for cell in named} & {*langs, *codes()}
    headed = len(named) == len(set(columns) - {_NAME}) >= 2 or len(known) >= 2
    if not headed and not langs:
        raise UnreadableInputError(f"{name}: its first line names no languages; write one there, or name them with --langs")
    if not headed and len(columns) > len(langs):
        raise UnreadableInputError(
            f"{name}: has {len(columns)} columns, and its first line names no languages; write their codes there"
        )
    if not headed:
        columns = list(langs)
        yield _unit(1, head, columns)
    for number, cells in _rows(file, len(columns)):
        yield _unit(number, cells, columns)


def _rows(file: BinaryIO, width: int) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the rows behind the first, each with the number of its line."""
    ahead: deque[bytes] = deque()
    number = 2
    while line := ahead.popleft() if ahead else file.readline(DEFAULT_LIMIT):
        cells, lines = _cells(line), 1
        if _OPENS.search(line) and not _ROW.fullmatch(line.rstrip(_LINE_END)):
            cells, lines = _over_lines(line, file, ahead, width) or (cells, 1)
        if line.strip():
            yield number, cells
        number += lines


def _over_lines(line: bytes, file: BinaryIO, ahead: deque[bytes], width: int) -> tuple[list[bytes], int] | None:
    """The cells of a row with a line break in quotes, and how many lines it takes; None where it is no such row."""
    whole = line
    for count in range(_MOST_LINES):
        if len(ahead) == count:
            ahead.append(file.readline(DEFAULT_LIMIT))
        whole += ahead[count]
        if not ahead[count] or len(whole) > _LONGEST_ROW:
            return None
        if _ROW.fullmatch(whole.rstrip(_LINE_END)) and len(cells := _cells(whole)) == width:
            for _ in range(count + 1):
                ahead.popleft()
            return cells, count + 2
    return None


def _cells(row: bytes) -> list[bytes]:
    r"""Part a row at its tabs; a cell that is quoted as a whole loses its quotes.

    >>> _cells(b'5 km\t"a ""b""\tc"\t"He" said\r\n')
    [b'5 km', b'"a ""b""', b'c"', b'"He" said']
    >>> _cells(b'5 km\t"a ""b""\tc"\r\n')
    [b'5 km', b'a "b"\tc']
    """
    row = row.rstrip(_LINE_END)
    if not _OPENS.search(row) or not _ROW.fullmatch(row):
        return row.split(b"\t")
    cells = [match.group(1) for match in _CELL.finditer(row)]
    return [cell[1:-1].replace(b'""', b'"') if cell.startswith(b'"') else cell for cell in cells]


def _unit(number: int, row: Sequence[bytes], columns: Sequence[str]) -> Unit:
    """Read one row."""
    line = b"\t".join(row)
    try:
        line.decode()
    except UnicodeDecodeError as error:
        return Unit(number, str(number), {}, f"not UTF-8 (byte {line[error.start]:#04x} at byte {error.start + 1})")
    cells = {column: cell.decode() for column, cell in zip(columns, row, strict=False)}
    name = cells.pop(_NAME, "") or str(number)
    texts = {base_language(column): cell for column, cell in cells.items() if _LANGUAGE.fullmatch(column) and cell.strip()}
    return Unit(number, name, texts)
