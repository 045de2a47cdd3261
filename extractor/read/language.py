"""The language of a text, told by the frequent words and the letters of the packs there are.

It is meant for whole articles and paragraphs in one of few languages. It would rather say that it cannot tell: a text
read by the rules of another language has other figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from math import sqrt
from typing import Protocol

from extractor.errors import UndetectedLanguageError

_SAMPLE = 20_000
# A word, with the apostrophe behind an elided one.
_WORD = re.compile(r"[^\W\d_]+'?")
# The evidence below which nothing is said, in words (a word of one pack only, or with its letters, counts 1).
_FEWEST_WORDS = 2
# The least share of typical words. English articles have 0.32 and more; Spanish has 0.24, Catalan 0.25 of French words.
_SMALLEST_SHARE = 0.28
# A short text may have fewer by chance: about one standard deviation.
_CHANCE = 0.5
# How much more evidence than the next pack the winner needs.
_LEAD = 1.5
# `looks_like` contradicts a person, so it asks for more.
_FEWEST_WORDS_TO_DOUBT = 8
_LEAD_TO_DOUBT = 3
# With fewer words than this, a text without evidence is called short.
_SHORT = 20


class Clues(Protocol):
    """The part of a language pack that tells its language."""

    @property
    def stop_words(self) -> frozenset[str]:
        """Its frequent words, in lower case."""

    @property
    def letters(self) -> str:
        """Letters that are typical of it."""


def detect(text: str, packs: Mapping[str, Clues], hint: str | None = None) -> str:
    """Return the code of the pack in whose language the text is written.

    `hint` is a code that something beside the text names; it counts only where the text gives too little evidence.
    Raises `UndetectedLanguageError`, one line without file or option, when the text gives too little evidence, or as
    much for another language.
    """
    words = _words(text)
    (best, most), (second, next_most) = _ranked(words, packs)
    known = ", ".join(sorted(packs))
    if words.total() >= _SHORT and not _is_plausible(words, packs, best):
        raise UndetectedLanguageError(f"cannot tell the language: it is like none of {known}")
    if most < _FEWEST_WORDS or not _is_plausible(words, packs, best):
        if hint and hint in packs:
            return hint
        raise UndetectedLanguageError(f"cannot tell the language: the text is too short, or in none of {known}")
    if most < _LEAD * next_most:
        if hint and hint in (best, second):
            return hint
        raise UndetectedLanguageError(f"cannot tell the language: {best} and {second} are about as likely")
    return best


def looks_like(text: str, packs: Mapping[str, Clues]) -> str | None:
    """Return the language the text is clearly written in, else None; for doubting a declared one."""
    words = _words(text)
    (best, most), (_, next_most) = _ranked(words, packs)
    clear = _is_plausible(words, packs, best) and most >= max(_LEAD_TO_DOUBT * next_most, _FEWEST_WORDS_TO_DOUBT)
    return best if clear else None


def _words(text: str) -> Counter[str]:
    """Count the words of the beginning of a text, folded as the packs write them."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return Counter(_WORD.findall(sample))


def _ranked(words: Counter[str], packs: Mapping[str, Clues]) -> tuple[tuple[str, float], tuple[str, float]]:
    """Return the two packs with most evidence, each with its points; nobody stands in where packs are missing."""
    points = dict.fromkeys(packs, 0.0)
    for word, times in words.items():
        by_word = [code for code, pack in packs.items() if _is_frequent(word, pack)]
        by_letter = [code for code, pack in packs.items() if _has_letter(word, pack)]
        for owners in (by_word, by_letter):
            for code in owners:  # what several languages share says little about each
                points[code] += times / len(owners)
    ranked = sorted(points.items(), key=lambda item: -item[1])
    first, second, *_ = [*ranked, ("", 0.0), ("", 0.0)]
    return first, second


def _is_plausible(words: Counter[str], packs: Mapping[str, Clues], code: str) -> bool:
    """Say whether as many words are typical of a language as in any text of it; a relative of it has fewer."""
    if code not in packs:
        return False
    typical = sum(n for word, n in words.items() if _is_frequent(word, packs[code]) or _has_letter(word, packs[code]))
    total = words.total()
    return typical > 0 and typical >= _SMALLEST_SHARE * total - _CHANCE * sqrt(total)


def _is_frequent(word: str, pack: Clues) -> bool:
    """Look a word up, with and without the apostrophe of an elided one."""
    return word in pack.stop_words or word.rstrip("'") in pack.stop_words


def _has_letter(word: str, pack: Clues) -> bool:
    """Look for a typical letter."""
    return not set(word).isdisjoint(pack.letters)
