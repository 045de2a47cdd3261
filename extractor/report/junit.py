"""A report as JUnit XML: every pair of figures is a test case, which errors and warnings fail."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from extractor.models import Pair, Report
from extractor.printable import printable
from extractor.report.told import Side, sides
from extractor.report.wording import named

_NOT_XML = re.compile("[\ufffe\uffff]")


def render(report: Report) -> str:
    """Return one test suite in XML; notes are the output of their case and fail nothing."""
    left, right = sides(report)
    failed = sum(1 for pair in report.pairs if _fails(pair))
    counts = {"tests": str(len(report.pairs)), "failures": str(failed), "errors": "0"}
    name = f"{named(report.left, 'left')} | {named(report.right, 'right')}"
    root = ET.Element("testsuites", {"name": "crosstally", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": _plain(name), **counts})
    for pair in report.pairs:
        _add_case(suite, pair, left, right)
    ET.indent(root)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(root, encoding='unicode')}\n"


def _fails(pair: Pair) -> bool:
    """Whether a pair has a finding that is no note."""
    return any(finding.severity != "note" for finding in pair.findings)


def _add_case(suite: ET.Element, pair: Pair, left: Side, right: Side) -> None:
    """Add the test case of one pair."""
    figures = [side.claims[name].text if name else "-" for side, name in ((left, pair.left), (right, pair.right))]
    unit = f"[{pair.unit}] " if pair.unit else ""
    name = f"{unit}{pair.left or '-'} | {pair.right or '-'}: {figures[0] if pair.left else figures[1]}"
    case = ET.SubElement(suite, "testcase", classname=f"crosstally.{pair.verdict}", name=_plain(name))
    told = "\n".join(f"{finding.severity} {finding.kind}: {_plain(finding.message)}" for finding in pair.findings)
    if _fails(pair):
        first = next(finding for finding in pair.findings if finding.severity != "note")
        failure = ET.SubElement(case, "failure", type=first.kind, message=_plain(first.message))
        failure.text = f"{told}\n{_plain(' | '.join(figures))}"
    elif told:
        ET.SubElement(case, "system-out").text = told


def _plain(text: str) -> str:
    """Write a text in characters that XML may hold; `printable` shows all others but two."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))
