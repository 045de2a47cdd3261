"""The rules: one function for each way two claims can differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from extractor import languages
from extractor.compare.dates import compare_dates
from extractor.compare.sentences import Sentence
from extractor.compare.slips import slip
from extractor.compare.units import degrees, is_conversion, may_be_one_scale, ratio_of_units, same_temperature
from extractor.languages.nouns import concepts_in
from extractor.languages.shared import READER, UNITS
from extractor.models import (
    Claim,
    DateClaim,
    Finding,
    FindingKind,
    MeasureClaim,
    MoneyClaim,
    PercentClaim,
    QuantityClaim,
    RatioClaim,
    ReferenceClaim,
    Severity,
    exact,
)
from extractor.text import bare

_SEVERITIES: dict[FindingKind, Severity] = {
    "value": "error",
    "magnitude": "error",
    "currency": "error",
    "unit": "error",
    "date": "error",
    "range": "error",
    "direction": "error",
    "qualifier": "warning",
    "per": "warning",
    "format": "warning",
}
_SIDES = {"over": 1, "at_least": 1, "nearly": -1, "under": -1, "at_most": -1}
#: Durations: "a four-day week" says what "quatre jours par semaine" says.
_SPELLS = frozenset({"day", "hour", "week", "month", "year", "minute"})
#: What "apiece" never means.
_PIECE = "unit"
_PEOPLE = frozenset({
    "child", "employee", "family", "farmer", "guest", "household", "member", "passenger", "patient", "person", "student",
    "visitor", "worker",
})  # fmt: skip
_POINTS = "percentage-point"
_BELOW_ABOVE = frozenset({-1, 1})


@dataclass(frozen=True, slots=True)
class _Bounds:
    """One reading of a claim's number: its bounds, and the convention that gives it (None: plain)."""

    low: Fraction
    high: Fraction
    convention: str | None


def compare_claims(left: Claim, right: Claim, langs: tuple[str, str], ui_lang: str) -> tuple[bool, list[Finding]]:
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


def _finding(kind: FindingKind, rule: str, write: Sentence, severity: Severity | None = None) -> Finding:
    return Finding(kind=kind, severity=severity or _SEVERITIES[kind], message=write(kind, rule), rule=rule)


# -- dates and references


def _dates(left: DateClaim, right: DateClaim, write: Sentence) -> tuple[bool, list[Finding]]:
    relation = compare_dates(left, right)
    if relation == "equal":
        return True, []
    if relation == "equivalent":
        return False, []
    if relation in ("less precise", "relation on one side"):
        return False, [_finding("date", f"date: {relation}", write, "note")]
    named = slip(left, right) if relation == "other date" else None
    return False, [_finding("date", f"date: {named or relation}", write)]


def _references(left: ReferenceClaim, right: ReferenceClaim, write: Sentence) -> tuple[bool, list[Finding]]:
    a, b = bare(left.code), bare(right.code)
    if a == b:
        return True, []
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and not long[len(short)].isdigit():
        return False, []
    return False, [_finding("value", f"reference: {slip(left, right) or 'other number'}", write)]


def _unlike(left: Claim, right: Claim, write: Sentence) -> tuple[bool, list[Finding]]:
    """A date or reference against another type: equal digits are the same fact, anything else is a difference."""
    if _digits(left) & _digits(right):
        return False, []
    kind: FindingKind = "date" if "date" in (left.type, right.type) else "value"
    return False, [_finding(kind, "other type and value", write)]


def _digits(claim: Claim) -> set[str]:
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
    factor = _common_factor(left, right)
    findings: list[Finding] = []
    equal = False
    if _one_temperature(left, right) or _one_share(left, right):
        return False, []
    if factor is None:
        findings += _unit_findings(left, write)
        factor = Fraction(1)
    agreeing = _agreeing(left, right, factor, langs)
    if agreeing and isinstance(left, PercentClaim) and isinstance(right, PercentClaim) and _POINTS in {left.unit, right.unit}:
        findings += _point_findings(left, right, write)
    if agreeing:
        equal = factor == 1 and left.type == right.type
        findings += _reading_findings((left, right), agreeing, langs, write)
    elif not (factor != 1 and _rounds(left, right, factor)) and not findings:
        findings += _number_findings(left, right, factor, write)
    findings += _per_findings(left, right, write)
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


