"""Numbers in digits: which separators may mean what, and every value a literal can have."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import regex

from extractor.models import Reading

# More digits than any figure of news has: an identifier, not a number.
MAX_DIGITS = 30

#: The signs of fractions.
VULGAR_SIGNS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉"

#: What may follow a literal and belongs to it: an exponent, a power of ten, a vulgar or a written fraction.
TAIL = re.compile(
    r"(?P<scientific>[eE][+-]?\d{1,2}(?!\w))"
    r"|[ ]?[x\N{MULTIPLICATION SIGN}][ ]?10(?:\^(?P<ten>[+-]*\d{1,2})|(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,2}))"
    r"|\^(?P<power>[+-]*\d{1,2})(?!\d)"
    r"|(?P<superscript>[⁺⁻]?[⁰¹²³⁴-⁹]{1,2})"
    rf"|[ ]?(?P<vulgar>[{VULGAR_SIGNS}])"
    r"|[ ]{1,2}(?P<above>\d{1,3})/(?P<below>\d{1,4})(?![\d/]|[.,]\d)"
    r"|/(?P<under>\d{1,4})(?![\d/]|[.,]\d)"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_LARGEST_POWER = 30
_PLAIN_FRACTION = 5
# Denominators that written fractions have; any other slash divides two numbers.
_FRACTIONS_OF = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000})

# What goes on a literal: space groups first, then digits with any single marks between them, then a bare decimal part.
_REST = (
    r"(?<=[1-9])\d{0,2}(?: \d{3})+(?!\d)(?:[.,]\d++(?![.,]\d))?"
    r"|(?<=\d)\d*+(?:[.,'·]\d++)*+"
    r"|(?<=[.,])(?<![\w.,)].)\d++(?![.,]\d)"
)
#: A literal: "1 234 567,89", "1.350", "16'157", ".08"; what the marks mean is decided by `read`.
LITERAL = rf"[\d.,](?:{_REST})"
#: The next literal or vulgar fraction. It begins with a set of characters, which is what makes the search fast.
FIRST_LITERAL = rf"[0-9.,{VULGAR_SIGNS}](?:(?<=[{VULGAR_SIGNS}])|(?<!\d\d)(?:{_REST}))"
_MIDDLE_DOT = "\N{MIDDLE DOT}"
_INDIAN = regex.compile(r"\d{1,2}(?:,\d{2})*,\d{3}(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Convention:
    """How one language groups and divides digits; `code` is the pack that has it first."""

    code: str
    group: str
    decimal: str


class Piece(NamedTuple):
    """A number inside a literal: offsets into the literal, and its readings, likely first."""

    start: int
    end: int
    readings: tuple[Reading, ...]


def read(literal: str, conventions: tuple[Convention, ...]) -> tuple[Piece, ...]:
    """Read a literal by every convention, the text's own first; marks that no convention explains divide it.

    Two readings of one value are one. Linear in the length of the literal; more than `MAX_DIGITS` digits are no number.

    >>> us, vn = Convention("en", ",", "."), Convention("vi", ".", ",")
    >>> [(str(r.value), r.convention) for r in read("1.350", (us, vn))[0].readings]
    [('27/20', 'en'), ('1350', 'vi')]
    >>> [str(piece.readings[0].value) for piece in read("23.5.2021", (us, vn))]
    ['23', '5', '2021']
    """
    if literal.isdigit():
        return (Piece(0, len(literal), (Reading(Fraction(int(literal)), ""),)),) if len(literal) <= MAX_DIGITS else ()
    if len(literal) <= MAX_DIGITS or sum(map(str.isdigit, literal)) <= MAX_DIGITS:
        readings = _readings(literal, conventions)
        if readings:
            return (Piece(0, len(literal), readings),)
    pieces = []
    for match in regex.finditer(r"\d++(?:[ ]\d{3}(?!\d))*+", literal):
        digits = match.group().replace(" ", "")
        if len(digits) <= MAX_DIGITS:
            pieces.append(Piece(match.start(), match.end(), (Reading(Fraction(int(digits)), ""),)))
    return tuple(pieces)


def _readings(literal: str, conventions: tuple[Convention, ...]) -> tuple[Reading, ...]:
    """Every value the literal has under some convention, in their order."""
    found: list[Reading] = []
    tried = ""
    for convention in conventions:
        if convention.decimal in tried and convention.group not in literal:
            continue  # reads it as the one before with this decimal mark
        tried += convention.decimal
        value = _value(literal, convention)
        if value is not None and not any(value == other.value for other in found):
            found.append(Reading(value, convention.code))
    if not found and _INDIAN.fullmatch(literal):
        whole, _, part = literal.replace(",", "").partition(".")
        found.append(Reading(_decimal(whole, part), ""))
    return tuple(found)


def _value(literal: str, convention: Convention) -> Fraction | None:
    """The value under one convention, or None where its marks do not stand where the convention puts them.

    Spaces and apostrophes may group digits under every convention.
    """
    whole, mark, part = literal.replace(_MIDDLE_DOT, convention.decimal).partition(convention.decimal)
    if mark and not part.isdigit():
        return None
    if whole.isdigit() or (mark and not whole):
        return _decimal(whole, part)
    sign = next((sign for sign in (convention.group, " ", "'") if sign in whole), None)
    if sign is None:
        return None
    first, *groups = whole.split(sign)
    if not first.isdigit() or len(first) > 3 or first[0] == "0":
        return None
    if not all(len(group) == 3 and group.isdigit() for group in groups):
        return None
    return _decimal(first + "".join(groups), part)


def _decimal(whole: str, part: str) -> Fraction:
    """An exact number from the digits before and behind its decimal mark."""
    return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))


def vulgar(sign: str) -> Fraction:
    """The value of a vulgar fraction.

    >>> vulgar("⅔")
    Fraction(2, 3)
    """
    above, _, below = unicodedata.normalize("NFKD", sign).partition("\N{FRACTION SLASH}")
    return Fraction(int(above), int(below))


def raised(value: Fraction, match: re.Match[str]) -> Fraction | None:
    """A literal's value with the exponent or power behind it, or None where the tail is none of its own.

    >>> raised(Fraction(10), TAIL.match("³")), raised(Fraction("1.3"), TAIL.match("e6"))
    (Fraction(1000, 1), Fraction(1300000, 1))
    """
    if match["scientific"]:
        return value * Fraction(10) ** int(match["scientific"][1:])
    ten = match["ten"] or (match["raised"] or "").translate(_SUPERSCRIPTS)
    if ten:
        return value * Fraction(10) ** _signed(ten)
    power = match["power"]
    if power is None:
        # A superscript is a power of ten only; behind any other number it is a note mark.
        power = match["superscript"].translate(_SUPERSCRIPTS) if match["superscript"] and value == 10 else None
    if power is None or abs(_signed(power)) > _LARGEST_POWER or not value:
        return None
    return value ** _signed(power)


def _signed(number: str) -> int:
    """A whole number behind any number of signs."""
    size = int(number.lstrip("+-"))
    return -size if number.count("-") % 2 else size


def fraction(above: int, below: int, *, shared: bool) -> Fraction | None:
    """A written fraction, or None where the slash divides two numbers: 2/3, but not 84/97 or 24/7.

    `shared` says that a word such as "of" follows, or nothing: then tenths and hundredths are fractions, too.
    """
    if not 0 < above < below or below not in _FRACTIONS_OF or (below > _PLAIN_FRACTION and not shared):
        return None
    return Fraction(above, below)
