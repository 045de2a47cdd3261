"""What a run has found, counted: for one report, for a shard, for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from extractor.batch.rows import Row
from extractor.models import Report

#: Counts by name, some of them in groups; what is added up is added name by name.
Counts = dict[str, Any]
#: How many pairs are kept as those with most findings, and how many findings of each.
MOST_PAIRS, MOST_FINDINGS = 20, 8
_SHOWN = ("kind", "severity", "message", "left_value", "right_value", "left_snippet", "right_snippet")


def counted(report: Report, findings: Iterable[Row]) -> Counts:
    """Count what one report holds; `findings` are its rows."""
    counts: Counts = {"pairs": {"checked": 1, report.verdict: 1}}
    versions = (report.left, report.right)
    languages = "-".join(version.article.lang for version in versions)
    for version in versions:
        lang = version.article.lang
        add(counts, {"characters": {lang: version.article.chars}})
        for claim in version.claims:
            _step(counts, "claims", lang, claim.type)
    add(counts, {"languages": {languages: {"checked": 1, report.verdict: 1}}})
    for pair in report.pairs:
        _step(counts, "verdicts", pair.verdict)
    for row in findings:
        _step(counts, "findings", str(row["severity"]))
        _step(counts, "kinds", languages, str(row["kind"]), str(row["severity"]))
        if row["kind"] == "magnitude":
            power = row["power_of_ten"]
            _step(counts, "magnitudes", "other" if power is None else str(power))
    return counts


def add(total: Counts, more: Mapping[str, Any]) -> None:
    """Add counts to others, name by name.

    >>> total = {"pairs": {"tally": 1}}
    >>> add(total, {"pairs": {"tally": 2, "differ": 1}}); total
    {'pairs': {'tally': 3, 'differ': 1}}
    """
    for name, value in more.items():
        if isinstance(value, Mapping):
            add(total.setdefault(name, {}), value)
        else:
            total[name] = total.get(name, 0) + value


def _step(counts: Counts, *names: str) -> None:
    """Count one, down a path of names."""
    for name in names[:-1]:
        counts = counts.setdefault(name, {})
    counts[names[-1]] = counts.get(names[-1], 0) + 1


def noted(name: str, line: int, report: Report, findings: list[Row]) -> Counts | None:
    """Return what the summary shows of a pair with errors or warnings; None for the others."""
    summary = report.summary
    if not summary.errors and not summary.warnings:
        return None
    graver = sorted(findings, key=lambda row: ("error", "warning", "note").index(str(row["severity"])))
    return {
        "id": name,
        "line": line,
        "languages": f"{report.left.article.lang}-{report.right.article.lang}",
        "errors": summary.errors,
        "warnings": summary.warnings,
        "notes": summary.notes,
        "findings": [{cell: row[cell] for cell in _SHOWN} for row in graver[:MOST_FINDINGS]],
    }


def foremost(pairs: Iterable[Counts]) -> list[Counts]:
    """Return the pairs with most findings, those first in the input first among equals."""
    return sorted(pairs, key=lambda pair: (-pair["errors"], -pair["warnings"], -pair["notes"], pair["line"]))[:MOST_PAIRS]
