"""The findings of a report as rows: CSV for spreadsheets, JSON lines for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from extractor.models import Claim, Report
from extractor.report.json import one_line
from extractor.report.spreadsheet import harmless_row
from extractor.report.told import Side, sides, told
from extractor.report.wording import value_in_words

_OF_A_SIDE = ("path", "lang", "id", "type", "text", "value", "start", "end", "line", "column")
FIELDS = (
    *("severity", "kind", "message", "rule"),
    *(f"{side}_{field}" for side in ("left", "right") for field in _OF_A_SIDE),
)


def rows(report: Report) -> Iterator[dict[str, object]]:
    """Yield a row for each finding; the fields of a claim that one side lacks are None, but for path and language."""
    left, right = sides(report)
    for _, finding, one, other in told(report):
        head = {"severity": finding.severity, "kind": finding.kind, "message": finding.message, "rule": finding.rule}
        yield head | _side("left", left, one) | _side("right", right, other)


def csv_text(report: Report) -> str:
    """Return the findings as one CSV table with a head line; no cell of it is run by a spreadsheet."""
    table = io.StringIO()
    writer = csv.DictWriter(table, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(harmless_row(row) for row in rows(report))
    return table.getvalue()


def jsonl(report: Report) -> str:
    """Return a line of JSON for each finding."""
    return "".join(f"{one_line(row)}\n" for row in rows(report))


def _side(name: str, side: Side, claim: Claim | None) -> dict[str, object]:
    """The cells of one version."""
    info = side.extraction.article
    cells: dict[str, object] = dict.fromkeys(_OF_A_SIDE) | {"path": info.path, "lang": info.lang}
    if claim is not None:
        place = side.place_of(claim)
        cells |= {"id": claim.id, "type": claim.type, "text": claim.text, "start": claim.start, "end": claim.end}
        cells |= {"value": value_in_words(claim), "line": place and place.line, "column": place and place.column}
    return {f"{name}_{field}": cell for field, cell in cells.items()}
