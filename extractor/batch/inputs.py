"""PAIRS, whatever its kind, as a stream of records; the input is never in memory at once."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import BinaryIO

from extractor.batch.records import NAMED_FILES, Record
from extractor.errors import UnreadableInputError, UsageError
from extractor.printable import STANDARD_INPUT, printable, source_name
from extractor.read import DEFAULT_LIMIT, segments
from extractor.read.compressed import SUFFIXES, open_bytes

FOLDER = "folder"
_JSONL, _TABLE, _PARQUET, _SEGMENTS = "jsonl", "table", "parquet", "segments"
_KINDS = {
    ".jsonl": _JSONL,
    ".ndjson": _JSONL,
    ".csv": _TABLE,
    ".parquet": _PARQUET,
    **dict.fromkeys(segments.SUFFIXES, _SEGMENTS),
}
_DELIMITERS = ",;\t"
# A table of pairs has one of these columns.
_COLUMNS = frozenset({"left_text", "left_path", "left.text", "left.path"})
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# NAME.LANG.txt
_VERSION = re.compile(r"(?P<name>.+)\.(?P<lang>[a-z]{2,3})\.txt")
_SEGMENT_WEIGHT = 60


# What readers raise when a file is not what its name says, or breaks off.
_BROKEN = (OSError, EOFError, ValueError, zlib.error, csv.Error, UnreadableInputError)


@dataclass
class Source:
    """An input of pairs: where it is, what kind it is, and how much of it has been read.

    `done` out of `size` counts bytes of a file as it lies on the disk, or names of a folder.
    """

    path: Path
    kind: str
    langs: tuple[str, ...] = ()
    size: int = 0
    done: int = 0
    _file: BinaryIO | None = field(default=None, repr=False)

    @property
    def folder(self) -> Path:
        """The folder to which the paths in it are relative."""
        return self.path if self.kind == FOLDER else self.path.parent

    def records(self) -> Iterator[Record]:
        """Yield a record for each pair, in order; what breaks off in the middle ends in a record that says so.

        Raises `UnreadableInputError` when nothing at all can be read.
        """
        self.done = line = 0
        read: Callable[[Source], Iterator[Record]] = _READERS[self.kind]
        try:
            for record in read(self):
                line = record.line
                yield record
        except _BROKEN as error:
            if not line:
                raise UnreadableInputError(_cause(self.path, error)) from error
            yield Record(line + 1, None, error=f"what follows cannot be read: {_cause(self.path, error)}")
        finally:
            if self._file is not None:
                self._file.close()
        self.done = self.size

    def open(self) -> BinaryIO:
        """Open the file, uncompressed on the way, and keep count of what has been read of it."""
        self._file = self.path.open("rb")
        return open_bytes(self._file, self.path.name)

    def count(self) -> tuple[int, int]:
        """How much has been read, out of how much."""
        if self._file is not None and not self._file.closed:
            self.done = self._file.tell()
        return self.done, self.size


def find_source(path: str, langs: Sequence[str] = ()) -> Source:
    """Look at what PAIRS is; `langs` chooses and orders the languages of inputs that hold several versions of a text.

    Raises `UsageError` for standard input and for kinds nobody reads, `UnreadableInputError` for what is not there.
    """
    if path == STANDARD_INPUT:
        raise UsageError("batch: standard input cannot be read twice, which --resume needs; name a file")
    place = Path(path)
    if os.path.isdir(path):
        return Source(place, FOLDER, tuple(langs))
    try:
        size = os.stat(path).st_size  # of an empty name there is none; `Path` takes it for the folder one is in
    except OSError as error:
        raise UnreadableInputError(_cause(path, error)) from error
    kind = _KINDS.get(_suffix(place.name))
    if kind is None:
        raise UsageError(
            f"{source_name(path)}: not a kind of input that is known; give a folder of NAME.LANG.txt, or a file that ends in"
            f" {', '.join(_KINDS)} (also with {' or '.join(SUFFIXES)} behind it)"
        )
    return Source(place, kind, tuple(langs), size=size)


def fingerprint(source: Source) -> str:
    """Return the SHA-256 of the input: of a file's bytes, or of the names and texts in a folder."""
    digest = hashlib.sha256()
    try:
        if source.kind != FOLDER:
            return _digest_of(source.path)
        for name in _versions(source.path):
            digest.update(f"{name}\0{_digest_of(source.path / name)}\n".encode(errors="surrogateescape"))
    except OSError as error:
        raise UnreadableInputError(_cause(source.path, error)) from error
    return digest.hexdigest()


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _suffix(name: str) -> str:
    """Return the suffix that tells the kind.

    >>> _suffix("news.JSONL.gz")
    '.jsonl'
    """
    lower = name.lower()
    for packed in SUFFIXES:
        lower = lower.removesuffix(packed)
    return os.path.splitext(lower)[1]


def _cause(path: str | os.PathLike[str], error: Exception) -> str:
    """Say in one line what is wrong with a file."""
    if isinstance(error, UnreadableInputError):
        return str(error)
    name = source_name(os.fspath(path))
    if isinstance(error, FileNotFoundError):
        return f"{name}: no such file; check the spelling and the folder you are in"
    if isinstance(error, PermissionError):
        closed = source_name(os.fsdecode(error.filename or path))
        return f"{closed}: no permission to read it; change its permissions, or read it as another user"
    if isinstance(error, EOFError):
        return f"{name}: ends in the middle; copy or download it again"
    reason = printable((error.strerror or "" if isinstance(error, OSError) else "") or str(error) or type(error).__name__)
    return f"{name}: cannot be read ({reason.rstrip('.')}); look whether it is whole, and what its name says it is"


