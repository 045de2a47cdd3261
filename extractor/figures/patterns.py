"""What stands before, between and behind the parts of a number, as patterns made of a pack's tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex

from extractor.figures.digits import FIRST_LITERAL, LITERAL, VULGAR_SIGNS
from extractor.figures.words import Word
from extractor.languages import cldr
from extractor.languages.pack import Pack
from extractor.languages.shared import CURRENCY_SIGNS, NOT_CURRENCY_CODES, UNITS, WHOLE_CURRENCIES
from extractor.phrases import any_of

#: How far before a place its words are looked for.
LOOK_BACK = 24
#: Between the words of one number: spaces, a hyphen, or a wrapped line.
GAPS = " \t-\n\r"
JOIN = r"(?:[ \t]{1,3}|[ \t]?-[ \t]?|[ \t]?\r?\n[ \t]?)"
#: Units' names are longer than this; what is shorter is a symbol ("in", "m").
_SYMBOL = 2
#: The first letters of a word, by which most other words are told from it.
_HEAD = 3
_MILLION = 6
# Most letters of words in Latin script, in lower case. The search for words skips them, for all other characters it tries.
_LETTERS = r"a-z\xdf-\xf6\xf8-\u024f\u1e00-\u1eff"
#: What shows that an abbreviation behind a number begins no word or name.
_NO_WORD = r"(?![\w']|-\w|\. ?\p{Lu})"
#: What the words of a compound do.
_COMPOUNDED = frozenset({"digit", "teen", "ten", "hundred", "scale", "ordinal"})
_TIMES = "\N{MULTIPLICATION SIGN}"
_parts = re.compile(r"\w+").findall


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
        return self.pattern.search(lower, max(0, place - LOOK_BACK), place)


def behind(words: Iterable[str]) -> Behind:
    """What finds one of the words right before a place."""
    chosen = list(words)
    near = {*GAPS, *(word for word in chosen if len(word) == 1)} if chosen else ()
    return Behind(re.compile(rf"(?<!\w)(?:{any_of(chosen)}){JOIN}$"), frozenset(word[-2:] for word in chosen), frozenset(near))


def whole_words(words: Iterable[str], unless: Iterable[str] = ()) -> re.Pattern[str] | None:
    """A pattern that finds one of the phrases as whole words, where none of others stands behind it."""
    chosen, others = list(words), list(unless)
    tails = rf"(?!\s+(?:{any_of(others, flexible=True)})(?!\w))" if others else ""
    return re.compile(rf"(?<!\w)(?:{any_of(chosen, flexible=True)})(?!\w){tails}") if chosen else None


def first_word(pack: Pack, words: Mapping[str, Word], spelled: str, articles: Iterable[str]) -> re.Pattern[str]:
    """The next number word, with the character before it; `spelled` is a pattern for all but the articles."""
    articled = rf"{any_of(articles)}(?= {any_of(pack.numbers.article_units)}(?!\w))"
    return re.compile(rf"[^{_LETTERS}]\b(?:(?:{spelled}){_word_end(pack, words)}|{articled})")


def next_part(pack: Pack, words: Mapping[str, Word], spelled: str, links: Iterable[str]) -> re.Pattern[str]:
    """What goes on a number behind a word or literal: links, then a word, a literal, or the next word of a compound."""
    linking, end = _linking(pack, links), _word_end(pack, words)
    elided, joined = (r"(?:(?!\w)|(?<='))", f"(?:{JOIN}|(?<='))") if any(map(_is_elided, links)) else (r"(?!\w)", JOIN)
    again = rf"(?:{JOIN}(?P<again>{linking}){elided})?"
    between = rf"(?:(?P<mark>{any_of(pack.numbers.term_marks)})(?=\s))?(?:{JOIN}(?P<link>{linking}){elided}{again})?{joined}"
    part = rf"(?P<word>{spelled}){end}|(?P<literal>{LITERAL})(?!\w)"
    return re.compile(rf"{between}(?:{part})|(?<=[^\W\d])(?P<glued>{_compounded(pack, words)}){end}")


def _word_end(pack: Pack, words: Mapping[str, Word]) -> str:
    """The end of a word; in a compound, the rest of it is number words, too: "zweihundert|fünfundzwanzig|tausend"."""
    return rf"(?:(?!\w)|(?=(?:{_compounded(pack, words)}){{1,24}}+(?!\w)))"


def _compounded(pack: Pack, words: Mapping[str, Word]) -> str:
    """A number word in a compound; nothing where the language has none."""
    return any_of([word for word, entry in words.items() if entry.role in _COMPOUNDED] if pack.numbers.compounds else [])


def _linking(pack: Pack, links: Iterable[str]) -> str:
    """A word between two parts of a number."""
    return any_of(word for word in links if word not in pack.numbers.term_marks)


def scale_mark(pack: Pack, words: Mapping[str, Word], marks: Iterable[str]) -> regex.Pattern[str]:
    """The abbreviation of a scale behind a literal, or a scale glued to it."""
    glued = any_of(word for word, entry in words.items() if entry.role == "scale")
    short = r"(?P<short>\d)(?!\w)" if pack.numbers.short_tails else "(?P<short>(?!))"  # 2tr5
    return regex.compile(rf" {{0,2}}(?P<mark>{any_of(marks)})(?:{short}|{_NO_WORD})|(?P<scale>{glued})(?!\w)")


def _is_elided(link: str) -> bool:
    """Whether a link is written together with the word behind it: d'un."""
    return link.endswith("'")


