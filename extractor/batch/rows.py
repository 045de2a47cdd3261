"""The tables of claims and findings: their columns, and the rows that one report gives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from extractor.models import AnyClaim, Extraction, Finding, Pair, Report, exact
from extractor.printable import printable
from extractor.report.excerpt import ELLIPSIS
from extractor.report.wording import value_in_words

Column = Literal["text", "integer", "decimal"]
Row = dict[str, object]

#: Digits behind the point, and all digits, of a number that stands in a decimal column.
SCALE, PRECISION = 9, 38
# Characters of a snippet before the figure, and behind it.
_REACH = 120


def _columns(names: str) -> dict[str, Column]:
    """Read a list of columns; one of another type than text has it behind a colon.

    >>> _columns("pair line:integer")
    {'pair': 'text', 'line': 'integer'}
    """
    typed = [name.partition(":") for name in names.split()]
    return {name: _TYPES[kind] for name, _, kind in typed}


_TYPES: dict[str, Column] = {"": "text", "integer": "integer", "decimal": "decimal"}
CLAIMS = _columns(
    "pair line:integer side lang claim type text start:integer end:integer qualifier direction"
    " low:decimal high:decimal low_exact high_exact noun currency unit per edtf code"
    " convention alternatives:integer rule verdict counterpart"
)
FINDINGS = _columns(
    "pair line:integer left_lang right_lang left_claim right_claim type kind severity message left_value right_value"
    " left_low:decimal left_high:decimal right_low:decimal right_high:decimal power_of_ten:integer"
    " left_text right_text left_snippet right_snippet rule"
)


def claim_rows(name: str, line: int, report: Report) -> Iterator[Row]:
    """Yield a row for each claim of both versions, in text order."""
    verdicts = {("left", pair.left): (pair.verdict, pair.right) for pair in report.pairs}
    verdicts |= {("right", pair.right): (pair.verdict, pair.left) for pair in report.pairs}
    for side, extraction in (("left", report.left), ("right", report.right)):
        for claim in extraction.claims:
            verdict, counterpart = verdicts[side, claim.id]
            said = vars(claim).get  # a model takes long to say that it lacks a field
            low, high = said("low"), said("high")
            yield {
                "pair": name, "line": line, "side": side, "lang": extraction.article.lang, "claim": claim.id,
                "type": claim.type, "text": claim.text, "start": claim.start, "end": claim.end,
                "qualifier": claim.qualifier, "direction": claim.direction,
                "low": as_decimal(low), "high": as_decimal(high), "low_exact": low, "high_exact": high,
                "noun": said("noun"), "currency": said("currency"),
                "unit": said("unit"), "per": "/".join(said("per", ())) or None,
                "edtf": said("edtf"), "code": said("code"),
                "convention": claim.convention, "alternatives": len(claim.alternatives), "rule": claim.rule,
                "verdict": verdict, "counterpart": counterpart,
            }  # fmt: skip


def finding_rows(name: str, line: int, report: Report) -> Iterator[Row]:
    """Yield a row for each finding, in the order of the report."""
    if not any(pair.findings for pair in report.pairs):
        return
    left = {claim.id: claim for claim in report.left.claims}
    right = {claim.id: claim for claim in report.right.claims}
    for pair in report.pairs:
        for finding in pair.findings:
            one, other = left.get(pair.left or ""), right.get(pair.right or "")
            yield {
                "pair": name, "line": line,
                "left_lang": report.left.article.lang, "right_lang": report.right.article.lang,
                **_of_finding(pair, finding, one, other),
                "left_snippet": snippet(report.left, one), "right_snippet": snippet(report.right, other),
                "rule": finding.rule,
            }  # fmt: skip


def _of_finding(pair: Pair, finding: Finding, left: AnyClaim | None, right: AnyClaim | None) -> Row:
    """The cells that say what differs."""
    return {
        "left_claim": pair.left, "right_claim": pair.right, "type": (left or right).type,  # type: ignore[union-attr]
        "kind": finding.kind, "severity": finding.severity, "message": finding.message,
        "left_value": left and value_in_words(left), "right_value": right and value_in_words(right),
        "left_low": as_decimal(getattr(left, "low", None)), "left_high": as_decimal(getattr(left, "high", None)),
        "right_low": as_decimal(getattr(right, "low", None)), "right_high": as_decimal(getattr(right, "high", None)),
        "power_of_ten": power_of_ten(left, right) if finding.kind == "magnitude" else None,
        "left_text": left and left.text, "right_text": right and right.text,
    }  # fmt: skip


def as_decimal(number: str | None) -> Decimal | None:
    """Return an exact number of a claim as it fits a decimal column; None when it does not (thirds, thirty digits).

    >>> as_decimal("22.7"), as_decimal("2/3"), as_decimal("0.00000000001")
    (Decimal('22.7'), None, None)
    """
    if number is None or "/" in number:
        return None
    whole, _, decimals = number.partition(".")
    fits = len(decimals) <= SCALE and len(whole.lstrip("-")) <= PRECISION - SCALE
    return Decimal(number) if fits else None


def power_of_ten(left: AnyClaim | None, right: AnyClaim | None) -> int | None:
    """How many times ten the right number is, negative when it is smaller; None when the two are no such powers apart.

    >>> from extractor.models import OrdinalClaim
    >>> a, b = (OrdinalClaim(id="c1", text=n, start=0, end=len(n), low=n, high=n) for n in ("5", "5000"))
    >>> power_of_ten(a, b), power_of_ten(b, a)
    (3, -3)
    """
    low, other = getattr(left, "low", None), getattr(right, "low", None)
    if low is None or other is None or not exact(low) or not exact(other):
        return None
    factor = exact(other) / exact(low)
    for digits, sign in ((factor.numerator, 1), (factor.denominator, -1)):
        rest = factor.denominator if sign == 1 else factor.numerator
        zeros = len(str(digits)) - 1
        if rest == 1 and digits == 10**zeros:
            return sign * zeros
    return None


def snippet(extraction: Extraction, claim: AnyClaim | None) -> str | None:
    """Return the words around a claim, as far as its line goes, for a cell of a table.

    The whole sentence would be nicer, but finding it takes as long as all the rest of a row.
    """
    if claim is None:
        return None
    return printable(_before(extraction.text, claim.start) + claim.text + _after(extraction.text, claim.end)).strip()


def _before(text: str, start: int) -> str:
    """The end of what stands before a place on its line."""
    words = text[max(start - _REACH, 0) : start]
    whole = "\n" in words or start <= _REACH
    return words.rpartition("\n")[2] if whole else ELLIPSIS + words.partition(" ")[2]


def _after(text: str, end: int) -> str:
    """The beginning of what stands behind a place on its line."""
    words = text[end : end + _REACH]
    whole = "\n" in words or end + _REACH >= len(text)
    return words.partition("\n")[0] if whole else words.rpartition(" ")[0] + ELLIPSIS
