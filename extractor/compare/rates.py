"""Amounts side by side in one text in two currencies: "543 trillion VND (21.4 billion USD)" against an expected rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from extractor.compare.judge import summed
from extractor.compare.sentences import RATES, Sentence
from extractor.models import Claim, Finding, MoneyClaim, Pair, Report, exact
from extractor.settings import Settings

#: How many characters may stand between two amounts: " (over ", " (equivalent to ".
_BESIDE = 16
#: An amount, and the one behind it.
Amounts = tuple[MoneyClaim, MoneyClaim]


def check_rates(report: Report, settings: Settings, *, ui_lang: str) -> Report:
    """Warn of amounts that a text sets side by side though they are not worth the same.

    In: a report, and settings with expected `rates`. Out: the report with a warning on the pair of the second amount,
    where the two are farther from their rate than the tolerance.
    """
    if not settings.rates:
        return report
    sides = beside(report.left.claims), beside(report.right.claims)
    langs = report.left.article.lang, report.right.article.lang
    pairs = []
    for pair in report.pairs:
        both = sides[0].get(pair.left or ""), sides[1].get(pair.right or "")
        off = next((side for side, amounts in enumerate(both) if amounts and _is_off(*amounts, settings)), None)
        pairs.append(pair if off is None else _warned(pair, both, off, langs, ui_lang))
    return summed(report.left, report.right, pairs, source=report.source)


def _warned(pair: Pair, both: tuple[Amounts | None, Amounts | None], side: int, langs: tuple[str, str], ui_lang: str) -> Pair:
    """A pair with a warning of the amounts on one side."""
    others, claims = (tuple(amounts and amounts[place] for amounts in both) for place in (0, 1))
    tell = Sentence(claims[0], claims[1], langs, ui_lang, beside=(others[0], others[1]))
    message = tell("currency", RATES[side])
    finding = Finding(kind="currency", severity="warning", message=message, rule=RATES[side])
    return pair.model_copy(update={"verdict": "mismatch", "findings": (*pair.findings, finding)})


def beside(claims: Sequence[Claim]) -> Mapping[str, Amounts]:
    """Amounts that stand right behind one in another currency: both, by the id of the second."""
    return {
        second.id: (first, second)
        for first, second in pairwise(claims)
        if isinstance(first, MoneyClaim)
        and isinstance(second, MoneyClaim)
        and first.currency != second.currency
        and first.per == second.per
        and second.start - first.end <= _BESIDE
        and min(exact(first.low), exact(second.low)) > 0
    }


def _is_off(first: MoneyClaim, second: MoneyClaim, settings: Settings) -> bool:
    """Whether two amounts are farther from their expected rate than the tolerance, in one of their bounds."""
    rate = _rate(first.currency, second.currency, settings)
    if rate is None:
        return False
    limit = 1 + Fraction(settings.rate_tolerance)
    bounds = ((exact(first.low) * rate, exact(second.low)), (exact(first.high) * rate, exact(second.high)))
    return any(max(a, b) > limit * min(a, b) for a, b in bounds)


def _rate(one: str, other: str, settings: Settings) -> Fraction | None:
    """What one unit of a currency is worth in another, by the settings; None where they do not say."""
    if f"{one}_{other}" in settings.rates:
        return Fraction(settings.rates[f"{one}_{other}"])
    if f"{other}_{one}" in settings.rates:
        return 1 / Fraction(settings.rates[f"{other}_{one}"])
    return None
