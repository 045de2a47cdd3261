"""What a pack's number words mean to the grammar, and the patterns that find them. Built once a pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache, partial
from typing import Literal

import regex

from extractor import languages
from extractor.figures.digits import FIRST_LITERAL, LITERAL, VULGAR_SIGNS, Convention, Piece, read
from extractor.languages import cldr
from extractor.languages.pack import Pack
from extractor.languages.shared import CURRENCY_SIGNS, NOT_CURRENCY_CODES, UNITS, WHOLE_CURRENCIES
from extractor.text import any_of

Role = Literal[
    "literal", "written_fraction", "digit", "tail", "teen", "ten", "ten_suffix",
    "hundred", "scale", "collective", "ordinal", "denominator", "plural_denominator", "fraction",
    "half_tail", "led_ordinal", "mark", "link", "article", "of", "over", "adjective",
    "point",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: what it does in the grammar, its value, and for a false friend its other value."""

    role: Role
    value: Fraction
    other: tuple[Fraction, str] | None = None


#: Units' names are longer than this; what is shorter is a symbol ("in", "m").
_SYMBOL = 2
#: The first letters of a word, by which most other words are told from it.
_HEAD = 3
_MILLION = 6
#: How far before a place its words are looked for.
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class Behind:
    """Words that may stand right before a place, a space or hyphen between, and the two letters they end in."""

    pattern: re.Pattern[str]
    ends: frozenset[str]
    near: frozenset[str]

    def search(self, lower: str, place: int) -> re.Match[str] | None:
        """Find one of the words; a look at the letters before the gap spares most searches."""
        if place < 2 or (lower[place - 3 : place - 1] not in self.ends and lower[place - 2] not in self.near):
            return None
        return self.pattern.search(lower, max(0, place - _LOOK_BACK), place)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A pack's number words and the patterns made of them."""

    pack: Pack
    words: Mapping[str, Word]
    links: Mapping[str, Word]
    marks: Mapping[str, Word]
    money_marks: Mapping[str, Word]
    conventions: tuple[Convention, ...]
    read: Callable[[str], tuple[Piece, ...]]
    money_mark: re.Pattern[str]
    money: re.Pattern[str]
    paid: re.Pattern[str]
    whole_money: re.Pattern[str]
    whole_money_before: re.Pattern[str]
    ranged: re.Pattern[str]
    between: re.Pattern[str]
    measured: re.Pattern[str]
    day: re.Pattern[str]
    exponent: re.Pattern[str]
    gaps: frozenset[str]
    next_starts: frozenset[str]
    first_word: re.Pattern[str]
    first_literal: re.Pattern[str]
    lead: Behind | None
    next: re.Pattern[str]
    mark: regex.Pattern[str]
    mark_starts: frozenset[str]
    ordinal_mark: re.Pattern[str]
    stop_mark: re.Pattern[str]
    stop_lead: Behind | None
    not_number_written: re.Pattern[str] | None
    roman: re.Pattern[str] | None
    article: Behind | None
    definite: Behind | None
    minus: Behind | None
    opened: Behind | None
    range_lead: Behind | None
    not_minus: Behind | None
    digit_lead: Behind | None
    word_lead: Behind | None
    not_number: re.Pattern[str] | None
    unphrased: frozenset[str]
    noun: re.Pattern[str] | None
    unit: re.Pattern[str]
    of: re.Pattern[str]
    ends: re.Pattern[str]


#: What the words of a compound do.
_COMPOUNDED = frozenset({"digit", "teen", "ten", "hundred", "scale", "ordinal"})

# Most letters of words in Latin script, in lower case. The search for words skips them, for all other characters it tries.
_LETTERS = "a-zß-öø-ÿĀ-ɏḀ-ỿ"
#: Between the words of one number: spaces, a hyphen, or a wrapped line.
_GAPS = " \t-\n\r"
_TIMES = "\N{MULTIPLICATION SIGN}"
#: What shows that an abbreviation behind a number begins no word or name.
_NO_WORD = r"(?![\w']|-\w|\. ?\p{Lu})"
_JOIN = r"(?:[ \t]{1,3}|[ \t]?-[ \t]?|[ \t]?\r?\n[ \t]?)"


