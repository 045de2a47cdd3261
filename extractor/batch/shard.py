"""The plain function that does the work: check the pairs of one shard, and write its part in one step."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor import pipeline
from extractor.batch.pairs import Paths, articles_of, fields_of, id_of, source_of
from extractor.batch.parts import open_parts
from extractor.batch.records import Record, Shard
from extractor.batch.rows import CLAIMS, FINDINGS, Row, claim_rows, finding_rows
from extractor.batch.tables import TableForm, pack, spelled
from extractor.batch.tally import Counts, add, counted, foremost, noted
from extractor.errors import CrosstallyError, UsageError
from extractor.models import Report
from extractor.printable import cause_of, printable, source_name
from extractor.report.spreadsheet import harmless_row

#: Takes both versions, and the original as `source` where a pair has one.
Check = Callable[..., Report]

#: The members of a part.
REPORTS, FAILURES, FINDINGS_CSV, CLAIMS_TABLE, FINDINGS_TABLE, TALLY = (
    *("reports.jsonl", "failures.jsonl", "findings.csv", "claims", "findings", "tally.json"),
)
_DEADLY = "checking it ended the process that did it (a crash, or out of memory); check this pair by itself"


@dataclass(frozen=True)
class Job:
    """What every shard of a run needs to know; it is sent to the processes that do the work."""

    parts: str
    paths: Paths
    tables: TableForm
    check: Check = pipeline.check


class Done(NamedTuple):
    """A shard that is done, in numbers for a progress bar."""

    shard: int
    pairs: int
    characters: int
    findings: int


@dataclass
class _Part:
    """What the pairs of a shard give, until it is written."""

    reports: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)
    most: list[Counts] = field(default_factory=list)


def run_shard(job: Job, shard: Shard, deadly: frozenset[int] = frozenset()) -> Done:
    """Check every pair of a shard and write its part; `deadly` are places in it of pairs known to kill a process.

    A pair that cannot be read or checked is a line among the failures. Raises `UsageError` when the part cannot be written.
    """
    part = _Part()
    for place, record in enumerate(shard.records):
        _take(part, record, job, deadly=place in deadly)
    try:
        open_parts(job.parts).write(shard.number, _packed(part, job.tables))
    except OSError as error:
        raise UsageError(
            f"{source_name(job.parts)}: cannot be written ({cause_of(error)}); make room there and --resume"
        ) from error
    characters = sum(part.counts.get("characters", {}).values())
    return Done(shard.number, len(shard.records), characters, len(part.findings))


def try_record(job: Job, record: Record) -> None:
    """Check one pair and keep nothing: to see whether it kills the process that checks it."""
    _take(_Part(), record, job, deadly=False)


def _take(part: _Part, record: Record, job: Job, *, deadly: bool) -> None:
    """Add what one record gives: a report, or a failure with its reason."""
    name: str | None = None
    try:
        if isinstance(record.body, bytes) or not record.error:
            fields = fields_of(record)
            name = id_of(fields, record.line)
        elif record.body:
            name = id_of(record.body, record.line)
        reason = record.error or (_DEADLY if deadly else None)
        report = None if reason else _checked(fields, job)
    except CrosstallyError as error:
        reason, report = str(error), None
    except Exception as error:  # one pair must not end a run of a million
        reason, report = f"internal error, please report it: {type(error).__name__}: {error}", None
    if report is None:
        _fail(part, record.line, name, printable(reason or ""))
    else:
        _keep(part, record.line, name or "", report)


def _checked(fields: Mapping[str, object], job: Job) -> Report:
    """Check the pair of a record, beside its original if it has one."""
    versions, source = articles_of(fields, job.paths), source_of(fields, job.paths)
    return job.check(*versions) if source is None else job.check(*versions, source=source)


def _fail(part: _Part, line: int, name: str | None, reason: str) -> None:
    """Add a pair that could not be checked."""
    part.failures.append(json.dumps({"line": line, "id": name, "reason": reason}, ensure_ascii=False) + "\n")
    add(part.counts, {"pairs": {"failed": 1}})


def _keep(part: _Part, line: int, name: str, report: Report) -> None:
    """Add a report in all its forms."""
    findings = list(finding_rows(name, line, report))
    part.reports.append(f'{{"id":{json.dumps(name, ensure_ascii=False)},{report.model_dump_json()[1:]}\n')
    part.claims.extend(claim_rows(name, line, report))
    part.findings.extend(findings)
    add(part.counts, counted(report, findings))
    if (pair := noted(name, line, report, findings)) is not None:
        part.most.append(pair)


def _packed(part: _Part, tables: TableForm) -> bytes:
    """Put everything into one archive."""
    tally = {"counts": part.counts, "most": foremost(part.most)}
    members = {
        REPORTS: "".join(part.reports).encode(),
        FAILURES: "".join(part.failures).encode(),
        FINDINGS_CSV: _csv(part.findings).encode(),
        CLAIMS_TABLE: pack(part.claims, CLAIMS, tables),
        FINDINGS_TABLE: pack(part.findings, FINDINGS, tables),
        TALLY: json.dumps(tally, ensure_ascii=False).encode(),
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 1)
    return archive.getvalue()


def _csv(findings: list[Row]) -> str:
    """Write findings as rows of a CSV table, without its head line."""
    table = io.StringIO()
    writer = csv.DictWriter(table, tuple(FINDINGS), lineterminator="\n")
    for row in findings:
        writer.writerow(harmless_row({name: spelled(cell) for name, cell in row.items()}))
    return table.getvalue()
