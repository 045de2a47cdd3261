"""Figures as the reader writes them: exact, long numbers with a scale word, units and currencies named."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache, lru_cache

from babel.numbers import format_decimal

from extractor import languages
from extractor.messages import N_, say
from extractor.messages.dates import date_in, locale_of, ordinal_in
from extractor.models import (
    AnyClaim,
    PercentClaim,
    exact,
    spell,
)

#: Powers of ten that may be said in a word, and the most decimals that may stand before it.
_SCALES = (12, 9, 6)
_DECIMALS = 3
_HEDGES = {
    "about": N_("about {figure}"),
    "nearly": N_("nearly {figure}"),
    "over": N_("more than {figure}"),
    "under": N_("less than {figure}"),
    "at_least": N_("at least {figure}"),
    "at_most": N_("at most {figure}"),
}
#: Denominators that claims name in English; any other is named as the article does.
_DENOMINATORS = {
    name: name
    for name in (
        N_("year"), N_("quarter"), N_("month"), N_("week"), N_("day"), N_("hour"), N_("minute"), N_("second"), N_("person"),
        N_("household"), N_("family"), N_("worker"), N_("cooperative"), N_("company"), N_("hectare"), N_("kilogram"),
        N_("tonne"), N_("liter"), N_("meter"), N_("square-meter"), N_("cubic-meter"), N_("kilometer"), N_("kilowatt-hour"),
        N_("barrel"), N_("night"), N_("share"), N_("student"), N_("case"), N_("capita"),
    )
}  # fmt: skip
#: Units that CLDR lacks.
_ADDED_UNITS = {"sao": N_("{number} sao"), "mau": N_("{number} mau"), "ta": N_("{number} ta")}


def figure_in(lang: str, claim: AnyClaim, *, hedged: bool = False, per: bool = False) -> str:
    r"""Say what a claim states; on demand with its hedge, and with its denominators.

    >>> from extractor.models import MoneyClaim
    >>> money = MoneyClaim(id="c1", text="", start=0, end=0, low="1350000000", high="1350000000", currency="VND",
    ...                    per=("year",), qualifier="nearly")
    >>> figure_in("en", money), figure_in("fr", money, hedged=True), figure_in("vi", money, per=True)
    ('1.35 billion VND', 'près de 1,35 milliard de VND', '1,35 tỷ VND/năm')
    """
    said = _bare(lang, claim)
    if per:
        for name in getattr(claim, "per", ()):
            denominator = say(lang, _DENOMINATORS[name]) if name in _DENOMINATORS else name
            said = say(lang, "{figure} per {denominator}", figure=said, denominator=denominator)
    if hedged and claim.qualifier:
        said = say(lang, _HEDGES[claim.qualifier], figure=said)
    return said


def _bare(lang: str, claim: AnyClaim) -> str:
    """Say a claim's value with its unit."""
    match claim.type:
        case "date":
            return date_in(lang, claim.edtf)
        case "reference":
            return say(lang, "number {code}", code=claim.code)
        case "percent":
            return _percent(lang, claim)
        case "measure":
            return unit_in(lang, _span(lang, claim.low, claim.high), claim.unit, exact(claim.high))
        case "money":
            span = _span(lang, claim.low, claim.high)
            if _scaled(lang, exact(claim.high)):
                return say(lang, "{scaled} {currency}", scaled=span, currency=claim.currency)
            return say(lang, "{number} {currency}", number=span, currency=claim.currency)
        case "ordinal" if "/" not in claim.low + claim.high and "." not in claim.low + claim.high:
            low, high = (ordinal_in(lang, int(bound)) for bound in (claim.low, claim.high))
            return low if low == high else say(lang, "{start} to {end}", start=low, end=high)
        case "ratio" if exact(claim.low) > 1:
            return say(lang, "{number} times", number=_span(lang, claim.low, claim.high))
        case "ratio" | "count" | "ordinal":
            return _span(lang, claim.low, claim.high)


def _span(lang: str, low: str, high: str) -> str:
    """Say a number, or both bounds of a range."""
    if low == high:
        return number_in(lang, exact(low))
    return say(lang, "{start} to {end}", start=number_in(lang, exact(low)), end=number_in(lang, exact(high)))


