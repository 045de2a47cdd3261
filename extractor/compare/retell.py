"""A report told again in another language."""

from __future__ import annotations

from extractor.compare.rates import beside
from extractor.compare.sentences import Sentence
from extractor.models import Finding, Pair, Report


class Teller:
    """Tells the findings of a report in a language, from their rules and the claims they are about."""

    def __init__(self, report: Report, ui_lang: str) -> None:
        self._lang = ui_lang
        self._langs = report.left.article.lang, report.right.article.lang
        self._lefts, self._rights = ({claim.id: claim for claim in side.claims} for side in (report.left, report.right))
        self._sources = {claim.id: claim for claim in report.source.claims} if report.source else {}
        self._before = [
            {key: amounts[0] for key, amounts in beside(side.claims).items()} for side in (report.left, report.right)
        ]

    def tell(self, pair: Pair, finding: Finding) -> Finding:
        """The same finding of a pair, its message anew."""
        left, right = pair.left or "", pair.right or ""
        amounts = self._before[0].get(left), self._before[1].get(right)
        source = self._sources.get(pair.source or "")
        say = Sentence(self._lefts.get(left), self._rights.get(right), self._langs, self._lang, source, amounts)
        return finding.model_copy(update={"message": say(finding.kind, finding.rule, finding.wrong)})


def retold(report: Report, ui_lang: str) -> Report:
    """Tell the findings of a report in another language.

    In: a report, stored or new. Out: the same report, its messages anew; no other field changes.
    """
    teller = Teller(report, ui_lang)
    pairs = (
        pair.model_copy(update={"findings": tuple(teller.tell(pair, finding) for finding in pair.findings)})
        if pair.findings
        else pair
        for pair in report.pairs
    )
    return report.model_copy(update={"pairs": tuple(pairs)})
