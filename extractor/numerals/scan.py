"""One pass over the characters of a text: runs of number words and digits, read by the grammar, as figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from extractor.languages.pack import Pack
from extractor.models import Figure, Reading
from extractor.numerals import grammar
from extractor.numerals.digits import read
from extractor.numerals.grammar import Item
from extractor.numerals.lexicon import Lexicon, Word, lexicon
from extractor.text import Text

_LITERAL = Word("literal", Fraction(0))
_LOOK_BACK = 24
#: A larger number before "and 9 million" is no member of its list but a year or a count.
_LISTED = 1000
_ARTICLED = frozenset({"scale", "hundred", "collective", "fraction", "denominator", "ordinal"})


def find(text: Text, pack: Pack) -> list[Figure]:
    """Find the numbers of a text, in order, without overlap.

    In: the text and the pack of its language. Out: figures with offsets into the folded text. Time is linear in the text.

    >>> from extractor import languages
    >>> [str(figure.value) for figure in find(Text("4 to 8 million, or a dozen"), languages.load("en"))]
    ['4000000', '8000000', '12']
    """
    lex = lexicon(pack.code)
    figures = _shared_scales(text, _weigh(list(_scan(text, lex)), lex), lex)
    roman = _romans(text, lex)
    return sorted([*figures, *roman], key=lambda figure: figure.start) if roman else figures


def _scan(text: Text, lex: Lexicon) -> Iterator[Figure]:
    """Walk from one run of numbers to the next."""
    lower = text.lower
    place = 0
    while match := lex.first.search(lower, place):
        items = _run(text, match, lex)
        place = items[-1].end if items else match.end()
        yield from _figures(text, items, lex)


def _run(text: Text, match: regex.Match[str], lex: Lexicon) -> list[Item]:
    """The words and literals of one run, links between them included."""
    items: list[Item] = []
    _add(items, text, match.start(), match.end(), lex)
    while items:
        following = lex.next.match(text.lower, items[-1].end)
        if following is None:
            return items
        for start, end in following.spans("link"):
            spelling = text.lower[start:end]
            items.append(Item(start, end, lex.links[spelling], spelling))
        before = len(items)
        _add(items, text, *following.span("word" if following["word"] is not None else "literal"), lex)
        if len(items) == before:
            break
    while items and items[-1].role in ("link", "article", "of", "over", "point"):
        items.pop()
    return items


def _add(items: list[Item], text: Text, start: int, end: int, lex: Lexicon) -> None:
    """Append what stands at a span: a word, or the pieces of a literal with the scale mark behind it."""
    spelling = text.lower[start:end]
    if not (spelling[0].isdigit() or spelling[0] in ".,"):
        spelling = spelling.replace(" ", "-") if spelling not in lex.words else spelling
        items.append(Item(start, end, lex.words[spelling], spelling))
        return
    for piece in read(spelling, lex.conventions):
        first, last = start + piece.start, start + piece.end
        items.append(Item(first, last, _LITERAL, text.plain[first:last], piece.readings))
    mark = lex.mark.match(text.plain, end)
    if mark and items and items[-1].end == end:
        items.append(Item(*mark.span("mark"), lex.marks[mark["mark"]], mark["mark"]))


def _figures(text: Text, items: Sequence[Item], lex: Lexicon) -> Iterator[Figure]:
    """Read the numerals of one run."""
    numbers = lex.pack.numbers
    opened = bool(lex.opened and items and lex.opened.search(text.lower, max(0, items[0].start - _LOOK_BACK), items[0].start))
    index = 0
    while index < len(items):
        number = grammar.parse(items, index, numbers, opened=opened)
        if number is None:
            index += 1
            continue
        figure = _figure(text, items, index, number, lex)
        index = number.stop
        if figure:
            yield figure


def _figure(text: Text, items: Sequence[Item], index: int, number: grammar.Number, lex: Lexicon) -> Figure | None:
    """The figure of a numeral, with the article or minus before it and the ordinal mark behind it; None where it is none."""
    numbers = lex.pack.numbers
    first, last = items[index], items[number.stop - 1]
    start, end = first.start, last.end
    kind, form = number.kind, "digits" if first.role == "literal" else "words"
    readings = number.readings
    lower = text.lower
    article = definite = None
    if first.role in _ARTICLED:
        article = _before(lex.article, lower, start)
        definite = None if article else _before(lex.definite, lower, start)
    if first.role in ("scale", "hundred") and not article and first.spelling not in numbers.bare:
        return None
    if article:
        start = article.start()
    alone = number.stop == index + 1
    if form == "words" and not _is_number(text, items, index, alone, lex):
        return None
    if kind == "cardinal" and _before(lex.digit_lead if first.role == "literal" else lex.word_lead, lower, start):
        kind = "ordinal"
    elif form == "words" and alone and first.spelling in numbers.never:
        return None
    if first.role == "collective" and alone and not (article or definite):
        return None
    if first.role == "denominator" and alone and not ((article or definite) and lex.of.match(lower, end)):
        return None
    if numbers.capital_is_name and form == "words" and _is_name(text, start):
        return None
    if alone and first.spelling in numbers.article_numerals:
        form = "article"
    if alone and article and first.role == "ordinal" and first.spelling in numbers.denominators and lex.of.match(lower, end):
        readings, kind = (Reading(Fraction(1, numbers.denominators[first.spelling]), ""),), "fraction"
    elif article and kind == "ordinal":
        start = first.start
    if alone and first.role == "literal" and (mark := lex.ordinal_mark.match(lower, end)):
        end, kind = mark.end(), "ordinal"
    before = text.plain[start - 1] if start else " "
    if before == "-" and form == "digits" and (start < 2 or text.plain[start - 2] in " \t\n\r(["):
        start, readings = start - 1, tuple(replace(reading, value=-reading.value) for reading in readings)
    elif sign := _minus(lower, start, lex):
        start, readings = sign.start(), tuple(replace(reading, value=-reading.value) for reading in readings)
    return Figure(start, end, readings, kind, form, number.scale, number.vague)  # type: ignore[arg-type]


def _minus(lower: str, start: int, lex: Lexicon) -> regex.Match[str] | None:
    """The word for minus before a number, unless it ends a phrase such as "au moins"."""
    first = max(0, start - _LOOK_BACK)
    sign = lex.minus.search(lower, first, start) if lex.minus else None
    return None if sign and lex.not_minus and lex.not_minus.search(lower, first, start) else sign


def _is_name(text: Text, start: int) -> bool:
    """Whether a capital stands inside a sentence: behind another word, with nothing but a space between."""
    before = text.plain[max(0, start - 2) : start]
    return text.plain[start].isupper() and len(before) == 2 and before[0].isalpha() and before[1] == " "


def _before(pattern: regex.Pattern[str] | None, lower: str, place: int) -> regex.Match[str] | None:
    """What a pattern finds right before a place."""
    return pattern.search(lower, max(0, place - _LOOK_BACK), place) if pattern else None


def _is_number(text: Text, items: Sequence[Item], index: int, alone: bool, lex: Lexicon) -> bool:
    """Whether a number word is a number here, and not another word or part of a phrase."""
    item, lower = items[index], text.lower
    if item.spelling in lex.pack.numbers.only_before_nouns:
        if index > 0 and lower[items[index - 1].end : item.start].isspace():
            return False
        if alone and not _before(lex.word_lead, lower, item.start):
            return bool(lex.noun and lex.noun.match(lower, item.end + 1))
    if lex.not_number is None or not alone:
        return True
    first, last = max(0, item.start - _LOOK_BACK), item.end + _LOOK_BACK
    spans = (match.span() for match in lex.not_number.finditer(lower, first, last))
    return not any(start <= item.start and item.end <= end for start, end in spans)


def _weigh(figures: list[Figure], lex: Lexicon) -> list[Figure]:
    """Put the likely reading of each ambiguous figure first, by what the other figures of the text do."""
    votes = Counter(
        figure.readings[0].convention for figure in figures if len(figure.readings) == 1 and figure.readings[0].convention
    )
    own = lex.pack.code
    return [
        replace(figure, readings=tuple(sorted(figure.readings, key=lambda reading: _doubt(reading, figure, votes, own))))
        if len(figure.readings) > 1
        else figure
        for figure in figures
    ]


def _doubt(reading: Reading, figure: Figure, votes: Counter[str], own: str) -> tuple[int, int]:
    """How unlikely a reading is: another language's, against the other figures, or a decimal that ends in zeros."""
    doubt = 0 if reading.convention in ("", own) else 1
    if votes[reading.convention] > votes[own] and reading.convention != own:
        doubt -= 2
    whole = reading.value / figure.scale
    if reading.convention and whole.denominator == 1 and whole < 1000:
        doubt += 2  # "700.000": a decimal part of zeros alone
    return doubt, -votes[reading.convention]


