"""How a finding is made: how grave each kind is, and the sentence that tells it."""

from __future__ import annotations

from extractor.compare.sentences import Sentence
from extractor.models import Finding, FindingKind, Severity, unchecked

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
    return make_finding(kind, severity or _SEVERITIES[kind], write(kind, rule), rule)


def make_finding(kind: FindingKind, severity: Severity, message: str, rule: str) -> Finding:
    """A finding with its sentence, not validated: there may be tens of thousands."""
    return unchecked(Finding, {"kind": kind, "severity": severity, "message": message, "rule": rule, "wrong": None})
