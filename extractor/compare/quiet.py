"""What a newsroom does not want to see: findings left out of a report, and counted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.compare.judge import summed
from extractor.models import AnyClaim, Finding, Pair, Report
from extractor.settings import Ignore, Settings

_GRAVITY = ("note", "warning", "error")


def quieted(report: Report, settings: Settings) -> Report:
    """Leave out the findings that the settings ignore or that are too slight to be shown.

    Out: the report without them; its verdict is that of the findings left, `summary.hidden` counts the others. The
    verdicts of the pairs stay.
    """
    if not settings.ignore and settings.min_severity == _GRAVITY[0]:
        return report
    lefts = {claim.id: claim for claim in report.left.claims}
    rights = {claim.id: claim for claim in report.right.claims}
    pairs = []
    for pair in report.pairs:
        claims = [claim for claim in (lefts.get(pair.left or ""), rights.get(pair.right or "")) if claim]
        kept = tuple(finding for finding in pair.findings if _is_shown(finding, claims, settings))
        pairs.append(pair if kept == pair.findings else pair.model_copy(update={"findings": kept}))
    hidden = _count(report.pairs) - _count(pairs)
    return summed(report.left, report.right, pairs, source=report.source, hidden=hidden) if hidden else report


def _count(pairs: Iterable[Pair]) -> int:
    """How many findings some pairs have."""
    return sum(len(pair.findings) for pair in pairs)


def _is_shown(finding: Finding, claims: list[AnyClaim], settings: Settings) -> bool:
    """Whether a finding about some claims is grave enough, and not ignored."""
    if _GRAVITY.index(finding.severity) < _GRAVITY.index(settings.min_severity):
        return False
    return not any(_fits(ignore, finding, claims) for ignore in settings.ignore)


def _fits(ignore: Ignore, finding: Finding, claims: list[AnyClaim]) -> bool:
    """Whether all that an ignore names fits."""
    return (
        ignore.kind in (None, finding.kind)
        and (ignore.type is None or any(claim.type == ignore.type for claim in claims))
        and (ignore.pattern is None or any(re.search(ignore.pattern, claim.text) for claim in claims))
    )