def _shared_scales(text: Text, figures: list[Figure], lex: Lexicon) -> list[Figure]:
    """Give the scale of the second bound to the first: "4 to 8 million", "1,2 à 1,5 milliard"."""
    for index in range(len(figures) - 2, -1, -1):
        here, following = figures[index], figures[index + 1]
        gap = following.start - here.end
        if here.scale != 1 or following.scale == 1 or gap > 8 or here.form != "digits":
            continue
        between = text.lower[here.end : following.start].strip()
        ranged = between in lex.pack.ranges or between in lex.pack.range_ands
        listed = between in lex.pack.list_links and here.value < _LISTED and here.value.denominator == 1
        if (ranged and abs(here.value) < abs(following.value) / following.scale) or listed:
            readings = tuple(replace(reading, value=reading.value * following.scale) for reading in here.readings)
            figures[index] = replace(here, readings=readings, scale=following.scale)
    return figures


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _romans(text: Text, lex: Lexicon) -> list[Figure]:
    """Roman ordinals: those with a mark behind them or a word before them that shows what they are."""
    if lex.roman is None:
        return []
    found = []
    for match in lex.roman.finditer(text.plain):
        group = match.lastgroup or "led"
        value = roman(match[group])
        if value:
            end = match.end() if group == "marked" else match.end(group)
            found.append(Figure(match.start(group), end, (Reading(Fraction(value), ""),), "ordinal", "roman"))
    return found


def roman(numeral: str) -> int:
    """The value of a well-formed Roman numeral, or 0.

    >>> roman("XVII"), roman("IIX")
    (17, 0)
    """
    if not _WELL_FORMED.fullmatch(numeral):
        return 0
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))


_WELL_FORMED = regex.compile(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
