"""Parts into the files of a finished run, in the order of the input; the same parts give the same bytes."""

from __future__ import annotations

import io
import json
import os
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from extractor.batch.parts import Parts
from extractor.batch.rows import CLAIMS, FINDINGS
from extractor.batch.shard import CLAIMS_TABLE, FAILURES, FINDINGS_CSV, FINDINGS_TABLE, REPORTS, TALLY
from extractor.batch.tables import TableFile, TableForm
from extractor.batch.tally import Counts, add, foremost
from extractor.errors import UsageError
from extractor.printable import cause_of, source_name

_LINES = (REPORTS, FAILURES, FINDINGS_CSV)


def merge(folder: Path, parts: Parts, count: int, tables: TableForm) -> dict[str, Any]:
    """Write reports, failures and tables of the parts 0 … count - 1 into a folder, and return what they count together.

    Every file is written beside its place and moved there when all are whole. Raises `UsageError` when a part is damaged
    or a file cannot be written.
    """
    try:
        return _merge(folder, parts, count, tables)
    except OSError as error:
        raise UsageError(
            f"{source_name(os.fspath(folder))}: cannot be written ({cause_of(error)}); make room there and --resume"
        ) from error


def _merge(folder: Path, parts: Parts, count: int, tables: TableForm) -> dict[str, Any]:
    """Merge, with the errors of the file system as they are."""
    counts: Counts = {}
    most: list[Counts] = []
    names = [*_LINES, *(f"{table}.{tables}" for table in (CLAIMS_TABLE, FINDINGS_TABLE))]
    with ExitStack() as stack:
        lines: dict[str, BinaryIO] = {name: stack.enter_context(_beside(folder, name).open("wb")) for name in _LINES}
        filled = {
            table: stack.enter_context(TableFile(_beside(folder, f"{table}.{tables}"), columns, tables))
            for table, columns in ((CLAIMS_TABLE, CLAIMS), (FINDINGS_TABLE, FINDINGS))
        }
        lines[FINDINGS_CSV].write((",".join(FINDINGS) + "\n").encode())
        for number in range(count):
            members = _members(parts, number)
            for name, file in lines.items():
                file.write(members[name])
            for table, target in filled.items():
                target.add(members[table])
            tally = json.loads(members[TALLY])
            add(counts, tally["counts"])
            most = foremost([*most, *tally["most"]])
    for name in names:
        _move(_beside(folder, name), folder / name)
    return {"counts": counts, "most_findings": most}


def _members(parts: Parts, number: int) -> dict[str, bytes]:
    """Open a part; its checksums are verified on the way."""
    try:
        with zipfile.ZipFile(io.BytesIO(parts.read(number))) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile as error:
        raise UsageError(f"part {number}: damaged; remove its file from the parts and --resume") from error


def _beside(folder: Path, name: str) -> Path:
    """Where a file is written before it is moved."""
    return folder / f".{name}.tmp"


def _move(source: Path, target: Path) -> None:
    """Put a whole file in its place, through to the disk."""
    with source.open("rb+") as file:
        os.fsync(file.fileno())
    source.replace(target)
