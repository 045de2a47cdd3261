"""Judge pairs of claims and sum up the report."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Literal

from extractor.compare.denominators import ONE_SIDED_RATE
from extractor.compare.disguise import disguises
from extractor.compare.findings import make_finding
from extractor.compare.missing import is_restated, is_slight
from extractor.compare.rules import compare_claims
from extractor.compare.sentences import Sentence
from extractor.compare.shares import told_in_two
from extractor.languages.shared import READER
from extractor.models import SCHEMA_VERSION, AnyClaim, Extraction, Finding, Pair, PairVerdict, Report, Summary, unchecked


def report(
    left: Extraction,
    right: Extraction,
    pairs: Sequence[tuple[int | None, int | None]],
    stated: Container[tuple[int | None, int | None]] = (),
    *,
    ui_lang: str = READER,
) -> Report:
    """Compare the paired claims of two extractions.

    In: the extractions, index pairs into their claims, those of the pairs of which one version states in passing what the
    other's claim says (`unclaimed.stated`), and the language to tell findings in. Out: the `Report`; its verdict is
    `differ` when any finding is an error or a warning.
    """
    langs = left.article.lang, right.article.lang
    shares = told_in_two(left, right, pairs)
    judged = tuple(
        _pair(left.claims[i], right.claims[j], "equivalent", ())
        if i is not None and j is not None and shares.get((i, j))
        else _judge(
            None if i is None else left.claims[i],
            None if j is None else right.claims[j],
            langs,
            ui_lang,
            excuse=_excuse(left, right, (i, j), stated, shares) if i is None or j is None else None,
            told=(i, j) in stated,
        )
        for i, j in pairs
    )
    masks = disguises(left), disguises(right)
    if any(masks):
        sides = ({claim.id: claim for claim in left.claims}, {claim.id: claim for claim in right.claims})
        judged = tuple(_unmasked(pair, sides, langs, masks, ui_lang) for pair in judged)
    return summed(left, right, judged)


def summed(
    left: Extraction, right: Extraction, pairs: Sequence[Pair], *, source: Extraction | None = None, hidden: int = 0
) -> Report:
    """Count what judged pairs say, and give the verdict."""
    severities = [finding.severity for pair in pairs for finding in pair.findings]
    verdicts = [pair.verdict for pair in pairs]
    errors, warnings = severities.count("error"), severities.count("warning")
    counts = {
        "claims_left": len(left.claims), "claims_right": len(right.claims), "agree": verdicts.count("agree"),
        "equivalent": verdicts.count("equivalent"), "mismatch": verdicts.count("mismatch"),
        "missing": verdicts.count("missing"), "errors": errors, "warnings": warnings, "notes": severities.count("note"),
        "hidden": hidden,
    }  # fmt: skip
    verdict: Literal["tally", "differ"] = "differ" if errors + warnings > 0 else "tally"
    fields = {
        "schema_version": SCHEMA_VERSION, "left": left, "right": right, "verdict": verdict, "pairs": tuple(pairs),
        "summary": unchecked(Summary, counts), "source": source,
    }  # fmt: skip
    return unchecked(Report, fields)


def _excuse(
    left: Extraction,
    right: Extraction,
    pair: tuple[int | None, int | None],
    stated: Container[tuple[int | None, int | None]],
    shares: Container[tuple[int | None, int | None]],
) -> str | None:
    """Why a good translation may lack the counterpart of a claim, or None."""
    i, j = pair
    side, index = (left, i) if i is not None else (right, j or 0)
    if pair in shares or is_restated(side.claims, index):
        return "restates its neighbour"
    if pair in stated:
        return "the number is stated in passing"
    return "small or relative" if is_slight(side.claims[index], side.article.lang) else None


def _as_note(finding: Finding) -> Finding:
    """A finding that needs no editor."""
    return finding.model_copy(update={"severity": "note"})


def _unmasked(
    pair: Pair,
    sides: tuple[dict[str, AnyClaim], dict[str, AnyClaim]],
    langs: tuple[str, str],
    masks: tuple[dict[str, str], dict[str, str]],
    ui_lang: str,
) -> Pair:
    """Add the findings about figures that are not what a reader sees."""
    found = [
        (masked[name], side)
        for masked, name, side in ((masks[0], pair.left, "left"), (masks[1], pair.right, "right"))
        if name in masked
    ]
    if not found:
        return pair
    tell = Sentence(sides[0].get(pair.left or ""), sides[1].get(pair.right or ""), langs, ui_lang)
    findings = [make_finding("format", "warning", tell("format", f"{rule}, {side}"), f"{rule}, {side}") for rule, side in found]
    verdict: PairVerdict = "missing" if pair.verdict == "missing" else "mismatch"
    return pair.model_copy(update={"verdict": verdict, "findings": (*pair.findings, *findings)})


def _judge(
    left: AnyClaim | None, right: AnyClaim | None, langs: tuple[str, str], ui_lang: str, *, excuse: str | None, told: bool
) -> Pair:
    """The verdict on one pair."""
    if left is None or right is None:
        claim = left or right
        assert claim is not None
        rule = f"no counterpart: {excuse}" if excuse else "no counterpart"
        message = Sentence(left, right, langs, ui_lang)("missing", rule)
        return _pair(left, right, "missing", [make_finding("missing", "note" if excuse else "warning", message, rule)])
    equal, findings = compare_claims(left, right, langs, ui_lang)
    if told:
        findings = [_as_note(finding) if finding.rule == ONE_SIDED_RATE else finding for finding in findings]
    verdict: PairVerdict = "agree" if equal else "equivalent"
    if any(finding.severity != "note" for finding in findings):
        verdict = "mismatch"
    return _pair(left, right, verdict, findings)


def _pair(left: AnyClaim | None, right: AnyClaim | None, verdict: PairVerdict, findings: Sequence[Finding]) -> Pair:
    """A judged pair; there may be tens of thousands."""
    fields = {"left": left and left.id, "right": right and right.id, "verdict": verdict, "findings": tuple(findings)}
    return unchecked(Pair, fields | {"unit": None, "source": None})
