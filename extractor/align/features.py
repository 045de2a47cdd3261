"""What speaks for two claims stating the same fact: value, unit, type, noun, words of the sentence, neighbours.

Every feature is a matrix, left claims by right claims, of numbers between -1 and 1.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import log2

import numpy as np
import regex
from numpy.typing import NDArray

from extractor.languages.nouns import GENERIC, concepts_in
from extractor.languages.shared import UNITS
from extractor.models import (
    Claim,
    CountClaim,
    DateClaim,
    MeasureClaim,
    MoneyClaim,
    PercentClaim,
    RatioClaim,
    ReferenceClaim,
    clock_seconds,
    exact,
)
from extractor.text import bare

Matrix = NDArray[np.float32]
_Bounds = tuple[Fraction, Fraction]
#: What a claim can be found by; its numbers are handed along, as every sort of evidence needs them.
_Keys = Callable[[Claim, Sequence[_Bounds]], Iterable[Hashable]]

#: Types that can state one fact in two ways ("half" and 50 %, "three days" and "3-day"), by how likely that is.
_KIN: dict[frozenset[str], float] = {
    frozenset({"ratio", "percent"}): 0.6,
    frozenset({"count", "measure"}): 0.5,
    frozenset({"count", "money"}): 0.4,
    frozenset({"measure", "money"}): 0.2,
    frozenset({"count", "ratio"}): 0.4,
    frozenset({"count", "percent"}): 0.3,
    frozenset({"count", "ordinal"}): 0.3,
    frozenset({"count", "reference"}): 0.3,
    frozenset({"ordinal", "reference"}): 0.4,
    frozenset({"date", "measure"}): 0.3,
    frozenset({"date", "count"}): 0.3,
    frozenset({"date", "ordinal"}): 0.3,
    frozenset({"ratio", "measure"}): 0.3,
    frozenset({"ordinal", "measure"}): 0.2,
    frozenset({"date", "reference"}): 0.1,
}  # fmt: skip
#: Claims with their numbers, and what they can be found by.
_Found = tuple[Sequence[tuple[Claim, Sequence[_Bounds]]], _Keys]
_TEMPERATURE = 0.6
_CONTEXT = 90
_STEM = 5
#: How many digits a code has, at most, that may stand for a place in an order.
_LONGEST_CODE = 4
_BEHIND = 40
_WORD = regex.compile(r"\p{L}{3,}")
_LETTERS = regex.compile(r"\p{L}+")
_CLAUSE = regex.compile(r"[.,;:!?()\d]")
_TITLE = regex.compile(r"\s*+[^\n]++(?=\n\s*\S)")
_DATE_PART = regex.compile(r"\d+")


def numbers_of(claim: Claim) -> tuple[_Bounds, ...]:
    """Both bounds of a claim under each of its readings; nothing for dates and references.

    >>> from extractor.models import RatioClaim
    >>> numbers_of(RatioClaim(id="c1", text="half", start=0, end=4, low="1/2", high="1/2"))
    ((Fraction(1, 2), Fraction(1, 2)),)
    """
    if isinstance(claim, DateClaim | ReferenceClaim):
        return ()
    readings = [(claim.low, claim.high), *((other.low, other.high) for other in claim.alternatives)]
    return tuple((low := exact(a), low if a == b else exact(b)) for a, b in readings)


def first_value(claim: Claim) -> Hashable:
    """The likely value of a claim, normalised."""
    return _values_of(claim, numbers_of(claim))[0]


def _values_of(claim: Claim, numbers: Sequence[_Bounds]) -> tuple[Hashable, ...]:
    """Everything under which a claim may be found equal to another: its normalised values, likely first."""
    if isinstance(claim, DateClaim):
        return (claim.edtf, *(other.edtf for other in claim.alternatives))
    if isinstance(claim, ReferenceClaim):
        return (bare(claim.code),)
    return tuple((_key(low), _key(high)) for low, high in numbers)


def _key(number: Fraction) -> Hashable:
    """What is equal for equal numbers, and hashed in a tenth of the time that a fraction takes."""
    return number.numerator if number.denominator == 1 else (number.numerator, number.denominator)


def unit_of(claim: Claim) -> str:
    """The unit or currency of a claim, or its type."""
    if isinstance(claim, MoneyClaim):
        return claim.currency
    if isinstance(claim, MeasureClaim | PercentClaim):
        return claim.unit
    return claim.type


def same(left: Sequence[Hashable], right: Sequence[Hashable]) -> Matrix:
    """1 where two claims have the same key, 0 elsewhere."""
    numbering: dict[Hashable, int] = {}
    a, b = (np.array([numbering.setdefault(key, len(numbering)) for key in keys], dtype=np.int64) for keys in (left, right))
    return np.asarray(a[:, None] == b[None, :], dtype=np.float32)


def value_matrix(left: Sequence[Claim], right: Sequence[Claim]) -> Matrix:
    """1 for equal values, less for values equal under a second reading, for near misses, and for shared parts of a date."""
    matrix = np.zeros((len(left), len(right)), dtype=np.float32)
    a, b = ([(claim, numbers_of(claim)) for claim in claims] for claims in (left, right))
    for weight, keys in _VALUE_EVIDENCE:
        _mark(matrix, (a, keys), (b, keys), weight)
    _mark(matrix, (a, _degrees_of), (b, _bare_degrees), _TEMPERATURE)
    _mark(matrix, (a, _bare_degrees), (b, _degrees_of), _TEMPERATURE)
    return matrix


def _mark(matrix: Matrix, left: _Found, right: _Found, weight: float) -> None:
    """Raise the matrix to a weight wherever a left and a right claim share a key."""
    rows: dict[Hashable, list[int]] = {}
    columns: dict[Hashable, list[int]] = {}
    for index, (claim, numbers) in enumerate(left[0]):
        for key in left[1](claim, numbers):
            rows.setdefault(key, []).append(index)
    for index, (claim, numbers) in enumerate(right[0]):
        for key in right[1](claim, numbers):
            if key in rows:
                columns.setdefault(key, []).append(index)
    for key, places in columns.items():
        block = np.ix_(rows[key], places)
        matrix[block] = np.maximum(matrix[block], weight)


def _first_value(claim: Claim, numbers: Sequence[_Bounds]) -> tuple[Hashable, ...]:
    """The likely value alone."""
    return _values_of(claim, numbers[:1])[:1]


def _kin_keys(claim: Claim, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """The value in a form that other units and types share: a share of one, an amount of the dimension's base unit."""
    if isinstance(claim, DateClaim):  # "2h17", which may be how long it took
        seconds = clock_seconds(claim.edtf)
        return {_kin(("time",), length := Fraction(seconds), length)} if seconds else set()
    if isinstance(claim, ReferenceClaim):  # "quận 18" and "the 18th district"
        plain = claim.code.isdecimal() and len(claim.code) <= _LONGEST_CODE
        return {("share", number := int(claim.code), number)} if plain else set()
    if isinstance(claim, PercentClaim):
        return {_kin("share", low, high, Fraction(1, _PERCENTS[claim.unit])) for low, high in numbers}
    if isinstance(claim, MeasureClaim):
        unit = UNITS.get(claim.unit)
        size = unit.size if unit else None
        if unit is None or size is None:
            return set()
        sort = (unit.dimension, *sorted(claim.per))
        return {_kin(sort, low, high, size) for low, high in numbers}
    shares = {_kin("share", low, high) for low, high in numbers}
    if isinstance(claim, RatioClaim) and (share := numbers[0][0]).numerator == 1:
        shares.add(_kin("share", 1 / share, 1 / share))  # "one in five", of which five is the claim
    return shares


