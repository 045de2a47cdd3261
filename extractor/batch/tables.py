"""Tables of claims and findings as columns with types, in Parquet; as JSON lines where pyarrow is not installed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from extractor.batch.rows import PRECISION, SCALE, Column, Row

if TYPE_CHECKING:
    import pyarrow as pa

TableForm = Literal["parquet", "jsonl"]
# A row group is written when it has this many cells, so that shards do not show in a file; about two megabytes.
_GROUP = 100_000


def best_form() -> TableForm:
    """Parquet where it can be written."""
    return "parquet" if find_spec("pyarrow") else "jsonl"


def pack(rows: list[Row], columns: Mapping[str, Column], form: TableForm) -> bytes:
    """Return rows as bytes that a `TableFile` takes: an Arrow stream, or lines of JSON with numbers as strings."""
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False, default=spelled) + "\n" for row in rows).encode()
    import pyarrow as pa

    schema = _schema(columns)
    arrays = [pa.array([row[column.name] for row in rows], column.type) for column in schema]
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as stream:
        stream.write_table(pa.Table.from_arrays(arrays, schema=schema))
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def spelled(cell: object) -> object:
    """Write a decimal in full, never with an exponent; other cells stay as they are.

    >>> spelled(Decimal("0.0000001")), spelled(None)
    ('0.0000001', None)
    """
    return f"{cell:f}" if isinstance(cell, Decimal) else cell


def _schema(columns: Mapping[str, Column]) -> pa.Schema:
    """The Arrow types of columns."""
    import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "decimal": pa.decimal128(PRECISION, SCALE)}
    return pa.schema([(name, types[column]) for name, column in columns.items()])


class TableFile:
    """A table being written from packed rows, some at a time; its bytes depend on the rows alone."""

    def __init__(self, path: Path, columns: Mapping[str, Column], form: TableForm) -> None:
        self._group = _GROUP // len(columns)
        self._waiting: list[pa.Table] = []
        if form == "jsonl":
            self._lines = path.open("wb")
            self._parquet = None
            return
        import pyarrow as pa
        from pyarrow import parquet

        # Arrow's own allocator keeps what it was once given, so that memory would grow with the length of a run.
        pa.set_memory_pool(pa.system_memory_pool())
        self._parquet = parquet.ParquetWriter(path, _schema(columns), compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._parquet is None:
            self._lines.close()
            return
        while self._waiting:
            self._write_group()
        self._parquet.close()

    def add(self, packed: bytes) -> None:
        """Add packed rows."""
        if self._parquet is None:
            self._lines.write(packed)
            return
        import pyarrow as pa

        self._waiting.append(pa.ipc.open_stream(packed).read_all())
        while sum(table.num_rows for table in self._waiting) >= self._group:
            self._write_group()

    def _write_group(self) -> None:
        """Write one row group of the rows that wait, and keep the rest."""
        import pyarrow as pa

        assert self._parquet is not None
        rows = pa.concat_tables(self._waiting)
        self._parquet.write_table(rows.slice(0, self._group).combine_chunks())
        rest = rows.slice(self._group)
        self._waiting = [rest] if rest.num_rows else []
