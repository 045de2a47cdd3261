"""A pair, or the queue, in a form that an editor sends on. What a spreadsheet would take for a formula is made harmless."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from gettext import NullTranslations
from itertools import chain
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractor import pipeline
from extractor.desk.decisions import FindingState, history
from extractor.desk.store import Stored
from extractor.desk.tables import DecisionRow, PairRow
from extractor.messages import N_, n_, say_counted, translations
from extractor.models import Report
from extractor.report import html, labels
from extractor.report.keys import Keyed, keyed
from extractor.report.spreadsheet import harmless
from extractor.report.view import Quote, View, findings, items, lay_out

FORMATS = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_VERDICTS = {"tally": N_("The versions tally"), "differ": N_("The versions differ")}
_LEFT_OUT = n_(
    "{number} more finding is not in this document; the table (CSV) and JSON have it.",
    "{number} more findings are not in this document; the table (CSV) and JSON have them.",
)
_CHUNK = 500
_FINDING_FIELDS = (
    *("key", "severity", "kind", "type", "message", "left", "right", "left_sentence", "right_sentence"),
    *("decision", "reason", "note", "who", "at"),
)
_PAIR_FIELDS = (
    *("id", "external", "left_title", "right_title", "left_lang", "right_lang", "status", "verdict"),
    *("errors", "warnings", "notes", "to_review", "decided", "created", "changed"),
)
States = Mapping[str, FindingState]


def as_html(stored: Stored, report: Report, states: States, lang: str) -> bytes:
    """The pair as one web page that stands alone, with the decisions on it."""
    page = html.render(pipeline.retold(report, lang), reader=lang, states=states, names=stored.names)
    return page.encode("utf-8", "replace")


def as_json(session: Session, stored: Stored, report: Report, states: States) -> bytes:
    """The pair as the JSON interface gives it."""
    return json.dumps(pair_fields(session, stored, report, states), ensure_ascii=False, indent=2).encode()


def as_csv(stored: Stored, report: Report, states: States, lang: str) -> bytes:
    """The findings of a pair as a table, with the decisions on them."""
    found = findings(pipeline.retold(report, lang), stored.names)
    rows = []
    for item in items(report, found, lang):
        state = states.get(item.key, FindingState())
        decided = (state.decision, state.reason, state.note, state.who, state.at and state.at.isoformat(timespec="seconds"))
        figures = (_figure(item.left), _figure(item.right), _sentence(item.left), _sentence(item.right))
        rows.append((item.key, item.severity, item.kind, item.type, item.message, *figures, *decided))
    return "".join(table(_FINDING_FIELDS, rows)).encode("utf-8-sig")


def as_docx(stored: Stored, report: Report, states: States, lang: str) -> bytes:
    """The findings of a pair as a Word document, with the decisions on them."""
    from docx import Document

    catalogue = translations(lang)
    view = lay_out(report, reader=lang, found=findings(pipeline.retold(report, lang), stored.names))
    document = Document()
    document.add_heading(_legible(view.title), 1)
    document.add_paragraph(catalogue.gettext(_VERDICTS[view.verdict]))
    for item in view.items:
        state = states.get(item.key, FindingState())
        _write_finding(document, item, view, state, catalogue, lang)
    if view.briefs:  # Word would take minutes to open them
        document.add_paragraph(say_counted(lang, *_LEFT_OUT, len(view.briefs)))
    page = io.BytesIO()
    document.save(page)
    return page.getvalue()


def queue_csv(session: Session) -> Iterator[str]:
    """The whole queue as a table, a piece at a time."""
    found = session.scalars(select(PairRow).order_by(PairRow.id).execution_options(yield_per=_CHUNK))
    return table(_PAIR_FIELDS, ([getattr(row, name) for name in _PAIR_FIELDS] for row in found))


def pair_fields(
    session: Session, stored: Stored, report: Report, states: States, named: Iterable[Keyed] | None = None
) -> dict[str, Any]:
    """A pair for programs: the Report, whose findings carry their keys and where they stand, and all decisions.

    `named` are the findings of the report where they have been named.
    """
    fields = report.model_dump(mode="json")
    keys = [stored.names.get(one.key, one.key) for one in (keyed(report) if named is None else named)]
    every = (finding for pair in fields["pairs"] for finding in pair["findings"])
    for finding, key in zip(every, keys, strict=True):
        finding["key"] = key
    there = set(keys)
    return {
        **pair_summary(stored.pair),
        "version": stored.version.number,
        "report": fields,
        "decisions": {key: state_fields(state) for key, state in states.items() if key in there and state.decision != "open"},
        "history": [decision_fields(row) for row in history(session, stored.pair.id)],
    }


def pair_summary(row: PairRow) -> dict[str, Any]:
    """What the list of pairs tells of each."""
    return {
        "id": row.id, "external": row.external, "titles": [row.left_title, row.right_title],
        "languages": [row.left_lang, row.right_lang], "status": row.status, "verdict": row.verdict,
        "counts": {"errors": row.errors, "warnings": row.warnings, "notes": row.notes,
                   "to_review": row.to_review, "reviewed": row.decided},
        "created": row.created.isoformat(), "changed": row.changed.isoformat(), "trouble": row.trouble,
    }  # fmt: skip


def state_fields(state: FindingState) -> dict[str, Any]:
    """Where a finding stands, for programs."""
    return {
        "decision": state.decision, "reason": state.reason, "note": state.note, "who": state.who,
        "at": state.at and state.at.isoformat(), "revision": state.revision,
    }  # fmt: skip


def decision_fields(row: DecisionRow) -> dict[str, Any]:
    """One decision, for programs."""
    return {
        "id": row.id, "finding": row.key, "decision": row.decision, "reason": row.reason, "note": row.note, "who": row.who,
        "at": row.at.isoformat(), "undoes": row.undoes,
    }  # fmt: skip


def table(fields: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    r"""The lines of a CSV file; a cell that a spreadsheet would run begins with an apostrophe.

    >>> list(table(["note"], [["=1+1"], [-5], ["26 %"]]))
    ['note\r\n', "'=1+1\r\n", '-5\r\n', '26 %\r\n']
    """
    line = io.StringIO()
    writer = csv.writer(line)
    for row in chain([fields], rows):
        writer.writerow([harmless(cell) for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _figure(quote: Quote | None) -> str:
    return quote.sentence.figure if quote else ""


def _sentence(quote: Quote | None) -> str:
    return f"{quote.sentence.before}{quote.sentence.figure}{quote.sentence.after}" if quote else ""


def _legible(text: str) -> str:
    """A text that XML can hold."""
    return "".join(character for character in text if character.isprintable() or character in "\n\t")


def _write_finding(document: Any, item: Any, view: View, state: FindingState, catalogue: NullTranslations, lang: str) -> None:
    """Write one finding: what differs, both sentences with the figure in bold, the decision."""
    said = catalogue.gettext
    document.add_heading(_legible(f"{said(labels.SEVERITIES[item.severity])}: {item.message}"), 2)
    for quote, version in zip((item.left, item.right, item.source), view.versions, strict=False):
        line = document.add_paragraph()
        line.add_run(f"{labels.language_name(version.lang, lang)}: ").italic = True
        if quote is None:
            line.add_run(said("no counterpart"))
            continue
        line.add_run(_legible(quote.sentence.before))
        line.add_run(_legible(quote.sentence.figure)).bold = True
        line.add_run(_legible(quote.sentence.after))
    if state.decision != "open":
        document.add_paragraph(html.decision_line(state, lang), style="Intense Quote")
    if state.note:
        document.add_paragraph(_legible(state.note), style="Quote")
