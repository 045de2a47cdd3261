"""The rules: one function for each way two claims can differ."""

from __future__ import annotations

from fractions import Fraction

from extractor.compare.dates import compare_dates
from extractor.compare.denominators import per_findings
from extractor.compare.findings import finding
from extractor.compare.numbers import agreeing_readings, number_findings, reading_findings, rounds
from extractor.compare.sentences import Sentence
from extractor.compare.slips import slip
from extractor.compare.units import degrees, may_be_one_scale, ratio_of_units, same_temperature
from extractor.languages.shared import CENT_CURRENCIES
from extractor.models import (
    CENTS_RULE,
    SIDES_RULE,
    AnyClaim,
    DateClaim,
    Finding,
    FindingKind,
    MeasureClaim,
    MoneyClaim,
    PercentClaim,
    QuantityClaim,
    RatioClaim,
    ReferenceClaim,
    clock_seconds,
    exact,
    first_months,
)
from extractor.text import bare

_POINTS = "percentage-point"
#: The side of the number said on which a hedge puts the true one.
_SIDES = {"over": 1, "at_least": 1, "nearly": -1, "under": -1, "at_most": -1}
_BELOW_ABOVE = frozenset({-1, 1})


def compare_claims(left: AnyClaim, right: AnyClaim, langs: tuple[str, str], ui_lang: str) -> tuple[bool, list[Finding]]:
    """Compare two claims that were paired; the findings are told in the language `ui_lang`.

    Out: whether their normalised values are equal, and the findings. No finding and unequal values: the same fact in
    another unit, type or calendar form.
    """
    write = Sentence(left, right, langs, ui_lang)
    if isinstance(left, DateClaim) and isinstance(right, DateClaim):
        return _dates(left, right, write)
    if isinstance(left, ReferenceClaim) and isinstance(right, ReferenceClaim):
        return _references(left, right, write)
    if isinstance(left, DateClaim | ReferenceClaim) or isinstance(right, DateClaim | ReferenceClaim):
        return _unlike(left, right, write)
    return _quantities(left, right, langs, write)


# -- dates and references


def _dates(left: DateClaim, right: DateClaim, write: Sentence) -> tuple[bool, list[Finding]]:
    relation = compare_dates(left, right)
    if relation == "equal":
        return True, []
    if relation == "equivalent":
        return False, []
    if relation in ("less precise", "relation on one side"):
        return False, [finding("date", f"date: {relation}", write, "note")]
    named = slip(left, right) if relation == "other date" else None
    return False, [finding("date", f"date: {named or relation}", write)]


def _references(left: ReferenceClaim, right: ReferenceClaim, write: Sentence) -> tuple[bool, list[Finding]]:
    a, b = bare(left.code), bare(right.code)
    if a == b:
        return True, []
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and not long[len(short)].isdigit():
        return False, []
    return False, [finding("value", f"reference: {slip(left, right) or 'other number'}", write)]


def _unlike(left: AnyClaim, right: AnyClaim, write: Sentence) -> tuple[bool, list[Finding]]:
    """A date or reference against another type: equal digits are the same fact, anything else is a difference."""
    if _digits(left) & _digits(right) or _is_duration(left, right) or _is_duration(right, left):
        return False, []
    kind: FindingKind = "date" if "date" in (left.type, right.type) else "value"
    return False, [finding(kind, "other type and value", write)]


def _is_duration(date: AnyClaim, other: AnyClaim) -> bool:
    """Whether a date tells how long something took.

    Hours and minutes that look like a clock time, "2h17" and 137 minutes; months from the first on, "11 tháng".
    """
    if not isinstance(date, DateClaim) or not isinstance(other, MeasureClaim) or other.low != other.high:
        return False
    months = first_months(date.edtf)
    factor = ratio_of_units(other.unit, "month" if months else "second")
    return factor is not None and exact(other.low) * factor == (months or clock_seconds(date.edtf))


def _digits(claim: AnyClaim) -> set[str]:
    """The numbers a claim of any type can be said to hold."""
    if isinstance(claim, DateClaim):
        return {part.lstrip("0") for part in claim.edtf.replace("/", "-").replace(":", "-").replace("T", "").split("-")}
    if isinstance(claim, ReferenceClaim):
        return {claim.code.split("/")[0].casefold()}
    return {claim.low, claim.high}


# -- quantities