@cache
def lexicon(code: str) -> Lexicon:
    """Build the lexicon of a language pack; raises `UnknownLanguageError` for a code without pack."""
    pack = languages.load(code)
    words = _words(pack)
    links = _links(pack)
    marks = {mark: Word("scale", Fraction(10) ** power) for mark, power in pack.numbers.scale_marks.items()}
    glued = any_of([word for word, entry in words.items() if entry.role == "scale"])
    money_marks = {mark: Word("scale", Fraction(10) ** power) for mark, power in pack.numbers.money_marks.items()}
    spelled = any_of(words, flexible=True)
    linking = any_of(word for word in links if word not in pack.numbers.term_marks)
    elided, joined = (r"(?:(?!\w)|(?<='))", f"(?:{_JOIN}|(?<='))") if any(map(_is_elided, links)) else (r"(?!\w)", _JOIN)
    marked = any_of(pack.numbers.term_marks)
    articles = pack.numbers.articles - words.keys() if pack.numbers.article_units else frozenset()
    articled = rf"{any_of(articles)}(?= {any_of(pack.numbers.article_units)}(?!\w))"
    words |= dict.fromkeys(articles, Word("digit", Fraction(1)))
    # In a compound, the rest of the word is number words, too: "zweihundert|fünfundzwanzig|tausend".
    part = any_of([word for word, entry in words.items() if entry.role in _COMPOUNDED] if pack.numbers.compounds else [])
    short = r"(?P<short>\d)(?!\w)" if pack.numbers.short_tails else "(?P<short>(?!))"  # 2tr5
    end = rf"(?:(?!\w)|(?=(?:{part}){{1,24}}+(?!\w)))"
    return Lexicon(
        pack=pack,
        words=words,
        links=links,
        marks=marks,
        money_marks=money_marks,
        mark_starts=frozenset(mark[0] for mark in (*marks, *money_marks)),
        conventions=conventions(pack),
        read=lru_cache(maxsize=65536)(partial(read, conventions=conventions(pack))),
        money_mark=re.compile(rf" ?(?P<mark>{any_of(money_marks)})(?!\w)"),
        paid=re.compile(_paying(pack)),
        whole_money=re.compile(rf"\s?(?:{any_of(_whole_money(pack))})(?!\w)"),
        whole_money_before=re.compile(rf"(?<!\w)(?:{any_of(_whole_money(pack))})\s?$"),
        ranged=re.compile(rf"\s(?:{any_of(pack.ranges)})\s(?:{spelled})(?!\w)"),
        money=re.compile(rf"(?:{any_of([*CURRENCY_SIGNS, *cldr.currency_codes()])}) ?$"),
        between=re.compile(rf"\s*(?:{any_of(_first_words(pack))}(?!\S)|$)"),
        measured=re.compile(rf"\s*(?:[%‰°$€£]|(?:{any_of(_measuring(pack), flexible=True)})(?!\w))"),
        day=re.compile(rf"(?<!\w)(?:{any_of(pack.dates.day_leads - {'(', 'of', 'by'})}) ?$"),
        exponent=re.compile(rf"(?:{any_of(_EXPONENT_UNITS)})\^?$"),
        gaps=frozenset(_GAPS) | pack.numbers.term_marks,
        next_starts=frozenset(word[:2] for word in (*words, *links)),
        first_word=re.compile(rf"[^{_LETTERS}]\b(?:(?:{spelled}){end}|{articled})"),
        first_literal=re.compile(rf"{FIRST_LITERAL}(?P<on>(?={_going_on(pack, words, marks | money_marks, linking)}))?"),
        lead=_behind(pack.numbers.minus | pack.numbers.ordinal_leads | pack.numbers.stop_mark_leads),
        next=re.compile(rf"(?:(?P<mark>{marked})(?=\s))?(?:{_JOIN}(?P<link>{linking}){elided}(?:{_JOIN}(?P<again>{linking}){elided})?)?{joined}(?:(?P<word>{spelled}){end}|(?P<literal>{LITERAL})(?!\w))|(?<=[^\W\d])(?P<glued>{part}){end}"),
        mark=regex.compile(rf" {{0,2}}(?P<mark>{any_of(marks)})(?:{short}|{_NO_WORD})|(?P<scale>{glued})(?!\w)"),
        ordinal_mark=re.compile(rf"(?:{any_of(pack.numbers.ordinal_marks)})(?!\w)"),
        stop_mark=re.compile(rf"(?:{any_of(pack.numbers.stop_marks)})(?= (?!(?:{any_of(pack.noun_stops)})(?!\w))[^\W\d_])"),
        stop_lead=_behind(pack.numbers.stop_mark_leads),
        not_number_written=_whole(phrase for phrase in pack.numbers.not_numbers if not phrase.islower()),
        roman=_roman(pack),
        article=_behind(pack.numbers.articles),
        definite=_behind(pack.numbers.definite_articles),
        minus=_behind(pack.numbers.minus),
        opened=_behind(pack.opened_by_and),
        range_lead=_behind(pack.range_leads),
        not_minus=_behind(pack.numbers.not_minus),
        digit_lead=_behind(pack.numbers.ordinal_leads),
        word_lead=_behind(pack.numbers.ordinal_word_leads),
        not_number=_whole(pack.numbers.not_numbers),
        unphrased=_unphrased(pack, words),
        noun=_whole(pack.compound_nouns | pack.classifiers | pack.percents | {word for word in pack.units if word.islower()}),
        unit=re.compile(rf"[\s-]?(?:{any_of(_unit_names(pack), flexible=True)})(?!\w)"),
        ends=re.compile(r"\s*(?:[.,;:!?)]|$)"),
        of=re.compile(rf"\s+(?:{any_of(pack.numbers.of_words)})(?!\w)|\s*(?:[.,;:!?)]|$)"),
    )  # fmt: skip


