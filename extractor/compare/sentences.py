"""The sentences of the findings: one plain sentence for an editor, made of the finding's rule and the two claims.

Nothing else goes into them, so that the findings of a stored report can be said again in another language.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from extractor import languages
from extractor.compare.disguise import LOOK_ALIKE, REVERSED
from extractor.compare.units import ratio_of_units
from extractor.languages.shared import READER
from extractor.messages import N_, say
from extractor.messages.figures import figure_in, number_in, unit_in
from extractor.messages.names import language_in
from extractor.models import AnyClaim, DateClaim, FindingKind, MeasureClaim, MoneyClaim, ReferenceClaim, Side, exact

#: Why a finding matters, by its rule or the end of it; a rule that is not here shows the two figures alone.
_REASONS = {
    "currency: other": N_("the currencies differ"),
    "unit: other": N_("the units differ"),
    "unit: percent or percentage points": N_("percentage points are no percentage"),
    "per: other denominator": N_("the denominators differ"),
    "per: denominator on one side": N_("only one of them has a denominator"),
    "range: other bound": N_("one end of the range differs"),
    "qualifier: opposite hedges": N_("one puts it above, the other below"),
    "date: less precise": N_("one of them is less precise"),
    "date: relation on one side": N_("only one of them has an open end"),
    "digits swapped": N_("two digits are swapped"),
    "one digit": N_("one digit differs"),
    "sides of the ratio exchanged": N_("the two sides of the ratio stand the other way round"),
    "day and month swapped": N_("day and month are exchanged"),
}
#: The rules of two amounts that are not worth the same, in the left version or the right one.
RATES = ("currency rate: left", "currency rate: right")
#: The rule of an error that both versions have.
COPIED = "source: the same error in both versions"
_DIRECTIONS = {
    "up": N_("{left_version} has a rise of {left}, {right_version} a fall of {right}."),
    "down": N_("{left_version} has a fall of {left}, {right_version} a rise of {right}."),
}

_MASKS = {
    LOOK_ALIKE: N_("{quote} has a character that only looks like part of a number; write it in digits and plain separators."),
    REVERSED: N_("{quote} stands between control characters that show it from right to left; remove them."),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Writes the sentences of the findings about two claims, in the reader's language; one claim may be absent.

    `source` is the claim of the original, where there is one; `beside` are the amounts that stand right before either
    claim in its text.
    """

    left: AnyClaim | None
    right: AnyClaim | None
    langs: tuple[str, str]
    lang: str = READER
    source: AnyClaim | None = None
    beside: tuple[MoneyClaim | None, MoneyClaim | None] = (None, None)

    def __call__(self, kind: FindingKind, rule: str, wrong: Side | None = None) -> str:
        """The sentence of a finding of a kind, found by a rule, and a second one where the original proves a side wrong.

        >>> def date(edtf): return DateClaim(id="c1", text="", start=0, end=0, edtf=edtf)
        >>> Sentence(date("2021-05-23"), date("2021-05-24"), ("en", "fr"))("date", "date: other date")
        'English says 23 May 2021, French says 24 May 2021.'
        """
        said = self._difference(kind, rule)
        return f"{said} {self._settled(wrong)}" if wrong and rule != COPIED else said

    def _difference(self, kind: FindingKind, rule: str) -> str:
        """What the two sides say."""
        if rule in RATES:
            return self._rate(RATES.index(rule))
        if rule == COPIED and self.source:
            return self._say("Both versions have {left}; the original has {quote}.", kind, quote=self._quote(self.source))
        mask, _, side = rule.rpartition(", ")
        if mask in _MASKS:
            claim = self.left if side == "left" else self.right
            assert claim is not None
            return self._say(_MASKS[mask], quote=self._quote(claim))
        if self.left is None or self.right is None:
            return self._missing()
        if kind == "direction" and self.left.direction:
            return self._say(_DIRECTIONS[self.left.direction])
        if kind == "format":
            return self._format(self.left, self.right)
        reason = self._reason(kind, rule, self.left, self.right)
        if not reason:
            return self._say("{left_version} says {left}, {right_version} says {right}.", kind)
        return self._say("{left_version} says {left}, {right_version} says {right}: {reason}.", kind, reason=reason)

    def _say(self, template: str, kind: FindingKind = "value", **places: object) -> str:
        """Fill a template about both claims; the sentence begins with a capital."""
        left_version, right_version = _versions(self.lang, self.langs)
        left, right = (
            figure_in(self.lang, claim, hedged=kind == "qualifier", per=kind in ("per", "range"))
            if claim and place in template
            else ""
            for claim, place in ((self.left, "{left}"), (self.right, "{right}"))
        )
        said = say(
            self.lang, template, left_version=left_version, right_version=right_version, left=left, right=right, **places
        )
        return said[:1].upper() + said[1:]

    def _settled(self, wrong: Side) -> str:
        """What the original says about it, in its own writing."""
        if self.source is None:
            return say(self.lang, "The original does not have it either.")
        quote = self._quote(self.source)
        if wrong == "both":
            return say(self.lang, "Neither is what the original has: {quote}.", quote=quote)
        version = _versions(self.lang, self.langs)[wrong == "right"]
        if self.left is None or self.right is None:
            return self._say("{version} leaves it out: the original has {quote}.", version=version, quote=quote)
        return self._say("{version} is wrong: the original has {quote}.", version=version, quote=quote)

    def _rate(self, side: int) -> str:
        """What one unit of a currency would be worth, were two amounts in one text the same."""
        amount, other = (self.left, self.right)[side], self.beside[side]
        if not isinstance(amount, MoneyClaim) or other is None:
            return say(self.lang, "Two amounts side by side are not worth the same.")
        dear, cheap = sorted((amount, other), key=lambda claim: exact(claim.low))
        rate = number_in(self.lang, _three_digits(exact(cheap.low) / exact(dear.low)))
        return self._say(
            "{version} puts {figure} beside {other}: 1 {currency} would be {rate} {other_currency}, not what is expected.",
            version=_versions(self.lang, self.langs)[side],
            figure=figure_in(self.lang, other),
            other=figure_in(self.lang, amount),
            currency=dear.currency,
            rate=rate,
            other_currency=cheap.currency,
        )

    def _missing(self) -> str:
        claim = self.left or self.right
        assert claim is not None
        here, there = _versions(self.lang, self.langs) if self.left else reversed(_versions(self.lang, self.langs))
        return self._say(
            "Only {here} has {quote}; no counterpart was found in {there}.", here=here, there=there, quote=self._quote(claim)
        )

    def _quote(self, claim: AnyClaim) -> str:
        return say(self.lang, "“{text}”", text=" ".join(claim.text.split()))

    def _reason(self, kind: FindingKind, rule: str, left: AnyClaim, right: AnyClaim) -> str:
        """Why the two figures are a finding, where they do not say it themselves."""
        if rule == "magnitude: false friend":
            return self._false_friend()
        if kind == "magnitude":
            return self._factor(left, right)
        if kind == "unit" and isinstance(left, MeasureClaim) and isinstance(right, MeasureClaim):
            converted = self._converted(left, right)
            if converted:
                return converted
        if rule == "range: other bound" and not (_is_range(left) and _is_range(right)):
            return say(self.lang, "one of them is a range")
        reason = _REASONS.get(rule) or _REASONS.get(rule.partition(": ")[2])
        return say(self.lang, reason) if reason else ""

    def _factor(self, left: AnyClaim, right: AnyClaim) -> str:
        """The power of ten between two numbers."""
        if isinstance(left, DateClaim | ReferenceClaim) or isinstance(right, DateClaim | ReferenceClaim):
            return ""
        small, large = sorted((abs(exact(left.low)), abs(exact(right.low))))
        return say(self.lang, "a factor of {factor}", factor=number_in(self.lang, large / small)) if small else ""

    def _false_friend(self) -> str:
        """What a scale word means in the article's language, and what it would have to mean."""
        for claim, code in zip((self.left, self.right), self.langs, strict=True):
            numbers = languages.load(code).numbers
            for word in (claim.text if claim else "").casefold().replace("-", " ").split():
                if word in numbers.mistaken_scales:
                    power, other = numbers.mistaken_scales[word]
                    return say(
                        self.lang,
                        "“{word}” is {here} in {language}, {there} in {other_language}",
                        word=word,
                        here=number_in(self.lang, Fraction(10) ** numbers.scales[word]),
                        language=language_in(self.lang, code),
                        there=number_in(self.lang, Fraction(10) ** power),
                        other_language=language_in(self.lang, other),
                    )
        return ""

    def _converted(self, left: MeasureClaim, right: MeasureClaim) -> str:
        """What the left figure is in the right one's unit, to three digits."""
        factor = ratio_of_units(left.unit, right.unit)
        if factor is None:
            return ""
        size = _three_digits(exact(left.high) * factor)
        converted = unit_in(self.lang, number_in(self.lang, size), right.unit, size)
        return say(self.lang, "{figure} is {converted}", figure=figure_in(self.lang, left), converted=converted)

    def _format(self, left: AnyClaim, right: AnyClaim) -> str:
        """How a number reads, and by which language's separators it would tally."""
        sides = ((left, right, self.langs[0]), (right, left, self.langs[1]))
        claim, other, code, convention = next(
            ((*side, found) for side in sides if (found := _foreign(*side))), (*sides[0], sides[0][2])
        )
        places = {
            "quote": self._quote(claim),
            "figure": figure_in(self.lang, other),
            "language": language_in(self.lang, convention),
            "own_language": language_in(self.lang, code),
        }
        if convention != claim.convention:
            reading = figure_in(self.lang, claim)
            return say(
                self.lang,
                "{quote} reads {reading} in {own_language}; it is {figure} only if its separators are read as in {language}.",
                reading=reading,
                **places,
            )
        template = N_(
            "{quote} tallies with {figure} only if its separators are read as in {language}; write it as in {own_language}."
        )
        return say(self.lang, template, **places)