def _quantities(
    left: QuantityClaim, right: QuantityClaim, langs: tuple[str, str], write: Sentence
) -> tuple[bool, list[Finding]]:
    if _one_temperature(left, right) or _one_share(left, right):
        return False, []
    if _is_turned(left, right):
        return False, [finding("value", "value: sides of the ratio exchanged", write, "note")]
    factor, equal = _common_factor(left, right), False
    findings: list[Finding] = []
    if factor is None:
        findings += _unit_findings(left, write)
        factor = Fraction(1)
    agreeing = agreeing_readings(left, right, factor, langs)
    if agreeing and isinstance(left, PercentClaim) and isinstance(right, PercentClaim) and _POINTS in {left.unit, right.unit}:
        findings += _point_findings(left, right, write)
    if agreeing:
        equal = factor == 1 and left.type == right.type and not _are_two_currencies(left, right)
        findings += reading_findings((left, right), agreeing, langs, write)
    elif not (factor != 1 and rounds(left, right, factor)) and not findings:
        findings += number_findings(left, right, factor, write)
    findings += per_findings(left, right, write)
    findings += _direction_findings(left, right, write)
    findings += _qualifier_findings(left, right, write)
    return equal, findings


def _one_temperature(left: QuantityClaim, right: QuantityClaim) -> bool:
    """Whether both are one temperature in two scales; the unit may be left out on one side ("in the 80s")."""
    units = degrees(left), degrees(right)
    if left.low == right.low or None in units or left.type == right.type == "count":
        return False
    bounds = ((left.low, right.low), (left.high, right.high))
    return all(same_temperature(exact(a), units[0] or "", exact(b), units[1] or "") for a, b in bounds)


def _one_share(left: QuantityClaim, right: QuantityClaim) -> bool:
    """Whether one side says "one in five", of which five is the claim, and the other a fifth."""
    if {left.type, right.type} != {"count", "ratio"} or left.low != left.high or right.low != right.high:
        return False
    return exact(left.low) * exact(right.low) == 1 and exact(left.low) != 1


def _is_turned(left: QuantityClaim, right: QuantityClaim) -> bool:
    """Whether two ratios have the same sides in another order: "1-for-10" and "10:1"."""
    return left.rule == right.rule == SIDES_RULE and exact(left.low) * exact(right.low) == 1


def _common_factor(left: QuantityClaim, right: QuantityClaim) -> Fraction | None:
    """What the left number is to be multiplied by to be counted as the right one; None where the units do not convert."""
    if isinstance(left, MoneyClaim) and isinstance(right, MoneyClaim):
        return Fraction(1) if left.currency == right.currency or _may_be_one_cent(left, right) else None
    if isinstance(left, MeasureClaim) and isinstance(right, MeasureClaim):
        one = left.unit == right.unit or may_be_one_scale(left.unit, right.unit)
        return Fraction(1) if one else ratio_of_units(left.unit, right.unit)
    if isinstance(left, PercentClaim) and isinstance(right, PercentClaim):
        tens = {"percent": 0, "percentage-point": 0, "permille": 1}
        return Fraction(10) ** (tens[right.unit] - tens[left.unit])
    if isinstance(left, PercentClaim) and isinstance(right, RatioClaim):
        return Fraction(1, 100)
    if isinstance(left, RatioClaim) and isinstance(right, PercentClaim):
        return Fraction(100)
    return Fraction(1)


def _may_be_one_cent(left: MoneyClaim, right: MoneyClaim) -> bool:
    """Whether two currencies may be one, because one text says only cents, which are those of several."""
    return CENTS_RULE in (left.rule, right.rule) and {left.currency, right.currency} <= CENT_CURRENCIES


def _are_two_currencies(left: QuantityClaim, right: QuantityClaim) -> bool:
    """Whether both are money, of different currencies."""
    return isinstance(left, MoneyClaim) and isinstance(right, MoneyClaim) and left.currency != right.currency


def _unit_findings(left: QuantityClaim, write: Sentence) -> list[Finding]:
    """Another currency, or a unit that does not convert."""
    if isinstance(left, MoneyClaim):
        return [finding("currency", "currency: other", write)]
    return [finding("unit", "unit: other", write)]


def _point_findings(left: PercentClaim, right: PercentClaim, write: Sentence) -> list[Finding]:
    """Percentage points against a percentage: an editor must look which is meant."""
    return [] if left.unit == right.unit else [finding("unit", "unit: percent or percentage points", write, "warning")]


def _direction_findings(left: QuantityClaim, right: QuantityClaim, write: Sentence) -> list[Finding]:
    """Rise against fall."""
    if left.direction and right.direction and left.direction != right.direction:
        return [finding("direction", "direction: rise against fall", write)]
    return []


def _qualifier_findings(left: QuantityClaim, right: QuantityClaim, write: Sentence) -> list[Finding]:
    """Hedges that put the number on different sides; a hedge on one side only is a note."""
    a, b = _SIDES.get(left.qualifier or "", 0), _SIDES.get(right.qualifier or "", 0)
    if {a, b} == _BELOW_ABOVE:
        return [finding("qualifier", "qualifier: opposite hedges", write)]
    if a != b and (left.qualifier is None or right.qualifier is None):
        return [finding("qualifier", "qualifier: hedged on one side", write, "note")]
    return []
