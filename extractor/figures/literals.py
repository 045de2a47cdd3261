"""What is written on to a literal and changes what it says: exponents, fractions, abbreviated scales."""

from __future__ import annotations

import re
from fractions import Fraction

from extractor.figures.digits import TAIL, VULGAR_SIGNS, fraction, raised, vulgar
from extractor.figures.lexicon import Lexicon
from extractor.figures.patterns import LOOK_BACK
from extractor.figures.run import Item
from extractor.figures.signs import is_signed
from extractor.figures.words import Word
from extractor.models import Reading
from extractor.text import Text

LITERAL_WORD = Word("literal", Fraction(0))
FRACTION_WORD = Word("written_fraction", Fraction(0))
_TAIL_STARTS = frozenset(f"{VULGAR_SIGNS}eE^/x\N{MULTIPLICATION SIGN}⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACED_TAIL_STARTS = frozenset(f"{VULGAR_SIGNS} x\N{MULTIPLICATION SIGN}0123456789")


def is_exponent(text: Text, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a digit is part of a unit's symbol: the 2 of km2."""
    if text.plain[start:end] not in ("2", "3"):
        return False
    before = text.plain[start - 1 : start]
    if not before.isalpha() and before != "^":
        return False
    return lex.exponent.search(text.plain, max(0, start - 4), start) is not None


def add_tail(items: list[Item], text: Text, lex: Lexicon) -> None:
    """Let the last literal take the exponent, power or fraction behind it."""
    literal = items[-1]
    behind = text.plain[literal.end : literal.end + 2]
    begins = behind[1:] in _SPACED_TAIL_STARTS if behind[:1] == " " else behind[:1] in _TAIL_STARTS
    if literal.word is FRACTION_WORD or not begins:
        return
    match = TAIL.match(text.plain, literal.end)
    value = _with_tail(text, literal, match, lex) if match else None
    if match and value is not None:
        word = FRACTION_WORD if match["under"] else LITERAL_WORD
        spelling = text.plain[literal.start : match.end()]
        items[-1] = Item(literal.start, match.end(), word, spelling, (Reading(value, ""),))


def _with_tail(text: Text, literal: Item, match: re.Match[str], lex: Lexicon) -> Fraction | None:
    """The value of a literal with what follows it, or None where that is none of its own."""
    value = literal.readings[0].value
    if not (match["vulgar"] or match["above"] or match["under"]):
        return raised(value, match)
    if value.denominator != 1:
        return None
    if match["vulgar"]:
        return value + vulgar(match["vulgar"])
    if match["above"]:
        share = fraction(int(match["above"]), int(match["below"]), shared=True)
        return None if share is None else value + share
    if _is_day(text, literal, match, lex) or lex.digit_lead.search(text.lower, literal.start):
        return None  # "thứ 17/20"
    return _slashed(text, int(value), match, lex)


def _slashed(text: Text, above: int, match: re.Match[str], lex: Lexicon) -> Fraction | None:
    """The fraction of a number and what stands behind its slash: "1/40 of it", "3/8 inch"."""
    of = lex.of.match(text.lower, match.end())
    below = int(match["under"])
    if above == 1 < below and of and of.group().strip().isalpha():
        return Fraction(1, below)
    shared = of is not None or lex.unit.match(text.lower, match.end()) is not None
    return fraction(above, below, shared=shared)


def _is_day(text: Text, literal: Item, match: re.Match[str], lex: Lexicon) -> bool:
    """Whether a slash stands in a day or a code: behind a word such as "on", or with another mark beside it."""
    beside = text.plain[literal.start - 1 : literal.start] + text.plain[match.end() : match.end() + 1]
    if is_signed(text, literal.start):
        beside = beside[1:]
    start = literal.start
    ranged = text.plain[start - 3 : start] == " - " and text.plain[start - 4].isdigit()  # "5 - 7/8"
    led = lex.day.search(text.lower, max(0, start - LOOK_BACK), start) is not None
    return ranged or led or any(mark in beside for mark in "/-")


def add_mark(items: list[Item], text: Text, start: int, lex: Lexicon) -> None:
    """Append the scale that is glued to the last literal, or its abbreviation behind it: 6.5bn, 3,5tr, $18m."""
    end = items[-1].end
    behind = text.plain[end : end + 2]
    if (behind[1:] not in lex.mark_starts and behind != "  ") if behind[:1] == " " else not behind[:1].isalpha():
        return
    mark = lex.mark.match(text.plain, end)
    if mark and mark["mark"]:
        items.append(Item(*mark.span("mark"), lex.marks[mark["mark"]], mark["mark"]))
        if mark["short"]:
            items.append(Item(*mark.span("short"), LITERAL_WORD, mark["short"], (Reading(Fraction(int(mark["short"])), ""),)))
    elif mark:
        items.append(Item(*mark.span("scale"), lex.words[mark["scale"].lower()], mark["scale"].lower()))
    elif (money := lex.money_mark.match(text.plain, end)) and _is_amount(text, start, money.end(), lex):
        items.append(Item(*money.span("mark"), lex.money_marks[money["mark"]], money["mark"]))


def _is_amount(text: Text, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a currency stands before a literal or behind its mark, or people behind it: $18m, 2,4 G$, 12m people."""
    before = lex.money.search(text.plain, max(0, start - 5), start)
    if before is None and lex.article.search(text.lower, start):
        return False  # "a 2.5m fence stops …"
    return before is not None or lex.paid.match(text.lower, end) is not None