def first_literal(pack: Pack, starts: Iterable[str], links: Iterable[str]) -> re.Pattern[str]:
    """The next literal; the group `on` says that something may go on it, words that begin as one of `starts` among it."""
    return re.compile(rf"{FIRST_LITERAL}(?P<on>(?={_going_on(pack, starts, _linking(pack, links))}))?")


def _going_on(pack: Pack, words: Iterable[str], linking: str) -> str:
    """A pattern for what may go on a literal, as far as its first letters show; all that goes on one begins like this.

    `linking` is a pattern for the words between two parts of a number.
    """
    starts = [word.lower() for word in words]
    short = set() if pack.numbers.compounds else {word for word in starts if len(word) <= _HEAD}
    heads = rf"{any_of(short)}(?![^\W\d_])|{any_of(word[:_HEAD] for word in starts if word not in short)}"
    part = r"/\d{1,4}(?![\d/]|[.,]\d)"
    tail = rf"\^|[{_TIMES}⁺⁻⁰¹²³⁴-⁹{VULGAR_SIGNS}]|{part}| {{1,2}}(?:\d{{1,3}}{part}|[x{_TIMES}{VULGAR_SIGNS}])"
    linked = f"{JOIN}{linking}"
    number = rf"{linked}(?:{linked})?(?:{JOIN})?[.,]?\d"
    word = rf"(?:{any_of(pack.numbers.term_marks)})?(?:{linked}){{0,2}}(?:{JOIN}|(?<='))(?:{heads})"
    return rf"[^\W\d_]|{tail}|{number}|{word}"


def first_of_links(pack: Pack) -> set[str]:
    """The words that what stands between two members of a range or list begins with."""
    return {link.split()[0] for link in pack.ranges | pack.range_ands | pack.change_links | pack.list_links}


def measuring(pack: Pack) -> set[str]:
    """Words behind a number that measure rather than count: units, currencies, percent words, scales, words for times."""
    found = {name for tag in pack.locales for name, unit in cldr.units(tag).items() if unit in UNITS} | set(pack.units)
    found |= {symbol.lower() for unit in UNITS.values() for symbol in unit.symbols}
    return (
        found
        | set(pack.currencies)
        | {sign for sign in CURRENCY_SIGNS if sign.isalpha() and sign.islower()}
        | set(pack.percents)
        | set(pack.numbers.scales)
        | pack.noun_stops
        | set(pack.multiples_after)
    )


