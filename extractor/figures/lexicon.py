"""A pack's number words and the patterns that find them and what stands beside them, built once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache, partial

import regex

from extractor import languages
from extractor.figures.digits import Convention, Piece, read
from extractor.figures.patterns import (
    GAPS,
    JOIN,
    Behind,
    behind,
    first_literal,
    first_of_links,
    first_word,
    measuring,
    next_part,
    paying,
    plural_noun,
    roman_ordinals,
    scale_mark,
    unit_names,
    unphrased,
    whole_money,
    whole_words,
)
from extractor.figures.words import Word, links_of, scales_of, words_of
from extractor.languages import cldr
from extractor.languages.pack import Pack
from extractor.languages.shared import CURRENCY_SIGNS, UNITS
from extractor.phrases import any_of

#: The end of a clause.
_END = r"\s*(?:[.,;:!?)]|$)"
#: Units whose symbols end in a digit: the 2 of km2 is no number.
_EXPONENT_UNITS = sorted({symbol[:-1] for unit in UNITS.values() for symbol in unit.symbols if symbol[-1:].isdigit()})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A pack's number words and the patterns made of them."""

    pack: Pack
    # What words, links and abbreviations do in a number, and how literals are read.
    words: Mapping[str, Word]
    links: Mapping[str, Word]
    marks: Mapping[str, Word]
    money_marks: Mapping[str, Word]
    conventions: tuple[Convention, ...]
    read: Callable[[str], tuple[Piece, ...]]
    # Where a number begins and how it goes on; `gaps`, `next_starts` and `mark_starts` are what is looked at first.
    first_word: re.Pattern[str]
    first_literal: re.Pattern[str]
    next: re.Pattern[str]
    gaps: frozenset[str]
    next_starts: frozenset[str]
    mark: regex.Pattern[str]
    money_mark: re.Pattern[str]
    mark_starts: frozenset[str]
    roman: re.Pattern[str] | None
    # What stands right before a number.
    lead: Behind
    article: Behind
    definite: Behind
    minus: Behind
    not_minus: Behind
    opened: Behind
    range_lead: Behind
    digit_lead: Behind
    roman_lead: Behind
    word_lead: Behind
    stop_lead: Behind
    part_lead: re.Pattern[str]
    day: re.Pattern[str]
    money: re.Pattern[str]
    whole_money_before: re.Pattern[str]
    exponent: re.Pattern[str]
    # What stands right behind one.
    of: re.Pattern[str]
    stop: re.Pattern[str]
    compared: re.Pattern[str]
    ends: re.Pattern[str]
    unit: re.Pattern[str]
    measured: re.Pattern[str]
    point: re.Pattern[str]
    noun: re.Pattern[str] | None
    paid: re.Pattern[str]
    whole_money: re.Pattern[str]
    ranged: re.Pattern[str]
    between: re.Pattern[str]
    ordinal_mark: re.Pattern[str]
    stop_mark: re.Pattern[str]
    # The phrases around a word that is no number there, and the words that stand in none of them.
    not_number: re.Pattern[str] | None
    not_number_written: re.Pattern[str] | None
    unphrased: frozenset[str]


def _part_leads(pack: Pack) -> set[str]:
    """The words before a part with an article: hedges, verbs of change, "from" and "to"."""
    return {*pack.hedges_before, *pack.cuts, *pack.directions_before, *pack.range_leads, *filter(str.isalpha, pack.ranges)}


