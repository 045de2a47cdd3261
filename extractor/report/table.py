"""The findings of a report as rows: CSV for spreadsheets, JSON lines for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from extractor.models import Report
from extractor.report.json import one_line
from extractor.report.spreadsheet import harmless_row
from extractor.report.told import Side, sides
from extractor.report.wording import value_in_words

_OF_A_SIDE = ("path", "lang", "id", "type", "text", "value", "start", "end", "line", "column")
FIELDS = (
    *("unit", "verdict", "severity", "kind", "message", "rule"),
    *(f"{side}_{field}" for side in ("left", "right") for field in _OF_A_SIDE),
)


def rows(report: Report) -> Iterator[dict[str, object]]:
    """Yield a row for each finding; the fields of a claim that one side lacks are None, but for path and language."""
    return (row for row in pair_rows(report) if row["severity"])


def pair_rows(report: Report) -> Iterator[dict[str, object]]:
    """Yield a row for each pair, with its first finding if it has one, and a row for each further finding."""
    left, right = sides(report)
    for pair in report.pairs:
        figures = _side("left", left, pair.left) | _side("right", right, pair.right)
        for finding in pair.findings or (None,):
            head: dict[str, object] = {"unit": pair.unit, "verdict": pair.verdict}
            head |= {field: getattr(finding, field, None) for field in ("severity", "kind", "message", "rule")}
            yield head | figures


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


def _side(name: str, side: Side, claim_id: str | None) -> dict[str, object]:
    """The cells of one version."""
    claim = side.claims.get(claim_id or "")
    info = side.extraction.article
    cells: dict[str, object] = dict.fromkeys(_OF_A_SIDE) | {"path": info.path, "lang": info.lang}
    if claim is not None:
        place = side.place_of(claim)
        cells |= {"id": claim.id, "type": claim.type, "text": claim.text, "start": claim.start, "end": claim.end}
        cells |= {"value": value_in_words(claim), "line": place and place.line, "column": place and place.column}
    return {f"{name}_{field}": cell for field, cell in cells.items()}
