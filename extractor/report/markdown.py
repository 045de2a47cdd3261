"""A report in Markdown, for a comment on a change or a page of notes."""

from __future__ import annotations

import re

from extractor.messages import say
from extractor.messages.names import name_in
from extractor.models import Claim, Report
from extractor.printable import printable
from extractor.report.text import totals
from extractor.report.told import Side, Told, sides, told
from extractor.report.wording import named

# What Markdown, or HTML inside it, would take for a mark.
_MARK = re.compile(r"[\\`*_\[\]<>|~&]")


def render(report: Report, lang: str) -> str:
    """Return a line with the verdict and the totals, and a table of the findings; `lang` is the reader's language."""
    left, right = sides(report)
    names = [_plain(named(side.extraction, name)) for side, name in ((left, say(lang, "left")), (right, say(lang, "right")))]
    lines = [f"**{_plain(totals(report, lang).text)}**", ""]
    findings = list(told(report))
    if findings:
        heads = ("", say(lang, "what differs"), *names)
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
        lines += [_row(one, left, right, lang) for one in findings]
        lines.append("")
    return "\n".join(lines)


def _row(one: Told, left: Side, right: Side, lang: str) -> str:
    """Write one finding."""
    severity, kind = name_in(lang, one.finding.severity), name_in(lang, one.finding.kind)
    unit = f" {_plain(f'[{one.pair.unit}]')}" if one.pair.unit else ""
    heading = say(lang, "{severity}: {kind}", severity=severity, kind=kind)
    cells = (f"{heading}{unit}", _plain(one.finding.message), _figure(left, one.left), _figure(right, one.right))
    return f"| {' | '.join(cells)} |"


def _figure(side: Side, claim: Claim | None) -> str:
    """Quote a figure and its line."""
    if claim is None:
        return "\N{EM DASH}"
    place = side.place_of(claim)
    return f"**{_plain(claim.text)}**" + (f" (:{place.line})" if place else "")


def _plain(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is.

    >>> _plain("5 * 3 | <b>4")
    '5 \\* 3 \\| \\<b\\>4'
    """
    return _MARK.sub(r"\\\g<0>", printable(text))
