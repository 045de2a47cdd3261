"""The sentences of the findings: one plain sentence for an editor, built from the two claims."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale

from extractor import languages
from extractor.languages.shared import READER
from extractor.models import Claim, DateClaim, MeasureClaim, MoneyClaim, PercentClaim, ReferenceClaim, exact

_HEDGES = {
    "about": "about", "nearly": "nearly", "over": "over", "under": "under", "at_least": "at least", "at_most": "at most",
    None: "no hedge",
}  # fmt: skip
_DIRECTIONS = {"up": "a rise", "down": "a fall", None: "no change"}


def language_name(code: str) -> str:
    """A language's name in the reader's language."""
    locale = Locale.parse(languages.load(code).locales[0].replace("-", "_"))
    return str(locale.get_display_name(READER)).partition(" (")[0]


def missing_sentence(claim: Claim, langs: tuple[str, str], *, absent_left: bool) -> str:
    """The sentence about a claim without counterpart."""
    names = ("left", "right") if langs[0] == langs[1] else (language_name(langs[0]), language_name(langs[1]))
    there, gone = reversed(names) if absent_left else names
    return f"Only the {there} version has {_quote(claim)}; no counterpart was found in the {gone} one."


@dataclass(frozen=True, slots=True)
class Sentence:
    """Writes the sentence of a finding about two claims."""

    left: Claim
    right: Claim
    langs: tuple[str, str]

    def _names(self) -> tuple[str, str]:
        if self.langs[0] == self.langs[1]:
            return "the left version", "the right version"
        return language_name(self.langs[0]), language_name(self.langs[1])

    def _says(self, left: str, right: str) -> str:
        a, b = self._names()
        return f"{a[0].upper()}{a[1:]} says {left}, {b} says {right}."

    def value(self) -> str:
        return self._says(figure(self.left), figure(self.right))

    def range(self) -> str:
        return self._says(figure(self.left), figure(self.right))

    def magnitude(self, power: int) -> str:
        return f"{self._says(figure(self.left), figure(self.right))[:-1]}: a factor of {10**power:,}."

    def currency(self) -> str:
        return self._says(figure(self.left), figure(self.right))

    def unit(self) -> str:
        return self._says(figure(self.left), figure(self.right))

    def per(self) -> str:
        return self._says(_denominators(self.left), _denominators(self.right))

    def direction(self) -> str:
        return self._says(_DIRECTIONS[self.left.direction], _DIRECTIONS[self.right.direction])

    def qualifier(self) -> str:
        return self._says(f"“{_HEDGES[self.left.qualifier]}”", f"“{_HEDGES[self.right.qualifier]}”")

    def date(self) -> str:
        return self._says(figure(self.left), figure(self.right))

    def format(self, side: int, convention: str) -> str:
        claim = (self.left, self.right)[side]
        name = language_name(convention)
        own = language_name(self.langs[side])
        return f"{_quote(claim)} tallies only if its separators are read the {name} way; write it the {own} way."


def figure(claim: Claim) -> str:
    """A claim's value for a reader: digits grouped, the unit named."""
    if isinstance(claim, DateClaim):
        return _date(claim.edtf)
    if isinstance(claim, ReferenceClaim):
        return f"number {claim.code}"
    bounds = _number(claim.low) if claim.low == claim.high else f"{_number(claim.low)} to {_number(claim.high)}"
    if isinstance(claim, MoneyClaim):
        return f"{bounds} {claim.currency}"
    if isinstance(claim, PercentClaim):
        return f"{bounds} {'%' if claim.unit == 'percent' else claim.unit.replace('-', ' ') + 's'}"
    if isinstance(claim, MeasureClaim):
        return f"{bounds} {claim.unit.replace('-', ' ')}{'' if claim.high == '1' else 's'}"
    return bounds


def _number(number: str) -> str:
    if "/" in number:
        return number
    value = exact(number)
    whole, _, part = number.partition(".")
    return f"{int(whole):,}" + (f".{part}" if part else "") if abs(value) >= 1000 else number


def _date(edtf: str) -> str:
    """An EDTF date in words."""
    if edtf.endswith("/.."):
        return f"“since {edtf.removesuffix('/..')}”"
    if edtf.startswith("../"):
        return f"“before {edtf.removeprefix('../')}”"
    return edtf.replace("/", " to ")


def _quote(claim: Claim) -> str:
    return f"“{' '.join(claim.text.split())}”"


def _denominators(claim: Claim) -> str:
    per = getattr(claim, "per", ())
    return f"“per {' per '.join(per)}”" if per else "no denominator"
