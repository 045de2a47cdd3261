"""Numbers spelt out by a library are read back: number → words (num2words) → `extractor.numerals` → the same number."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

import pytest

import extractor
from extractor import languages

#: Locales of num2words; those of one language are read by one pack.
LOCALES = [locale for locale in ("en", "fr", "fr_BE", "fr_CH", "vi", "de") if locale[:2] in languages.codes()]
#: What surrounds the words: a sentence in which they can only be a number. A Vietnamese number stands before what it counts.
SENTENCES = {
    ("en", "cardinal"): "The total is {}.",
    ("en", "ordinal"): "It was the {} time.",
    ("fr", "cardinal"): "Le total est de {}.",
    ("fr", "ordinal"): "C'est la {} fois.",
    ("vi", "cardinal"): "Có {} người.",
    ("de", "cardinal"): "Die Summe ist {}.",
    ("de", "ordinal"): "Es war das {} Mal.",
}
MOST = 10**15
SHOWN = 8


@dataclass(frozen=True)
class Mend:
    """A form that num2words 0.5.14 spells wrongly, and what people write."""

    locales: str
    wrong: str
    right: str


@dataclass(frozen=True)
class Exclusion:
    """A form that is no numeral by the contract, or not only this one; `name` says why."""

    name: str
    locales: str
    kind: str
    applies: Callable[[int, str], bool]


_SCALES = r"(?:million|milliard|billion|billiard)"
MENDS = (
    # "deux centsième": the plural s goes when the ending of the ordinal comes.
    Mend("fr fr_BE fr_CH", rf"(cent|vingt|{_SCALES})sième", r"\1ième"),
    # "neuf cents milliardième": nor does cent keep its s before an ordinal.
    Mend("fr fr_BE fr_CH", rf"\b(cent|vingt)s (?={_SCALES}ième)", r"\1 "),
    # "deux cents un": cent takes its s only at the end of the number and before a noun such as million.
    Mend("fr_BE fr_CH", rf"\bcents (?!{_SCALES})(?=\w)", "cent "),
    # "un millions": one of a thing is singular, but "vingt et un millions" is not one.
    Mend("fr_BE fr_CH", rf"(^|{_SCALES}s? )un ({_SCALES})s\b", r"\1un \2"),
    # "quatre-vingt et un": only the other tens take "et".
    Mend("fr_BE", r"\bquatre-vingt et (un|onz)", r"quatre-vingt-\1"),
    # "eine million erste": the ordinal of a number is one word behind its millions, and a noun has a capital.
    Mend("de", r"\bmillion(en)?\b", r"Million\1"),
    Mend("de", r"\bmilliarde(n)?\b", r"Milliarde\1"),
    Mend("de", r"\bbillion(en)?\b", r"Billion\1"),
)
_POWERS = {100, *(10**power for power in range(3, 16, 3))}
EXCLUSIONS = (
    # un, một, ein are articles: one is a numeral only where the text shows it.
    Exclusion("one is an article", "fr fr_BE fr_CH vi de", "cardinal", lambda value, _: value == 1),
    # không is "not" far more often than zero; năm is "year".
    Exclusion("the word alone is another word", "vi", "cardinal", lambda value, _: value in (0, 5)),
    # "one hundredth", "un millionième": 1/100 as well as the 100th; the reader may take it for the fraction.
    Exclusion(
        "an article and a share",
        "en fr fr_BE fr_CH",
        "ordinal",
        lambda value, words: value in _POWERS and words.startswith(("one ", "un ")),
    ),
    # 10^15 comes out as a tenth of it.
    Exclusion("wrong from 10^15 on", "vi", "cardinal", lambda value, _: value >= MOST),
    # num2words has no ordinal of zero that people say.
    Exclusion("no ordinal of zero", "en fr fr_BE fr_CH vi de", "ordinal", lambda value, _: value == 0),
    # German ordinals of millions that are not round are written as one word, which num2words cuts into several.
    Exclusion("cut into several words", "de", "ordinal", lambda _, words: " " in words),
)


@cache
def values() -> tuple[int, ...]:
    """All numbers to 1,200; then numbers of any size up to 10^15: drawn, round ones, and those beside powers of ten."""
    chance = random.Random(20_240_523)
    drawn = [chance.randrange(10**power, 10 ** (power + 1)) for power in range(3, 15) for _ in range(120)]
    gaps = [chance.randrange(1, 1000) * 10**power + chance.randrange(1000) for power in range(4, 13) for _ in range(40)]
    round_ones = [chance.randrange(1, 1000) * 10**power for power in range(1, 13) for _ in range(40)]
    edges = [10**power + step for power in range(3, 16) for step in (-1, 0, 1)]
    return (*range(1201), *sorted({value for value in (*drawn, *gaps, *round_ones, *edges) if value <= MOST}))


def spelt(value: int, locale: str, kind: str) -> str:
    """The number in words, as people write them."""
    num2words: Any = import_module("num2words").num2words
    words = str(num2words(value, lang=locale, to=kind))
    for mend in MENDS:
        if locale in mend.locales.split():
            words = re.sub(mend.wrong, mend.right, words)
    return words


def excluded(value: int, words: str, locale: str, kind: str) -> str | None:
    """The name of the rule that excludes a form."""
    return next(
        (
            rule.name
            for rule in EXCLUSIONS
            if locale in rule.locales.split() and kind == rule.kind and rule.applies(value, words)
        ),
        None,
    )


def unread(locale: str, kind: str, written: Callable[[str], str] = str) -> tuple[int, list[str]]:
    """How many numbers were tried, and each that comes back otherwise: it must be one numeral, all the words."""
    lang, tried, failed = locale[:2], 0, list[str]()
    sentence = SENTENCES[lang, kind]
    for value in values():
        words = written(spelt(value, locale, kind))
        if excluded(value, words, locale, kind):
            continue
        tried += 1
        found = [(one.text, one.value, one.kind) for one in extractor.numerals(sentence.format(words), lang)]
        if found != [(words, str(value), kind)]:
            failed.append(f"{value} {words!r}: {found}")
    return tried, failed


def told(failed: list[str]) -> str:
    """The failures, the first and some of the others."""
    some = [*failed[:SHOWN], *random.Random(0).sample(failed[SHOWN:], min(SHOWN, max(0, len(failed) - SHOWN)))]
    return "\n".join([f"{len(failed)} are read otherwise", *some])


@pytest.mark.parametrize("locale", LOCALES)
def test_cardinals_come_back(locale: str) -> None:
    """Every cardinal in words is read as one numeral with its value."""
    tried, failed = unread(locale, "cardinal")
    assert tried > 3000
    assert failed == [], told(failed)


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if (locale[:2], "ordinal") in SENTENCES])
def test_ordinals_come_back(locale: str) -> None:
    """Every ordinal in words is read as one numeral with its value; num2words has no Vietnamese ordinals."""
    tried, failed = unread(locale, "ordinal")
    assert tried > (1000 if locale == "de" else 3000)
    assert failed == [], told(failed)


#: The same numbers as others write them: American without "and", commas left out, the spelling of 1990 with hyphens
#: everywhere, older Vietnamese words.
WRITTEN: dict[str, tuple[str, Callable[[str], str]]] = {
    "en-without-comma": ("en", lambda words: words.replace(",", "")),
    "en-without-and": ("en", lambda words: words.replace(" and ", " ").replace(",", "")),
    "en-without-hyphen": ("en", lambda words: words.replace("-", " ").replace(",", "")),
    "en-capital": ("en", lambda words: words.capitalize()),
    "fr-1990": ("fr", lambda words: words.replace(" ", "-")),
    "fr-without-hyphen": ("fr", lambda words: words.replace("-", " ")),
    "vi-linh-ngàn-tỉ": ("vi", lambda words: words.replace("lẻ", "linh").replace("nghìn", "ngàn").replace("tỷ", "tỉ")),
}


@pytest.mark.parametrize("manner", WRITTEN)
def test_cardinals_written_in_another_manner_come_back(manner: str) -> None:
    """Hyphens, commas, links and spellings are a matter of taste; the number is the same."""
    locale, written = WRITTEN[manner]
    _, failed = unread(locale, "cardinal", written)
    assert failed == [], told(failed)
