"""The numbers of two claims under every reading a reader must reckon with: whether some agree, and how they differ."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from extractor import languages
from extractor.compare.findings import finding
from extractor.compare.sentences import Sentence
from extractor.compare.slips import slip
from extractor.compare.units import is_conversion
from extractor.models import Finding, QuantityClaim, Severity, exact


class Bounds(NamedTuple):
    """One reading of a claim's number: its bounds, and the convention that gives it (None: plain)."""

    low: Fraction
    high: Fraction
    convention: str | None


def _main(claim: QuantityClaim) -> Bounds:
    """The likely reading of a claim."""
    return Bounds(exact(claim.low), exact(claim.high), claim.convention)


def _readings(claim: QuantityClaim) -> list[Bounds]:
    """Every reading of a claim, the likely one first."""
    return [_main(claim), *(Bounds(exact(other.low), exact(other.high), other.convention) for other in claim.alternatives)]


def agreeing_readings(
    left: QuantityClaim, right: QuantityClaim, factor: Fraction, langs: tuple[str, str]
) -> tuple[Bounds, Bounds] | None:
    """The likeliest readings of both sides that give equal numbers, of those a reader must reckon with.

    A number copied with another unit stays a difference: 640,000 tonnes are not 640.000 kg, however the point is read.
    """
    if factor != 1 and (left.low, left.high) == (right.low, right.high):
        return None
    if factor == 1 and not left.alternatives and not right.alternatives:
        only, other = _main(left), _main(right)
        return (only, other) if only.low == other.low and only.high == other.high else None
    sides = (_admissible(left, langs[0]), _admissible(right, langs[1]))
    choices = [(a, b, i + j) for i, a in enumerate(sides[0]) for j, b in enumerate(sides[1])]
    agreeing = [(a, b, rank) for a, b, rank in choices if a.low * factor == b.low and a.high * factor == b.high]
    if not agreeing:
        return None
    a, b, _ = min(agreeing, key=lambda choice: choice[2])
    return a, b


def _admissible(claim: QuantityClaim, lang: str) -> list[Bounds]:
    """The likely reading, and those of the text's own language and of languages whose separators translators leave."""
    main, *others = _readings(claim)
    copied = languages.load(lang).copies
    return [main, *(bounds for bounds in others if bounds.convention == lang or bounds.convention in copied)]


def rounds(left: QuantityClaim, right: QuantityClaim, factor: Fraction) -> bool:
    """Whether a converted number is the other one within the rounding of the digits shown."""
    a, b = _main(left), _main(right)
    return is_conversion(a.low, b.low, factor) and is_conversion(a.high, b.high, factor)


def reading_findings(
    claims: tuple[QuantityClaim, QuantityClaim], agreeing: tuple[Bounds, Bounds], langs: tuple[str, str], write: Sentence
) -> list[Finding]:
    """A number that tallies only when it is read as another language would: its separators, or a false friend."""
    found: list[Finding] = []
    if langs[0] == langs[1] and agreeing[0].convention == agreeing[1].convention:
        return found
    for claim, bounds, lang in zip(claims, agreeing, langs, strict=True):
        convention = bounds.convention
        if not convention or convention == lang:
            continue
        if _is_false_friend(claim, lang, convention):
            found.append(finding("magnitude", "magnitude: false friend", write))
        elif convention not in languages.load(lang).tolerates:
            # A number with one reading only is plain to every reader; where there are two, an editor must choose.
            severity: Severity = "warning" if claim.alternatives else "note"
            found.append(finding("format", "format: separators of another language", write, severity))
    return found


def _is_false_friend(claim: QuantityClaim, lang: str, convention: str) -> bool:
    """Whether a claim's other reading comes from a scale word that means another power of ten elsewhere (billion)."""
    mistaken = languages.load(lang).numbers.mistaken_scales
    words = claim.text.casefold().replace("-", " ").split()
    return any(mistaken[word][1] == convention for word in words if word in mistaken)


def number_findings(left: QuantityClaim, right: QuantityClaim, factor: Fraction, write: Sentence) -> list[Finding]:
    """Different numbers: by a power of ten, in one bound of a range, or simply different."""
    a, b = _main(left), _main(right)
    if factor != 1:
        return [finding("unit", "unit: converts to another number", write)]
    low, high = a.low, a.high
    power = _power_of_ten(low, b.low)
    if power and power == _power_of_ten(high, b.high):
        return [finding("magnitude", "magnitude: power of ten", write)]
    if (low == high) != (b.low == b.high) or (low != high and (low == b.low) != (high == b.high)):
        return [finding("range", "range: other bound", write)]
    return [finding("value", f"value: {slip(left, right) or 'other number'}", write)]


def _power_of_ten(a: Fraction, b: Fraction) -> int:
    """The power of ten between two numbers, or 0 where there is none."""
    small, large = sorted((a.numerator * b.denominator, b.numerator * a.denominator))
    if small <= 0 or small == large or large % small:
        return 0
    quotient = large // small
    power = len(str(quotient)) - 1
    return power if quotient == 10**power else 0
