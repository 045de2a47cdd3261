"""What the values of two claims have in common: numbers, dates and codes, under each of their readings."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import log2
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from extractor.languages.shared import UNITS
from extractor.models import AnyClaim, CountClaim, DateClaim, ReferenceClaim, clock_seconds, exact, first_months
from extractor.text import bare

Matrix = NDArray[np.float32]
_Bounds = tuple[Fraction, Fraction]
#: How many values are remembered with their keys; a text has most of its figures once.
_KEPT = 1024
#: How many digits a code has, at most, that may stand for a place in an order.
_LONGEST_CODE = 4
_DATE_PART = regex.compile(r"\d+")
#: How many of a unit of shares are the whole.
_PERCENTS = {"percent": 100, "percentage-point": 100, "permille": 1000}


class Said(NamedTuple):
    """What a claim says, wherever it stands, as far as the evidence of types, values and units goes by it.

    `unit` is its unit, its currency or else its type; `written` holds a date or code, `readings` the bounds of a number;
    either has the likely one first.
    """

    type: str
    unit: str
    written: tuple[str, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    per: tuple[str, ...] = ()
    counts: bool = False


def said(claim: AnyClaim) -> Said:
    """What a claim says.

    >>> from extractor.models import MeasureClaim
    >>> said(MeasureClaim(id="c1", text="5 km", start=0, end=4, low="5", high="5", unit="kilometer"))[:4]
    ('measure', 'kilometer', (), (('5', '5'),))
    """
    if isinstance(claim, DateClaim):
        return Said(claim.type, claim.type, (claim.edtf, *(other.edtf for other in claim.alternatives)))
    if isinstance(claim, ReferenceClaim):
        return Said(claim.type, claim.type, (claim.code,))
    readings = ((claim.low, claim.high), *((other.low, other.high) for other in claim.alternatives))
    match claim.type:
        case "money":
            return Said(claim.type, claim.currency, (), readings, claim.per)
        case "measure":
            return Said(claim.type, claim.unit, (), readings, claim.per)
        case "percent":
            return Said(claim.type, claim.unit, (), readings)
    return Said(claim.type, claim.type, (), readings, (), isinstance(claim, CountClaim) and bool(claim.noun))


def told_apart(claims: Sequence[AnyClaim]) -> tuple[list[Said], list[int]]:
    """What some claims say, each once, and for every claim the index of what it says.

    >>> from extractor.models import PercentClaim
    >>> def percent(name, low): return PercentClaim(id=name, text="", start=0, end=0, low=low, high=low)
    >>> told_apart([percent("c1", "5"), percent("c2", "7"), percent("c3", "5")])[1]
    [0, 1, 0]
    """
    numbering: dict[Said, int] = {}
    places = [numbering.setdefault(said(claim), len(numbering)) for claim in claims]
    return list(numbering), places


def first_value(one: Said) -> Hashable:
    """The likely value, normalised."""
    if not one.readings:
        return _values(one)[0]
    low, high = one.readings[0]
    first = _key(exact(low))
    return first, first if low == high else _key(exact(high))


def value_matrix(left: Sequence[Said], right: Sequence[Said]) -> Matrix:
    """1 for equal values, less for values equal under a second reading, for near misses, and for shared parts of a date."""
    matrix = np.zeros((len(left), len(right)), dtype=np.float32)
    a, b = ([_keys_of(one) for one in side] for side in (left, right))
    for sort, (weight, keys) in enumerate(_VALUE_EVIDENCE):
        _mark(matrix, [own[sort] for own in a], [own[sort] for own in b], weight)
        if keys is _rough_keys:
            _mark_degrees(matrix, left, right, weight)
            _mark_degrees(matrix.T, right, left, weight)
    return matrix


@lru_cache(maxsize=_KEPT)
def _keys_of(one: Said) -> tuple[tuple[Hashable, ...], ...]:
    """What a value can be found by, for each sort of evidence."""
    numbers = _numbers(one)
    return tuple(tuple(keys(one, numbers)) for _, keys in _VALUE_EVIDENCE)


def _mark(matrix: Matrix, left: Sequence[Iterable[Hashable]], right: Sequence[Iterable[Hashable]], weight: float) -> None:
    """Put a weight, not below those there, wherever a left and a right value share a key."""
    rows: dict[Hashable, list[int]] = {}
    for index, keys in enumerate(left):
        for key in keys:
            rows.setdefault(key, []).append(index)
    if not rows:
        return
    columns: dict[Hashable, list[int]] = {}
    for index, keys in enumerate(right):
        for key in keys:
            if key in rows:
                columns.setdefault(key, []).append(index)
    singles: tuple[list[int], list[int]] = ([], [])
    for key, places in columns.items():
        if len(places) == len(rows[key]) == 1:
            singles[0].append(rows[key][0])
            singles[1].append(places[0])
        else:
            matrix[np.ix_(rows[key], places)] = weight
    if singles[0]:
        matrix[singles] = weight


def _mark_degrees(matrix: Matrix, left: Sequence[Said], right: Sequence[Said], weight: float) -> None:
    """Put a weight wherever a right number may be a left temperature in Fahrenheit."""
    degrees = [_degrees(one) for one in left]
    if any(degrees):
        _mark(matrix, degrees, [_bare_degrees(one) for one in right], weight)


def _numbers(one: Said) -> tuple[_Bounds, ...]:
    """Both bounds under each reading; nothing for dates and references."""
    return tuple((low := exact(a), low if a == b else exact(b)) for a, b in one.readings)


def _values(one: Said, numbers: Sequence[_Bounds] = ()) -> tuple[Hashable, ...]:
    """Everything under which a claim may be found equal to another: its normalised values, likely first."""
    if one.type == "date":
        return one.written
    if one.type == "reference":
        return (bare(one.written[0]),)
    return tuple((_key(low), _key(high)) for low, high in numbers)


def _key(number: Fraction) -> Hashable:
    """What is equal for equal numbers, and hashed in a tenth of the time that a fraction takes."""
    return number.numerator if number.denominator == 1 else (number.numerator, number.denominator)


def _first_keys(one: Said, _numbers: Sequence[_Bounds]) -> tuple[Hashable, ...]:
    """The likely value alone."""
    return (first_value(one),)


def _kin_keys(one: Said, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """The value in a form that other units and types share: a share of one, an amount of the dimension's base unit."""
    if one.type == "date":  # "2h17", which may be how long it took; "first 11 months", of which "11 tháng" says the length
        seconds, months = clock_seconds(one.written[0]), first_months(one.written[0])
        dimension, length = ("calendar time", Fraction(months)) if months else ("time", Fraction(seconds or 0))
        return {_kin((dimension,), length, length)} if length else set()
    if one.type == "reference":  # "quận 18" and "the 18th district"
        code = one.written[0]
        return {("share", number := int(code), number)} if code.isdecimal() and len(code) <= _LONGEST_CODE else set()
    if one.type == "percent":
        return {_kin("share", low, high, Fraction(1, _PERCENTS[one.unit])) for low, high in numbers}
    if one.type == "measure":
        unit = UNITS.get(one.unit)
        size = unit.size if unit else None
        if unit is None or size is None:
            return set()
        sort = (unit.dimension, *sorted(one.per))
        return {_kin(sort, low, high, size) for low, high in numbers}
    shares = {_kin("share", low, high) for low, high in numbers}
    if one.type == "ratio" and (share := numbers[0][0]).numerator == 1:
        shares.add(_kin("share", 1 / share, 1 / share))  # "one in five", of which five is the claim
    return shares


