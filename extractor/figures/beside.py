"""What belongs to a numeral on both sides: the article that counts as one, the mark or word of an ordinal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from extractor.figures.lexicon import Lexicon
from extractor.figures.patterns import LOOK_BACK
from extractor.figures.run import Item, Number
from extractor.models import Figure, Reading
from extractor.text import Text

_LARGE_PART = Fraction(1, 1000)
_CLOCK_TAIL = re.compile(r":[0-5]\d(?!\d)")
_ARTICLED = frozenset({"scale", "hundred", "collective", "fraction", "denominator", "ordinal", "ten"})


def with_article(text: Text, items: Sequence[Item], figure: Figure, lex: Lexicon) -> Figure | None:
    """The figure with the article that counts as one before it; None where a word needs one to be a numeral and has none."""
    first, numbers, lower = items[0], lex.pack.numbers, text.lower
    if first.role not in _ARTICLED or (first.role == "ten" and figure.kind != "ordinal"):
        return figure
    article = lex.article.search(lower, figure.start)
    definite = None if article else lex.definite.search(lower, figure.start)
    alone = len(items) == 1
    if first.role in ("scale", "hundred") and not article and first.spelling not in numbers.bare and _is_vague(items):
        return None
    of_point = alone and first.role == "denominator" and lex.point.match(lower, figure.end) is not None
    if (first.role == "collective" or (alone and first.role == "denominator")) and not (article or definite or of_point):
        return None  # "des dizaines de milliers" is vague
    shares = of_point or lex.of.match(lower, figure.end) is not None
    shares = shares or (article is not None and _is_hedged_part(lower, article.start(), figure.end, lex))
    if alone and first.role == "denominator" and not shares:
        return None
    if figure.kind == "ordinal":
        part = items[-1].spelling in numbers.denominators if alone else first.role == "ten"
        if not (article and shares and part):
            return figure
        share = Reading(1 / figure.value, "")
        figure = figure._replace(readings=(share,), kind="fraction")
    return figure._replace(start=article.start()) if article else figure


def _is_hedged_part(lower: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether the words beside make a part of an ordinal with an article: "down by a third over the year", "a third more"."""
    if lex.compared.match(lower, end):
        return True
    led = lex.stop.match(lower, end) is not None
    return led and lex.part_lead.search(lower, max(0, start - LOOK_BACK), start) is not None


def _is_vague(items: Sequence[Item]) -> bool:
    """Whether a scale with nothing before it counts nothing either: "hundred thousand", but not "hundred fifteen"."""
    return items[-1].role not in ("digit", "teen", "ten", "ordinal", "half_tail")


def is_article_ordinal(text: Text, items: Sequence[Item], lex: Lexicon) -> bool:
    """Whether "one fifth" is an article and an ordinal ("un cinquième mandat") rather than a share of something."""
    numbers = lex.pack.numbers
    if len(items) != 2 or items[0].spelling not in numbers.article_numerals or items[1].spelling not in numbers.ordinals:
        return False
    start, end = items[0].start, items[1].end
    return lex.of.match(text.lower, end) is None and not _is_hedged_part(text.lower, start, end, lex)


def counts_to(text: Text, items: Sequence[Item], number: Number, lex: Lexicon) -> bool:
    """Whether "one millionth" is an ordinal: large parts are shares only before "of" and at an end."""
    if len(items) != 2 or number.value > _LARGE_PART:
        return False
    return items[1].spelling in lex.pack.numbers.ordinals and lex.of.match(text.lower, items[1].end) is None


def with_ordinal_mark(text: Text, items: Sequence[Item], figure: Figure, lex: Lexicon) -> Figure:
    """The figure as an ordinal, where a mark behind it or a word before it makes it one: "13th", "thứ 13"."""
    if figure.kind != "cardinal":
        return figure
    if items[-1].role == "led_ordinal":
        return figure._replace(kind="ordinal")
    literal = items[0].role == "literal"
    marked = literal and len(items) == 1 and text.lower[figure.end : figure.end + 1].isalpha()
    mark = lex.ordinal_mark.match(text.lower, figure.end) if marked else None
    if mark is None and literal and len(items) == 1 and lex.stop_lead.search(text.lower, figure.start):
        mark = lex.stop_mark.match(text.lower, figure.end)
    if mark:
        return figure._replace(end=mark.end(), kind="ordinal")
    lead = (lex.digit_lead if literal else lex.word_lead).search(text.lower, figure.start)
    if not lead or (literal and _CLOCK_TAIL.match(text.plain, figure.end)):
        return figure
    if literal and figure.scale != 1 and not lex.word_lead.search(text.lower, figure.start):
        return figure
    return figure._replace(kind="ordinal")