def _common_factor(left: QuantityClaim, right: QuantityClaim) -> Fraction | None:
    """What the left number is to be multiplied by to be counted as the right one; None where the units do not convert."""
    if isinstance(left, MoneyClaim) and isinstance(right, MoneyClaim):
        return Fraction(1) if left.currency == right.currency else None
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


def _unit_findings(left: QuantityClaim, write: Sentence) -> list[Finding]:
    """Another currency, or a unit that does not convert."""
    if isinstance(left, MoneyClaim):
        return [_finding("currency", "currency: other", write)]
    return [_finding("unit", "unit: other", write)]


def _point_findings(left: PercentClaim, right: PercentClaim, write: Sentence) -> list[Finding]:
    """Percentage points against a percentage: an editor must look which is meant."""
    return [] if left.unit == right.unit else [_finding("unit", "unit: percent or percentage points", write, "warning")]


def _all(claim: QuantityClaim) -> list[_Bounds]:
    """Every reading of a claim, the likely one first."""
    main = _Bounds(exact(claim.low), exact(claim.high), claim.convention)
    return [main, *(_Bounds(exact(other.low), exact(other.high), other.convention) for other in claim.alternatives)]


def _agreeing(
    left: QuantityClaim, right: QuantityClaim, factor: Fraction, langs: tuple[str, str]
) -> tuple[_Bounds, _Bounds] | None:
    """The likeliest readings of both sides that give equal numbers, of those a reader must reckon with."""
    sides = (_admissible(left, langs[0]), _admissible(right, langs[1]))
    choices = [(a, b, i + j) for i, a in enumerate(sides[0]) for j, b in enumerate(sides[1])]
    agreeing = [(a, b, rank) for a, b, rank in choices if a.low * factor == b.low and a.high * factor == b.high]
    if not agreeing:
        return None
    a, b, _ = min(agreeing, key=lambda choice: choice[2])
    return a, b


def _admissible(claim: QuantityClaim, lang: str) -> list[_Bounds]:
    """The likely reading, and those of the text's own language and of languages whose separators translators leave."""
    main, *others = _all(claim)
    copied = languages.load(lang).copies
    return [main, *(bounds for bounds in others if bounds.convention == lang or bounds.convention in copied)]


def _rounds(left: QuantityClaim, right: QuantityClaim, factor: Fraction) -> bool:
    """Whether a converted number is the other one within the rounding of the digits shown."""
    a, b = _all(left)[0], _all(right)[0]
    return is_conversion(a.low, b.low, factor) and is_conversion(a.high, b.high, factor)


