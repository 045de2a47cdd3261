"""Compressed files, read as what they hold."""

from __future__ import annotations

import gzip
import io
from typing import BinaryIO, cast

from extractor.errors import UnreadableInputError
from extractor.printable import source_name

#: The suffixes of what can be read compressed.
SUFFIXES = (".gz", ".zst")


def open_bytes(file: BinaryIO, name: str) -> BinaryIO:
    """Return the bytes of an open file, uncompressed when its name ends in `.gz` or `.zst`.

    The file itself is closed by who opened it.
    Raises `UnreadableInputError` when Zstandard is needed and pyarrow is not installed.
    """
    if name.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    if name.lower().endswith(".zst"):
        return _zstandard(file, name)
    return file


def _zstandard(file: BinaryIO, name: str) -> BinaryIO:
    """Uncompress Zstandard with what reads Parquet, too."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UnreadableInputError(
            f"{source_name(name)}: reading Zstandard needs pyarrow; pip install 'crosstally[corpus]' brings it"
        ) from error
    return io.BufferedReader(pa.input_stream(file, compression="zstd", buffer_size=1 << 20), 1 << 20)
