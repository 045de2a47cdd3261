"""The texts that are measured: prose and dense text made of the corpus, whole articles, news from beside the checkout."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count

import regex

import extractor
from tests.gold import CORPUS, SHARED

ARTICLES = CORPUS / "articles"
NEWS = SHARED / "corpus" / "ntrex"
#: Characters of a piece: an article of ordinary length.
PIECE = 3_000
#: Words of prose to one numeral: news articles have one in 38 (English) to 52 words (Vietnamese).
PROSE_WORDS = 40
#: Words of dense text to one numeral, at most.
DENSE_WORDS = 6
WORD = regex.compile(r"\w+")
_SENTENCE = regex.compile(r"(?<=[.!?])\s+|\n+")
_CLAUSE = regex.compile(r"(?<=[.!?,;:])\s+|\n+")
# The last two of three digits or more, and decimals: other digits there leave dates and shapes as they are.
_CHANGEABLE = regex.compile(r"(?<=\d)\d\d(?!\d)|(?<=\d[.,])\d(?!\d)")


def codes() -> list[str]:
    """The languages that have articles in the corpus."""
    return sorted({path.stem for path in ARTICLES.glob("*/??.txt")})


def kinds(lang: str) -> list[str]:
    """The kinds of text there are for a language."""
    return ["prose", "dense", "articles", *(["news"] if news(lang) else [])]


def pieces(kind: str, lang: str, size: int, seed: int) -> list[str]:
    """Pieces of about the length of an article, `size` characters in all, with other digits for every seed.

    Other digits, because what was read in the round before must not be found in a cache.
    """
    chance = random.Random(f"{kind} {lang} {seed}")
    wholes = {"articles": articles, "news": news}.get(kind)
    if wholes is None:
        parts = prose(lang) if kind == "prose" else dense(lang)
        return [vary(_composed(parts, chance), chance) for _ in range(max(1, size // PIECE))]
    texts, out = wholes(lang), list[str]()
    for index in count():
        if sum(map(len, out)) >= size:
            return out
        out.append(vary(texts[index % len(texts)], chance))
    raise AssertionError("unreachable")


def vary(text: str, chance: random.Random) -> str:
    """The text with other digits, every number as long as it was."""
    return _CHANGEABLE.sub(lambda match: "".join(chance.choices("123456789", k=len(match[0]))), text)


def _composed(parts: tuple[str, ...], chance: random.Random) -> str:
    """Parts in any order, in paragraphs of five, up to the length of a piece."""
    out, length = list[str](), 0
    while length < PIECE:
        out.append(chance.choice(parts))
        length += len(out[-1]) + 1
    return "\n".join(" ".join(out[place : place + 5]) for place in range(0, len(out), 5))


def _numerals(text: str, lang: str) -> int:
    return len(extractor.numerals(text, lang))


@cache
def articles(lang: str) -> tuple[str, ...]:
    """The corpus' own articles."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob(f"*/{lang}.txt")))


@cache
def news(lang: str) -> tuple[str, ...]:
    """The translated news articles beside the checkout, each once; none where the folder is missing."""
    found = dict[str, str]()
    for path in sorted(NEWS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            for side in (pair["left"], pair["right"]):
                if side["lang"] == lang:
                    found[pair["id"]] = side["text"]
    return tuple(found.values())


@cache
def prose(lang: str) -> tuple[str, ...]:
    """Clauses of the articles: all without a numeral, each often enough that one numeral comes to `PROSE_WORDS` words."""
    plain, counted = list[str](), list[str]()
    for clause in _CLAUSE.split("\n".join(articles(lang))):
        if len(clause) > 2:
            (counted if _numerals(clause, lang) else plain).append(clause)
    words = sum(len(WORD.findall(clause)) for clause in plain)
    few = [clause for clause in counted if _numerals(clause, lang) == 1]
    # One clause with a numeral for each PROSE_WORDS words of the others, drawn from all over the articles.
    times = 1 + len(few) * PROSE_WORDS // max(1, words)
    return (*plain * times, *few[:: max(1, len(few) * PROSE_WORDS // (words * times))])


@cache
def dense(lang: str) -> tuple[str, ...]:
    """Sentences of the articles with a numeral in `DENSE_WORDS` words or fewer."""
    sentences = _SENTENCE.split("\n".join(articles(lang)))
    return tuple(text for text in sentences if _numerals(text, lang) * DENSE_WORDS >= len(WORD.findall(text)) > 3)


@dataclass(frozen=True)
class Hostile:
    """A string that a reader of numbers may choke on: a name, its size, and how to make it that large."""

    name: str
    size: int
    make: Callable[[int, random.Random], str]


def _digits(size: int, chance: random.Random) -> str:
    return "".join(chance.choices("123456789", k=size))


def _separated(size: int, chance: random.Random) -> str:
    return "".join(f"{digit}{',.'[place % 2]}" for place, digit in enumerate(chance.choices("123456789", k=size)))


def _repeated(phrase: str) -> Callable[[int, random.Random], str]:
    return lambda size, _: phrase * size


#: Number words of each language: a scale, a number with a scale, a number that ends in a link.
PHRASES = {
    "en": ("million ", "one million ", "two hundred and "),
    "fr": ("millions ", "un million ", "quatre-vingt-"),
    "vi": ("triệu ", "một triệu ", "hai trăm linh "),
    "de": ("Millionen ", "eine Million ", "zweihundertund"),
}


def hostile(lang: str) -> list[Hostile]:
    """The strings of the issue, in the words of a language."""
    scale, number, linked = PHRASES[lang]
    return [
        Hostile("digits", 100_000, _digits),
        Hostile("digits with , and . between", 50_000, _separated),
        Hostile(f"{scale.strip()!r} repeated", 50_000, _repeated(scale)),
        Hostile(f"{number.strip()!r} repeated", 50_000, _repeated(number)),
        Hostile(f"{linked.strip()!r} repeated", 30_000, _repeated(linked)),
        Hostile("letters without a space", 5_000_000, _repeated("a")),
    ]
