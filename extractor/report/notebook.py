"""Reports and extractions in a notebook: as a piece of HTML that shows itself, and as data frames."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from extractor.errors import UsageError
from extractor.messages import from_environment, say, say_counted
from extractor.messages.names import name_in
from extractor.models import AnyClaim, Extraction, Report
from extractor.printable import printable
from extractor.report import claims, table
from extractor.report.excerpt import Sentences
from extractor.report.text import totals
from extractor.report.told import Told, told
from extractor.report.wording import named, value_in_words

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Engine = Literal["pandas", "polars"]

_MARK = '<mark title="{title}">{figure}</mark>'
_LEFT = 'style="text-align: left; vertical-align: top"'


def report_html(report: Report) -> str:
    """Return the verdict and a table of the findings, each figure marked in its sentence; nothing is loaded or run."""
    lang = from_environment()
    sides = (_shown(named(report.left, report.left.article.lang)), _shown(named(report.right, report.right.article.lang)))
    left, right = Sentences(report.left.text), Sentences(report.right.text)
    rows = "".join(_finding(one, left, right, lang) for one in told(report))
    return f"<p><strong>{_shown(totals(report, lang).text)}</strong></p>" + (
        f"<table>{_head('', _shown(say(lang, 'what differs')), *sides)}{rows}</table>" if rows else ""
    )


def extraction_html(extraction: Extraction) -> str:
    """Return a table of the claims, each marked in its sentence."""
    lang = from_environment()
    count = say_counted(lang, "{number} figure", "{number} figures", len(extraction.claims))
    heading = f"{named(extraction, say(lang, 'article'))} ({extraction.article.lang}): {count}"
    sentences = Sentences(extraction.text)
    rows = "".join(
        _row(_shown(name_in(lang, claim.type)), _shown(value_in_words(claim, lang)), _figure(sentences, claim))
        for claim in extraction.claims
    )
    return f"<p><strong>{_shown(heading)}</strong></p>" + (f"<table>{rows}</table>" if rows else "")


def report_frame(report: Report, engine: Engine) -> pd.DataFrame | pl.DataFrame:
    """Return a row for each pair of figures, and one more for each further finding of a pair."""
    return _frame(list(table.pair_rows(report)), table.FIELDS, engine)


def extraction_frame(extraction: Extraction, engine: Engine) -> pd.DataFrame | pl.DataFrame:
    """Return a row for each claim."""
    return _frame([claims.row(extraction, claim) for claim in extraction.claims], claims.CSV_FIELDS, engine)


def _frame(rows: Sequence[dict[str, object]], fields: Sequence[str], engine: Engine) -> pd.DataFrame | pl.DataFrame:
    """Build a frame with the same columns and types whatever the rows are; numbers stay the exact strings they are."""
    if engine not in ("pandas", "polars"):
        raise UsageError(f"to_frame: there is no engine {printable(str(engine))!r}; there are: pandas, polars")
    try:
        library = import_module(engine)
    except ImportError as error:
        raise UsageError(f"to_frame: {engine} is not installed; pip install {engine}, or choose the other engine") from error
    columns = {field: [row.get(field) for row in rows] for field in fields}
    whole = {field for field in fields if field.endswith(("start", "end", "line", "column"))}
    frame: pd.DataFrame | pl.DataFrame
    if engine == "polars":
        frame = library.DataFrame(columns, {field: library.Int64 if field in whole else library.String for field in fields})
    else:
        types = {field: "Int64" if field in whole else "string" for field in fields}
        frame = library.DataFrame({field: library.array(columns[field], dtype=types[field]) for field in fields})
    return frame


def _finding(one: Told, left: Sentences, right: Sentences, lang: str) -> str:
    """Write a finding as a row."""
    severity, kind = name_in(lang, one.finding.severity), name_in(lang, one.finding.kind)
    return _row(
        _shown(say(lang, "{severity}: {kind}", severity=severity, kind=kind)),
        _shown(one.finding.message),
        _figure(left, one.left),
        _figure(right, one.right),
    )


def _figure(sentences: Sentences, claim: AnyClaim | None) -> str:
    """Mark a figure in its sentence, as far as the text is at hand."""
    if claim is None:
        return "\N{EM DASH}"
    part = sentences.of(claim)
    marked = _MARK.format(title=_shown(value_in_words(claim)), figure=escape(part.figure))
    return f"{escape(part.before)}{marked}{escape(part.after)}"


def _head(*cells: str) -> str:
    """Write a head row of cells that are HTML already."""
    return f"<tr>{''.join(f'<th {_LEFT}>{cell}</th>' for cell in cells)}</tr>"


def _row(*cells: str) -> str:
    """Write a row of cells that are HTML already."""
    return f"<tr>{''.join(f'<td {_LEFT}>{cell}</td>' for cell in cells)}</tr>"


def _shown(text: str) -> str:
    """Write a text as HTML that shows it."""
    return escape(printable(text))