#: Units whose symbols end in a digit: the 2 of km2 is no number.
_EXPONENT_UNITS = sorted({symbol[:-1] for unit in UNITS.values() for symbol in unit.symbols if symbol[-1:].isdigit()})


def _is_elided(link: str) -> bool:
    """Whether a link is written together with the word behind it: d'un."""
    return link.endswith("'")


def _paid(pack: Pack) -> set[str]:
    """What shows behind an abbreviation that it is a scale: people, and currencies that are no other word ("won")."""
    names = {name for name in pack.currencies if len(name) > len("won")}
    return names | pack.irregular_plurals | {code.lower() for code in (*pack.currencies.values(), "VND")}


def _paying(pack: Pack) -> str:
    """What shows behind an abbreviation, or behind the range that it opens, that it is a scale."""
    return rf"{_upper_bound(pack)}(?: ?[$€£¥₫]| (?:{any_of(_paid(pack))})(?!\w)|{_plural(pack)})|{_large_bound(pack)}"


def _plural(pack: Pack) -> str:
    """A plural noun behind an abbreviation, up to two words before it: "1.5m (new) households", but not "2m waves"."""
    if pack.head_first or not pack.plural_endings:
        return "(?!)"
    stops = any_of(pack.noun_stops | pack.size_words)
    ends = "|".join(f"(?<={ending})" for ending in pack.plural_endings)
    plural = rf"[^\W\d_]++(?:{ends})" + "".join(f"(?<!{ending})" for ending in pack.plural_exceptions)
    nouns = rf"(?!(?:{any_of(pack.sized_nouns)})(?!\w))(?:{plural}|{any_of(pack.irregular_plurals)})"
    return rf" (?:(?!(?:{stops})(?!\w))[^\W\d_]++[ -]){{0,2}}(?!(?:{stops})(?!\w)){nouns}(?![\w'])"


def _upper_bound(pack: Pack) -> str:
    """Nothing, or the other bound of a range with the same abbreviation: "5m to 6m (people)"."""
    marks = any_of(pack.numbers.money_marks)
    return rf"(?: ?(?:{any_of(pack.ranges | pack.range_ands)}) ?[\d.,]++ ?(?:{marks})(?!\w))?+"


def _large_bound(pack: Pack) -> str:
    """The other bound of a range in millions or more: "6m to 40 million"."""
    words = any_of(word for word, power in pack.numbers.scales.items() if power >= _MILLION)
    return rf" ?(?:{any_of(pack.ranges)}) ?[\d.,]++ ?(?:{words})(?!\w)"


def _whole_money(pack: Pack) -> set[str]:
    """Names, codes and signs of currencies that are never divided, in lower case."""
    names = dict(pack.currencies) | CURRENCY_SIGNS | {code: code for code in WHOLE_CURRENCIES - NOT_CURRENCY_CODES}
    return {name.lower() for name, code in names.items() if code in WHOLE_CURRENCIES}


def _unit_names(pack: Pack) -> set[str]:
    """The names of units, without their symbols."""
    names = {name for tag in pack.locales for name, unit in cldr.units(tag).items() if unit in UNITS} | set(pack.units)
    return {name for name in names if len(name) > _SYMBOL}


