"""A report as SARIF 2.1.0, which code hosts and editors show: the right figure is the place, the left one is related."""

from __future__ import annotations

import hashlib
import json
import re
from typing import get_args
from urllib.parse import quote

from extractor.models import Claim, FindingKind, Report
from extractor.report.json import dumped
from extractor.report.told import Side, Told, sides, told
from extractor.version import VERSION

Json = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RULES: dict[FindingKind, str] = {
    "value": "The two sides state different numbers.",
    "magnitude": "The two sides differ by a power of ten.",
    "currency": "The two sides name different currencies.",
    "unit": "The two sides name different units.",
    "per": "The two sides name different denominators.",
    "date": "The two sides name different dates, periods or relations.",
    "range": "The two sides differ in one bound, or one gives a range and the other a single number.",
    "direction": "One side says rise, the other fall.",
    "qualifier": "The two sides hedge differently.",
    "format": "The number is written so that a reader may take it for another one.",
    "missing": "Only one side has the figure.",
}
_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
# What places or explains a claim and is no part of what it states.
_NOT_VALUE = {"id", "start", "end", "rule", "convention", "alternatives"}


def render(report: Report) -> str:
    """Return a SARIF log with one run; regions have lines and columns where the file is plain text."""
    left, right = sides(report)
    tool = {"driver": {"name": "crosstally", "semanticVersion": VERSION, "rules": [_rule(kind) for kind in _KINDS]}}
    run = {
        "tool": tool,
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, left, right) for one in told(report)],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(kind: FindingKind) -> Json:
    """Describe one kind of finding."""
    return {"id": kind, "shortDescription": {"text": _RULES[kind]}}


def _result(one: Told, left: Side, right: Side) -> Json:
    """Describe one finding."""
    sides = ((right, one.right), (left, one.left))
    places = [_location(side, claim, one.pair.unit) for side, claim in sides if claim is not None]
    result: Json = {
        "ruleId": one.finding.kind,
        "ruleIndex": _KINDS.index(one.finding.kind),
        "level": one.finding.severity,
        "message": {"text": one.finding.message},
        "locations": places[:1],
        "partialFingerprints": {"figures/v1": _fingerprint(one)},
        "properties": {"rule": one.finding.rule, "left": one.pair.left, "right": one.pair.right},
    }
    return result | ({"relatedLocations": [{"id": 1, **places[1]}]} if places[1:] else {})


def _location(side: Side, claim: Claim, unit: str | None) -> Json:
    """Say where a claim stands: in a file, and there in a unit, or at lines and columns, as far as these are known."""
    info = side.extraction.article
    location: Json = {"message": {"text": claim.text}}
    if side.path is None:
        return location | {"logicalLocations": [{"name": info.title or info.lang}]}
    physical: Json = {"artifactLocation": {"uri": _uri(side.path)}}
    place = side.place_of(claim)
    if place:
        lines = {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
        physical["region"] = {**lines, "snippet": {"text": claim.text}}
    return location | {"physicalLocation": physical} | ({"logicalLocations": [{"name": unit}]} if unit else {})


def _uri(path: str) -> str:
    r"""Write a path as a URI, relative as it is given.

    >>> _uri("news/a b.txt"), _uri("/news/a.txt"), _uri("C:\\a.txt")
    ('news/a%20b.txt', 'file:///news/a.txt', 'file:///C:/a.txt')
    """
    parts = quote(path.replace("\\", "/"), safe="/:" if _DRIVE.match(path) else "/")
    if _DRIVE.match(path):
        return f"file:///{parts}"
    return f"file://{parts}" if parts.startswith("/") else parts


def _fingerprint(one: Told) -> str:
    """Name a finding by what it states, so that it is known again when the text around it has moved."""
    stated = [claim and claim.model_dump(mode="json", exclude=_NOT_VALUE) for claim in (one.left, one.right)]
    return hashlib.sha256(json.dumps([one.finding.rule, stated]).encode()).hexdigest()[:32]