def unit_names(pack: Pack) -> set[str]:
    """The names of units, without their symbols."""
    names = {name for tag in pack.locales for name, unit in cldr.units(tag).items() if unit in UNITS} | set(pack.units)
    return {name for name in names if len(name) > _SYMBOL}


def paying(pack: Pack) -> str:
    """What shows behind an abbreviation, or behind the range that it opens, that it is a scale."""
    return rf"{_upper_bound(pack)}(?: ?[$€£¥₫]| (?:{any_of(_paid(pack))})(?!\w)|{_plural(pack)})|{_large_bound(pack)}"


def _paid(pack: Pack) -> set[str]:
    """What shows behind an abbreviation that it is a scale: people, and currencies that are no other word ("won")."""
    names = {name for name in pack.currencies if len(name) > len("won")}
    return names | pack.irregular_plurals | {code.lower() for code in pack.currencies.values()}


def _plural(pack: Pack) -> str:
    """A plural noun behind an abbreviation, up to two words before it: "1.5m (new) households", but not "2m waves"."""
    if pack.head_first or not pack.plural_endings:
        return "(?!)"
    stops = any_of(pack.noun_stops | pack.size_words)
    nouns = rf"(?!(?:{any_of(pack.sized_nouns)})(?!\w)){plural_noun(pack)}"
    return rf" (?:(?!(?:{stops})(?!\w))[^\W\d_]++[ -]){{0,2}}(?!(?:{stops})(?!\w)){nouns}(?![\w'])"


def plural_noun(pack: Pack) -> str:
    """A noun in the plural; nothing in languages without plurals or with the noun first."""
    if pack.head_first or not pack.plural_endings:
        return "(?!)"
    ends = "|".join(f"(?<={ending})" for ending in pack.plural_endings)
    plural = rf"[^\W\d_]++(?:{ends})" + "".join(f"(?<!{ending})" for ending in pack.plural_exceptions)
    return f"(?:{plural}|{any_of(pack.irregular_plurals)})"


def _upper_bound(pack: Pack) -> str:
    """Nothing, or the other bound of a range with the same abbreviation: "5m to 6m (people)"."""
    marks = any_of(pack.numbers.money_marks)
    return rf"(?: ?(?:{any_of(pack.ranges | pack.range_ands)}) ?[\d.,]++ ?(?:{marks})(?!\w))?+"


def _large_bound(pack: Pack) -> str:
    """The other bound of a range in millions or more: "6m to 40 million"."""
    words = any_of(word for word, power in pack.numbers.scales.items() if power >= _MILLION)
    return rf" ?(?:{any_of(pack.ranges)}) ?[\d.,]++ ?(?:{words})(?!\w)"


def whole_money(pack: Pack) -> set[str]:
    """Names, codes and signs of currencies that are never divided, in lower case."""
    names = dict(pack.currencies) | CURRENCY_SIGNS | {code: code for code in WHOLE_CURRENCIES - NOT_CURRENCY_CODES}
    return {name.lower() for name, code in names.items() if code in WHOLE_CURRENCIES}


def unphrased(pack: Pack, words: Iterable[str]) -> frozenset[str]:
    """The words that stand in none of the phrases in which they are no number; in a compound any may."""
    if pack.numbers.compounds:
        return frozenset()
    parts = {part for phrase in pack.numbers.not_numbers for part in _parts(phrase.lower())}
    return frozenset(word for word in words if _parts(word)[0] not in parts)


def roman_ordinals(pack: Pack) -> re.Pattern[str] | None:
    """Roman numerals with the mark behind them that makes them ordinals; without one, a word before them must."""
    marks, leads = pack.numbers.roman_ordinal_marks, pack.numbers.ordinal_leads | pack.numbers.roman_leads
    if not marks and not leads:
        return None
    mark = f"(?P<mark>{any_of(marks)})" + ("?" if leads else "")
    return re.compile(rf"[IVXLC](?<!\w[IVXLC])[IVXLC]{{0,8}}{mark}(?!\w)")