def _json_lines(source: Source) -> Iterator[Record]:
    """Yield the lines as they are; the worker parses them."""
    with source.open() as file:
        for number, line in enumerate(iter(lambda: file.readline(DEFAULT_LIMIT), b""), 1):
            if number == 1:
                line = line.removeprefix(_BYTE_ORDER_MARK)
            if len(line) == DEFAULT_LIMIT:
                raise UnreadableInputError(f"line {number} is longer than the limit of {DEFAULT_LIMIT // 1_000_000} MB")
            if line.strip():
                weight = NAMED_FILES if len(line) < NAMED_FILES and b'"path"' in line else len(line)
                yield Record(number, line, weight)


def _table(source: Source) -> Iterator[Record]:
    """Yield the rows of a CSV table with a head line; undecodable bytes stay marked, and the worker refuses them."""
    csv.field_size_limit(DEFAULT_LIMIT)
    with source.open() as file, io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="") as text:
        head = text.readline()
        delimiter = max(_DELIMITERS, key=head.count)
        columns = next(csv.reader([head], delimiter=delimiter), [])
        if not _COLUMNS & set(columns):
            raise UnreadableInputError(
                f"{source_name(os.fspath(source.path))}: its head line names no left_text or left_path;"
                " the columns are id, left_lang, left_text (or left_path), right_lang, right_text (or right_path)"
            )
        rows = csv.reader(text, delimiter=delimiter)
        first = 2
        for row in rows:
            if row:
                error = None if len(row) <= len(columns) else f"has {len(row)} fields, but the head line has {len(columns)}"
                yield Record(first, dict(zip(columns, row, strict=False)), sum(map(len, row)), error)
            first = rows.line_num + 2


def _parquet(source: Source) -> Iterator[Record]:
    """Yield the rows of a Parquet table, batch by batch."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise UnreadableInputError(
            f"{source.path.name}: reading Parquet needs pyarrow; pip install 'crosstally[corpus]' brings it"
        ) from error
    with source.path.open("rb") as file:
        table = parquet.ParquetFile(file)
        source.size, number = table.metadata.num_rows, 0
        for batch in table.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                source.done = number
                yield Record(number, row, len(str(row)))


def _folder(source: Source) -> Iterator[Record]:
    """Yield every two versions of each NAME, by name and then by language."""
    names = _versions(source.path)
    source.size = len(names)
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_VERSION.fullmatch(name)["name"], []).append(name)  # type: ignore[index]
    if not groups:
        raise UnreadableInputError(f"{source_name(os.fspath(source.path))}: holds no file called NAME.LANG.txt")
    for number, (group, files) in enumerate(groups.items(), 1):
        texts = {_VERSION.fullmatch(name)["lang"]: name for name in files}  # type: ignore[index]
        source.done += len(files)
        yield from pairs_of(group, texts, source.langs, number, key="path")


def _units(source: Source) -> Iterator[Record]:
    """Yield every two languages of each unit of a file of segments; a table of pairs may end in .tsv, too."""
    suffix, name = _suffix(source.path.name), source_name(os.fspath(source.path))
    if suffix == ".tsv" and _is_table(source):
        yield from _table(source)
        return
    with source.open() as file:
        for unit in segments.read_units(file, suffix, name, source.langs):
            if unit.error:
                yield Record(unit.number, {"id": unit.id}, error=unit.error)
            else:
                yield from pairs_of(unit.id, unit.texts, source.langs, unit.number, key="text")


def _is_table(source: Source) -> bool:
    """Say whether the head line names the columns of a table of pairs."""
    with source.open() as file:
        return bool(_COLUMNS & set(file.readline(DEFAULT_LIMIT).decode(errors="replace").split("\t")))


def pairs_of(name: str, texts: dict[str, str], langs: Sequence[str], line: int, *, key: str) -> Iterator[Record]:
    """Pair every two versions of one text; three versions give three pairs, named after their languages.

    >>> [record.body["id"] for record in pairs_of("a", {"xx": "1", "yy": "2", "zz": "3"}, (), 1, key="text")]
    ['a:xx-yy', 'a:xx-zz', 'a:yy-zz']
    >>> [record.body["id"] for record in pairs_of("a", {"xx": "1", "yy": "2", "zz": "3"}, ("zz", "xx"), 1, key="text")]
    ['a']
    """
    chosen = [lang for lang in langs if lang in texts] if langs else list(texts)
    if len(chosen) < 2:
        found = ", ".join(texts) or "none"
        wanted = f" of {', '.join(langs)}" if langs else ""
        yield Record(line, {"id": name}, error=f"fewer than two versions{wanted}; there are: {found}")
        return
    weight = NAMED_FILES if key == "path" else _SEGMENT_WEIGHT
    for left, right in combinations(chosen, 2):
        fields = {
            "id": name if len(chosen) == 2 else f"{name}:{left}-{right}",
            "left": {"lang": left, key: texts[left]},
            "right": {"lang": right, key: texts[right]},
        }
        yield Record(line, fields, weight)


def _versions(folder: Path) -> list[str]:
    """List the versions in a folder and the folders in it, by path, in an order no machine changes."""

    def refuse(error: OSError) -> None:
        """Let no folder be passed over because it cannot be listed."""
        raise error

    walk = os.walk(folder, onerror=refuse)
    found = [os.path.relpath(os.path.join(place, name), folder) for place, _, names in walk for name in names]
    return sorted(name for name in found if _VERSION.fullmatch(name))


_READERS: dict[str, Callable[[Source], Iterator[Record]]] = {
    _JSONL: _json_lines,
    _TABLE: _table,
    _PARQUET: _parquet,
    FOLDER: _folder,
    _SEGMENTS: _units,
}
