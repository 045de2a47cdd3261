"""A report in Markdown, for a comment on a change or a page of notes."""

from __future__ import annotations

import re

from extractor.messages import translations
from extractor.models import Claim, Report
from extractor.printable import printable
from extractor.report.told import Side, Told, sides, told
from extractor.report.wording import named

# What Markdown, or HTML inside it, would take for a mark.
_MARK = re.compile(r"[\\`*_\[\]<>|~&]")


def render(report: Report, reader: str) -> str:
    """Return a heading with the verdict, and a table of the findings; `reader` is the language of its own words."""
    _ = translations(reader).gettext
    left, right = sides(report)
    verdict = _("The versions tally") if report.verdict == "tally" else _("The versions differ")
    names = f"{_plain(named(report.left, _('left')))} · {_plain(named(report.right, _('right')))}"
    lines = [f"## {verdict}", "", names, ""]
    findings = list(told(report))
    if findings:
        heads = (_("severity"), _("kind"), _("left"), _("right"), _("what differs"))
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- | --- |"]
        lines += [_row(one, left, right) for one in findings]
        lines.append("")
    return "\n".join([*lines, _totals(report, reader), ""])


def _row(one: Told, left: Side, right: Side) -> str:
    """Write one finding."""
    finding = one.finding
    cells = (finding.severity, finding.kind, _figure(left, one.left), _figure(right, one.right), _plain(finding.message))
    return f"| {' | '.join(cells)} |"


def _figure(side: Side, claim: Claim | None) -> str:
    """Quote a figure and its line."""
    if claim is None:
        return "\N{EM DASH}"
    place = side.place_of(claim)
    return f"**{_plain(claim.text)}**" + (f" (:{place.line})" if place else "")


def _totals(report: Report, reader: str) -> str:
    """Count figures and findings in one line."""
    ngettext = translations(reader).ngettext
    summary = report.summary
    counts = (
        ngettext("%d figure left", "%d figures left", summary.claims_left) % summary.claims_left,
        ngettext("%d figure right", "%d figures right", summary.claims_right) % summary.claims_right,
        ngettext("%d error", "%d errors", summary.errors) % summary.errors,
        ngettext("%d warning", "%d warnings", summary.warnings) % summary.warnings,
        ngettext("%d note", "%d notes", summary.notes) % summary.notes,
    )
    return ", ".join(counts)


def _plain(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is.

    >>> _plain("5 * 3 | <b>4")
    '5 \\* 3 \\| \\<b\\>4'
    """
    return _MARK.sub(r"\\\g<0>", printable(text))
