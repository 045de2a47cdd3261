"""How a finding is made: how grave each kind is, and the sentence that tells it."""

from __future__ import annotations

from extractor.compare.sentences import Sentence
from extractor.models import Finding, FindingKind, Severity

_SEVERITIES: dict[FindingKind, Severity] = {
    "value": "error",
    "magnitude": "error",
    "currency": "error",
    "unit": "error",
    "date": "error",
    "range": "error",
    "direction": "error",
    "qualifier": "warning",
    "per": "warning",
    "format": "warning",
}


def finding(kind: FindingKind, rule: str, write: Sentence, severity: Severity | None = None) -> Finding:
    """Make a finding, as grave as its kind is unless told otherwise."""
    return Finding(kind=kind, severity=severity or _SEVERITIES[kind], message=write(kind, rule), rule=rule)
