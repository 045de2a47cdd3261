"""The formats of a report by their names; each is imported when it is asked for."""

from __future__ import annotations

from typing import Literal

from extractor.models import Report

Format = Literal["html", "json", "jsonl", "csv", "sarif", "github", "junit", "markdown"]


def rendered(report: Report, form: Format, *, lang: str) -> str:
    """Return a report in one of the formats; `lang` is the language of what it says beside the findings."""
    match form:
        case "html":
            from extractor.report import html

            return html.render(report, reader=lang)
        case "json":
            from extractor.report.json import dumps

            return dumps(report)
        case "jsonl" | "csv":
            from extractor.report import table

            return table.jsonl(report) if form == "jsonl" else table.csv_text(report)
        case "sarif":
            from extractor.report import sarif

            return sarif.render(report)
        case "github":
            from extractor.report import github

            return github.render(report)
        case "junit":
            from extractor.report import junit

            return junit.render(report)
        case "markdown":
            from extractor.report import markdown

            return markdown.render(report, lang)
