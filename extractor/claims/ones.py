"""Words for one that can only be articles here: the words on both sides show it, before any rule is asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

import regex

from extractor.claims.dates import beside_ones
from extractor.claims.tables import Tables, tables
from extractor.languages.shared import INCH_SIGNS, SCALED_MASSES, SCALED_UNITS
from extractor.models import Figure
from extractor.phrases import Phrases
from extractor.text import Text

_NEXT = regex.compile(r"\s*+([\p{L}\p{M}]++|.)", regex.DOTALL)
_PREVIOUS = regex.compile(r"(?r)([\p{L}\p{M}]++|.)\s*+", regex.DOTALL)
#: What else makes a number of a one: "un-", "un/", "un (kg)", "un x 4 m", "one in".
_MARKS = frozenset({*"-/([{<x×", "in"})
#: Roman numerals that may be a quarter, half or century, and need no figure beside them.
_ROMAN = re.compile(r"(?<![^\W\d_])[IVX]+(?![^\W\d_])")
#: How far behind a one the number may stand that it is a share of: "un enfant sur cinq".
_SHARE_REACH = 200
#: How many characters there are between the sides of a ratio: "un contre dix".
_LONGEST_LINK = 12


class _Beside(NamedTuple):
    """The words that make a word for one a number, by the side they stand on.

    `adjectives` may stand before a unit; the words of shares ask for another number nearby, those between the sides of a
    ratio for one right behind them.
    """

    behind: frozenset[str]
    adjectives: frozenset[str]
    units: frozenset[str]
    before: Mapping[str, bool]
    share_turns: Mapping[str, bool]
    share_links: Mapping[str, bool]
    sides: frozenset[str]


def idle_ones(text: Text, figures: Sequence[Figure], code: str) -> frozenset[int]:
    """Where those words for one begin that no rule can make a claim of, nor of what stands with them.

    >>> from extractor import figures, languages
    >>> text = Text("Un ami a un euro et une idée.")
    >>> sorted(idle_ones(text, figures.find(text, languages.load("fr")), "fr"))
    [0, 20]
    """
    words = _beside(code)
    return frozenset(
        figure.start
        for place, figure in enumerate(figures)
        if figure.form == "article" and _is_plain(figure) and _is_idle(text, figures, place, words)
    )


def worth_reading(text: Text, figures: Sequence[Figure], idle: frozenset[int], places: Sequence[int]) -> Sequence[Figure]:
    """The figures without those of the paragraphs in which nothing but idle ones stands."""
    if not idle:
        return figures
    others = sorted([*(figure.start for figure in figures if figure.start not in idle), *places])
    kept = []
    for figure in figures:
        if figure.start in idle:
            start, end = text.paragraph_at(figure.start)
            place = bisect_left(others, start)
            alone = place == len(others) or others[place] >= end
            if alone and not _ROMAN.search(text.plain, start, end):
                continue
        kept.append(figure)
    return kept


def _is_plain(figure: Figure) -> bool:
    """Whether a word says one, and nothing more."""
    return figure.kind == "cardinal" and figure.value == 1 and figure.scale == 1 and not figure.vague


def _is_idle(text: Text, figures: Sequence[Figure], place: int, words: _Beside) -> bool:
    """Whether no word beside a figure lets it be a number."""
    figure, lower = figures[place], text.lower
    behind = _NEXT.match(lower, figure.end)
    if behind and behind[1] in words.behind:
        return False
    if behind and behind[1] in words.adjectives:
        following = _NEXT.match(lower, behind.end())
        if following and following[1] in words.units:
            return False
    if _ends_with(lower, figure.start, words.before):
        return False
    if place and _links(lower, figures[place - 1], figure, words.sides):
        return False
    turned = place and _is_near(figures[place - 1], figure) and _ends_with(lower, figure.start, words.share_turns)
    whole = figures[place + 1] if place + 1 < len(figures) else None
    if whole and _links(lower, figure, whole, words.sides):
        return False
    shared = whole and _is_near(figure, whole) and _ends_with(lower, whole.start, words.share_links)
    return not (turned or shared)


def _links(lower: str, left: Figure, right: Figure, links: frozenset[str]) -> bool:
    """Whether one of some words, and nothing else, stands between two figures."""
    return right.start - left.end <= _LONGEST_LINK and lower[left.end : right.start].strip() in links


def _is_near(left: Figure, right: Figure) -> bool:
    """Whether two figures are perhaps a share."""
    return right.start - left.end <= _SHARE_REACH


def _ends_with(lower: str, place: int, endings: Mapping[str, bool]) -> bool:
    """Whether a phrase stands before a place; the endings of phrases are listed, and which of them are whole."""
    words = ""
    while before := _PREVIOUS.match(lower, 0, place):
        words, place = f"{before[1]} {words}", before.start(1)
        if words not in endings:
            return False
        if endings[words]:
            return True
    return False


@cache
def _beside(code: str) -> _Beside:
    """The words of a pack that stand beside a number which is more than an article."""
    words = tables(code)
    pack = words.pack
    behind_dates, before_dates = beside_ones(code)
    before = (
        words.currency_signs, words.prefixed_currencies, words.age_leads, words.age_hedges,
        words.divisors_before, words.contrast_links,
    )  # fmt: skip
    return _Beside(
        behind=_looked_up(words) | pack.contrasts | behind_dates,
        adjectives=pack.pre_adjectives,
        units=words.units.starts | _MARKS,
        before=_endings(*before) | dict.fromkeys((f"{word} " for word in pack.contrasts | before_dates), True),
        share_turns=_endings(words.share_turns),
        share_links=_endings(words.share_links),
        sides=frozenset(" ".join(link) for link in words.proportion_links.phrases),
    )


def _looked_up(words: Tables) -> frozenset[str]:
    """The first words of all that a rule looks up behind a number."""
    behind = (
        words.percents, words.basis_points, words.rate_points, words.rate_point_tails, words.currencies, words.minor_units,
        words.prefixed_currencies, words.units, words.multiples_after, words.list_links, words.change_links, words.share_links,
    )  # fmt: skip
    symbols = (symbol.lower() for symbol in (*SCALED_UNITS, *SCALED_MASSES))
    return frozenset().union(*(table.starts for table in behind), symbols, INCH_SIGNS, _MARKS)


def _endings(*tables: Phrases[Any]) -> dict[str, bool]:
    """Every ending of the phrases of tables, a space behind each word and mark, and whether it is a whole phrase.

    >>> from extractor.phrases import phrase_set
    >>> _endings(phrase_set(["au lieu d'"]))
    {"' ": False, "d ' ": False, "lieu d ' ": False, "au lieu d ' ": True}
    """
    found: dict[str, bool] = {}
    for phrase in (phrase for table in tables for phrase in table.phrases):
        endings = list(accumulate(reversed(phrase), lambda ending, word: f"{word} {ending}", initial=""))[1:]
        for ending in endings:
            found.setdefault(ending, False)
        found[endings[-1]] = True
    return found