def _kin(sort: Hashable, low: Fraction, high: Fraction, size: Fraction | None = None) -> Hashable:
    """A sort of amounts, and one of them: both bounds, each times the size of the unit."""
    first = _key(low if size is None else low * size)
    return sort, first, first if high is low else _key(high if size is None else high * size)


def _rough_keys(claim: Claim, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """The size of a measure in steps of about a fifth, each with its neighbour: what a rounded conversion keeps."""
    if not isinstance(claim, MeasureClaim):
        return set()
    unit = UNITS.get(claim.unit)
    low = numbers[0][0]
    if unit is None or unit.size is None or low <= 0:
        return set()
    if unit.dimension in ("temperature", "angle"):
        return {"temperature"}
    step = round(4 * (log2(low.numerator) - log2(low.denominator) + log2(unit.size)))
    return {(unit.dimension, "about", step), (unit.dimension, "about", step + 1)}


def _degrees_of(claim: Claim, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """What a temperature is in whole degrees Celsius, with its neighbours."""
    if not isinstance(claim, MeasureClaim) or claim.unit not in ("celsius", "degree"):
        return set()
    degree = round(numbers[0][0])
    return {degree - 1, degree, degree + 1}


def _bare_degrees(claim: Claim, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """A number that counts nothing said, as if it were degrees Fahrenheit, in whole degrees Celsius: "in the 80s"."""
    if not isinstance(claim, CountClaim) or claim.noun:
        return set()
    return {round((numbers[0][0] - 32) * 5 / 9)}


_PERCENTS = {"percent": 100, "percentage-point": 100, "permille": 1000}


def _part_keys(claim: Claim, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """Bounds of a range, the digits of a code, the parts of a date."""
    if isinstance(claim, DateClaim):
        return {("date", part.lstrip("0")) for part in _DATE_PART.findall(claim.edtf)}
    if isinstance(claim, ReferenceClaim):
        return {("code", part.lstrip("0")) for part in _DATE_PART.findall(claim.code)[:1]}
    return {_key(bound) for pair in numbers for bound in pair}


def _near_keys(_claim: Claim, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """The digits of a number without zeros at its ends, as a slip of magnitude keeps them; and sorted, as a transposition."""
    keys: set[Hashable] = set()
    for low, high in numbers:
        for bound in (low,) if high is low else (low, high):
            digits = str(bound.numerator * 10**6 // bound.denominator).strip("0")
            keys |= {("digits", digits), ("sorted", "".join(sorted(digits)))} if len(digits) > 1 else {("digits", digits)}
    return keys


#: How much a shared key of each sort says, weakest first.
_VALUE_EVIDENCE: tuple[tuple[float, _Keys], ...] = (
    (0.3, _near_keys),
    (0.5, _part_keys),
    (0.6, _rough_keys),
    (0.9, _values_of),
    (0.9, _kin_keys),
    (1.0, _first_value),
)


def type_matrix(left: Sequence[Claim], right: Sequence[Claim]) -> Matrix:
    """1 for equal types, less for types that can state one fact in two ways, 0 for the rest."""
    kinds = sorted({claim.type for claim in (*left, *right)})
    table = np.array(
        [[1.0 if a == b else _KIN.get(frozenset({a, b}), 0.0) for b in kinds] for a in kinds], dtype=np.float32
    ).reshape(len(kinds), len(kinds))
    rows = [kinds.index(claim.type) for claim in left]
    columns = [kinds.index(claim.type) for claim in right]
    return np.asarray(table[np.ix_(rows, columns)], dtype=np.float32)


@lru_cache(maxsize=65536)
def plain_stem(word: str) -> str:
    """The first letters of a word without accents: what English and French share of most learned words.

    >>> plain_stem("coopératives"), plain_stem("cooperative")
    ('coope', 'coope')
    """
    return bare(word)[:_STEM]


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one version with the text and language they stand in, and the forms of a glossary in that language."""

    claims: Sequence[Claim]
    text: str
    lang: str
    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)


def noun_matrix(left: Side, right: Side) -> Matrix:
    """1 where two claims count the same thing, -1 where the table of nouns knows both and they differ, 0 elsewhere."""
    a, b = [_counted(claim, left) for claim in left.claims], [_counted(claim, right) for claim in right.claims]
    stems = _overlap([stems for stems, _ in a], [stems for stems, _ in b]) > 0
    shared = _overlap([_specific(concepts) for _, concepts in a], [_specific(concepts) for _, concepts in b]) > 0
    known = np.outer([bool(concepts - GENERIC) for _, concepts in a], [bool(concepts - GENERIC) for _, concepts in b])
    same_noun = stems | shared
    return np.asarray(np.where(same_noun, 1, np.where(known, -1, 0)), dtype=np.float32)


def title_matrix(left: Side, right: Side) -> Matrix:
    """1 where two claims stand in the first lines of their texts, before others, 0 elsewhere."""
    ends = [_title_end(side.text) for side in (left, right)]
    a, b = ([claim.end <= end for claim in side.claims] for side, end in zip((left, right), ends, strict=True))
    return np.asarray(np.outer(a, b), dtype=np.float32)


def _title_end(text: str) -> int:
    """Where the first line of a text ends, or -1 where there is no other behind it."""
    title = _TITLE.match(text)
    return title.end() if title else -1


def _counted(claim: Claim, side: Side) -> tuple[set[str], set[str]]:
    """The stems of a count's noun, and the concepts of the noun and of the few words behind it."""
    if not isinstance(claim, CountClaim):
        return set(), set()
    behind = side.text[claim.end : claim.end + _BEHIND].partition("\n")[0]
    words = _LETTERS.findall(claim.noun or "") + _LETTERS.findall(_CLAUSE.split(behind)[0])
    stems = {plain_stem(word) for word in _WORD.findall(claim.noun or "")}
    return stems, concepts_in([word.lower() for word in words], side.lang, side.terms)


def _specific(concepts: set[str]) -> set[str]:
    """The concepts that are not generic, where there are any."""
    return concepts - GENERIC or concepts


def context_matrix(left: Side, right: Side) -> Matrix:
    """How many word stems and concepts the surroundings of two claims share, as the cosine of their sets."""
    a, b = [_surroundings(claim, left) for claim in left.claims], [_surroundings(claim, right) for claim in right.claims]
    shared = _overlap(a, b)
    sizes = np.sqrt(np.outer([max(1, len(stems)) for stems in a], [max(1, len(stems)) for stems in b]))
    return np.asarray(shared / sizes, dtype=np.float32)


def _surroundings(claim: Claim, side: Side) -> set[str]:
    """What stands around a claim: stems of names whatever their length and of long words, and concepts."""
    window = side.text[max(0, claim.start - _CONTEXT) : claim.start] + " " + side.text[claim.end : claim.end + _CONTEXT]
    words = _LETTERS.findall(window)
    stems = {plain_stem(word) for word in words if len(word) > _STEM or (len(word) > 2 and word[0].isupper())}
    return stems | {f"={concept}" for concept in concepts_in([word.lower() for word in words], side.lang, side.terms)}


def _overlap(left: Sequence[set[str]], right: Sequence[set[str]]) -> Matrix:
    """How many members each two sets share."""
    shared = set().union(*left) & set().union(*right) if left and right else set()
    columns = {stem: number for number, stem in enumerate(sorted(shared))}
    a, b = (np.zeros((len(sets), max(1, len(columns))), dtype=np.float32) for sets in (left, right))
    for matrix, sets in ((a, left), (b, right)):
        for row, stems in enumerate(sets):
            matrix[row, [columns[stem] for stem in stems if stem in columns]] = 1
    return np.asarray(a @ b.T, dtype=np.float32)
