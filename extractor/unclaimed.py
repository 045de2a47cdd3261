"""What one version states in passing where the other makes a claim: "a decade later" and "10 ans plus tard".

A claim without counterpart is no finding for an editor when the other version has the same number at that place in a name,
a score, or as a unit of its own; nor is a denominator, "4,108 dollars an ounce", that the other version says elsewhere in
its sentence: "l'once vaut 4 108 dollars". This looks for both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from extractor import figures, languages
from extractor.claims.tables import tables
from extractor.languages.nouns import concepts_in
from extractor.languages.pack import Pack
from extractor.languages.shared import PEOPLE, READER, TIMES, UNITS
from extractor.models import AnyClaim, CountClaim, DateClaim, Extraction, MeasureClaim, MoneyClaim, ReferenceClaim, exact
from extractor.text import Text
from extractor.tokens import Line, lines

#: How many neighbours on each side show where a claim's counterpart would stand, and how many characters around theirs.
_NEIGHBOURS = 2
_REACH = 500
#: How many characters of a text are read at once, how many more on each side so that no number is cut, and how many
#: such blocks stay in memory.
_BLOCK = 500
_MARGIN = 100
_KEPT = 256
#: Where a sentence ends, how many claims on either side stand in it, at most, and the shortest word that names a denominator.
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_CLAIMS_BESIDE = 12
_SHORTEST = 3
#: How many words the noun behind "each" has.
_WORDS = 4
#: How many characters before an amount a word such as "chacun" stands.
_EACH_REACH = 30
_RATED = (MeasureClaim, MoneyClaim)
Pairs = Sequence[tuple[int | None, int | None]]


class _Block(NamedTuple):
    """Where a block of a text has numbers, units, things with an article that may be a one, and words that say a number.

    All of it outside of claims; those words stand by the type of the claims that say the same.
    """

    numbers: dict[Fraction, list[int]]
    units: dict[str, list[int]]
    singles: dict[str, list[int]]
    said: dict[tuple[str, Fraction], list[int]]


def stated(left: Extraction, right: Extraction, pairs: Pairs) -> frozenset[tuple[int | None, int | None]]:
    """The pairs of which one version states in passing what the other's claim says.

    In: two extractions and the index pairs of their claims. Out: the pairs of one claim alone whose number the other version
    has near the counterparts of the claim's neighbours, and the pairs of two claims of which one lacks a denominator that
    its sentence tells. Nothing where the texts are not at hand.
    """
    found: set[tuple[int | None, int | None]] = set()
    found |= {(i, None) for i in _stated(left, right, [(i, j) for i, j in pairs if i is not None])}
    found |= {(None, j) for j in _stated(right, left, [(j, i) for i, j in pairs if j is not None])}
    both = [(i, j) for i, j in pairs if i is not None and j is not None]
    found |= {(i, j) for i, j in both if _tells_rate(left, right, i, j) or _tells_rate(right, left, j, i)}
    return frozenset(found)


def _tells_rate(one: Extraction, other: Extraction, i: int, j: int) -> bool:
    """Whether a claim has denominators and its counterpart none, but they stand elsewhere in the counterpart's sentence.

    What is counted right before the counterpart is one, too: "10 tonnes a lot" and "4,012 lots of 10 tonnes".
    """
    rated, bare = one.claims[i], other.claims[j]
    if not isinstance(rated, _RATED) or not isinstance(bare, _RATED) or not rated.per or bare.per or not other.text:
        return False
    start, end = _sentence(other.text, bare)
    near = other.claims[max(0, j - _CLAIMS_BESIDE) : j + _CLAIMS_BESIDE]
    inside = [claim for claim in near if start <= claim.start < end and not _is_single(claim)]
    shared = {name for claim in inside if isinstance(claim, _RATED) for name in claim.per}
    missing = set(rated.per) - shared - _rates_said(other, (start, end), rated, bare, inside)
    before = max((claim for claim in inside if claim.end <= bare.start), key=lambda claim: claim.start, default=None)
    return all(_counts(before, other.article.lang, name, one.article.lang) for name in missing)


def _counts(claim: AnyClaim | None, lang: str, name: str, other_lang: str) -> bool:
    """Whether a claim counts what a denominator of the other version names."""
    if not isinstance(claim, CountClaim) or not claim.noun:
        return False
    meant = concepts_in([name], READER) | concepts_in([name], other_lang)
    return not meant.isdisjoint(concepts_in(claim.noun.lower().split(), lang))


def _sentence(text: str, claim: AnyClaim) -> tuple[int, int]:
    """Where the sentence of a claim begins and ends, or as much of it as we look at."""
    start, reach = max(0, claim.start - _REACH), min(len(text), claim.end + _REACH)
    for end in _SENTENCE_END.finditer(text, start, claim.start):
        start = end.end()
    last = _SENTENCE_END.search(text, claim.end, reach)
    return start, last.start() if last else reach


def _is_single(claim: AnyClaim) -> bool:
    """Whether a claim is one of a unit, as that what a price is told of: "a kilo of pork sells for 72,000 dong"."""
    return isinstance(claim, MeasureClaim) and claim.low == claim.high == "1"


def _rates_said(
    other: Extraction, span: tuple[int, int], rated: MeasureClaim | MoneyClaim, bare: AnyClaim, inside: Sequence[AnyClaim]
) -> set[str]:
    """The denominators that a sentence names outside of claims: things, times and people behind "each", adjectives.

    "Each" right behind the amount may stand for any of `rated` but a time or unit; an "annual turnover" is one a year.
    """
    start, end = span
    text, words, found = Text(other.text[start:end]), tables(other.article.lang), set[str]()
    epithets = {**words.pack.rate_adjectives, **words.pack.rate_epithets}
    for line in lines(text, (), [0]):
        for index in range(len(line)):
            known = words.denominators.after(line, index)
            told = index > 0 and line.lows[index - 1] in words.pack.distributives
            found |= {epithets[line.lows[index]]} if line.lows[index] in epithets else set()  # "monthly", "annuel"
            found |= _meant(rated.per, line.lows[index : index + _WORDS], other.article.lang) if told else set()
            place = start + text.given_span(*line.span(index, index + 1))[0]
            each = place == bare.end + 1 and line.lows[index] in words.pack.distributives
            if each or (line.lows[index] in words.pack.each_words and abs(bare.start - place) <= _EACH_REACH):
                found |= set(rated.per) - TIMES - UNITS.keys()  # "fined 30 million dong each"
            if known is None or any(claim.start <= place < claim.end for claim in inside):
                continue
            led = index > 0 and (line.lows[index - 1] in words.pack.distributives or words.per_words.before(line, index))
            thing = known[0] not in TIMES | PEOPLE and len("".join(line.lows[index : known[1]])) >= _SHORTEST
            if led or thing:
                found.add(known[0])
    return found


def _meant(names: Sequence[str], following: list[str], lang: str) -> set[str]:
    """The denominators that the words behind "each" are in another language: gold-medal, and "chaque médaille d'or"."""
    said = concepts_in(following, lang)
    return {name for name in names if not said.isdisjoint(concepts_in(name.split(), READER))}


def _stated(one: Extraction, other: Extraction, pairs: Sequence[tuple[int, int | None]]) -> Iterator[int]:
    """The claims of one version without counterpart whose number the other one states in passing."""
    alone = [i for i, j in pairs if j is None]
    if not alone or not other.text:
        return
    places = [(i, other.claims[j]) for i, j in sorted(pairs) if j is not None]
    aside = _Aside(other)
    for i in alone:
        numbers = _numbers(one.claims[i])
        if not numbers:
            continue
        place = bisect_left(places, i, key=lambda known: known[0])
        neighbours = [claim for _, claim in places[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]]
        if _names_year(one.claims[i], neighbours) or any(
            aside.states(one.claims[i], one.article.lang, numbers, window) for window in _windows(neighbours, len(other.text))
        ):
            yield i


def _names_year(claim: AnyClaim, neighbours: Sequence[AnyClaim]) -> bool:
    """Whether the code of a document has its year: "Decree 15/2018", and "Decree 15 of 2018"."""
    codes = (neighbour.code for neighbour in neighbours if isinstance(neighbour, ReferenceClaim))
    return isinstance(claim, DateClaim) and any(claim.edtf in code.replace("-", "/").split("/") for code in codes)


def _windows(neighbours: Sequence[AnyClaim], length: int) -> list[tuple[int, int]]:
    """The stretches of a text around some claims, in order, joined where they nearly meet; all of a text without claims."""
    windows: list[tuple[int, int]] = []
    for claim in sorted(neighbours, key=lambda claim: claim.start):
        start, end = max(0, claim.start - _REACH), min(length, claim.end + _REACH)
        if windows and start <= windows[-1][1] + _REACH:
            start, _ = windows.pop()
        windows.append((start, end))
    return windows or [(0, min(length, _REACH))]


def _numbers(claim: AnyClaim) -> set[Fraction]:
    """The numbers that a claim says, all of which the other version must have."""
    if isinstance(claim, ReferenceClaim):
        return {Fraction(claim.code)} if claim.code.isdecimal() else set()
    if isinstance(claim, DateClaim):
        parts = claim.edtf.replace("T", "").replace(":", "-").split("-")
        return {Fraction(part) for part in parts if part.isdecimal()} if "/" not in claim.edtf else set()
    return {exact(claim.low), exact(claim.high)}


class _Aside:
    """What one version says outside of its claims. A block of its text is read when it is first asked for."""

    def __init__(self, extraction: Extraction) -> None:
        self._text, self._lang = extraction.text, extraction.article.lang
        self._claimed = bytearray(len(extraction.text))
        for claim in extraction.claims:
            self._claimed[claim.start : claim.end] = b"\1" * (claim.end - claim.start)
        self._block = lru_cache(_KEPT)(self._read)

    def states(self, claim: AnyClaim, lang: str, numbers: set[Fraction], window: tuple[int, int]) -> bool:
        """Whether a window of the text has all numbers of a claim of the other one, or what says its amount without one."""
        start, end = window
        blocks = [self._block(number) for number in range(start // _BLOCK, (end - 1) // _BLOCK + 1)]

        def has(places: Sequence[int]) -> bool:
            return any(start <= place < end for place in places)

        def says(number: Fraction) -> bool:
            return any(has(block.numbers.get(number, ())) or has(block.said.get((claim.type, number), ())) for block in blocks)

        if all(map(says, numbers)):
            return True
        if isinstance(claim, CountClaim) and claim.noun and numbers == {Fraction(1)}:
            things = concepts_in(claim.noun.lower().split(), lang)
            return any(has(block.singles.get(thing, ())) for block in blocks for thing in things)
        if not isinstance(claim, MeasureClaim) or claim.low != claim.high:
            return False
        return any(_is_one(claim, unit) and has(places) for block in blocks for unit, places in block.units.items())

    def _read(self, number: int) -> _Block:
        """Read the numbers and the units that begin in a block."""
        start = max(0, number * _BLOCK - _MARGIN)
        text, pack = Text(self._text[start : (number + 1) * _BLOCK + _MARGIN]), languages.load(self._lang)
        found, block = figures.find(text, pack), _Block({}, {}, {}, {})

        def begins(first: int, last: int) -> int | None:
            """Where in the whole text a span begins, if it does in this block, and no claim has it."""
            first, last = (start + place for place in text.given_span(first, last))
            return first if first // _BLOCK == number and self._claimed.find(1, first, last) < 0 else None

        for figure in found:
            place = begins(figure.start, figure.end) if figure.form != "article" else None
            if place is not None:
                for value in {reading.value for reading in figure.readings}:
                    block.numbers.setdefault(value, []).append(place)
        for match in tables(pack.code).stated_scan.finditer(text.lower):
            place = begins(*match.span())
            if place is not None:
                _note_word(block, match.group(), place, pack)
        line_starts = [place for place in range(len(text.plain)) if place == 0 or text.plain[place - 1] == "\n"]
        for line in lines(text, found, line_starts):
            self._read_words(line, block, begins)
        return block

    def _read_words(self, line: Line, block: _Block, begins: Callable[[int, int], int | None]) -> None:
        """Read the units of a line, and its articles: "au moins un produit" says one, "à un point" one point."""
        words = tables(self._lang)
        for index in range(len(line)):
            unit, figure = words.units.after(line, index), line.figure_at(index)
            place = begins(*line.span(index, index + 1)) if unit or (figure and figure.form == "article") else None
            if place is None:
                continue
            if unit:
                block.units.setdefault(str(unit[0]), []).append(place)
            elif words.hedges_before.before(line, index):
                block.numbers.setdefault(Fraction(1), []).append(place)
            else:
                for thing in concepts_in(line.lows[index + 1 : index + 1 + _WORDS], self._lang):
                    block.singles.setdefault(thing, []).append(place)


def _note_word(block: _Block, word: str, place: int, pack: Pack) -> None:
    """Note what a word says that is no number: "twice a month", "at noon"."""
    if word in pack.multiples:
        block.numbers.setdefault(Fraction(pack.multiples[word]), []).append(place)
    if word in pack.stated_words:
        kind, *numbers = pack.stated_words[word]
        for number in numbers:
            block.said.setdefault((kind, Fraction(number)), []).append(place)


def _is_one(claim: MeasureClaim, unit: str) -> bool:
    """Whether an amount is one of a larger unit: 10 years and a decade, 7 days and a week."""
    large, small = UNITS.get(unit), UNITS.get(claim.unit)
    if large is None or small is None or large.dimension != small.dimension or not large.size or not small.size:
        return False
    return unit != claim.unit and exact(claim.low) * small.size == large.size