def _reading_findings(
    claims: tuple[QuantityClaim, QuantityClaim], agreeing: tuple[_Bounds, _Bounds], langs: tuple[str, str], write: Sentence
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
            found.append(_finding("magnitude", "magnitude: false friend", write))
        elif convention not in languages.load(lang).tolerates:
            # A number with one reading only is plain to every reader; where there are two, an editor must choose.
            severity: Severity = "warning" if claim.alternatives else "note"
            found.append(_finding("format", "format: separators of another language", write, severity))
    return found


def _is_false_friend(claim: QuantityClaim, lang: str, convention: str) -> bool:
    """Whether a claim's other reading comes from a scale word that means another power of ten elsewhere (billion)."""
    mistaken = languages.load(lang).numbers.mistaken_scales
    words = claim.text.casefold().replace("-", " ").split()
    return any(mistaken[word][1] == convention for word in words if word in mistaken)


def _number_findings(left: QuantityClaim, right: QuantityClaim, factor: Fraction, write: Sentence) -> list[Finding]:
    """Different numbers: by a power of ten, in one bound of a range, or simply different."""
    a, b = _all(left)[0], _all(right)[0]
    low, high = a.low * factor, a.high * factor
    power = _power_of_ten(low, b.low)
    if factor != 1:
        return [_finding("unit", "unit: converts to another number", write)]
    if power and power == _power_of_ten(high, b.high):
        return [_finding("magnitude", "magnitude: power of ten", write)]
    if (low == high) != (b.low == b.high) or (low != high and (low == b.low) != (high == b.high)):
        return [_finding("range", "range: other bound", write)]
    return [_finding("value", f"value: {slip(left, right) or 'other number'}", write)]


def _power_of_ten(a: Fraction, b: Fraction) -> int:
    """The power of ten between two numbers, or 0 where there is none."""
    if a <= 0 or b <= 0 or a == b:
        return 0
    quotient = b / a if b > a else a / b
    power = len(str(quotient.numerator)) - 1
    return power if quotient == Fraction(10) ** power else 0


def _per_findings(left: QuantityClaim, right: QuantityClaim, write: Sentence) -> list[Finding]:
    """Other denominators, or denominators on one side only."""
    a, b = getattr(left, "per", None), getattr(right, "per", None)
    if a is None or b is None:
        return []
    meant = [_concepts(name, write.langs[0]) for name in a], [_concepts(name, write.langs[1]) for name in b]
    forth, back = _covers(*meant), _covers(*reversed(meant))
    if forth and back:
        return []
    if write.langs[0] != write.langs[1] and all(map(_is_unknown, _strays(*meant) + _strays(*reversed(meant)))):
        return [_finding("per", "per: other denominator" if a and b else "per: denominator on one side", write, "note")]
    if a and b and not forth and not back:
        return [_finding("per", "per: other denominator", write, "error")]
    spell: Severity = "note" if isinstance(left, MeasureClaim) and left.unit in _SPELLS else "warning"
    return [_finding("per", "per: denominator on one side", write, spell)]


def _covers(names: Sequence[set[str]], others: Sequence[set[str]]) -> bool:
    """Whether each of some denominators is one of the others."""
    return all(any(name & other or _is_piece(name, other) for other in others) for name in names)


def _is_piece(name: set[str], other: set[str]) -> bool:
    """Whether one of two denominators is what is sold, whatever that is, and the other no measure: apiece and per share."""
    measured = UNITS.keys() | _PEOPLE
    return any(_PIECE in one and not two & measured for one, two in ((name, other), (other, name)))


def _strays(names: Sequence[set[str]], others: Sequence[set[str]]) -> list[set[str]]:
    """The denominators that are none of the others."""
    return [name for name in names if not _covers([name], others)]


def _is_unknown(meant: set[str]) -> bool:
    """Whether a denominator is a word that no table knows, so that nobody can say what it is in another language."""
    return len(meant) == 1 and not meant & _known_denominators()


@cache
def _known_denominators() -> frozenset[str]:
    """The denominators that the packs know by name."""
    return frozenset(name for code in languages.codes() for name in languages.load(code).denominators.values())


def _concepts(name: str, lang: str) -> set[str]:
    """A denominator with what it means in the table of nouns: company, firm, doanh nghiệp."""
    known = name in languages.load(lang).denominators.values()
    return {name} | concepts_in(name.replace("-", " ").split(), READER if known else lang)


def _direction_findings(left: QuantityClaim, right: QuantityClaim, write: Sentence) -> list[Finding]:
    """Rise against fall."""
    if left.direction and right.direction and left.direction != right.direction:
        return [_finding("direction", "direction: rise against fall", write)]
    return []


def _qualifier_findings(left: QuantityClaim, right: QuantityClaim, write: Sentence) -> list[Finding]:
    """Hedges that put the number on different sides; a hedge on one side only is a note."""
    a, b = _SIDES.get(left.qualifier or "", 0), _SIDES.get(right.qualifier or "", 0)
    if {a, b} == _BELOW_ABOVE:
        return [_finding("qualifier", "qualifier: opposite hedges", write)]
    if a != b and (left.qualifier is None or right.qualifier is None):
        return [_finding("qualifier", "qualifier: hedged on one side", write, "note")]
    return []
