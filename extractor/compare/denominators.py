"""What a figure is counted per, on both sides: a month, a person, a share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractor import languages
from extractor.compare.findings import finding
from extractor.compare.sentences import Sentence
from extractor.languages.cldr import currency_codes
from extractor.languages.nouns import concepts_in
from extractor.languages.shared import PEOPLE, READER, UNITS
from extractor.models import Finding, MeasureClaim, MoneyClaim, QuantityClaim

#: Durations: "a four-day week" says what "quatre jours par semaine" says.
_SPELLS = frozenset({"day", "hour", "week", "month", "year", "minute"})
_RATED = (MeasureClaim, MoneyClaim)
#: What "apiece" never means.
_PIECE = "unit"
#: The rule of a denominator that only one claim has.
ONE_SIDED_RATE = "per: denominator on one side"


def per_findings(left: QuantityClaim, right: QuantityClaim, write: Sentence) -> list[Finding]:
    """Other denominators, or denominators on one side only."""
    if not isinstance(left, _RATED) or not isinstance(right, _RATED):
        return []
    a, b = left.per, right.per
    if a == b == ():
        return []
    meant = [_concepts(name, write.langs[0]) for name in a], [_concepts(name, write.langs[1]) for name in b]
    forth, back = _covers(*meant), _covers(*reversed(meant))
    if forth and back:
        return []
    if write.langs[0] != write.langs[1] and all(map(_is_unknown, _strays(*meant) + _strays(*reversed(meant)))):
        return [finding("per", "per: other denominator" if a and b else ONE_SIDED_RATE, write, "note")]
    if a and b and not forth and not back:
        return [finding("per", "per: other denominator", write, "error")]
    spell = isinstance(left, MeasureClaim) and left.unit in _SPELLS
    rated = all(name.upper() in currency_codes() for name in (*a, *b))  # "the dollar traded at 25,178 dong"
    return [finding("per", ONE_SIDED_RATE, write, "note" if spell or rated else "warning")]


def _covers(names: Sequence[set[str]], others: Sequence[set[str]]) -> bool:
    """Whether each of some denominators is one of the others."""
    return all(any(name & other or _is_piece(name, other) for other in others) for name in names)


def _is_piece(name: set[str], other: set[str]) -> bool:
    """Whether one of two denominators is what is sold, whatever that is, and the other no measure: apiece and per share."""
    measured = UNITS.keys() | PEOPLE
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
    words, known = name.replace("-", " ").split(), name in languages.load(lang).denominators.values()
    return {name} | ((known and concepts_in(words, READER)) or concepts_in(words, lang))