@cache
def _versions(lang: str, langs: tuple[str, str]) -> tuple[str, str]:
    """What two versions are called."""
    if langs[0] == langs[1]:
        return say(lang, "the left version"), say(lang, "the right version")
    left, right = (say(lang, "{language}", language=language_in(lang, code)) for code in langs)
    return left, right


def _foreign(claim: AnyClaim, other: AnyClaim, code: str) -> str | None:
    """The convention of another language by which a claim's number must be read to tally with the other claim."""
    if isinstance(claim, DateClaim | ReferenceClaim) or isinstance(other, DateClaim | ReferenceClaim):
        return None
    if claim.convention not in (None, code) and claim.low == other.low:
        return claim.convention
    foreign = [reading for reading in claim.alternatives if reading.convention != code]
    if claim.low == other.low:
        return None
    fitting = [reading for reading in foreign if reading.low == other.low]
    return next((reading.convention for reading in fitting + foreign), None)


def _is_range(claim: AnyClaim) -> bool:
    """Whether a claim states two bounds."""
    return not isinstance(claim, DateClaim | ReferenceClaim) and claim.low != claim.high


def _three_digits(value: Fraction) -> Fraction:
    """Round to three significant digits.

    >>> _three_digits(Fraction("72.420")), _three_digits(Fraction("0.0123456"))
    (Fraction(362, 5), Fraction(123, 10000))
    """
    place = Fraction(1)
    while abs(value) >= 1000 * place:
        place *= 10
    while value and abs(value) < 100 * place:
        place /= 10
    return round(value / place) * place