def number_in(lang: str, value: Fraction) -> str:
    r"""Say an exact number: its digits grouped, or a scale word behind few digits; a fraction as p/q.

    >>> number_in("en", Fraction(206_000_000_000)), number_in("fr", Fraction(2_475_000_000_000))
    ('206 billion', '2\u202f475 milliards')
    >>> number_in("vi", Fraction("1234567.25")), number_in("en", Fraction(1_234_567_891))
    ('1.234.567,25', '1,234,567,891')
    """
    scaled = _scaled(lang, value)
    if scaled:
        power, pattern = scaled
        return pattern.replace("0", _decimal(lang, spell(value / 10**power)))
    spelled = spell(value)
    return spelled if "/" in spelled else _decimal(lang, spelled)


@lru_cache(maxsize=4096)
def _decimal(lang: str, spelled: str) -> str:
    """Write a finite decimal to the last digit."""
    with localcontext(prec=len(spelled) + 10):
        return str(format_decimal(Decimal(spelled), locale=locale_of(lang), decimal_quantization=False))


def _scaled(lang: str, value: Fraction) -> tuple[int, str] | None:
    """The power of ten and the pattern of the scale word that says a number in few digits, if there is one."""
    if abs(value) < 10 ** _SCALES[-1]:
        return None
    for power in _SCALES:
        part = value / 10**power
        if abs(part) >= 1 and part * 10**_DECIMALS % 1 == 0 and power in _scale_patterns(lang):
            return power, _scale_pattern(lang, power, part)
    return None


@cache
def _scale_patterns(lang: str) -> frozenset[int]:
    """The powers whose word is one word, and no false friend of another language's ("billion")."""
    mistaken = languages.load(lang).numbers.mistaken_scales
    words = {power: _scale_pattern(lang, power, Fraction(2)).replace("0", "").split() for power in _SCALES}
    return frozenset(power for power, word in words.items() if len(word) == 1 and word[0].lower() not in mistaken)


def _scale_pattern(lang: str, power: int, part: Fraction) -> str:
    """CLDR's pattern for a power of ten: `0 billion`."""
    locale = locale_of(lang)
    spelled = spell(part)
    forms = locale.compact_decimal_formats["long"]
    return str(forms.get(locale.plural_form(Decimal(spelled)), forms["other"])[str(10**power)].pattern)


def _percent(lang: str, claim: PercentClaim) -> str:
    """Say a percentage with the sign where the reader puts it, points in words."""
    if claim.unit == "percentage-point":
        return say(lang, "{number} percentage points", number=_span(lang, claim.low, claim.high))
    if claim.unit == "permille":
        return say(lang, "{number} per mille", number=_span(lang, claim.low, claim.high))
    low, high = _signed(lang, claim.low), _signed(lang, claim.high)
    return low if low == high else say(lang, "{start} to {end}", start=low, end=high)


def _signed(lang: str, bound: str) -> str:
    """Write one percentage."""
    if "/" in bound:
        return say(lang, "{number} percent", number=bound)
    pattern = locale_of(lang).percent_formats[None]
    return f"{pattern.prefix[0]}{_decimal(lang, spell(exact(bound)))}{pattern.suffix[0]}"


def unit_in(lang: str, number: str, unit: str, size: Fraction) -> str:
    r"""Put a number before its unit, in the form for its size; a unit that CLDR does not name keeps its id.

    >>> unit_in("en", "1", "hectare", Fraction(1)), unit_in("fr", "80", "kilometer-per-hour", Fraction(80))
    ('1 hectare', '80\xa0kilomètres par heure')
    """
    if unit in _ADDED_UNITS:
        return say(lang, _ADDED_UNITS[unit], number=number)
    patterns = _unit_patterns(lang, unit)
    spelled = spell(size)
    form = locale_of(lang).plural_form(Decimal(spelled)) if "/" not in spelled else "other"
    return patterns.get(form, patterns["other"]).replace("{0}", number)


@cache
def _unit_patterns(lang: str, unit: str) -> dict[str, str]:
    """CLDR's patterns for a unit by plural form, the longest there are."""
    for name, widths in locale_of(lang)._data["unit_patterns"].items():
        if str(name).partition("-")[2] == unit:
            for width in ("long", "short", "narrow"):
                found = {form: pattern for form, pattern in widths.get(width, {}).items() if isinstance(pattern, str)}
                if "other" in found:
                    return found
    return {"other": "{0} " + unit.replace("-", " ")}