def _measuring(pack: Pack) -> set[str]:
    """Words behind a number that measure rather than count: units, currencies, percent words, scales."""
    found = {name for tag in pack.locales for name, unit in cldr.units(tag).items() if unit in UNITS} | set(pack.units)
    found |= {symbol.lower() for unit in UNITS.values() for symbol in unit.symbols}
    return (
        found | set(pack.currencies) | {"usd", "vnd", "eur"} | set(pack.percents) | set(pack.numbers.scales) | pack.noun_stops
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


def _words(pack: Pack) -> dict[str, Word]:
    """Every word that can begin or go on a number, by what it does there."""
    numbers = pack.numbers
    tables: list[tuple[Role, Mapping[str, int]]] = [
        ("plural_denominator", numbers.plural_denominators),
        ("denominator", numbers.denominators),
        ("ordinal", numbers.ordinals),
        ("digit", numbers.digits),
        ("tail", numbers.tails),
        ("teen", numbers.teens),
        ("ten", numbers.tens),
        ("collective", numbers.collectives),
        ("ten_suffix", dict.fromkeys(numbers.ten_suffixes, 10)),
        ("hundred", dict.fromkeys(numbers.hundreds, 100)),
        ("led_ordinal", numbers.led_ordinals),
    ]
    words = {word: Word(role, Fraction(value)) for role, table in tables for word, value in table.items()}
    for word, power in numbers.scales.items():
        other = numbers.mistaken_scales.get(word)
        words[word] = Word("scale", Fraction(10) ** power, (Fraction(10) ** other[0], other[1]) if other else None)
    words |= {word: Word("fraction", Fraction(value)) for word, value in numbers.fractions.items()}
    words |= {word: Word("half_tail", Fraction(1, 2)) for word in numbers.half_tails}
    return words


def _links(pack: Pack) -> dict[str, Word]:
    """Every word that may stand between two words of a number."""
    numbers = pack.numbers
    links: dict[str, Word] = {}
    tables: list[tuple[Role, Iterable[str]]] = [
        ("of", numbers.of_words),
        ("adjective", numbers.scale_adjectives),
        ("article", numbers.articles),
        ("over", numbers.fraction_links | numbers.share_links),
        ("point", numbers.points),
        ("link", numbers.links),
        ("mark", numbers.term_marks),
    ]
    for role, words in tables:
        links |= {word: Word(role, Fraction(1)) for word in words if word not in numbers.digits}
    return links


def _going_on(pack: Pack, words: Iterable[str], marks: Iterable[str], linking: str) -> str:
    """A pattern for what may go on a literal, as far as its first letters show; all that goes on one begins like this.

    `linking` is a pattern for the words between two parts of a number.
    """
    starts = [word.lower() for word in (*words, *marks)]
    short = set() if pack.numbers.compounds else {word for word in starts if len(word) <= _HEAD}
    heads = rf"{any_of(short)}(?![^\W\d_])|{any_of(word[:_HEAD] for word in starts if word not in short)}"
    tail = rf"\^|[{_TIMES}⁺⁻⁰¹²³⁴-⁹{VULGAR_SIGNS}]|/\d| {{1,2}}(?:\d{{1,3}}/\d|[x{_TIMES}{VULGAR_SIGNS}])"
    marked, linked = any_of(pack.numbers.term_marks), f"{_JOIN}{linking}"
    return rf"[^\W\d_]|{tail}|{linked}(?:{linked})?(?:{_JOIN})?[.,]?\d|(?:{marked})?(?:{linked}){{0,2}}(?:{_JOIN}|(?<='))(?:{heads})"


def _first_words(pack: Pack) -> set[str]:
    """The words that what stands between two members of a range or list begins with."""
    return {link.split()[0] for link in pack.ranges | pack.range_ands | pack.change_links | pack.list_links}


def _unphrased(pack: Pack, words: Iterable[str]) -> frozenset[str]:
    """The words that stand in none of the phrases in which they are no number; in a compound any may."""
    if pack.numbers.compounds:
        return frozenset()
    parts = {part for phrase in pack.numbers.not_numbers for part in _parts(phrase.lower())}
    return frozenset(word for word in words if _parts(word)[0] not in parts)


_parts = re.compile(r"\w+").findall


def _roman(pack: Pack) -> re.Pattern[str] | None:
    """Roman numerals with the mark behind them that makes them ordinals; without one, a word before them must."""
    marks, leads = pack.numbers.roman_ordinal_marks, pack.numbers.ordinal_leads
    if not marks and not leads:
        return None
    mark = f"(?P<mark>{any_of(marks)})" + ("?" if leads else "")
    return re.compile(rf"[IVXLC](?<!\w[IVXLC])[IVXLC]{{0,8}}{mark}(?!\w)")


def _whole(words: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds one of the phrases as whole words."""
    chosen = list(words)
    return re.compile(rf"(?<!\w)(?:{any_of(chosen, flexible=True)})(?!\w)") if chosen else None


def _behind(words: Iterable[str]) -> Behind | None:
    """What finds one of the words right before a place."""
    chosen = list(words)
    if not chosen:
        return None
    pattern = re.compile(rf"(?<!\w)(?:{any_of(chosen)}){_JOIN}$")
    return Behind(
        pattern, frozenset(word[-2:] for word in chosen), frozenset(_GAPS).union(word for word in chosen if len(word) == 1)
    )
