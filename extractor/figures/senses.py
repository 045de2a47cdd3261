"""Whether number words are a number where they stand, and not another word, a name or part of a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures.lexicon import Lexicon
from extractor.figures.patterns import LOOK_BACK
from extractor.figures.run import Item
from extractor.text import Text


def is_number(text: Text, items: Sequence[Item], index: int, length: int, lex: Lexicon) -> bool:
    """Whether number words are a number here, and not another word, a name or part of a phrase."""
    item, lower, numbers = items[index], text.lower, lex.pack.numbers
    if numbers.capital_is_name and (_is_name(text, item.start) or (length == 1 and _begins_name(text, items, index))):
        return False
    last = items[index + length - 1]
    if last.role == "led_ordinal" and not lex.word_lead.search(lower, item.start):
        return False
    if _goes_on(text, last, lex):
        return False
    led = lex.word_lead.search(lower, item.start) is not None
    if item.spelling in numbers.only_before_nouns:
        if index > 0 and lower[items[index - 1].end : item.start].isspace():
            return False
        if length == 1 and not led:
            counts = bool(lex.noun and lex.noun.match(lower, item.end + 1)) or lex.ranged.match(lower, item.end) is not None
            return counts and not in_phrase(text, item, lex)
    if length > 1:
        return last.role != "scale" or not in_phrase(text, last, lex, beyond=True)
    return (led or item.spelling not in numbers.never) and not in_phrase(text, item, lex)


def _is_name(text: Text, start: int) -> bool:
    """Whether a capital stands inside a sentence: behind another word, with nothing but a space between."""
    before = text.plain[max(0, start - 2) : start]
    return text.plain[start].isupper() and len(before) == 2 and before[0].isalpha() and before[1] == " "


def _begins_name(text: Text, items: Sequence[Item], index: int) -> bool:
    """Whether a word with a capital and small letters follows one with a capital, and is no number: "Ba Bể"."""
    item = items[index]
    following = text.plain[item.end : item.end + 3]
    numeric = index + 1 < len(items) and items[index + 1].start == item.end + 1
    titled = len(following) == 3 and following[0] == " " and following[1].isupper() and following[2].islower()
    return text.plain[item.start].isupper() and titled and not numeric


def _goes_on(text: Text, item: Item, lex: Lexicon) -> bool:
    """Whether a hyphen makes a word part of another: "half-brother", "Trois-Rivières"; but not "half-hour", "two-storey"."""
    behind = text.plain[item.end : item.end + 2]
    if behind[:1] != "-" or not behind[1:].isalpha():
        return False
    if item.role == "fraction":
        return not (lex.measured.match(text.lower, item.end + 1) or lex.point.match(text.lower, item.end))
    return behind[1].isupper() and text.plain[item.start].isupper()


def in_phrase(text: Text, item: Item, lex: Lexicon, *, beyond: bool = False) -> bool:
    """Whether a word stands in a phrase of the pack in which it is no number; `beyond`: in one that ends behind it."""
    if item.spelling in lex.unphrased:
        return False
    first, last = max(0, item.start - LOOK_BACK), item.end + LOOK_BACK
    for pattern, written in ((lex.not_number, text.lower), (lex.not_number_written, text.plain)):
        for match in pattern.finditer(written, first, last) if pattern else ():
            if match.start() <= item.start and item.end <= match.end() - beyond:
                measured = match.end() == item.end and lex.unit.match(text.lower, item.end)
                return not measured  # "that one mile"
    return False