@cache
def lexicon(code: str) -> Lexicon:
    """Build the lexicon of a language pack; raises `UnknownLanguageError` for a code without pack."""
    pack = languages.load(code)
    numbers = pack.numbers
    counting, links = words_of(pack), links_of(pack)
    articles = numbers.articles - counting.keys() if numbers.article_units else frozenset()
    words = counting | dict.fromkeys(articles, Word("digit", Fraction(1)))
    marks, money_marks = scales_of(numbers.scale_marks), scales_of(numbers.money_marks)
    spelled = any_of(counting, flexible=True)
    return Lexicon(
        pack=pack,
        words=words,
        links=links,
        marks=marks,
        money_marks=money_marks,
        conventions=conventions(pack),
        read=lru_cache(maxsize=65536)(partial(read, conventions=conventions(pack))),
        first_word=first_word(pack, words, spelled, articles),
        first_literal=first_literal(pack, [*words, *marks, *money_marks], links),
        next=next_part(pack, words, spelled, links),
        gaps=frozenset(GAPS) | numbers.term_marks,
        next_starts=frozenset(word[:2] for word in (*words, *links)),
        mark=scale_mark(pack, words, marks),
        money_mark=re.compile(rf" ?(?P<mark>{any_of(money_marks)})(?!\w)"),
        mark_starts=frozenset(mark[0] for mark in (*marks, *money_marks)),
        roman=roman_ordinals(pack),
        lead=behind(numbers.minus | numbers.ordinal_leads | numbers.stop_mark_leads),
        article=behind(numbers.articles),
        definite=behind(numbers.definite_articles),
        minus=behind(numbers.minus),
        not_minus=behind(numbers.not_minus),
        opened=behind(pack.opened_by_and),
        range_lead=behind(pack.range_leads),
        digit_lead=behind(numbers.ordinal_leads),
        roman_lead=behind(numbers.ordinal_leads | numbers.roman_leads),
        word_lead=behind(numbers.ordinal_word_leads),
        stop_lead=behind(numbers.stop_mark_leads),
        part_lead=re.compile(rf"(?<!\w)(?:{any_of(_part_leads(pack))})(?:{JOIN}|(?<='))$"),
        day=re.compile(rf"(?<!\w)(?:{any_of(lead.replace(' ,', ',') for lead in pack.dates.day_leads - {'('})}) ?$"),
        money=re.compile(rf"(?:{any_of([*CURRENCY_SIGNS, *cldr.currency_codes()])}) ?$"),
        whole_money_before=re.compile(rf"(?<!\w)(?:{any_of(whole_money(pack))})\s?$"),
        exponent=re.compile(rf"(?:{any_of(_EXPONENT_UNITS)})\^?$"),
        of=re.compile(rf"\s+(?:{any_of(numbers.of_words | pack.contrasts)})(?:(?<=')|(?!\w))|{_END}"),
        stop=re.compile(rf"\s+(?:{any_of(pack.noun_stops)})(?!\w)"),
        compared=re.compile(
            rf"\s+(?:{any_of(pack.part_comparatives)})"
            rf"(?:\s+(?:{any_of(pack.noun_stops | pack.than_words)})(?!\w)|{_END}|\s+{plural_noun(pack)}(?!\w))"
            rf"|\s+(?:{any_of(pack.part_verbs)})(?!\w)"
        ),
        ends=re.compile(_END),
        unit=re.compile(rf"[\s-]?(?:{any_of(unit_names(pack), flexible=True)})(?!\w)"),
        measured=re.compile(rf"\s*(?:[%‰°$€£]|(?:{any_of(measuring(pack), flexible=True)})(?!\w))"),
        point=re.compile(rf"[\s-](?:{any_of({*pack.rate_points, *filter(str.isalpha, pack.percents)}, flexible=True)})(?!\w)"),
        noun=whole_words(
            pack.compound_nouns | pack.classifiers | numbers.counted | pack.percents | set(filter(str.islower, pack.units))
        ),
        paid=re.compile(paying(pack)),
        whole_money=re.compile(rf"\s?(?:{any_of(whole_money(pack))})(?!\w)"),
        ranged=re.compile(rf"\s(?:{any_of(pack.ranges)})\s(?:{spelled})(?!\w)"),
        between=re.compile(rf"\s*(?:{any_of(first_of_links(pack))}(?!\S)|$)"),
        ordinal_mark=re.compile(rf"(?:{any_of(numbers.ordinal_marks)})(?!\w)"),
        stop_mark=re.compile(rf"(?:{any_of(numbers.stop_marks)})(?= (?!(?:{any_of(pack.noun_stops)})(?!\w))[^\W\d_])"),
        not_number=whole_words(numbers.not_numbers, numbers.number_tails),
        not_number_written=whole_words(
            (phrase for phrase in numbers.not_numbers if not phrase.islower()), numbers.number_tails
        ),
        unphrased=unphrased(pack, words),
    )


def conventions(pack: Pack) -> tuple[Convention, ...]:
    """The separator conventions a text of this language may use: its own first, from CLDR.

    >>> [c.code for c in conventions(languages.load("fr"))][0]
    'fr'
    """
    found = []
    for code in (pack.code, *pack.also_reads):
        group, decimal = cldr.separators(languages.load(code).locales[0])
        found.append(Convention(code, group, decimal))
    return tuple(found)
