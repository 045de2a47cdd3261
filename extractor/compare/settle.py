"""What the original settles: which of two translations is wrong, and what both have wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.compare.judge import summed
from extractor.compare.rules import compare_claims
from extractor.compare.sentences import COPIED, Sentence
from extractor.languages.shared import READER
from extractor.models import AnyClaim, Extraction, Finding, FindingKind, Pair, Report, Side

IndexPairs = Sequence[tuple[int | None, int | None]]


def settle(report: Report, source: Extraction, lefts: IndexPairs, rights: IndexPairs, *, ui_lang: str = READER) -> Report:
    """Let the original decide the findings of a report.

    In: a report on two translations, the original's extraction, and index pairs of the claims of either side with those
    of the original. Out: the report with the original in it; errors and warnings say which side is `wrong` where the
    original settles it, and an error that both sides share is a finding of its own.
    """
    origins = _origins(report.left.claims, lefts, source), _origins(report.right.claims, rights, source)
    claims = {claim.id: claim for claim in report.left.claims}, {claim.id: claim for claim in report.right.claims}
    langs = report.left.article.lang, report.right.article.lang, source.article.lang
    pairs = []
    for pair in report.pairs:
        sides = claims[0].get(pair.left or ""), claims[1].get(pair.right or "")
        found = origins[0].get(pair.left or ""), origins[1].get(pair.right or "")
        pairs.append(_settled(pair, sides, found, langs, ui_lang))
    return summed(report.left, report.right, pairs, source=source)


def _origins(claims: Sequence[AnyClaim], pairs: IndexPairs, source: Extraction) -> Mapping[str, AnyClaim]:
    """The claim of the original that each claim of a translation states, by the claim's id."""
    return {claims[i].id: source.claims[k] for i, k in pairs if i is not None and k is not None}


def _settled(
    pair: Pair,
    sides: tuple[AnyClaim | None, AnyClaim | None],
    found: tuple[AnyClaim | None, AnyClaim | None],
    langs: tuple[str, str, str],
    ui_lang: str,
) -> Pair:
    """A pair with what the original says about it; `found` is where either side's claim stands in the original."""
    origin = _origin(sides, found, langs)
    tell = Sentence(*sides, langs[:2], ui_lang, origin)
    against = tuple(_against(side, origin, (lang, langs[2])) for side, lang in zip(sides, langs, strict=False))
    findings = []
    for finding in pair.findings:
        wrong = None if finding.severity == "note" else _wrong(finding.kind, sides, origin, against)
        update = {"wrong": wrong, "message": tell(finding.kind, finding.rule, wrong)} if wrong else {}
        findings.append(finding.model_copy(update=update))
    verdict = pair.verdict
    kinds = {other.kind for other in against[1]}
    shared = next((one for one in against[0] if one.kind in kinds), None)
    if shared and found[0] == found[1] and all(finding.severity == "note" for finding in findings):
        message = tell(shared.kind, COPIED, "both")
        copied = Finding(kind=shared.kind, severity=shared.severity, message=message, rule=COPIED, wrong="both")
        findings, verdict = [*findings, copied], "mismatch"
    return pair.model_copy(update={"verdict": verdict, "findings": tuple(findings), "source": origin and origin.id})


def _origin(
    sides: tuple[AnyClaim | None, AnyClaim | None], found: tuple[AnyClaim | None, AnyClaim | None], langs: tuple[str, str, str]
) -> AnyClaim | None:
    """The claim of the original that a pair states; where its sides lead to two, the one that tallies with its side."""
    left, right = found
    if left is None or right is None or left == right:
        return left or right
    tallies = [
        origin for side, origin, lang in zip(sides, found, langs, strict=False) if not _against(side, origin, (lang, langs[2]))
    ]
    return tallies[0] if len(tallies) == 1 else None


def _against(claim: AnyClaim | None, origin: AnyClaim | None, langs: tuple[str, str]) -> list[Finding]:
    """The findings on a claim and the original's that are more than notes."""
    if claim is None or origin is None:
        return []
    return [finding for finding in compare_claims(claim, origin, langs, READER)[1] if finding.severity != "note"]


def _wrong(
    kind: FindingKind,
    sides: tuple[AnyClaim | None, AnyClaim | None],
    origin: AnyClaim | None,
    against: Sequence[Sequence[Finding]],
) -> Side | None:
    """The side that differs from the original as a finding says, or at all; of a claim alone, who left it out or added it."""
    if None in sides:
        left_out: Side = "right" if sides[1] is None else "left"
        added: Side = "left" if sides[1] is None else "right"
        return left_out if origin else added
    differs = [any(finding.kind == kind for finding in side) for side in against]
    if not any(differs):
        differs = [bool(side) for side in against]
    if all(differs):
        return "both"
    return ("left" if differs[0] else "right") if any(differs) else None