def _kin(sort: Hashable, low: Fraction, high: Fraction, size: Fraction | None = None) -> Hashable:
    """A sort of amounts, and one of them: both bounds, each times the size of the unit."""
    first = _key(low if size is None else low * size)
    return sort, first, first if high is low else _key(high if size is None else high * size)


def _rough_keys(one: Said, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """The size of a measure in steps of about a fifth, each with its neighbour: what a rounded conversion keeps."""
    if one.type != "measure":
        return set()
    unit = UNITS.get(one.unit)
    low = numbers[0][0]
    if unit is None or unit.size is None or low <= 0:
        return set()
    if unit.dimension in ("temperature", "angle"):
        return {"temperature"}
    step = round(4 * (log2(low.numerator) - log2(low.denominator) + log2(unit.size)))
    return {(unit.dimension, "about", step), (unit.dimension, "about", step + 1)}


def _degrees(one: Said) -> set[Hashable]:
    """What a temperature is in whole degrees Celsius, with its neighbours."""
    if one.type != "measure" or one.unit not in ("celsius", "degree"):
        return set()
    degree = round(exact(one.readings[0][0]))
    return {degree - 1, degree, degree + 1}


def _bare_degrees(one: Said) -> set[Hashable]:
    """A number that counts nothing said, as if it were degrees Fahrenheit, in whole degrees Celsius: "in the 80s"."""
    if one.type != "count" or one.counts:
        return set()
    return {round((exact(one.readings[0][0]) - 32) * 5 / 9)}


def _part_keys(one: Said, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """Bounds of a range, the digits of a code, the parts of a date."""
    if one.type == "date":
        return {("date", part.lstrip("0")) for part in _DATE_PART.findall(one.written[0])}
    if one.type == "reference":
        return {("code", part.lstrip("0")) for part in _DATE_PART.findall(one.written[0])[:1]}
    return {_key(bound) for pair in numbers for bound in pair}


def _near_keys(_one: Said, numbers: Sequence[_Bounds]) -> set[Hashable]:
    """The digits of a number without zeros at its ends, as a slip of magnitude keeps them; and sorted, as a transposition."""
    keys: set[Hashable] = set()
    for low, high in numbers:
        for bound in (low,) if high is low else (low, high):
            digits = str(bound.numerator * 10**6 // bound.denominator).strip("0")
            keys |= {("digits", digits), ("sorted", "".join(sorted(digits)))} if len(digits) > 1 else {("digits", digits)}
    return keys


#: How much a shared key of each sort says, weakest first: a later mark stands for an earlier one.
_VALUE_EVIDENCE: tuple[tuple[float, Callable[[Said, Sequence[_Bounds]], Iterable[Hashable]]], ...] = (
    (0.3, _near_keys),
    (0.5, _part_keys),
    (0.6, _rough_keys),
    (0.9, _values),
    (0.9, _kin_keys),
    (1.0, _first_keys),
)
