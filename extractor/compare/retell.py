"""A report told again in another language."""

from __future__ import annotations

from extractor.compare.rates import beside
from extractor.compare.sentences import Sentence
from extractor.models import Report


def retold(report: Report, ui_lang: str) -> Report:
    """Tell the findings of a report in another language, from their rules and the claims they are about.

    In: a report, stored or new. Out: the same report, its messages anew; no other field changes.
    """
    langs = report.left.article.lang, report.right.article.lang
    lefts = {claim.id: claim for claim in report.left.claims}
    rights = {claim.id: claim for claim in report.right.claims}
    sources = {claim.id: claim for claim in report.source.claims} if report.source else {}
    before = [{key: amounts[0] for key, amounts in beside(side.claims).items()} for side in (report.left, report.right)]
    pairs = []
    for pair in report.pairs:
        left, right = pair.left or "", pair.right or ""
        amounts = before[0].get(left), before[1].get(right)
        tell = Sentence(lefts.get(left), rights.get(right), langs, ui_lang, sources.get(pair.source or ""), amounts)
        told = tuple(
            finding.model_copy(update={"message": tell(finding.kind, finding.rule, finding.wrong)}) for finding in pair.findings
        )
        pairs.append(pair.model_copy(update={"findings": told}) if told else pair)
    return report.model_copy(update={"pairs": tuple(pairs)})
